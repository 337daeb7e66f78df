use std::{
    collections::{BTreeSet, HashSet},
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};

use super::{
    Outcome,
    findings::{Format, Report, tell},
    handout::{self, HANDED_OUT},
    output::{Target, is_stdout, stdout},
    say, table,
};
use crate::{
    dataset::{COLUMNS, Metadata, ROW_STATE, Table},
    handout::{Returned, carries_guards, collect},
    sheet::{Dialect, Row, Sheet},
    text::OffsetUnit,
    validate::Finding,
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
    unit: OffsetUnit,
    metadata: Option<Metadata>,
}

/// Writes the table and tells the findings.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    check_places(args)?;
    let mut parts = Vec::new();
    for folder in &args.folders {
        parts.push(part(folder)?);
    }
    let mut parts = parts.into_iter();
    let mut all = parts.next().context("there are no folders")?;
    for (part, folder) in parts.zip(&args.folders[1..]) {
        all = all.followed_by(part, folder)?;
    }
    let target = Target::new(&args.output, false)?;
    let is_other = |name: &&String| COLUMNS.iter().all(|column| column.name != **name);
    let others: Vec<String> = all.sheet.header.iter().filter(is_other).cloned().collect();
    let bytes = all.sheet.write(Dialect::Standard);
    table::write(target, &bytes, all.metadata, &others)?;
    let mut out = stdout();
    tell(&all.reports, args.format, args.limit, &mut out)?;
    out.flush()?;
    if all.reports.iter().any(|report| !report.findings.is_empty()) {
        all.outcome = all.outcome.max(Outcome::Findings);
    }
    Ok(all.outcome)
}

/// That no folder is read twice, and that the output is not among what is read.
fn check_places(args: &Args) -> anyhow::Result<()> {
    let mut folders = BTreeSet::new();
    for folder in &args.folders {
        let whole = folder.canonicalize();
        let whole = whole.with_context(|| folder.display().to_string())?;
        ensure!(
            folders.insert(whole),
            "{}: the folder is named twice",
            folder.display()
        );
    }
    let parent = args.output.parent().map(|parent| {
        let is_here = parent.as_os_str().is_empty();
        if is_here { Path::new(".") } else { parent }
    });
    let parent = parent.and_then(|parent| parent.canonicalize().ok());
    ensure!(
        is_stdout(&args.output) || parent.is_none_or(|parent| !folders.contains(&parent)),
        "{}: the table would be taken for a file that has come back; write it outside of the handout",
        args.output.display()
    );
    Ok(())
}

impl Part {
    /// The rows of both; those of a claim and annotator that both have are told.
    fn followed_by(mut self, mut next: Self, folder: &Path) -> anyhow::Result<Self> {
        ensure!(
            self.unit == next.unit,
            "{}: its offsets count in the unit {}, those of the folders before it in {}; collect them apart",
            folder.display(),
            next.unit.as_str(),
            self.unit.as_str()
        );
        let before: HashSet<_> = self
            .sheet
            .rows
            .iter()
            .map(|row| key(&self.sheet, row))
            .collect();
        let state = next.sheet.column(ROW_STATE.0);
        let mut findings = Vec::new();
        for at in 0..next.sheet.rows.len() {
            let key = key(&next.sheet, &next.sheet.rows[at]);
            if !before.contains(&key) {
                continue;
            }
            let [id, annotator] = key;
            findings.push(Finding::new(
                "duplicate",
                format!("claim {id} came from `{annotator}` in another folder already; both rows are kept"),
            ));
            let state = state.and_then(|state| next.sheet.rows[at].cells.get_mut(state));
            if let Some(state) = state.filter(|state| state.is_empty()) {
                "duplicate".clone_into(state);
            }
        }
        self.reports.extend(next.reports);
        if !findings.is_empty() {
            self.reports.push(Report {
                file: folder.display().to_string(),
                rows: None,
                note: None,
                findings,
            });
        }
        self.metadata = match (self.metadata, next.metadata) {
            (Some(mut own), Some(next)) => {
                own.add_documents_of(next);
                Some(own)
            }
            // What one of them does not say, nobody knows of both.
            _ => None,
        };
        self.sheet = self.sheet.followed_by(&next.sheet);
        self.outcome = self.outcome.max(next.outcome);
        Ok(self)
    }
}

/// Of which claim a row is, and by whom.
fn key(sheet: &Sheet, row: &Row) -> [String; 2] {
    ["claim_id", "annotator"].map(|name| {
        let cell = sheet.column(name).and_then(|column| row.cell(column));
        cell.unwrap_or_default().to_owned()
    })
}

/// Reads one folder; a file that is no table is told and left out.
fn part(folder: &Path) -> anyhow::Result<Part> {
    let handout = handout::read(folder)?;
    let dialect = Dialect::from_name(&handout.dialect);
    let dialect = dialect.with_context(|| {
        let folder = folder.display();
        format!(
            "{folder}: handed out in the dialect `{}`, which is not known",
            handout.dialect
        )
    })?;
    let dataset = folder.join(handout::DATASET);
    let given = table::read(&dataset)?;
    let metadata = table::metadata(&dataset)?;
    let mut outcome = Outcome::Fine;
    let mut sheets = Vec::new();
    for path in files(folder)? {
        match sheet(&path, &given, dialect) {
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
        unit: given.unit,
        metadata,
    })
}

/// The files in a folder that may have come back, sorted by name.
fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let name = || folder.display().to_string();
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(name)? {
        let path = entry.with_context(name)?.path();
        let name = file_name(&path);
        let is_ours = HANDED_OUT.contains(&name.as_str()) || name.starts_with(['.', '~']);
        let is_page = path
            .extension()
            .is_some_and(|extension| extension == "html");
        if !is_ours && !is_page {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The sheet of a file without guards; none if it has no ids.
fn sheet(path: &Path, given: &Table, dialect: Dialect) -> anyhow::Result<Option<Sheet>> {
    ensure!(!path.is_dir(), "a folder in the handout is not looked into");
    let mut sheet = Sheet::read(&fs::read(path)?)?;
    if carries_guards(&sheet, given, dialect) {
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
