use std::path::PathBuf;

use anyhow::ensure;

use super::{Outcome, output::Draft, say, sources, table};
use crate::view::{Options, page};

/// Make a page to read the claims of a data set in their texts, and to accept or correct them.
///
/// The page is one file that needs nothing beside itself: the texts with their claims marked by status, filters, keys to
/// go from claim to claim, and, for each, what decided. What is filled in is kept in the browser and downloaded as the
/// CSV that `stelling collect` reads. Rows that are not in their source as they say are told and left out; the exit code
/// is then 1.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// A table as `stelling extract` or `stelling collect` writes it.
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,

    /// Files and folders with the source documents.
    #[arg(long, value_name = "DIR", required = true)]
    source: Vec<PathBuf>,

    /// The page to write.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,

    /// Who annotates; what this annotator has filled in already is taken over from a collected table.
    #[arg(long, value_name = "NAME", default_value = "")]
    annotator: String,

    /// What stands above the page; by default the name of the data set.
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  stelling view claims/claims.csv --source seeds -o claims.html
  stelling view ronde-1/dataset.csv --source teksten -o anna.html --annotator anna --title 'Ronde 1'";

/// Writes the page.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let table = table::read(&args.dataset)?;
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
