use std::io::{self, Write};

use super::{Outcome, input::Input, lexicon::Own, on_threads, output::stdout};
use crate::{
    claim::Claim,
    model::Model,
    pipeline::{Extractor, Passage},
    segment::Sentence,
    text::{Document, Span},
    tree::Parse,
};

/// Show how each sentence is read: its tree, its claims, and the rules that made them.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    input: Input,

    #[command(flatten)]
    own: Own,

    /// Leave out the trees.
    #[arg(long)]
    no_trees: bool,
}

const EXAMPLES: &str = "\
Examples:
  echo 'Volgens de politie zou hij gevlucht zijn.' | stelling explain -
  stelling explain --no-trees artikel.txt";

/// Explains all sentences.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    on_threads(None, || explain(args))
}

fn explain(args: &Args) -> anyhow::Result<Outcome> {
    let words = args.own.read()?;
    let extractor = Extractor::with_lexicon(Model::embedded(), &words.lexicon);
    let mut out = stdout();
    let mut groups = args.input.groups();
    for group in &mut groups {
        extractor.try_each(&group, |passage| write(&mut out, &passage, !args.no_trees))?;
    }
    out.flush()?;
    Ok(Outcome::complete(groups.is_complete()))
}

fn write(out: &mut impl Write, passage: &Passage<'_>, trees: bool) -> io::Result<()> {
    let document = passage.document;
    for (sentence, parse, claims) in passage.sentences() {
        let Sentence { number, span, .. } = *sentence;
        writeln!(
            out,
            "{}.{number}  {}",
            document.id,
            one_line(document.slice(span))
        )?;
        if trees {
            tree(out, parse)?;
        }
        for one in claims {
            claim(out, document, one)?;
        }
        for one in passage.barred.iter().filter(|one| one.sentence == number) {
            let head = one_line(document.slice(one.head));
            writeln!(out, "  - {head}: no claim ({})", one.rule)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// One word a line: number, form, lemma, part of speech, number of the head, relation.
fn tree(out: &mut impl Write, parse: &Parse) -> io::Result<()> {
    for (number, word) in (1..).zip(parse.words()) {
        let head = word.head.map_or(0, |head| head.0 + 1);
        let (upos, deprel) = (word.tag.upos.as_str(), word.deprel.as_str());
        let (form, lemma) = (&word.form, &word.lemma);
        writeln!(
            out,
            "  {number:>4}  {form:<20} {lemma:<20} {upos:<6} {head:>4}  {deprel}"
        )?;
    }
    Ok(())
}

fn claim(out: &mut impl Write, document: &Document, claim: &Claim) -> io::Result<()> {
    let labels = [
        claim.status.as_str(),
        claim.polarity.as_str(),
        claim.tense.as_str(),
    ];
    writeln!(out, "  * {}", claim.wording)?;
    writeln!(out, "      {}", labels.join(", "))?;
    let places = [
        ("from", &claim.spans),
        ("cue", &claim.cues),
        ("source", &claim.sources),
    ];
    for (name, spans) in places.into_iter().filter(|(_, spans)| !spans.is_empty()) {
        writeln!(out, "      {name}: {}", pieces(document, spans))?;
    }
    let head = one_line(document.slice(claim.head));
    writeln!(
        out,
        "      head: {head}, predicate: {}",
        pieces(document, &claim.predicate)
    )?;
    writeln!(out, "      rules: {}", claim.rules.join(", "))
}

fn pieces(document: &Document, spans: &[Span]) -> String {
    let pieces: Vec<_> = spans
        .iter()
        .map(|&span| one_line(document.slice(span)))
        .collect();
    pieces.join(" | ")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
