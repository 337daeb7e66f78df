use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail, ensure};

use super::{
    Outcome,
    output::{Draft, dialects, is_same},
    say, table,
};
use crate::{
    dataset::Table,
    export::EXPORTERS,
    handout::{Assignment, Handout, Options, Origin, Plan, batch, instructions},
    sheet::Dialect,
    text::sha256,
};

/// Hand out a data set: a file for each annotator, and what it takes to bring them together again.
///
/// The folder gets ANNOTATOR.csv for everyone, with what there is to read of each claim and empty columns to fill;
/// instructions.html, which tells how; dataset.csv, all that was handed out; and handout.json, who got what. With the
/// same data set, options and seed the same files come out.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// A table as `stelling extract` writes it.
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,

    /// The folder to write to; it is made if it is not there.
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,

    /// The names of the annotators.
    #[arg(long, value_name = "NAME,NAME", value_delimiter = ',', required = true)]
    annotators: Vec<String>,

    /// The part of the claims that two annotators get, to see how far they agree.
    #[arg(long, value_name = "PART", default_value_t = 0.0)]
    overlap: f64,

    /// Hand out so many claims, drawn by chance, and not all.
    #[arg(long, value_name = "N")]
    sample: Option<usize>,

    /// Draw from each value of this column, as `status` or `doc_id`, as many as its part of the data set asks for.
    #[arg(long, value_name = "COLUMN", requires = "sample")]
    stratify: Option<String>,

    /// Another number gives another draw.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,

    /// How the files are written: as our data sets, or as a Dutch or Belgian Excel opens them with a double click.
    #[arg(long, value_name = "DIALECT", value_parser = dialects(), default_value = Dialect::default().as_str())]
    dialect: String,

    /// Replace an earlier handout in the folder.
    #[arg(long)]
    force: bool,
}

const EXAMPLES: &str = "\
Examples:
  stelling handout claims/claims.csv -o ronde-1 --annotators anna,bram --overlap 0.2
  stelling handout claims.csv -o proef --annotators anna,bram --sample 60 --stratify status
  stelling handout claims.csv -o ronde-2 --annotators anna --dialect excel-nl --seed 7";

/// What a handout holds beside the files of the annotators.
pub(super) const HANDED_OUT: [&str; 4] = [DATASET, METADATA, INSTRUCTIONS, MANIFEST];
/// All that was handed out.
pub(super) const DATASET: &str = "dataset.csv";
const METADATA: &str = "dataset.csv-metadata.json";
const INSTRUCTIONS: &str = "instructions.html";
const MANIFEST: &str = "handout.json";

/// What was handed out in a folder.
pub(super) fn read(folder: &Path) -> anyhow::Result<Handout> {
    let manifest = folder.join(MANIFEST);
    let json = fs::read(&manifest).with_context(|| {
        format!(
            "{}: not a folder that `stelling handout` has made",
            folder.display()
        )
    })?;
    serde_json::from_slice(&json).with_context(|| manifest.display().to_string())
}

/// Writes all files, or none.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let table = table::read(&args.dataset)?;
    check_ids(&table)?;
    let options = Options {
        annotators: args.annotators.clone(),
        overlap: args.overlap,
        sample: args.sample,
        seed: args.seed,
    };
    let strata = strata(&table, args.stratify.as_deref())?;
    let strata: Vec<&str> = strata.iter().map(String::as_str).collect();
    let plan = Plan::new(&strata, &options)?;
    let earlier = earlier(args)?;
    fs::create_dir_all(&args.output).with_context(|| args.output.display().to_string())?;
    let drafts = drafts(args, &table, &plan)?;
    for draft in &drafts {
        check_target(draft.target(), args, &earlier)?;
    }
    let left = earlier
        .iter()
        .filter(|path| drafts.iter().all(|draft| draft.target() != *path));
    for path in left.filter(|path| path.exists()) {
        fs::remove_file(path).with_context(|| path.display().to_string())?;
    }
    drafts.into_iter().try_for_each(Draft::publish)?;
    for (name, rows) in args.annotators.iter().zip(&plan.batches) {
        let shared = rows
            .iter()
            .filter(|row| plan.shared.binary_search(row).is_ok())
            .count();
        say(&format!(
            "{name}: {} claims, {shared} of them shared",
            rows.len()
        ));
    }
    Ok(Outcome::Fine)
}

