use std::{collections::HashSet, path::PathBuf};

use anyhow::{anyhow, ensure};

use super::{
    Outcome, handout,
    output::{Draft, check_apart},
    say, sources, table,
};
use crate::{
    dataset::Table,
    view::{Options, page},
};

/// Make a page to read the claims of a data set in their texts, and to accept or correct them.
///
/// The page is one file that needs nothing beside itself: the texts with their claims marked by status, filters, keys to
/// go from claim to claim, and, for each, what decided. What is filled in is kept in the browser and downloaded as the
/// CSV that `stelling collect` reads. Rows that are not in their source as they say are told and left out; the exit code
/// is then 1.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// A table as `stelling extract` or `stelling collect` writes it, or the folder of a handout.
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,

    /// Files and folders with the source documents.
    #[arg(long, value_name = "DIR", required = true)]
    source: Vec<PathBuf>,

    /// The page to write.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,

    /// Who annotates. Of a handout, the claims of this annotator are shown; of a collected table, all claims, and what
    /// this annotator has filled in already.
    #[arg(long, value_name = "NAME", default_value = "")]
    annotator: String,

    /// What stands above the page; by default the name of the data set.
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  stelling view claims/claims.csv --source seeds -o claims.html
  stelling view ronde-1 --source teksten -o anna.html --annotator anna --title 'Ronde 1'
  stelling view geannoteerd.csv --source teksten -o verder.html --annotator anna";

/// Writes the page.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    check_apart(&args.output, [&args.dataset])?;
    let table = table(args)?;
    let sources = sources::read(&args.source)?;
    let named = || {
        args.dataset
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    let options = Options {
        title: args.title.clone().unwrap_or_else(named),
        annotator: args.annotator.clone(),
    };
    let page = page(&table, &sources.documents, &options);
    for problem in &page.problems {
        say(problem);
    }
    ensure!(
        table.records.is_empty() || page.problems.len() < table.records.len(),
        "no row of {} is in its source; is --source the folder that it was made from?",
        args.dataset.display()
    );
    let draft = Draft::new(&args.output)?;
    draft.fill(page.html.as_bytes())?;
    draft.publish()?;
    let outcome = if page.problems.is_empty() {
        Outcome::Fine
    } else {
        Outcome::Findings
    };
    Ok(outcome.max(Outcome::complete(sources.is_complete)))
}

/// The claims that are to be shown.
fn table(args: &Args) -> anyhow::Result<Table> {
    let Args {
        dataset, annotator, ..
    } = args;
    let unknown = |names: &[&str]| {
        let (dataset, names) = (dataset.display(), names.join(", "));
        anyhow!("{dataset}: has nothing of the annotator `{annotator}`; there are {names}")
    };
    if !dataset.is_dir() {
        let table = table::read(dataset)?;
        let names = Vec::from_iter(table.annotators());
        let is_known =
            annotator.is_empty() || names.is_empty() || names.contains(&annotator.as_str());
        return if is_known {
            Ok(table)
        } else {
            Err(unknown(&names))
        };
    }
    let handout = handout::read(dataset)?;
    let names = handout.annotators.iter();
    let names: Vec<&str> = names.map(|given| given.annotator.as_str()).collect();
    ensure!(
        !annotator.is_empty(),
        "{}: --annotator says whose claims to show; there are {}",
        dataset.display(),
        names.join(", ")
    );
    let own = handout
        .annotators
        .iter()
        .find(|given| given.annotator == *annotator)
        .ok_or_else(|| unknown(&names))?;
    let table = table::read(&dataset.join(handout::DATASET))?;
    let own: HashSet<&String> = own.claims.iter().collect();
    let is_own = |row: &usize| own.contains(&table.records[*row].claim_id);
    let rows: Vec<usize> = (0..table.records.len()).filter(is_own).collect();
    Ok(table.only(&rows))
}
