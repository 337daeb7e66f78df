use std::path::PathBuf;

use super::{Outcome, on_threads, output::Draft, say, threads};
use crate::{
    model::About,
    train::{Config, Data, PARTS, Progress, corpus, train},
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

    /// A folder of running text: all its .txt files, one or more sentences a line.
    #[arg(long, value_name = "DIR")]
    text: Option<PathBuf>,

    /// The CoNLL-U file to measure the model on; none of it is trained on.
    #[arg(long, value_name = "FILE")]
    dev: Option<PathBuf>,

    /// Where to keep what the teachers say of the running text. If the file is there, no teachers are trained again.
    #[arg(long, value_name = "FILE", requires = "text")]
    labels: Option<PathBuf>,

    /// How many teachers label the running text.
    #[arg(long, value_name = "N", default_value_t = Config::default().teachers)]
    teachers: usize,

    /// How often a teacher sees each sentence of the treebank.
    #[arg(long, value_name = "N", default_value_t = Config::default().teacher_epochs)]
    teacher_epochs: usize,

    /// How often the model sees each sentence of the treebank and of the running text.
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
        let data = Data {
            parts: corpus::read_parts(&args.treebank, &args.part)?,
            text: args
                .text
                .as_deref()
                .map_or(Ok(Vec::new()), corpus::read_text)?,
            labels: args.labels.clone(),
            development: args
                .dev
                .as_deref()
                .map_or(Ok(Vec::new()), corpus::read_file)?,
        };
        let model = Draft::new(&args.output)?;
        let bytes = train(&args.config(), &data, tell)?;
        model.fill(&bytes)?;
        model.publish()?;
        Ok(Outcome::Fine)
    })
}

impl Args {
    fn config(&self) -> Config {
        Config {
            seed: self.seed,
            teachers: self.teachers,
            teacher_epochs: self.teacher_epochs,
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
        network,
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
        "{network}, epoch {epoch}: losses {losses}{}",
        scores.unwrap_or_default()
    ));
}
