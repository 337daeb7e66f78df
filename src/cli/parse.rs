use std::{
    fmt::Display,
    fs::{self, File},
    io::{self, BufReader, Read, Write},
    path::{Path, PathBuf},
};

use anyhow::Context;
use rayon::prelude::*;

use super::{
    Outcome,
    input::{Groups, Input, size},
    on_threads,
    output::stdout,
    progress::Progress,
    threads,
};
use crate::{
    model::Model,
    pipeline::{Analysis, Extractor, Passage},
    tree::conllu,
};

/// Tag, lemmatise and parse: text or CoNLL-U in, CoNLL-U out.
///
/// Files with the extension .conllu keep their sentences, tokens and comments and get new annotation; all others are
/// read as text. The labels are those of the Dutch treebanks of Universal Dependencies.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    input: Input,

    /// Take all input as CoNLL-U, whatever the extensions.
    #[arg(long, conflicts_with = "input_format")]
    conllu: bool,

    /// Parse with this model instead of the one inside; `stelling train` makes them.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// Write lemmas in one piece: `afwijzen` and `basisniveau`. By default the parts of compounds and separable verbs
    /// are joined by `_`, as in the treebanks.
    #[arg(long)]
    whole_lemmas: bool,

    /// How many threads to use; by default one a processor. The output is the same for any number.
    #[arg(long, value_name = "N", value_parser = threads)]
    threads: Option<usize>,
}

const EXAMPLES: &str = "\
Examples:
  stelling parse artikel.txt > artikel.conllu
  stelling parse corpus --threads 4 --whole-lemmas > corpus.conllu
  stelling parse nl_alpino-ud-test.conllu > system.conllu
  stelling score --conllu nl_alpino-ud-test.conllu system.conllu";

/// So many sentences of a treebank are in memory at a time.
const HELD: usize = 4096;
/// So many of them are parsed by one thread in one go.
const CHUNK: usize = 16;

/// Parses all input.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    on_threads(args.threads, || parse(args))
}

fn parse(args: &Args) -> anyhow::Result<Outcome> {
    let model = match &args.model {
        Some(path) => &read(path).with_context(|| path.display().to_string())?,
        None => Model::embedded(),
    };
    let mut out = Output {
        to: stdout(),
        whole_lemmas: args.whole_lemmas,
    };
    let mut is_complete = true;
    for path in args.input.paths() {
        is_complete &= if args.conllu || is_conllu(path) {
            treebank(model, &mut out, path)?
        } else {
            texts(model, &mut out, args.input.only(path).groups())?
        };
    }
    out.to.flush()?;
    Ok(Outcome::complete(is_complete))
}

fn read(path: &Path) -> anyhow::Result<Model> {
    Ok(Model::from_bytes(&fs::read(path)?)?)
}

fn is_conllu(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("conllu"))
}

/// Annotates the sentences of a CoNLL-U file anew; answers whether it could be read to its end.
fn treebank(model: &Model, out: &mut Output<impl Write>, path: &Path) -> io::Result<bool> {
    let progress = Progress::new(size(path));
    let refused = |error: &dyn Display| {
        progress.say(&format!("{}: {error}", path.display()));
        Ok(false)
    };
    let input = match open(path) {
        Ok(input) => BufReader::new(progress.counting(input)),
        Err(error) => return refused(&error),
    };
    let mut sentences = conllu::sentences(input).peekable();
    while sentences.peek().is_some() {
        let mut error = None;
        let good = |found: Result<_, _>| found.map_err(|found| error = Some(found)).ok();
        let held: Vec<_> = sentences.by_ref().map_while(good).take(HELD).collect();
        let annotated: Vec<_> = held
            .par_chunks(CHUNK)
            .flat_map_iter(|chunk| model.annotate(chunk))
            .collect();
        annotated
            .into_iter()
            .try_for_each(|sentence| out.sentence(sentence))?;
        if let Some(error) = error {
            return refused(&error);
        }
        progress.show();
    }
    Ok(true)
}

fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(io::stdin()));
    }
    Ok(Box::new(File::open(path)?))
}

/// Segments and parses texts; answers whether all could be read.
fn texts(model: &Model, out: &mut Output<impl Write>, mut groups: Groups) -> io::Result<bool> {
    let extractor = Extractor::new(model);
    for group in &mut groups {
        extractor.try_each_tree(&group, |passage| out.passage(&passage))?;
    }
    Ok(groups.is_complete())
}

/// Where sentences are written.
struct Output<W> {
    to: W,
    whole_lemmas: bool,
}

impl<W: Write> Output<W> {
    fn passage(&mut self, passage: &Passage<'_>) -> io::Result<()> {
        let document = passage.document;
        for Analysis {
            sentence, parse, ..
        } in passage.analyses()
        {
            let id = format!("{}.{}", document.id, sentence.number);
            let text = document.slice(sentence.span);
            self.sentence(conllu::Sentence::from_parse(parse, &id, text))?;
        }
        Ok(())
    }

    fn sentence(&mut self, mut sentence: conllu::Sentence) -> io::Result<()> {
        if self.whole_lemmas {
            for row in sentence.rows.iter_mut().filter(|row| row.lemma != "_") {
                row.lemma.retain(|c| c != '_');
            }
        }
        conllu::write(&mut self.to, &sentence)
    }
}
