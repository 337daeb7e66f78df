use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};
use clap::ValueEnum;
use serde::Serialize;

use super::{Outcome, output::stdout, say, sources, table};
use crate::{
    dataset::{COLUMNS, Described},
    export::by_extension,
    sheet::{Fault, FaultKind, Sheet},
    text::Document,
    validate::{CHECKS, Finding, Subject},
};

/// Check data sets: their form, cells and ids, and that every span slices to its quote.
///
/// Each finding tells the row and column, what stands there and what should, and, where there is a likely cause, that
/// too: what spreadsheet programs do to ids and spans, other encodings, sources that have changed. Nothing is repaired.
/// The exit code is 1 if there are findings, 2 if a table or a source cannot be read.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Tables as `stelling extract` or `stelling collect` writes them; damaged ones are read as far as that goes.
    #[arg(value_name = "DATASET", required_unless_present = "checks")]
    datasets: Vec<PathBuf>,

    /// Files and folders with the source documents; without them, spans are not held against the texts.
    #[arg(long, value_name = "DIR")]
    source: Vec<PathBuf>,

    /// How to tell the findings.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,

    /// Tell no more findings than this of one check and table in `text`; 0 for all.
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,

    #[arg(long, help = "List all checks, and what each looks for")]
    checks: bool,
}

const EXAMPLES: &str = "\
Examples:
  stelling validate claims/claims.csv --source seeds
  stelling validate terug-van-anna.csv --source teksten --format short
  stelling validate claims.csv --source teksten --format json | jq '.[] | .findings[] | .check'
  stelling validate --checks";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: what, where, what instead, and why.
    Text,
    /// A line a finding, as compilers write them: `FILE:LINE: COLUMN: what`.
    Short,
    /// A list with an object for each table.
    Json,
}

/// What was found in one table.
#[derive(Serialize)]
struct Report {
    dataset: String,
    /// How many rows it has.
    rows: usize,
    /// Whether it was held against its sources.
    sources: bool,
    findings: Vec<Finding>,
}

/// Tells all findings.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let mut out = stdout();
    if args.checks {
        for check in CHECKS {
            writeln!(out, "{:<11} {}", check.name(), check.about())?;
        }
        return Ok(Outcome::Fine);
    }
    let sources = sources::read(&args.source)?;
    let documents = (!args.source.is_empty()).then_some(&sources.documents);
    let mut outcome = Outcome::complete(sources.is_complete);
    let mut reports = Vec::new();
    for path in &args.datasets {
        match report(path, documents) {
            Ok(report) => reports.push(report),
            Err(error) => {
                say(&format!("{error:#}"));
                outcome = Outcome::Incomplete;
            }
        }
    }
    if reports.iter().any(|report| !report.findings.is_empty()) {
        outcome = outcome.max(Outcome::Findings);
    }
    match args.format {
        Format::Text => reports
            .iter()
            .try_for_each(|report| report.tell(args.limit, &mut out))?,
        Format::Short => reports
            .iter()
            .try_for_each(|report| report.tell_in_short(&mut out))?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &reports)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(outcome)
}

/// Checks one table.
fn report(path: &Path, sources: Option<&BTreeMap<String, Document>>) -> anyhow::Result<Report> {
    let name = || path.display().to_string();
    let described = table::described(path).map_err(|error| format!("{error:#}"));
    let described = described.as_ref().map(Option::as_ref).map_err(Clone::clone);
    let sheet = sheet(path, described.as_ref().ok().copied().flatten()).with_context(name)?;
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let subject = Subject::new(&file, &sheet, described, sources);
    Ok(Report {
        dataset: name(),
        rows: sheet.rows.len(),
        sources: sources.is_some(),
        findings: subject.findings(),
    })
}

