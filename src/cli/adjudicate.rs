use std::{
    collections::{BTreeMap, HashSet},
    fs,
    path::PathBuf,
};

use anyhow::{Context, ensure};

use super::{
    Outcome,
    output::{Target, check_apart},
    say, study, table,
};
use crate::{
    agreement::{Decision, How, SETTLED_COLUMNS, Settled, Study, settle, source_in},
    claim::{Polarity, Status},
    dataset::Table,
    sheet::{Dialect, Sheet},
};

/// Settle what annotators say: one row a claim, with the labels that hold in the end.
///
/// What was decided in the worksheet of `stelling agreement` holds, else what all who judged a claim say. The columns of
/// the data set stay as they were given; `status_final`, `polarity_final` and `source_final` stand after them, with
/// `settled`, which says how they came about: agreed, single (one coder alone), decided, or open. The exit code is 1 if
/// a claim is open.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Collected annotations, or data sets of the same texts.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// The worksheet, filled in; in any dialect.
    #[arg(long, value_name = "SHEET")]
    decisions: Option<PathBuf>,

    /// Leave out rows in which an annotator has filled in nothing; else an empty row agrees with what is given.
    #[arg(long)]
    answered: bool,

    /// The table to write.
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

const EXAMPLES: &str = "\
Examples:
  stelling adjudicate geannoteerd.csv -o definitief.csv
  stelling adjudicate geannoteerd.csv --decisions geschillen.csv -o definitief.csv";

/// Writes the table.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    check_apart(&args.output, args.files.iter().chain(&args.decisions))?;
    let (study, _) = study::read(&args.files, study::blank(args.answered))?;
    let mut outcome = study::tell(&study);
    let decisions = match &args.decisions {
        Some(path) => {
            let (decisions, all_clear) = decisions(path, &study)?;
            if !all_clear {
                outcome = Outcome::Findings;
            }
            decisions
        }
        None => BTreeMap::new(),
    };
    let settled = settle(&study, &decisions);
    let table = of_settled(&study, &settled);
    let target = Target::new(&args.output, false)?;
    let metadata = table::metadata(&args.files[0])?;
    let bytes = table.write(Dialect::Standard);
    table::write(target, &bytes, metadata, &table.others)?;
    let counts = How::ALL.map(|how| {
        let count = settled.iter().filter(|settled| settled.how == how).count();
        format!("{count} {}", how.as_str())
    });
    say(&format!("{} claims: {}", settled.len(), counts.join(", ")));
    if settled.iter().any(|settled| settled.how == How::Open) {
        outcome = outcome.max(Outcome::Findings);
    }
    Ok(outcome)
}

/// What was decided, by the ids of the claims, and whether all of it could be read.
fn decisions(path: &PathBuf, study: &Study) -> anyhow::Result<(BTreeMap<String, Decision>, bool)> {
    let name = || path.display().to_string();
    let bytes = fs::read(path).with_context(name)?;
    let mut sheet = Sheet::read(&bytes).with_context(name)?;
    if sheet.is_guarded() {
        sheet.unguard();
    }
    for column in ["claim_id", "status_final", "polarity_final", "source_final"] {
        ensure!(
            sheet.column(column).is_some(),
            "{}: there is no column `{column}`; it should be the worksheet of `stelling agreement`",
            name()
        );
    }
    let ids: HashSet<&str> = study
        .claims
        .iter()
        .map(|claim| claim.claim_id.as_str())
        .collect();
    let mut decisions = BTreeMap::new();
    let mut all_clear = true;
    for row in &sheet.rows {
        let cell = |name: &str| {
            let cell = sheet.column(name).and_then(|column| row.cell(column));
            cell.unwrap_or_default().trim()
        };
        let mut unclear = |what: &str| {
            say(&format!("{}:{}: {what}", path.display(), row.line));
            all_clear = false;
        };
        let id = cell("claim_id");
        if !ids.contains(id) {
            unclear(&format!("claim `{id}` is none of those that were judged"));
            continue;
        }
        let lower = |name: &str| Some(cell(name).to_lowercase()).filter(|label| !label.is_empty());
        let (status, polarity) = (lower("status_final"), lower("polarity_final"));
        let decision = Decision {
            status: status.as_deref().and_then(Status::from_name),
            polarity: polarity.as_deref().and_then(Polarity::from_name),
            source: source_in(cell("source_final")),
            comment: cell("comment_final").to_owned(),
        };
        for (label, is_known) in [
            (status, decision.status.is_some()),
            (polarity, decision.polarity.is_some()),
        ] {
            if let Some(label) = label.filter(|_| !is_known) {
                unclear(&format!(
                    "claim {id}: `{label}` is no label; it counts as not decided"
                ));
            }
        }
        decisions.insert(id.to_owned(), decision);
    }
    Ok((decisions, all_clear))
}

/// The claims as they were given, and what holds of them.
fn of_settled(study: &Study, settled: &[Settled]) -> Table {
    let cells = settled.iter().map(|settled| {
        let label = |label: Option<&'static str>| label.unwrap_or_default().to_owned();
        vec![
            label(settled.status.map(Status::as_str)),
            label(settled.polarity.map(Polarity::as_str)),
            settled.source.clone().unwrap_or_default(),
            settled.comment.clone(),
            settled.how.as_str().to_owned(),
            settled.coders.to_string(),
        ]
    });
    Table {
        others: SETTLED_COLUMNS.map(|(name, _)| name.to_owned()).into(),
        other_cells: cells.collect(),
        ..Table::of(study.claims.clone(), study.unit)
    }
}
