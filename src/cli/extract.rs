use std::{io::Write, path::PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser};

use super::{
    Outcome,
    differences::unified,
    input::Input,
    lexicon::{Own, Words},
    on_threads,
    output::{Draft, metadata_path, stdout},
    threads,
};
use crate::{
    dataset::{Assembler, Metadata},
    export::{self, EXPORTERS, Exporter, Rows},
    model::Model,
    pipeline::{Analysis, Extractor, Passage},
    text::OffsetUnit,
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

    /// The format of the table; by default the extension of FILE decides, else it is csv.
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    format: Option<String>,

    /// What offsets count: Unicode code points (Python), bytes of UTF-8, or UTF-16 code units (JavaScript, Java).
    #[arg(long, value_name = "UNIT", value_parser = units(), default_value = OffsetUnit::default().as_str())]
    offsets: String,

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
  curl -s https://example.org/artikel.txt | stelling extract - --format jsonl";

fn formats() -> PossibleValuesParser {
    EXPORTERS
        .iter()
        .map(|exporter| PossibleValue::new(exporter.name()).help(exporter.about()))
        .into()
}

fn units() -> PossibleValuesParser {
    OffsetUnit::ALL.map(OffsetUnit::as_str).into()
}

/// Writes or checks a table.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let is_file = args.output.as_os_str() != "-";
    anyhow::ensure!(
        is_file || !args.check,
        "--check needs the file to compare with: -o FILE"
    );
    let words = args.own.read()?;
    on_threads(args.threads, || {
        if is_file {
            to_file(args, &words)
        } else {
            to_stdout(args, &words)
        }
    })
}

fn to_stdout(args: &Args, words: &Words) -> anyhow::Result<Outcome> {
    let (_, outcome) = write(args, words, stdout())?;
    Ok(outcome)
}

fn to_file(args: &Args, words: &Words) -> anyhow::Result<Outcome> {
    let draft = if args.check {
        Draft::to_compare
    } else {
        Draft::new
    };
    let table = draft(&args.output)?;
    let description = draft(&metadata_path(&args.output))?;
    let (metadata, outcome) = write(args, words, table.writer())?;
    let name = args
        .output
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    let json = metadata.to_json(&name, args.exporter().dialect());
    description.fill(json.as_bytes())?;
    if args.check {
        return check(&[table, description], outcome);
    }
    table.publish()?;
    description.publish()?;
    Ok(outcome)
}

/// Shows how the new files differ from those that are there.
fn check(drafts: &[Draft], outcome: Outcome) -> anyhow::Result<Outcome> {
    let mut differs = false;
    for draft in drafts {
        if let Some(difference) = unified(draft.target(), &draft.text()?)? {
            stdout().write_all(difference.as_bytes())?;
            differs = true;
        }
    }
    Ok(if differs {
        Outcome::Findings.max(outcome)
    } else {
        outcome
    })
}

/// Writes the table to `out` and answers what belongs beside it.
fn write(args: &Args, words: &Words, out: impl Write) -> anyhow::Result<(Metadata, Outcome)> {
    let model = Model::embedded();
    let extractor = Extractor::with_lexicon(model, &words.lexicon);
    let unit = OffsetUnit::from_name(&args.offsets).unwrap_or_default();
    let mut metadata = Metadata::new(model.id(), unit);
    words.describe(&mut metadata);
    let mut rows = args.exporter().begin(Box::new(out))?;
    let mut groups = args.input.groups();
    for group in &mut groups {
        for document in &group {
            metadata.add(document);
        }
        let mut assembler = None;
        extractor.try_each(&group, |passage| {
            add(&passage, &mut assembler, unit, rows.as_mut())
        })?;
    }
    rows.end()?;
    Ok((metadata, Outcome::complete(groups.is_complete())))
}

/// Writes the rows of the next passage; `assembler` is that of the document of the passage before.
fn add<'d>(
    passage: &Passage<'d>,
    assembler: &mut Option<Assembler<'d>>,
    unit: OffsetUnit,
    rows: &mut dyn Rows,
) -> anyhow::Result<()> {
    let assembler = match assembler {
        Some(assembler) if assembler.is_of(passage.document) => assembler,
        other => other.insert(Assembler::new(passage.document, unit)),
    };
    for Analysis {
        sentence, claims, ..
    } in passage.analyses()
    {
        for row in assembler.rows(sentence, claims)? {
            rows.row(&row)?;
        }
    }
    Ok(())
}

impl Args {
    fn exporter(&self) -> &'static dyn Exporter {
        let named = self.format.as_deref().and_then(export::exporter);
        named
            .or_else(|| export::by_extension(&self.output))
            .unwrap_or(EXPORTERS[0])
    }
}
