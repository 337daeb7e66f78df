use std::{io::Write, path::PathBuf};

use clap::ValueEnum;

use super::{
    Outcome, chart,
    output::{check_apart, stdout},
    table,
};
use crate::{
    agreement::{Blank, Draws, Report, Study},
    chart::{Chart, Panel},
    dataset::{Table, per_mille},
    stats::{Counts, Stats},
};

/// Tell what a data set holds: claims by status, polarity, tense, document, source, cue and rule.
///
/// Of a table that `stelling collect` has written it also tells how far each annotator is, and the chart how far
/// annotators agree.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// A table as `stelling extract` or `stelling collect` writes it.
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,

    /// Show so many of the documents, sources, cues and rules, the most frequent first; 0 for all.
    #[arg(long, value_name = "N", default_value_t = 10)]
    top: usize,

    /// How to print the numbers.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,

    /// Write a chart of statuses by document, sources and cues, too: a picture (.svg) or a page (.html).
    #[arg(long, value_name = "FILE", value_parser = chart::path)]
    chart: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  stelling stats claims/claims.csv
  stelling stats claims/claims.csv --top 3 --chart claims.svg
  stelling stats geannoteerd.csv --format json";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables for people.
    Text,
    /// One JSON object.
    Json,
}

/// Prints the numbers.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let table = table::read(&args.dataset)?;
    let stats = Stats::of(&table);
    if let Some(path) = &args.chart {
        check_apart(path, [&args.dataset])?;
        let name = args
            .dataset
            .file_name()
            .unwrap_or_default()
            .to_string_lossy();
        let title = format!(
            "{name}: {} claims in {} documents",
            stats.claims, stats.documents
        );
        let mut panels = stats.panels();
        panels.extend(agreement(&table)?);
        chart::draft(path, &Chart { title, panels })?.publish()?;
    }
    let mut out = stdout();
    match args.format {
        Format::Text => print(&stats, args.top, &mut out)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &stats)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(Outcome::Fine)
}

/// How far the annotators of a collected table agree, in the rows that they have come to.
fn agreement(table: &Table) -> anyhow::Result<Vec<Panel>> {
    let mut study = Study::new(Blank::Open);
    study.add(table, "")?;
    let coders = study.coders.iter();
    if coders.filter(|coder| !coder.judgements.is_empty()).count() < 2 {
        return Ok(Vec::new());
    }
    let report = Report::of(&study, Draws::default());
    Ok(report.panels())
}

fn print(stats: &Stats, top: usize, out: &mut impl Write) -> anyhow::Result<()> {
    writeln!(
        out,
        "{} claims in {} documents",
        stats.claims, stats.documents
    )?;
    for progress in &stats.annotators {
        let changed = progress.changed.iter();
        let changed: Vec<_> = changed
            .filter(|(_, count)| **count > 0)
            .map(|(column, count)| format!("{column} {count}"))
            .collect();
        let changed = if changed.is_empty() {
            "nothing".to_owned()
        } else {
            changed.join(", ")
        };
        writeln!(
            out,
            "  {}: {} claims, {} answered; changed: {changed}",
            progress.annotator, progress.claims, progress.answered
        )?;
    }
    let documents = Counts {
        name: "document",
        counts: stats
            .statuses
            .iter()
            .map(|(name, counts)| (name.clone(), counts.iter().sum()))
            .collect(),
    };
    for counts in stats.tables.iter().chain([&documents]) {
        print_counts(counts, top, out)?;
    }
    Ok(())
}

fn print_counts(counts: &Counts, top: usize, out: &mut impl Write) -> anyhow::Result<()> {
    let mut rows: Vec<_> = counts
        .counts
        .iter()
        .map(|(name, count)| (name.clone(), *count as u64))
        .collect();
    if top > 0 && rows.len() > top && !counts.is_closed() {
        rows.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let rest = rows.split_off(top);
        let sum = rest.iter().map(|(_, count)| count).sum();
        rows.push((format!("({} others)", rest.len()), sum));
    }
    let width = rows
        .iter()
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or(0);
    let numbers: Vec<u64> = rows.iter().map(|(_, count)| *count).collect();
    writeln!(out, "\n{}", counts.name)?;
    for ((name, count), tenths) in rows.iter().zip(per_mille(&numbers)) {
        let (whole, tenth) = (tenths / 10, tenths % 10);
        writeln!(out, "  {name:<width$}  {count:>6}  {whole:>3}.{tenth}%")?;
    }
    Ok(())
}
