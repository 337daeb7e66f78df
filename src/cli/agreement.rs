use std::{io::Write, path::PathBuf};

use anyhow::ensure;
use clap::ValueEnum;

use super::{
    Outcome, chart, matrix,
    output::{Draft, check_apart, dialects, stdout},
    say, study,
};
use crate::{
    agreement::{Draws, Figure, Pair, Places, Question, Report, worksheet},
    chart::Chart,
    sheet::Dialect,
};

/// Tell how far coders agree on status, polarity and source: Cohen's and Fleiss' kappa, Krippendorff's alpha.
///
/// A file that `stelling collect` has written has a coder for each annotator; every other data set is one coder itself,
/// whose claims are those of the others if they have the same head. Where coders have found claims of their own, the
/// agreement on their places is told as well: claims at exactly the same places, words in a claim, and Krippendorff's
/// alpha for unitizing. Intervals are those of a bootstrap over claims (places: documents), with 95 %.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Collected annotations, or data sets of the same texts.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Take the labels that the first data set was handed out with as those of one more coder, called `stelling`.
    #[arg(long)]
    extractor: bool,

    /// Leave out rows in which an annotator has filled in nothing; else an empty row agrees with what is given.
    #[arg(long)]
    answered: bool,

    /// Write the claims on which coders disagree as a table for the one who decides.
    #[arg(long, value_name = "SHEET")]
    worksheet: Option<PathBuf>,

    /// How the worksheet is written.
    #[arg(long, value_name = "DIALECT", value_parser = dialects(), default_value = Dialect::default().as_str())]
    dialect: String,

    /// How many draws the intervals are found with; 0 for none.
    #[arg(long, value_name = "N", default_value_t = Draws::default().count)]
    bootstrap: usize,

    /// Another number gives other draws.
    #[arg(long, value_name = "N", default_value_t = Draws::default().seed)]
    seed: u64,

    /// How to print the figures.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,

    /// Write a chart of the figures, their intervals and the confusions, too: a picture (.svg) or a page (.html).
    #[arg(long, value_name = "FILE", value_parser = chart::path)]
    chart: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  stelling agreement geannoteerd.csv
  stelling agreement geannoteerd.csv --extractor --worksheet geschillen.csv --dialect excel-nl
  stelling agreement geannoteerd.csv --answered --chart overeenstemming.html
  stelling agreement claims-1.csv claims-2.csv --format json";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables for people.
    Text,
    /// One JSON object.
    Json,
}

/// The coder who has given the labels that annotators judge.
const GIVEN: &str = "stelling";

/// Prints the figures.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let (mut study, tables) = study::read(&args.files, study::blank(args.answered))?;
    if let Some(first) = tables.first().filter(|_| args.extractor) {
        study.add_given(first, GIVEN)?;
    }
    let outcome = study::tell(&study);
    ensure!(
        study.coders.len() >= 2,
        "agreement takes two coders; there is only `{}`: give more files, collected annotations, or --extractor",
        study
            .coders
            .first()
            .map_or("nobody", |coder| coder.name.as_str())
    );
    let sheet = worksheet(&study);
    let mut drafts = Vec::new();
    if let Some(path) = &args.worksheet {
        check_apart(path, &args.files)?;
        let draft = Draft::new(path)?;
        let dialect = Dialect::from_name(&args.dialect).unwrap_or_default();
        draft.fill(&sheet.write(dialect))?;
        drafts.push(draft);
    }
    let draws = Draws {
        count: args.bootstrap,
        seed: args.seed,
    };
    let report = Report::of(&study, draws);
    if let Some(path) = &args.chart {
        let panels = report.panels();
        let title = format!("{} claims, {} coders", report.claims, report.coders.len());
        check_apart(path, &args.files)?;
        drafts.push(chart::draft(path, &Chart { title, panels })?);
    }
    drafts.into_iter().try_for_each(Draft::publish)?;
    if let Some(path) = &args.worksheet {
        let claims = sheet.rows.len();
        say(&format!("{}: {claims} claims to decide on", path.display()));
    }
    let mut out = stdout();
    match args.format {
        Format::Text => print(&report, sheet.rows.len(), &mut out)?,
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
        print_places(places, out)?;
    }
    Ok(())
}

