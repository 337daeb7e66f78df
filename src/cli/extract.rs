use std::{io::Write, path::PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser};

use super::{
    Outcome,
    differences::unified,
    input::Input,
    lexicon::{Own, Words},
    on_threads,
    output::{Draft, Target, is_stdout, stdout},
    say, threads,
};
use crate::{
    dataset::{Assembler, Metadata, Summary, WordingStyle},
    export::{self, EXPORTERS, Exporter, Ledger, Rows},
    model::Model,
    pipeline::{Extractor, Passage},
    text::{Document, OffsetUnit},
};

/// Write the claims of documents as a table.
///
/// Each row is one claim with its status (asserted, alleged or denied), cue, source, standalone wording and places in
/// the source. Beside an output file FILE stands FILE-metadata.json with the meaning of the columns, the offset unit,
/// the versions, and size and SHA-256 of every document. Files are replaced only when they are complete. A document
/// that cannot be read is named on standard error and left out; the exit code is then 2.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    input: Input,

    #[command(flatten)]
    own: Own,

    /// Where to write; `-` is standard output.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,

    /// Write a ledger too: a CSV that accounts for every sentence, headings included, with how many claims it has or
    /// why it has none; `-` is standard output. Its sums go to standard error.
    #[arg(long, value_name = "LEDGER")]
    ledger: Option<PathBuf>,

    /// The format of the table; by default the extension of FILE decides, else it is csv.
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    format: Option<String>,

    /// What offsets count: Unicode code points (Python), bytes of UTF-8, or UTF-16 code units (JavaScript, Java).
    #[arg(long, value_name = "UNIT", value_parser = units(), default_value = OffsetUnit::default().as_str())]
    offsets: String,

    /// What stands in the column `claim`: a main clause that can be read alone, or the untouched quote.
    #[arg(long, value_name = "STYLE", value_parser = styles(), default_value = WordingStyle::default().as_str())]
    wording: String,

    /// Leave out claims of which the parser is less sure than PERCENT, as the column `confidence` tells. At 80 it leaves
    /// out one claim in six, and half of the faulty ones.
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u32).range(0..=100), default_value = "0")]
    min_confidence: u32,

    /// How many threads to use; by default one a processor. The output is the same for any number.
    #[arg(long, value_name = "N", value_parser = threads)]
    threads: Option<usize>,

    /// Write nothing: make the files anew and compare with those that are there. Differences go to standard output and
    /// the exit code is 1.
    #[arg(long, requires = "output")]
    check: bool,
}

const EXAMPLES: &str = "\
Examples:
  stelling extract artikel.txt                     the claims of one text, as CSV on standard output
  stelling extract seeds -o claims/claims.csv      those of a folder, with metadata beside the table
  stelling extract seeds -o claims/claims.csv --check
  stelling extract seeds -o claims.csv --ledger ledger.csv   what came of every sentence, too
  stelling extract seeds --min-confidence 80       fewer claims, of which more are worded faithfully
  curl -s https://example.org/artikel.txt | stelling extract - --format jsonl";

fn formats() -> PossibleValuesParser {
    EXPORTERS
        .iter()
        .map(|exporter| PossibleValue::new(exporter.name()).help(exporter.about()))
        .into()
}

fn styles() -> PossibleValuesParser {
    WordingStyle::ALL.map(WordingStyle::as_str).into()
}

fn units() -> PossibleValuesParser {
    OffsetUnit::ALL.map(OffsetUnit::as_str).into()
}

/// Writes or checks the tables.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    args.verify()?;
    let words = args.own.read()?;
    on_threads(args.threads, || extract(args, &words))
}

fn extract(args: &Args, words: &Words) -> anyhow::Result<Outcome> {
    let claims = Target::new(&args.output, args.check)?;
    let ledger = args.ledger.as_deref();
    let ledger = ledger
        .map(|path| Target::new(path, args.check))
        .transpose()?;
    let written = write(
        args,
        words,
        claims.writer(),
        ledger.as_ref().map(Target::writer),
    )?;
    let metadata = written.metadata;
    claims.describe(|name| metadata.to_json(name, args.exporter().dialect()))?;
    if let Some(ledger) = &ledger {
        ledger.describe(|name| metadata.ledger_to_json(name, Ledger::dialect()))?;
    }
    let targets = [Some(claims), ledger].into_iter().flatten();
    let drafts: Vec<_> = targets.flat_map(Target::into_drafts).collect();
    let outcome = if args.check {
        check(&drafts)?.max(written.outcome)
    } else {
        drafts.into_iter().try_for_each(Draft::publish)?;
        written.outcome
    };
    if let Some(summary) = written.summary {
        say(&format!("what came of each sentence\n{summary}"));
    }
    Ok(outcome)
}