/// That every claim is there once.
fn check_ids(table: &Table) -> anyhow::Result<()> {
    let mut seen = HashSet::new();
    let twice = table
        .records
        .iter()
        .find(|record| !seen.insert(&record.claim_id));
    let Some(record) = twice else { return Ok(()) };
    let annotators = Vec::from_iter(table.annotators()).join(", ");
    if annotators.is_empty() {
        bail!(
            "the claim {} is there more than once; `stelling validate` tells more",
            record.claim_id
        );
    }
    bail!(
        "the claim {} is there more than once, in rows of the annotators {annotators}; hand out the data set that they \
         were given",
        record.claim_id
    );
}

/// The files of an earlier handout in the folder, which may be replaced if that is asked for.
fn earlier(args: &Args) -> anyhow::Result<Vec<PathBuf>> {
    let manifest = args.output.join(MANIFEST);
    if !manifest.exists() {
        return Ok(Vec::new());
    }
    ensure!(
        args.force,
        "{}: there is a handout in this folder already; take another folder, or replace it with --force",
        manifest.display()
    );
    let handout = read(&args.output)?;
    let own = HANDED_OUT.map(str::to_owned).into_iter();
    let files = handout.annotators.into_iter().map(|given| given.file);
    // A manifest from elsewhere may name a file that is not in the folder.
    let files = files.filter(|file| Path::new(file).file_name() == Some(file.as_ref()));
    Ok(own
        .chain(files)
        .map(|file| args.output.join(file))
        .collect())
}

/// That a file can be written without loss: that it is not the data set itself, nor anything but a file of an earlier
/// handout.
fn check_target(target: &Path, args: &Args, earlier: &[PathBuf]) -> anyhow::Result<()> {
    ensure!(
        !is_same(target, &args.dataset),
        "{}: the data set would be replaced by what is handed out of it; take another folder",
        target.display()
    );
    ensure!(
        !target.exists() || earlier.iter().any(|path| path == target),
        "{}: there is such a file already, which no handout has made; take another folder",
        target.display()
    );
    Ok(())
}

/// The value of a column for each row; the same for all if there is no column.
fn strata(table: &Table, column: Option<&str>) -> anyhow::Result<Vec<String>> {
    let Some(column) = column else {
        return Ok(vec![String::new(); table.records.len()]);
    };
    let header = table.header();
    let place = header.iter().position(|name| name == column);
    let place = place.with_context(|| {
        let names = header.join(", ");
        format!("--stratify: there is no column `{column}`; there are {names}")
    })?;
    let rows = table.records.iter().zip(&table.other_cells);
    let cell = rows.map(|(record, others)| {
        let mut cells = record.cells().map(Into::into).chain(others.iter().cloned());
        cells.nth(place).unwrap_or_default()
    });
    Ok(cell.collect())
}

fn drafts(args: &Args, table: &Table, plan: &Plan) -> anyhow::Result<Vec<Draft>> {
    let dialect = Dialect::from_name(&args.dialect).unwrap_or_default();
    let file = |name: &str, content: &[u8]| -> anyhow::Result<Draft> {
        let draft = Draft::new(&args.output.join(name))?;
        draft.fill(content)?;
        Ok(draft)
    };
    let mut drafts = Vec::new();
    let mut assignments = Vec::new();
    for (annotator, rows) in args.annotators.iter().zip(&plan.batches) {
        let records: Vec<_> = rows.iter().map(|&row| &table.records[row]).collect();
        let name = format!("{annotator}.csv");
        let sheet = batch(annotator, records.iter().copied());
        drafts.push(file(&name, &sheet.write(dialect))?);
        assignments.push(Assignment {
            annotator: annotator.clone(),
            file: name,
            claims: records
                .iter()
                .map(|record| record.claim_id.clone())
                .collect(),
        });
    }
    let mut given: Vec<usize> = plan.batches.concat();
    given.sort_unstable();
    given.dedup();
    drafts.push(file(DATASET, &table.only(&given).write(Dialect::Standard))?);
    if let Some(mut metadata) = table::metadata(&args.dataset)? {
        table::describe(&mut metadata, &table.others);
        let json = metadata.to_json(DATASET, EXPORTERS[0].dialect());
        drafts.push(file(METADATA, json.as_bytes())?);
    }
    drafts.push(file(INSTRUCTIONS, instructions().as_bytes())?);
    let bytes = fs::read(&args.dataset).with_context(|| args.dataset.display().to_string())?;
    let handout = Handout {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        dataset: Origin {
            path: args.dataset.display().to_string(),
            sha256: sha256(&bytes),
            rows: table.records.len(),
        },
        seed: args.seed,
        overlap: args.overlap,
        sample: args.sample,
        stratify: args.stratify.clone(),
        dialect: args.dialect.clone(),
        annotators: assignments,
    };
    let json = serde_json::to_string_pretty(&handout)? + "\n";
    drafts.push(file(MANIFEST, json.as_bytes())?);
    Ok(drafts)
}
