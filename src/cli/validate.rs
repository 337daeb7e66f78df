use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};

use super::{
    Outcome,
    findings::{Format, Report, tell},
    output::stdout,
    say, sources, table,
};
use crate::{
    dataset::{COLUMNS, Described},
    export::by_extension,
    sheet::{Fault, FaultKind, Sheet},
    text::Document,
    validate::{CHECKS, Subject},
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
  stelling validate geannoteerd.csv --source teksten --format short
  stelling validate claims.csv --source teksten --format json | jq '.[] | .findings[] | .check'
  stelling validate --checks";

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
    tell(&reports, args.format, args.limit, &mut out)?;
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
        file: name(),
        rows: Some(sheet.rows.len()),
        note: sources.is_none().then_some("not held against sources"),
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
