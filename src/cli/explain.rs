use std::io::{self, Write};

use super::{Outcome, input::Input, lexicon::Own, on_threads, output::stdout};
use crate::{
    claim::{Barred, Claim, Finding, Scope, Stage},
    discourse,
    model::Model,
    pipeline::{Analysis, Extractor, Passage},
    segment::Sentence,
    text::{Document, Span},
    tree::Parse,
};

/// Show how each sentence is read: its tree, its claims, what decided, and what was overruled.
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

    /// Explain no text, but list all rules with what each looks for.
    #[arg(long, exclusive = true)]
    rules: bool,
}

const EXAMPLES: &str = "\
Examples:
  echo 'Volgens de politie zou hij gevlucht zijn.' | stelling explain -
  stelling explain --no-trees artikel.txt
  stelling explain --rules";

/// Lines are broken here, in characters.
const WIDTH: usize = 100;
/// What is told of a claim or clause is set in so far.
const INDENT: usize = 6;
/// The width of the labels in front of it.
const LABEL: usize = 12;

/// Explains all sentences.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    if args.rules {
        rules(&mut stdout())?;
        return Ok(Outcome::Fine);
    }
    on_threads(None, || explain(args))
}

fn explain(args: &Args) -> anyhow::Result<Outcome> {
    let words = args.own.read()?;
    let extractor = Extractor::with_lexicon(Model::embedded(), &words.lexicon).explaining();
    let mut out = stdout();
    let mut groups = args.input.groups();
    for group in &mut groups {
        extractor.try_each(&group, |passage| write(&mut out, &passage, !args.no_trees))?;
    }
    out.flush()?;
    Ok(Outcome::complete(groups.is_complete()))
}

/// All rules, stage by stage.
fn rules(out: &mut impl Write) -> io::Result<()> {
    const LONGEST: usize = 15;
    let stages = [
        (Stage::Clause, "What is a clause of its own"),
        (Stage::Source, "Who puts it forward"),
        (Stage::Status, "What its own words say of its status"),
        (Stage::NoClaim, "What is no claim"),
    ];
    for (stage, title) in stages {
        writeln!(out, "{title}")?;
        for rule in discourse::glossary().filter(|rule| rule.stage == stage) {
            line(out, 2, LONGEST + 2, rule.name, rule.about)?;
        }
        writeln!(out)?;
    }
    out.flush()
}

fn write(out: &mut impl Write, passage: &Passage<'_>, trees: bool) -> io::Result<()> {
    let document = passage.document;
    for analysis in passage.analyses() {
        let &Sentence { number, span, .. } = analysis.sentence;
        let text = one_line(document.slice(span));
        writeln!(out, "{}.{number}  {text}", document.id)?;
        if trees {
            tree(out, analysis.parse)?;
        }
        sentence(out, document, &analysis)?;
        writeln!(out)?;
    }
    Ok(())
}

fn sentence(out: &mut impl Write, document: &Document, analysis: &Analysis<'_>) -> io::Result<()> {
    for one in analysis.claims {
        claim(out, document, one)?;
    }
    for one in analysis.barred {
        barred(out, document, one)?;
    }
    match analysis.reason().filter(|_| analysis.barred.is_empty()) {
        Some(reason) => line(out, 2, INDENT + LABEL - 2, "- no claim", &described(reason)),
        None => Ok(()),
    }
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
    writeln!(out, "{:INDENT$}{}", "", labels.join(", "))?;
    let head = [claim.head];
    let places = [
        ("from", &claim.spans[..]),
        ("head", &head),
        ("predicate", &claim.predicate),
        ("cue", &claim.cues),
        ("source", &claim.sources),
    ];
    for (name, spans) in places.into_iter().filter(|(_, spans)| !spans.is_empty()) {
        field(out, name, &pieces(document, spans))?;
    }
    for time in &claim.times {
        let text = one_line(document.slice(time.span));
        field(out, "time", &format!("{text} = {}", time.written()))?;
    }
    field(out, "confidence", &format!("{} %", claim.confidence))?;
    field(out, "rules", &claim.rules.join(", "))?;
    if let Some(splitter) = claim.rules.first() {
        field(out, "clause", &described(splitter))?;
    }
    decision(out, document, claim.findings.as_deref().unwrap_or_default())
}

/// What decided the status, how far that goes, and what else was seen.
fn decision(out: &mut impl Write, document: &Document, findings: &[Finding]) -> io::Result<()> {
    let Some((decisive, others)) = findings.split_first() else {
        return field(
            out,
            "decided by",
            "the writer: no rule sees hearsay, doubt or denial",
        );
    };
    seen(out, "decided by", document, decisive)?;
    field(out, "reaches", reach(decisive.scope))?;
    for other in others {
        let label = if other.status == decisive.status {
            "also seen"
        } else {
            "overruled"
        };
        seen(out, label, document, other)?;
    }
    Ok(())
}

fn barred(out: &mut impl Write, document: &Document, barred: &Barred) -> io::Result<()> {
    writeln!(out, "  - {}", one_line(document.slice(barred.head)))?;
    field(out, "no claim", &described(barred.rule))?;
    if let Some(turned) = &barred.turned {
        for wording in turned {
            field(out, "turns", wording)?;
        }
        if turned.is_empty() {
            field(out, "turns", "no claim")?;
        }
    }
    for finding in barred.findings.iter().flatten() {
        seen(out, "overruled", document, finding)?;
    }
    Ok(())
}

/// The rule of a finding with its status and cue, and on the next line what the rule looks for.
fn seen(
    out: &mut impl Write,
    label: &str,
    document: &Document,
    finding: &Finding,
) -> io::Result<()> {
    let (rule, status) = (finding.rule, finding.status.as_str());
    let cue = match finding.cues.as_slice() {
        [] => String::new(),
        cues => format!(", cue: {}", pieces(document, cues)),
    };
    let shared = if finding.shared {
        ", of the clause above"
    } else {
        ""
    };
    field(out, label, &format!("{rule} ({status}{cue}{shared})"))?;
    field(out, "", about(rule))
}

/// How far a cue goes, in words.
const fn reach(scope: Scope) -> &'static str {
    match scope {
        Scope::Clause => "this clause only",
        Scope::Coordinated => "this clause and those coordinated with it",
        Scope::Reported => "everything within the reported or quoted words",
        Scope::Pointed => "the claims that it points to",
    }
}

fn described(rule: &str) -> String {
    format!("{rule}: {}", about(rule))
}

fn about(rule: &str) -> &'static str {
    discourse::about(rule).unwrap_or_default()
}

/// A label and what it is about, in the columns below a claim.
fn field(out: &mut impl Write, label: &str, text: &str) -> io::Result<()> {
    line(out, INDENT, LABEL, label, text)
}

/// A label of a certain width, set in, and a text beside it that is broken where it gets too long.
fn line(
    out: &mut impl Write,
    indent: usize,
    width: usize,
    label: &str,
    text: &str,
) -> io::Result<()> {
    write!(out, "{:indent$}{label:<width$}", "")?;
    let mut column = indent + width;
    for (number, word) in text.split_whitespace().enumerate() {
        let length = word.chars().count();
        if number > 0 && column + 1 + length > WIDTH {
            column = indent + width;
            write!(out, "\n{:column$}", "")?;
        } else if number > 0 {
            column += 1;
            write!(out, " ")?;
        }
        column += length;
        write!(out, "{word}")?;
    }
    writeln!(out)
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