/// Shows how the new files differ from those that are there.
fn check(drafts: &[Draft]) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Fine;
    for draft in drafts {
        if let Some(difference) = unified(draft.target(), &draft.text()?)? {
            stdout().write_all(difference.as_bytes())?;
            outcome = Outcome::Findings;
        }
    }
    Ok(outcome)
}

/// What is known when the tables are written.
struct Written {
    metadata: Metadata,
    /// Of the ledger, if there is one.
    summary: Option<Summary>,
    outcome: Outcome,
}

/// The tables that are being written.
struct Tables<'w> {
    rows: Box<dyn Rows + 'w>,
    ledger: Option<(Ledger<'w>, Summary)>,
}

/// Writes the claims to `out` and the ledger, if there is one, to its own place.
fn write<'w>(
    args: &Args,
    words: &Words,
    out: Box<dyn Write + 'w>,
    ledger: Option<Box<dyn Write + 'w>>,
) -> anyhow::Result<Written> {
    let model = Model::embedded();
    let extractor =
        Extractor::with_lexicon(model, &words.lexicon).with_confidence(args.min_confidence);
    let unit = OffsetUnit::from_name(&args.offsets).unwrap_or_default();
    let style = WordingStyle::from_name(&args.wording).unwrap_or_default();
    let mut metadata = Metadata::new(model.id(), unit).worded(style);
    words.describe(&mut metadata);
    let ledger = ledger.map(Ledger::begin).transpose()?;
    let mut tables = Tables {
        rows: args.exporter().begin(out)?,
        ledger: ledger.map(|ledger| (ledger, Summary::default())),
    };
    let mut groups = args.input.groups();
    for group in &mut groups {
        for document in &group {
            metadata.add(document);
        }
        let mut assembler = None;
        extractor.try_each(&group, |passage| {
            let begin = |document| Assembler::new(document, unit).worded(style);
            add(&passage, &mut assembler, begin, &mut tables)
        })?;
    }
    Ok(Written {
        metadata,
        summary: tables.end()?,
        outcome: Outcome::complete(groups.is_complete()),
    })
}

/// Writes the rows of the next passage; `assembler` is that of the document of the passage before.
fn add<'d>(
    passage: &Passage<'d>,
    assembler: &mut Option<Assembler<'d>>,
    begin: impl FnOnce(&'d Document) -> Assembler<'d>,
    tables: &mut Tables<'_>,
) -> anyhow::Result<()> {
    let assembler = match assembler {
        Some(assembler) if assembler.is_of(passage.document) => assembler,
        other => other.insert(begin(passage.document)),
    };
    for analysis in passage.analyses() {
        let rows = assembler.rows(analysis.sentence, analysis.claims)?;
        if let Some((ledger, summary)) = &mut tables.ledger {
            let entry = assembler.entry(analysis.sentence, rows.len(), analysis.reason());
            summary.add(&entry);
            ledger.row(&entry)?;
        }
        for row in rows {
            tables.rows.row(&row)?;
        }
    }
    Ok(())
}

impl Tables<'_> {
    /// Writes all that is still held back.
    fn end(self) -> anyhow::Result<Option<Summary>> {
        self.rows.end()?;
        let Some((ledger, summary)) = self.ledger else {
            return Ok(None);
        };
        ledger.end()?;
        Ok(Some(summary))
    }
}

impl Args {
    /// Refuses what cannot be done together.
    fn verify(&self) -> anyhow::Result<()> {
        let ledger = self.ledger.as_deref();
        anyhow::ensure!(
            !(self.check && is_stdout(&self.output)),
            "--check needs the file to compare with: -o FILE"
        );
        anyhow::ensure!(
            !(self.check && ledger.is_some_and(is_stdout)),
            "--check needs the file to compare with: --ledger FILE"
        );
        anyhow::ensure!(
            !(is_stdout(&self.output) && ledger.is_some_and(is_stdout)),
            "the table and the ledger cannot both go to standard output: give one of them a file, with -o FILE or \
             --ledger FILE"
        );
        anyhow::ensure!(
            ledger != Some(&self.output),
            "the table and the ledger cannot be one file: {}",
            self.output.display()
        );
        Ok(())
    }

    fn exporter(&self) -> &'static dyn Exporter {
        let named = self.format.as_deref().and_then(export::exporter);
        named
            .or_else(|| export::by_extension(&self.output))
            .unwrap_or(EXPORTERS[0])
    }
}
