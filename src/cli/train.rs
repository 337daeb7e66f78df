use std::path::PathBuf;

use super::{Outcome, on_threads, output::Draft, say, threads};
use crate::{
    model::About,
    train::{Config, PARTS, Progress, corpus, train},
};

/// Train the tagger, lemmatizer and parser from a treebank.
///
/// The same treebank and options give the same bytes, on any number of threads. The folder holds the parts of the
/// treebank as train-PART.conllu.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The folder of the treebank.
    treebank: PathBuf,

    /// Where to write the model.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,

    /// A part of the treebank to train on; may be given more than once. By default those of the embedded model.
    #[arg(long, value_name = "PART", default_values = PARTS, hide_default_value = true)]
    part: Vec<String>,

    /// The CoNLL-U file to measure the model on; none of it is trained on.
    #[arg(long, value_name = "FILE")]
    dev: Option<PathBuf>,

    /// How often each sentence is seen.
    #[arg(long, value_name = "N", default_value_t = Config::default().epochs)]
    epochs: usize,

    /// What all random numbers come from.
    #[arg(long, value_name = "N", default_value_t = Config::default().seed)]
    seed: u64,

    /// How many threads to use; by default one a processor.
    #[arg(long, value_name = "N", value_parser = threads)]
    threads: Option<usize>,
}

const EXAMPLES: &str = "\
Examples:
  stelling train treebank -o src/model/nl.model --dev treebank/alpino-dev.conllu
  stelling train treebank -o try.model --part suites --epochs 3";

/// Trains a model.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    on_threads(args.threads, || {
        let parts = corpus::read_parts(&args.treebank, &args.part)?;
        let dev = args.dev.as_deref().map(corpus::read_file).transpose()?;
        let model = Draft::new(&args.output)?;
        let bytes = train(&args.config(), &parts, &dev.unwrap_or_default(), tell)?;
        model.fill(&bytes)?;
        model.publish()?;
        Ok(Outcome::Fine)
    })
}

impl Args {
    fn config(&self) -> Config {
        Config {
            seed: self.seed,
            epochs: self.epochs,
            about: About {
                name: format!("nl {}", env!("CARGO_PKG_VERSION")),
                corpus: self.part.clone(),
                licence: "CC-BY-SA-4.0".to_owned(),
                ..About::default()
            },
            ..Config::default()
        }
    }
}

fn tell(progress: &Progress) {
    let Progress {
        epoch,
        losses,
        scores,
    } = progress;
    let losses = losses.map(|loss| format!("{loss:.3}")).join(" ");
    let scores = scores.as_ref().map(|scores| {
        format!(
            ", UPOS {:.2}, UFeats {:.2}, Lemmas {:.2}, UAS {:.2}, LAS {:.2}",
            scores.upos, scores.feats, scores.lemmas, scores.uas, scores.las
        )
    });
    say(&format!(
        "epoch {epoch}: losses {losses}{}",
        scores.unwrap_or_default()
    ));
}
