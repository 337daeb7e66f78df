use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsStr,
    fs::{self, File},
    io::{self, BufReader, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};

use super::{
    Outcome, chart,
    figures::{Figure, Figures, Format},
    output::{check_apart, stdout},
    say, table,
};
use crate::{
    chart::Chart,
    dataset::Record,
    dataset::score::{Confusion, Gold, Metric, Score, compare},
    tree::{
        conllu,
        score::{Scores, score},
    },
};

/// Hold claims against hand-made annotation, or trees against a treebank.
///
/// GOLD is JSON Lines, one annotated sentence a line; its sentences are found in the texts by searching forward. SYSTEM
/// is a table of claims made of these texts. A claim is found if its head is that of a claim of the gold, or a word of
/// its predicate.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The annotation to compare with.
    gold: PathBuf,

    /// The table of claims, or with --conllu the parsed file.
    system: PathBuf,

    /// The folder of the annotated texts, as DOCUMENT.txt.
    #[arg(long, value_name = "DIR", required_unless_present = "conllu")]
    texts: Option<PathBuf>,

    #[arg(
        long,
        help = "Compare two CoNLL-U files by the definitions of the CoNLL 2018 shared task",
        conflicts_with = "texts"
    )]
    conllu: bool,

    /// List every claim that is missing, has another label, or is too many; with --conllu the F1 of every relation.
    #[arg(short, long)]
    verbose: bool,

    /// A figure that must be reached, as `claim_F1=0.86`; else the exit code is 1. May be given more than once.
    #[arg(long, value_name = "METRIC=VALUE", value_parser = minimum)]
    min: Vec<(String, f64)>,

    /// How to print the figures.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,

    /// Write a chart of the figures, and of how statuses are confused, too: a picture (.svg) or a page (.html).
    #[arg(long, value_name = "FILE", value_parser = chart::path)]
    chart: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  stelling score gold.jsonl claims.csv --texts texts
  stelling score gold.jsonl claims.csv --texts texts -v --chart score.svg
  stelling score gold.jsonl claims.csv --texts texts --min claim_F1=0.86 --min strict_F1=0.76
  stelling score --conllu nl_alpino-ud-test.conllu system.conllu";

fn minimum(text: &str) -> Result<(String, f64), String> {
    let pair = text
        .split_once('=')
        .and_then(|(name, value)| Some((name.to_owned(), value.parse().ok()?)));
    pair.ok_or_else(|| "expected a metric and a number, as in `claim_F1=0.86`".to_owned())
}

/// Prints the figures.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let mut out = stdout();
    let found = if args.conllu {
        trees(args, &mut out)?
    } else {
        claims(args, &mut out)?
    };
    found.write(args.format, &mut out)?;
    out.flush()?;
    if let Some(path) = &args.chart {
        check_apart(path, [&args.gold, &args.system])?;
        let name = |path: &Path| path.file_name().unwrap_or_default().display().to_string();
        let title = format!("{} against {}", name(&args.system), name(&args.gold));
        let panels = found.panels();
        chart::draft(path, &Chart { title, panels })?.publish()?;
    }
    found.below(&args.min)
}

fn claims(args: &Args, out: &mut impl Write) -> anyhow::Result<Figures> {
    let folder = args.texts.as_deref().context("--texts is missing")?;
    let table = table::read(&args.system)?;
    let gold = Gold::read(&text(&args.gold)?, &texts(folder)?, table.unit)
        .with_context(|| args.gold.display().to_string())?;
    for sentence in &gold.lost {
        say(&format!("not found in the texts: {sentence}"));
    }
    let documents: BTreeSet<&String> = gold.references.iter().map(|claim| &claim.doc).collect();
    let is_known = |record: &Record| documents.contains(&record.doc_id);
    ensure!(
        table.records.is_empty() || table.records.iter().any(is_known),
        "{}: has claims of none of the annotated documents, such as {}",
        args.system.display(),
        documents.first().map_or("", |name| name.as_str())
    );
    let comparison = compare(&gold.references, &table.records);
    if args.verbose {
        comparison
            .differences()
            .iter()
            .try_for_each(|line| writeln!(out, "{line}"))?;
        writeln!(out)?;
    }
    Ok(Figures {
        figures: figures(&Score::of(&comparison)),
        confusion: Some(Confusion::of(&comparison)),
    })
}

fn figures(score: &Score) -> Vec<Figure> {
    let count = |name, about, count: usize| Figure {
        name,
        about,
        value: count as f64,
        decimals: 0,
        best: None,
    };
    let share = |metric: &Metric| Figure {
        name: metric.name,
        about: metric.about,
        value: metric.value,
        decimals: 3,
        best: Some(1.0),
    };
    let counts = [
        count("gold", "claims in the gold", score.gold),
        count("system", "claims in the table", score.system),
    ];
    counts
        .into_iter()
        .chain(score.metrics.iter().map(share))
        .collect()
}

/// The texts of a folder by their file names without extension.
fn texts(folder: &Path) -> anyhow::Result<BTreeMap<String, String>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut texts = BTreeMap::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension() == Some(OsStr::new("txt")) {
            let id = path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            texts.insert(id, text(&path)?);
        }
    }
    Ok(texts)
}

fn text(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}

fn trees(args: &Args, out: &mut impl Write) -> anyhow::Result<Figures> {
    let scores = score(&treebank(&args.gold)?, &treebank(&args.system)?)?;
    if args.verbose {
        relations(&scores, out)?;
        writeln!(out)?;
    }
    let per_cent = |name, value| Figure {
        name,
        about: "",
        value,
        decimals: 2,
        best: Some(100.0),
    };
    Ok(Figures {
        figures: vec![
            per_cent("Tokens", scores.tokens),
            per_cent("Sentences", scores.sentences),
            per_cent("UPOS", scores.upos),
            per_cent("UFeats", scores.feats),
            per_cent("Lemmas", scores.lemmas),
            per_cent("UAS", scores.uas),
            per_cent("LAS", scores.las),
            per_cent("NonProjective", scores.non_projective_recall),
        ],
        confusion: None,
    })
}

/// One line for each relation: how often it is in the gold, and the F1 of head and full relation; most frequent first.
fn relations(scores: &Scores, out: &mut impl Write) -> io::Result<()> {
    let mut relations: Vec<_> = scores.relations.iter().collect();
    relations.sort_by_key(|(_, relation)| std::cmp::Reverse(relation.gold));
    relations.iter().try_for_each(|(name, relation)| {
        let f1 = relation.f1();
        writeln!(out, "{name:<14} gold {:>6} F1 {f1:>6.2}", relation.gold)
    })
}

fn treebank(path: &Path) -> anyhow::Result<Vec<conllu::Sentence>> {
    let name = || path.display().to_string();
    conllu::read(BufReader::new(File::open(path).with_context(name)?)).with_context(name)
}
