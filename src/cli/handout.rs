use std::{fs, path::PathBuf};

use anyhow::{Context, ensure};

use super::{
    Outcome,
    output::{Draft, dialects},
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
  stelling handout claims.csv -o proef --annotators anna,bram,cleo --overlap 1 --sample 60 --stratify status
  stelling handout claims.csv -o ronde-2 --annotators anna --dialect excel-nl --seed 7";

/// Writes all files, or none.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let table = table::read(&args.dataset)?;
    let options = Options {
        annotators: args.annotators.clone(),
        overlap: args.overlap,
        sample: args.sample,
        seed: args.seed,
    };
    let strata = strata(&table, args.stratify.as_deref())?;
    let strata: Vec<&str> = strata.iter().map(String::as_str).collect();
    let plan = Plan::new(&strata, &options)?;
    let manifest = args.output.join("handout.json");
    ensure!(
        args.force || !manifest.exists(),
        "{}: there is a handout in this folder already; take another folder, or replace it with --force",
        manifest.display()
    );
    fs::create_dir_all(&args.output).with_context(|| args.output.display().to_string())?;
    let drafts = drafts(args, &table, &plan)?;
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
    drafts.push(file(
        "dataset.csv",
        &table.only(&given).write(Dialect::Standard),
    )?);
    if let Some(metadata) = table::metadata_with(&args.dataset, &table.others)? {
        let json = metadata.to_json("dataset.csv", EXPORTERS[0].dialect());
        drafts.push(file("dataset.csv-metadata.json", json.as_bytes())?);
    }
    drafts.push(file("instructions.html", instructions().as_bytes())?);
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
    drafts.push(file("handout.json", json.as_bytes())?);
    Ok(drafts)
}
