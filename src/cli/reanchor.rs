use std::{collections::BTreeMap, io::Write, path::PathBuf};

use anyhow::ensure;
use clap::ValueEnum;
use serde::Serialize;

use super::{
    Outcome,
    output::{Target, is_stdout, stdout},
    say, sources, table,
};
use crate::{
    dataset::{Metadata, Record, Table},
    diff::{marked, one_line},
    export::by_extension,
    reanchor::{Anchor, Options, Reanchored, Texts, Verdict, reanchor},
    sheet::Dialect,
};

/// Carry a data set over to revised texts.
///
/// Every span goes where its text has gone, and the verbatim cells are taken anew, so that slicing the new source gives
/// the cell. Labels, wordings, rules, dates and columns of annotators stay, and so does the id, even where `extract`
/// would give an edited sentence another. Nothing is guessed: a row that may have a counterpart, but no certain one,
/// stays as it was. The column `anchor` is added, which tells what became of the row, and `anchor_score`, which tells
/// how alike the old and the new quote are, from 0 to 1. The exit code is 1 if a row is uncertain or lost.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Args {
    /// The data set: CSV in any dialect, or JSON Lines.
    dataset: PathBuf,

    /// The texts that the data set was made of, files and folders; they are held against its metadata and its rows.
    #[arg(long, value_name = "PATH", required = true)]
    from: Vec<PathBuf>,

    /// The same texts as they are now.
    #[arg(long, value_name = "PATH", required = true)]
    to: Vec<PathBuf>,

    /// Where to write the table, as CSV, with its metadata beside it; `-` is standard output.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,

    /// How alike an edited quote has to be, and each other piece of the row, from 0 to 1.
    #[arg(long, value_name = "SHARE", default_value = "0.8", value_parser = share)]
    threshold: f64,

    /// A document that has another name now, as `old=new`. May be given more than once.
    #[arg(long, value_name = "ID=ID", value_parser = renaming)]
    renamed: Vec<(String, String)>,

    /// How to report on standard output what became of the rows; on standard error, as text, if the table goes there.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

const HELP: &str = "\
Anchors:
  exact      the same text at the same offsets
  moved      the same text at other offsets
  edited     the sentence or a piece of the row has another text that is alike
  uncertain  a piece is gone or too different, or the sentence is repeated or stands elsewhere
  lost       nothing is in its place, or the row did not slice in the old text

Examples:
  stelling reanchor claims.csv --from teksten-2023 --to teksten-2024 -o claims-2024.csv
  stelling reanchor claims.csv --from oud --to nieuw -o nieuw.csv --renamed brand=brand-loods
  stelling reanchor claims.csv --from oud --to nieuw -o nieuw.csv --format json > verslag.json";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: the rows that were edited, are uncertain or lost, document by document.
    Text,
    /// One JSON object with `summary`, `notes` and `rows`.
    Json,
}

fn share(text: &str) -> Result<f64, String> {
    let share = text
        .parse()
        .ok()
        .filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "expected a number from 0 to 1".to_owned())
}

fn renaming(text: &str) -> Result<(String, String), String> {
    let pair = text
        .split_once('=')
        .filter(|(old, new)| !old.is_empty() && !new.is_empty());
    let (old, new) = pair.ok_or("expected the old and the new id, as in `brand=brand-loods`")?;
    Ok((old.to_owned(), new.to_owned()))
}

/// Writes the table and tells what became of its rows.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    ensure!(
        args.format == Format::Text || !is_stdout(&args.output),
        "--format json writes the report to standard output: give the table a file, with -o FILE"
    );
    ensure!(
        by_extension(&args.output).is_none_or(|format| format.dialect().is_some()),
        "the table is written as CSV: give {} another extension",
        args.output.display()
    );
    let table = table::read(&args.dataset)?;
    let described = table::described(&args.dataset)?.unwrap_or_default();
    let (old, new) = (sources::read(&args.from)?, sources::read(&args.to)?);
    let options = Options {
        threshold: args.threshold,
        renamed: renamed(&args.renamed, &table)?,
    };
    let (from, to) = (&old.documents, &new.documents);
    let target = Target::new(&args.output, false)?;
    let reanchored = reanchor(&table, &described.documents, from, to, &options);
    let carried = &reanchored.table;
    let metadata = metadata(args, carried, to)?;
    let bytes = carried.write(Dialect::Standard);
    table::write(target, &bytes, Some(metadata), &carried.others)?;

    let report = Report {
        old: &table,
        new: &reanchored,
    };
    for note in &reanchored.notes {
        say(note);
    }
    match args.format {
        Format::Json => {
            let json = serde_json::to_string_pretty(&report.json())?;
            writeln!(stdout(), "{json}")?;
        }
        Format::Text if is_stdout(&args.output) => report.text().iter().for_each(|line| say(line)),
        Format::Text => {
            let mut out = stdout();
            for line in report.text() {
                writeln!(out, "{line}")?;
            }
            out.flush()?;
        }
    }
    say(&report.summary());
    let is_complete = old.is_complete && new.is_complete;
    Ok(Outcome::complete(is_complete).max(report.outcome()))
}

