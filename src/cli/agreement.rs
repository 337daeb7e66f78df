use std::{io::Write, path::PathBuf};

use anyhow::ensure;
use clap::ValueEnum;

use super::{
    Outcome,
    output::{Draft, dialects, stdout},
    say, table,
};
use crate::{
    agreement::{Draws, Figure, Pair, Question, Report, Study, worksheet},
    sheet::Dialect,
};

/// Tell how far coders agree on status, polarity and source: Cohen's and Fleiss' kappa, Krippendorff's alpha.
///
/// A file that `stelling collect` has written has a coder for each annotator; every other data set is one coder itself,
/// whose claims are those of the others if they have the same head. Where coders have found claims of their own, the
/// agreement on their places is told as well. Intervals are those of a bootstrap over claims, with 95 %.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Collected annotations, or data sets of the same texts.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Take the labels that the first data set was handed out with as those of one more coder, called `stelling`.
    #[arg(long)]
    extractor: bool,

    /// Write the claims on which coders disagree as a table for the one who decides.
    #[arg(long, value_name = "SHEET")]
    worksheet: Option<PathBuf>,

    /// How the worksheet is written.
    #[arg(long, value_name = "DIALECT", value_parser = dialects(), default_value = Dialect::default().as_str())]
    dialect: String,

    /// How many draws the intervals are found with; 0 for none.
    #[arg(long, value_name = "N", default_value_t = 1000)]
    bootstrap: usize,

    /// Another number gives other draws.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,

    /// How to print the figures.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

const EXAMPLES: &str = "\
Examples:
  stelling agreement geannoteerd.csv
  stelling agreement geannoteerd.csv --extractor --worksheet geschillen.csv --dialect excel-nl
  stelling agreement claims-1.csv claims-2.csv --format json";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables for people.
    Text,
    /// One JSON object.
    Json,
}

/// Prints the figures.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let mut study = Study::default();
    let mut outcome = Outcome::Fine;
    for (at, path) in args.files.iter().enumerate() {
        let table = table::read(path)?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        study.add(&table, &name);
        if args.extractor && at == 0 {
            study.add_given(&table, "stelling");
        }
    }
    for unclear in &study.unclear {
        say(&format!(
            "{} of `{}`, claim {}: `{}` is no label; it counts as not answered",
            unclear.column, unclear.coder, unclear.claim_id, unclear.found
        ));
        outcome = Outcome::Findings;
    }
    ensure!(
        study.coders.len() >= 2,
        "agreement takes two coders; there is only `{}`: give more files, collected annotations, or --extractor",
        study
            .coders
            .first()
            .map_or("nobody", |coder| coder.name.as_str())
    );
    let sheet = worksheet(&study);
    if let Some(path) = &args.worksheet {
        let draft = Draft::new(path)?;
        let dialect = Dialect::from_name(&args.dialect).unwrap_or_default();
        draft.fill(&sheet.write(dialect))?;
        draft.publish()?;
        say(&format!(
            "{}: {} claims to decide on",
            path.display(),
            sheet.rows.len()
        ));
    }
    let draws = Draws {
        count: args.bootstrap,
        seed: args.seed,
    };
    let report = Report::of(&study, draws);
    let mut out = stdout();
    match args.format {
        Format::Text => {
            let mut text = Vec::new();
            print(&report, sheet.rows.len(), &mut text)?;
            out.write_all(&text)?;
            if String::from_utf8_lossy(&text).contains(UNDEFINED) {
                writeln!(
                    out,
                    "\n{UNDEFINED} is not defined: too few claims, or one label only"
                )?;
            }
        }
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &report)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(outcome)
}

fn print(report: &Report, disputed: usize, out: &mut impl Write) -> anyhow::Result<()> {
    let judged = report.coders.iter().zip(&report.judged);
    let judged: Vec<_> = judged
        .map(|(name, count)| format!("{name} {count}"))
        .collect();
    writeln!(
        out,
        "{} claims, judged by {}; {disputed} with disagreement",
        report.claims,
        judged.join(", ")
    )?;
    for question in &report.questions {
        print_question(question, out)?;
    }
    if let Some(places) = &report.places {
        writeln!(out, "\nplaces")?;
        writeln!(
            out,
            "  characters marked by two, mean F1   {}",
            shown(places.character_f1)
        )?;
        writeln!(
            out,
            "  Krippendorff's alpha for unitizing  {}",
            shown(places.unitizing_alpha)
        )?;
    }
    Ok(())
}

fn print_question(question: &Question, out: &mut impl Write) -> anyhow::Result<()> {
    let named = |pair: &Pair| pair.coders.join(" × ");
    let names = question
        .pairs
        .iter()
        .map(|pair| named(pair).chars().count());
    let width = names.max().unwrap_or(0).max(MEASURES[2].chars().count());
    writeln!(out, "\n{:<width$}    claims  agree  kappa", question.name)?;
    for pair in &question.pairs {
        let (name, items) = (named(pair), pair.items);
        writeln!(
            out,
            "  {name:<width$}  {items:>6}  {}  {}",
            shown(pair.observed),
            figure(pair.kappa)
        )?;
    }
    if question.pairs.len() > 1 {
        let mean = shown(question.mean_kappa);
        writeln!(
            out,
            "  {:<width$}  {:>6}  {:>5}  {mean}",
            MEASURES[0], "", ""
        )?;
    }
    for (name, measure) in [
        (MEASURES[1], question.fleiss),
        (MEASURES[2], question.alpha),
    ] {
        let items = measure
            .map(|measure| measure.items.to_string())
            .unwrap_or_default();
        writeln!(
            out,
            "  {name:<width$}  {items:>6}  {:>5}  {}",
            "",
            figure(measure)
        )?;
    }
    for pair in question
        .pairs
        .iter()
        .filter(|pair| !pair.confusion.is_empty() && pair.items > 0)
    {
        print_confusion(&question.labels, pair, out)?;
    }
    Ok(())
}

const MEASURES: [&str; 3] = ["mean", "Fleiss' kappa", "Krippendorff's alpha"];

fn print_confusion(labels: &[String], pair: &Pair, out: &mut impl Write) -> anyhow::Result<()> {
    let [first, second] = &pair.coders;
    let width = labels.iter().map(String::len).max().unwrap_or(0);
    writeln!(out, "\n  {first} in rows, {second} in columns")?;
    let columns: Vec<_> = labels
        .iter()
        .map(|label| format!("{label:>width$}"))
        .collect();
    writeln!(out, "  {:<width$}  {}", "", columns.join("  "))?;
    for (label, counts) in labels.iter().zip(&pair.confusion) {
        let cells: Vec<_> = counts
            .iter()
            .map(|count| format!("{count:>width$}"))
            .collect();
        writeln!(out, "  {label:<width$}  {}", cells.join("  "))?;
    }
    Ok(())
}

const UNDEFINED: &str = "–";

/// A figure, or a dash where it is not defined.
fn shown(value: Option<f64>) -> String {
    value.map_or_else(
        || format!("{UNDEFINED:>5}"),
        |value| format!("{value:>5.3}"),
    )
}

fn figure(figure: Option<Figure>) -> String {
    let interval = figure.and_then(|figure| figure.interval);
    let interval =
        interval.map(|interval| format!("  [{:.3}, {:.3}]", interval.low, interval.high));
    shown(figure.map(|figure| figure.value)) + &interval.unwrap_or_default()
}