fn print_places(places: &Places, out: &mut impl Write) -> anyhow::Result<()> {
    let names: Vec<_> = places
        .pairs
        .iter()
        .map(|pair| pair.coders.join(" × "))
        .collect();
    let width = width(&names);
    writeln!(out, "\n{:<width$}    claims  F1", "places")?;
    for (name, pair) in names.iter().zip(&places.pairs) {
        let claims = pair.claims.map(|count| count.to_string()).join(" × ");
        let (exact, words) = (figure(pair.exact_f1), figure(pair.token_f1));
        writeln!(
            out,
            "  {name:<width$}  {claims:>6}  {exact}  the same place"
        )?;
        writeln!(out, "  {:<width$}  {:>6}  {words}  words", "", "")?;
    }
    let alpha = figure(places.unitizing_alpha);
    writeln!(
        out,
        "  {:<width$}  {:>6}  {alpha}  for unitizing",
        MEASURES[2], ""
    )?;
    Ok(())
}

fn print_question(question: &Question, out: &mut impl Write) -> anyhow::Result<()> {
    let pairs = question.pairs.iter();
    let names: Vec<_> = pairs.map(|pair| pair.coders.join(" × ")).collect();
    let width = width(&names);
    writeln!(out, "\n{:<width$}    claims  agree  kappa", question.name)?;
    for (name, pair) in names.iter().zip(&question.pairs) {
        let items = pair.items;
        let (observed, kappa) = (shown(pair.observed), measure(pair.kappa, items));
        writeln!(out, "  {name:<width$}  {items:>6}  {observed}  {kappa}")?;
    }
    if question.pairs.len() > 1 {
        let (name, mean) = (MEASURES[0], shown(question.mean_kappa));
        writeln!(out, "  {name:<width$}  {:>6}  {:>5}  {mean}", "", "")?;
    }
    for (name, figure) in [
        (MEASURES[1], question.fleiss),
        (MEASURES[2], question.alpha),
    ] {
        let items = figure.map_or(question.several, |figure| figure.items);
        let figure = measure(figure, items);
        writeln!(out, "  {name:<width$}  {items:>6}  {:>5}  {figure}", "")?;
    }
    let told = |pair: &&Pair| !pair.confusion.is_empty() && pair.items > 0;
    let mut told = question.pairs.iter().filter(told);
    told.try_for_each(|pair| print_confusion(&question.labels, pair, out))
}

/// How wide the names of a table are.
fn width(pairs: &[String]) -> usize {
    let names = pairs.iter().map(String::as_str).chain(MEASURES);
    names
        .map(|name| name.chars().count())
        .max()
        .unwrap_or_default()
}

const MEASURES: [&str; 3] = ["mean", "Fleiss' kappa", "Krippendorff's alpha"];

fn print_confusion(labels: &[String], pair: &Pair, out: &mut impl Write) -> anyhow::Result<()> {
    let [first, second] = &pair.coders;
    writeln!(out, "\n  {first} in rows, {second} in columns")?;
    Ok(matrix::print(labels, labels, &pair.confusion, out)?)
}

/// A measure of so many claims with its interval; if it is not defined, why.
fn measure(measure: Option<Figure>, items: usize) -> String {
    let reason = match items {
        _ if measure.is_some() => "",
        0 => "  no claims in common",
        _ => "  one label only",
    };
    figure(measure) + reason
}

/// A figure with its interval.
fn figure(figure: Option<Figure>) -> String {
    let interval = figure.and_then(|figure| figure.interval);
    let interval =
        interval.map(|interval| format!("  [{:.3}, {:.3}]", interval.low, interval.high));
    shown(figure.map(|figure| figure.value)) + &interval.unwrap_or_default()
}

/// A value, or a dash where it is not defined.
fn shown(value: Option<f64>) -> String {
    value.map_or_else(|| format!("{:>5}", "–"), |value| format!("{value:>5.3}"))
}