/// The new ids by the old ones, each of which the table has.
fn renamed(pairs: &[(String, String)], table: &Table) -> anyhow::Result<BTreeMap<String, String>> {
    let mut renamed = BTreeMap::new();
    for (old, new) in pairs {
        ensure!(
            table.records.iter().any(|record| record.doc_id == *old),
            "--renamed {old}={new}: the data set has no document `{old}`"
        );
        let before = renamed.insert(old.clone(), new.clone());
        ensure!(
            before.is_none(),
            "--renamed names the document `{old}` twice"
        );
    }
    Ok(renamed)
}

/// Where the claims come from, and the texts that they are of now.
fn metadata(args: &Args, table: &Table, texts: &Texts) -> anyhow::Result<Metadata> {
    let origin = table::metadata(&args.dataset)?;
    let origin = origin.unwrap_or_else(|| Metadata::unknown(table.unit));
    let mut metadata = origin.without_documents();
    for document in texts.values() {
        metadata.add(document);
    }
    Ok(metadata)
}

/// What became of the rows.
struct Report<'r> {
    old: &'r Table,
    new: &'r Reanchored,
}

impl Report<'_> {
    fn outcome(&self) -> Outcome {
        if self
            .new
            .verdicts
            .iter()
            .all(|verdict| verdict.anchor.is_carried())
        {
            Outcome::Fine
        } else {
            Outcome::Findings
        }
    }

    fn summary(&self) -> String {
        let counts = self.new.counts();
        let counts = counts.map(|(anchor, count)| format!("{count} {}", anchor.as_str()));
        format!("{} rows: {}", self.old.records.len(), counts.join(", "))
    }

    /// Every row that is not the same: its number as spreadsheet programs count, before, after, and what became of it.
    fn rows(&self) -> impl Iterator<Item = (usize, &Record, &Record, &Verdict)> {
        let rows = self.old.records.iter().zip(&self.new.table.records);
        let rows = (2..).zip(rows).zip(&self.new.verdicts);
        rows.filter(|(_, verdict)| !matches!(verdict.anchor, Anchor::Exact | Anchor::Moved))
            .map(|((row, (old, new)), verdict)| (row, old, new, verdict))
    }

    fn text(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let mut document = None;
        for (row, old, new, verdict) in self.rows() {
            if document != Some(&old.doc_id) {
                document = Some(&old.doc_id);
                lines.push(old.doc_id.clone());
            }
            let (anchor, id) = (verdict.anchor.as_str(), &old.claim_id);
            let score = match verdict.score_cell() {
                score if score.is_empty() => score,
                score => format!(" {score}"),
            };
            lines.push(format!("  {anchor}{score}  row {row}, claim {id}"));
            if verdict.anchor != Anchor::Edited {
                lines.push(format!("      {}", one_line(&old.quote)));
                lines.push(format!("      {}", one_line(&verdict.reason)));
            } else if old.quote == new.quote {
                let sentence = marked(&old.sentence_text, &new.sentence_text);
                lines.push(format!("      {sentence}"));
            } else {
                lines.push(format!("      {}", marked(&old.quote, &new.quote)));
            }
        }
        lines
    }

    fn json(&self) -> impl Serialize {
        let rows = self.rows().map(|(row, old, new, verdict)| Entry {
            row,
            claim_id: &old.claim_id,
            document: &old.doc_id,
            anchor: verdict.anchor,
            score: verdict.score,
            reason: &verdict.reason,
            quote: [&old.quote, &new.quote],
            sentence: [&old.sentence_text, &new.sentence_text],
        });
        Json {
            summary: self.new.counts().into_iter().collect(),
            notes: &self.new.notes,
            rows: rows.collect(),
        }
    }
}

#[derive(Serialize)]
struct Json<'r> {
    summary: BTreeMap<Anchor, usize>,
    notes: &'r [String],
    /// Those that were edited, are uncertain or lost.
    rows: Vec<Entry<'r>>,
}

#[derive(Serialize)]
struct Entry<'r> {
    /// As spreadsheet programs count if no row is empty: the first one under the header is 2.
    row: usize,
    claim_id: &'r str,
    document: &'r str,
    anchor: Anchor,
    score: Option<f64>,
    reason: &'r str,
    /// Before and after.
    quote: [&'r str; 2],
    /// Before and after.
    sentence: [&'r str; 2],
}
