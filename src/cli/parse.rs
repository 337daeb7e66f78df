use std::{
    fs::File,
    io::{self, BufRead, BufReader, Write},
    path::Path,
};

use anyhow::Context;
use rayon::prelude::*;

use super::{
    Outcome,
    input::{Groups, Input},
    on_threads,
    output::stdout,
    say, threads,
};
use crate::{
    model::Model,
    pipeline::{Extractor, Passage},
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

    /// How many threads to use; by default one a processor. The output is the same for any number.
    #[arg(long, value_name = "N", value_parser = threads)]
    threads: Option<usize>,
}

const EXAMPLES: &str = "\
Examples:
  stelling parse artikel.txt > artikel.conllu
  stelling parse nl_alpino-ud-test.conllu > system.conllu
  stelling score --conllu nl_alpino-ud-test.conllu system.conllu";

/// So many sentences of a treebank are parsed by one thread in one go.
const CHUNK: usize = 16;

/// Parses all input.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    on_threads(args.threads, || parse(args))
}

fn parse(args: &Args) -> anyhow::Result<Outcome> {
    let mut out = stdout();
    let mut is_complete = true;
    for path in args.input.paths() {
        is_complete &= if args.conllu || is_conllu(path) {
            treebank(&mut out, path)?
        } else {
            texts(&mut out, args.input.only(path).groups())?
        };
    }
    out.flush()?;
    Ok(Outcome::complete(is_complete))
}

fn is_conllu(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("conllu"))
}

/// Annotates the sentences of a CoNLL-U file anew; answers whether it could be read.
fn treebank(out: &mut impl Write, path: &Path) -> io::Result<bool> {
    let sentences = match read(path) {
        Ok(sentences) => sentences,
        Err(error) => {
            say(&format!("{error:#}"));
            return Ok(false);
        }
    };
    let model = Model::embedded();
    let annotated: Vec<_> = sentences
        .par_chunks(CHUNK)
        .map(|chunk| model.annotate(chunk))
        .collect();
    annotated
        .iter()
        .flatten()
        .try_for_each(|sentence| conllu::write(out, sentence))?;
    Ok(true)
}

fn read(path: &Path) -> anyhow::Result<Vec<conllu::Sentence>> {
    let name = path.display().to_string();
    let input: Box<dyn BufRead> = if name == "-" {
        Box::new(BufReader::new(io::stdin()))
    } else {
        Box::new(BufReader::new(
            File::open(path).with_context(|| name.clone())?,
        ))
    };
    conllu::read(input).context(name)
}

/// Segments and parses texts; answers whether all could be read.
fn texts(out: &mut impl Write, mut groups: Groups) -> io::Result<bool> {
    let extractor = Extractor::new(Model::embedded());
    for group in &mut groups {
        extractor.try_each(&group, |passage| write(out, &passage))?;
    }
    Ok(groups.is_complete())
}

fn write(out: &mut impl Write, passage: &Passage<'_>) -> io::Result<()> {
    let document = passage.document;
    for (sentence, parse, _) in passage.sentences() {
        let id = format!("{}.{}", document.id, sentence.number);
        let text = document.slice(sentence.span);
        conllu::write(out, &conllu::Sentence::from_parse(parse, &id, text))?;
    }
    Ok(())
}
