use std::{io::Write, path::PathBuf};

use anyhow::ensure;
use clap::builder::{PossibleValue, PossibleValuesParser};

use super::{Outcome, output::stdout, table};
use crate::{
    dataset::Table,
    diff::{Kind, RENDERERS, diff, renderer},
};

/// Show what has changed from one data set to another.
///
/// Two rows are the same claim if they have the same id. Of those left over in a document, so are rows with the
/// same head and the same quote, and rows with the same head or the same sentence whose sentences and quotes are alike
/// by 60 per cent or more of their characters. What differs is told document by document, changed texts word by word,
/// and with another status which rules came and which went. A column that one of the tables lacks counts as empty.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The data set as it was: CSV in any dialect, or JSON Lines.
    old: PathBuf,

    /// The data set as it is now.
    new: PathBuf,

    /// How to show it.
    #[arg(long, value_name = "FORMAT", value_parser = formats(), default_value = RENDERERS[0].name())]
    format: String,

    /// Look at these kinds of change only, as if nothing else had changed.
    #[arg(long, value_name = "KIND,…", value_parser = kinds(), value_delimiter = ',')]
    only: Vec<String>,

    /// Of collected tables, look at the rows of this annotator alone.
    #[arg(long, value_name = "NAME")]
    annotator: Option<String>,

    /// End with the exit code 1 if there are differences.
    #[arg(long)]
    exit_code: bool,
}

const EXAMPLES: &str = "\
Examples:
  stelling diff claims-0.1.csv claims.csv
  stelling diff claims.csv geannoteerd.csv --only other --annotator anna
  stelling diff old.csv new.csv --only added,removed,status --exit-code
  stelling diff old.csv new.csv --format markdown > comment.md";

fn formats() -> PossibleValuesParser {
    RENDERERS
        .iter()
        .map(|renderer| PossibleValue::new(renderer.name()).help(renderer.about()))
        .into()
}

fn kinds() -> PossibleValuesParser {
    Kind::ALL
        .iter()
        .map(|kind| PossibleValue::new(kind.as_str()).help(kind.about()))
        .into()
}

/// Shows the differences.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let (mut old, mut new) = (table::read(&args.old)?, table::read(&args.new)?);
    if let Some(name) = &args.annotator {
        let known = |table: &Table| table.annotators().contains(name.as_str());
        ensure!(
            known(&old) || known(&new),
            "--annotator: neither data set has rows of `{name}`"
        );
        (old, new) = (old.of_annotator(name), new.of_annotator(name));
    }
    let named: Vec<_> = args
        .only
        .iter()
        .filter_map(|name| Kind::from_name(name))
        .collect();
    let kinds = if named.is_empty() { Kind::ALL } else { &named };
    let differences = diff(&old, &new, kinds)?;
    let renderer = renderer(&args.format).unwrap_or(RENDERERS[0]);
    let mut out = stdout();
    renderer.render(&differences, &mut out)?;
    out.flush()?;
    Ok(if args.exit_code && !differences.is_empty() {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}
