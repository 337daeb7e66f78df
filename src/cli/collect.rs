use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};

use super::{
    Outcome,
    findings::{Format, Report, tell},
    output::{Target, stdout},
    say, table,
};
use crate::{
    dataset::COLUMNS,
    export::EXPORTERS,
    handout::{Handout, Returned, collect},
    sheet::{Dialect, Sheet},
};

/// Bring together what annotators have sent back.
///
/// DIR is the folder of a handout, with the edited files in place of those that were handed out, or beside them, under
/// any name and in any dialect. Every row finds its claim by its id. The output has the columns of the data set as they
/// were given, those of the annotation, and all that was added. What was changed in place, is missing, came twice or is
/// not known, is told; the exit code is then 1.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Folders of handouts.
    #[arg(value_name = "DIR", required = true)]
    folders: Vec<PathBuf>,

    /// The table to write.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,

    /// How to tell the findings.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,

    /// Tell no more findings than this of one kind and file in `text`; 0 for all.
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
}

const EXAMPLES: &str = "\
Examples:
  stelling collect ronde-1 -o geannoteerd.csv
  stelling collect ronde-1 ronde-2 -o geannoteerd.csv --format short";

/// What one folder gives.
struct Part {
    sheet: Sheet,
    reports: Vec<Report>,
    /// Whether all files could be read.
    outcome: Outcome,
}

/// Writes the table and tells the findings.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let mut all: Option<Sheet> = None;
    let mut reports = Vec::new();
    let mut outcome = Outcome::Fine;
    for folder in &args.folders {
        let part = part(folder)?;
        outcome = outcome.max(part.outcome);
        reports.extend(part.reports);
        all = Some(match all {
            Some(before) => before.followed_by(&part.sheet),
            None => part.sheet,
        });
    }
    let sheet = all.context("there are no folders")?;
    let dataset = args.folders[0].join("dataset.csv");
    let target = Target::new(&args.output, false)?;
    target.writer().write_all(&sheet.write(Dialect::Standard))?;
    let is_other = |name: &&String| COLUMNS.iter().all(|column| column.name != **name);
    let others: Vec<String> = sheet.header.iter().filter(is_other).cloned().collect();
    if let Some(metadata) = table::metadata_with(&dataset, &others)? {
        target.describe(|name| metadata.to_json(name, EXPORTERS[0].dialect()))?;
    }
    target.publish()?;
    let mut out = stdout();
    tell(&reports, args.format, args.limit, &mut out)?;
    out.flush()?;
    if reports.iter().any(|report| !report.findings.is_empty()) {
        outcome = outcome.max(Outcome::Findings);
    }
    Ok(outcome)
}

/// Reads one folder; a file that is no table is told and left out.
fn part(folder: &Path) -> anyhow::Result<Part> {
    let manifest = folder.join("handout.json");
    let name = || manifest.display().to_string();
    let json = fs::read(&manifest).with_context(|| {
        format!(
            "{}: not a folder that `stelling handout` has made",
            folder.display()
        )
    })?;
    let handout: Handout = serde_json::from_slice(&json).with_context(name)?;
    let dialect = Dialect::from_name(&handout.dialect);
    let dialect = dialect
        .with_context(|| format!("{}: no dialect `{}` is known", name(), handout.dialect))?;
    let given = table::read(&folder.join("dataset.csv"))?;
    let mut outcome = Outcome::Fine;
    let mut sheets = Vec::new();
    for path in files(folder)? {
        match sheet(&path, dialect) {
            Ok(Some(sheet)) => sheets.push((path, sheet)),
            Ok(None) => say(&format!(
                "{}: has no column `claim_id`; left out",
                path.display()
            )),
            Err(error) => {
                say(&format!("{}: {error:#}", path.display()));
                outcome = Outcome::Incomplete;
            }
        }
    }
    ensure!(
        !sheets.is_empty(),
        "{}: no files have come back",
        folder.display()
    );
    let names: Vec<String> = sheets.iter().map(|(path, _)| file_name(path)).collect();
    let returned: Vec<_> = names
        .iter()
        .zip(&sheets)
        .map(|(file, (_, sheet))| Returned { file, sheet })
        .collect();
    let collected = collect(&handout, &given, &returned);
    let reports = collected
        .findings
        .into_iter()
        .map(|(file, findings)| Report {
            rows: returned
                .iter()
                .find(|returned| returned.file == file)
                .map(|returned| returned.sheet.rows.len()),
            file: folder.join(file).display().to_string(),
            note: None,
            findings,
        });
    Ok(Part {
        reports: reports.collect(),
        sheet: collected.sheet,
        outcome,
    })
}

/// The tables in a folder but for the one that was handed out, sorted by name.
fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let name = || folder.display().to_string();
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(name)? {
        let path = entry.with_context(name)?.path();
        let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
        let is_table = ["csv", "tsv", "txt"]
            .iter()
            .any(|known| extension == *known);
        if is_table && path.is_file() && file_name(&path) != "dataset.csv" {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The sheet of a file without guards; none if it has no ids.
fn sheet(path: &Path, dialect: Dialect) -> anyhow::Result<Option<Sheet>> {
    let mut sheet = Sheet::read(&fs::read(path)?)?;
    if dialect == Dialect::ExcelNl || sheet.is_guarded() {
        sheet.unguard();
    }
    Ok(sheet.column("claim_id").is_some().then_some(sheet))
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