/// The table as a sheet; one in another format than CSV is read by its exporter and has no form to be checked.
fn sheet(path: &Path, described: Option<&Described>) -> anyhow::Result<Sheet> {
    let bytes = fs::read(path)?;
    let exporter = by_extension(path).filter(|exporter| exporter.dialect().is_none());
    let Some(exporter) = exporter else {
        let mut sheet = Sheet::read(&bytes)?;
        if sheet.is_guarded() {
            sheet.unguard();
            let kind = FaultKind::Guarded;
            sheet.faults.insert(0, Fault { line: 1, kind });
        }
        return Ok(sheet);
    };
    ensure!(!bytes.is_empty(), "it is empty; expected a line a claim");
    let unit = described.and_then(|described| described.unit);
    let table = exporter.read(&mut bytes.as_slice(), unit.unwrap_or_default())?;
    let header = COLUMNS.iter().map(|column| column.name.to_owned());
    let rows = table.records.iter();
    let cells = rows.map(|record| record.cells().map(Into::into).collect());
    Ok(Sheet::of(header.collect(), cells))
}

impl Report {
    fn summary(&self) -> String {
        let Self { dataset, rows, .. } = self;
        let without = if self.sources {
            ""
        } else {
            ", not held against sources"
        };
        let count = |count: usize, name: &str| match count {
            0 => format!("no {name}s"),
            1 => format!("1 {name}"),
            count => format!("{count} {name}s"),
        };
        let (rows, findings) = (count(*rows, "row"), count(self.findings.len(), "finding"));
        format!("{dataset}: {rows}, {findings}{without}")
    }

    fn tell(&self, limit: usize, out: &mut impl Write) -> anyhow::Result<()> {
        for check in CHECKS {
            let of_check = |finding: &&Finding| finding.check == check.name();
            let findings: Vec<_> = self.findings.iter().filter(of_check).collect();
            let shown = if limit == 0 { findings.len() } else { limit };
            for finding in findings.iter().take(shown) {
                writeln!(out, "{}", self.full(finding))?;
            }
            if findings.len() > shown {
                let more = findings.len() - shown;
                writeln!(
                    out,
                    "{}: … {more} more findings (--limit 0 tells all)\n",
                    check.name()
                )?;
            }
        }
        writeln!(out, "{}", self.summary())?;
        Ok(())
    }

    fn tell_in_short(&self, out: &mut impl Write) -> anyhow::Result<()> {
        for finding in &self.findings {
            writeln!(out, "{}", self.line(finding))?;
        }
        writeln!(out, "{}", self.summary())?;
        Ok(())
    }

    /// Where it is, and what.
    fn head(&self, finding: &Finding) -> String {
        let line = finding.line.map(|line| format!(":{line}"));
        let column = finding.column.as_ref().map(|column| format!(" {column}:"));
        let (line, column) = (line.unwrap_or_default(), column.unwrap_or_default());
        format!("{}{line}:{column} {}", self.dataset, finding.message)
    }

    fn line(&self, finding: &Finding) -> String {
        let head = self.head(finding);
        match (&finding.found, &finding.expected) {
            (Some(found), Some(expected)) => {
                format!(
                    "{head}: found `{}`, expected {}",
                    shown(found),
                    shown(expected)
                )
            }
            _ => head,
        }
    }

    fn full(&self, finding: &Finding) -> String {
        let row = finding.row.map(|row| match &finding.claim_id {
            Some(id) => format!("{row}, claim {id}"),
            None => row.to_string(),
        });
        let lines = [
            ("row", row.as_ref()),
            ("found", finding.found.as_ref()),
            ("expected", finding.expected.as_ref()),
            ("source", finding.excerpt.as_ref()),
            ("hint", finding.hint.as_ref()),
        ];
        let lines = lines.into_iter().filter_map(|(name, value)| {
            let value = value?;
            Some(format!("    {name:<9} {}\n", shown(value)))
        });
        std::iter::once(self.head(finding) + "\n")
            .chain(lines)
            .collect()
    }
}

/// A text on one line that is not too long.
fn shown(text: &str) -> String {
    const LONGEST: usize = 160;
    let line = text
        .escape_debug()
        .to_string()
        .replace("\\'", "'")
        .replace("\\\"", "\"");
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{} …", &line[..at]),
        None => line,
    }
}
