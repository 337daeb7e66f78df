use std::collections::BTreeSet;

use super::{Comparison, Reference, chrf::chrf, words::plain};
use crate::{
    claim::Status,
    dataset::{Offsets, Record},
};

/// The figures of a comparison, all but the first two between 0 and 1, by name.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// How many claims the gold has.
    pub gold: usize,
    /// How many claims the table has in the documents of the gold.
    pub system: usize,
    /// In the order in which they are shown.
    pub metrics: Vec<Metric>,
}

/// A figure between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metric {
    /// What it is called.
    pub name: &'static str,
    /// What it is of.
    pub about: &'static str,
    /// What it comes to.
    pub value: f64,
}

impl Metric {
    const fn new(name: &'static str, about: &'static str, value: f64) -> Self {
        Self { name, about, value }
    }
}

type Pair<'a> = (&'a Reference, &'a Record);

impl Score {
    /// Counts what a comparison shows.
    pub fn of(comparison: &Comparison<'_>) -> Self {
        let matched = |&(gold, found): &(_, Option<_>)| Some((gold, found?));
        let pairs: Vec<Pair<'_>> = comparison.references.iter().filter_map(matched).collect();
        let gold = comparison.references.len();
        let system = pairs.len() + comparison.extra.len();
        let hits = |test: fn(&Pair<'_>) -> bool| pairs.iter().filter(|pair| test(pair)).count();
        let share = |test| ratio(hits(test), pairs.len());
        let mean = |value: fn(&Pair<'_>) -> f64| {
            pairs.iter().map(value).sum::<f64>() / pairs.len().max(1) as f64
        };
        let strict = f1(
            hits(|pair| same_status(pair) && same_polarity(pair)),
            system,
            gold,
        );
        let mut metrics = vec![
            Metric::new(
                "claim_P",
                "claims that are in the gold",
                ratio(pairs.len(), system),
            ),
            Metric::new(
                "claim_R",
                "claims of the gold that were found",
                ratio(pairs.len(), gold),
            ),
            Metric::new(
                "claim_F1",
                "the mean of both",
                f1(pairs.len(), system, gold),
            ),
            Metric::new(
                "status_acc",
                "the right status, of those found",
                share(same_status),
            ),
        ];
        metrics.extend(status_f1(comparison));
        metrics.extend([
            Metric::new(
                "strict_F1",
                "found with the right status and polarity",
                strict,
            ),
            Metric::new(
                "polarity_acc",
                "the right polarity, of those found",
                share(same_polarity),
            ),
            Metric::new(
                "source_F1",
                "sources, where one may contain the other",
                source_f1(comparison),
            ),
            Metric::new(
                "span_F1",
                "characters that claims stand on, of those found",
                mean(span_f1),
            ),
            Metric::new(
                "standalone_chrF",
                "wordings by their character n-grams, of those found",
                mean(wording_chrf),
            ),
            Metric::new(
                "standalone_exact",
                "wordings that are the same, of those found",
                share(same_wording),
            ),
        ]);
        Self {
            gold,
            system,
            metrics,
        }
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// The harmonic mean of precision and recall; 1 if there was nothing to find and nothing found.
fn f1(hits: usize, found: usize, wanted: usize) -> f64 {
    if found + wanted == 0 {
        return 1.0;
    }
    2.0 * hits as f64 / (found + wanted) as f64
}

fn same_status((gold, found): &Pair<'_>) -> bool {
    gold.status == found.status
}

fn same_polarity((gold, found): &Pair<'_>) -> bool {
    gold.polarity == found.polarity
}

fn same_wording((gold, found): &Pair<'_>) -> bool {
    let found = plain(&found.claim);
    gold.wordings.iter().any(|wording| plain(wording) == found)
}

fn wording_chrf((gold, found): &Pair<'_>) -> f64 {
    gold.wordings
        .iter()
        .map(|wording| chrf(&found.claim, wording))
        .fold(0.0, f64::max)
}

/// The F1 of each status, then their mean over those that the gold has.
fn status_f1(comparison: &Comparison<'_>) -> Vec<Metric> {
    let statuses = [
        ("F1_asserted", "found as asserted", Status::Asserted),
        ("F1_alleged", "found as alleged", Status::Alleged),
        ("F1_denied", "found as denied", Status::Denied),
    ];
    let mut metrics = Vec::new();
    let mut present = Vec::new();
    for (name, about, status) in statuses {
        let of_status = |record: &&Record| record.status == status;
        let wanted: Vec<_> = comparison
            .references
            .iter()
            .filter(|(gold, _)| gold.status == status)
            .collect();
        let hits = wanted
            .iter()
            .filter_map(|(_, found)| *found)
            .filter(of_status)
            .count();
        let matched = comparison.references.iter().filter_map(|&(_, found)| found);
        let found = matched
            .chain(comparison.extra.iter().copied())
            .filter(of_status)
            .count();
        let value = f1(hits, found, wanted.len());
        metrics.push(Metric::new(name, about, value));
        present.extend((!wanted.is_empty()).then_some(value));
    }
    metrics.push(Metric::new(
        "status_macroF1",
        "the mean over the statuses that the gold has",
        present.iter().sum::<f64>() / present.len().max(1) as f64,
    ));
    metrics
}

/// Sources of matched claims count as found; those of missed claims as wanted.
fn source_f1(comparison: &Comparison<'_>) -> f64 {
    let (mut hits, mut found, mut wanted) = (0, 0, 0);
    for (gold, record) in &comparison.references {
        let Some(record) = record else {
            wanted += gold.sources.len();
            continue;
        };
        let theirs = plain_set(&gold.sources);
        let ours = plain_set(&record.source);
        let overlaps = |a: &&String| {
            ours.iter()
                .any(|b| a.contains(b.as_str()) || b.contains(a.as_str()))
        };
        hits += theirs.iter().filter(overlaps).count();
        found += ours.len();
        wanted += theirs.len();
    }
    f1(hits, found, wanted)
}

fn plain_set(sources: &[String]) -> BTreeSet<String> {
    sources
        .iter()
        .filter(|source| !source.is_empty())
        .map(|source| plain(source))
        .collect()
}

fn span_f1((gold, found): &Pair<'_>) -> f64 {
    let gold = covered(&gold.spans);
    let found = covered(&found.spans);
    f1(gold.intersection(&found).count(), found.len(), gold.len())
}

fn covered(spans: &[Offsets]) -> BTreeSet<u32> {
    spans
        .iter()
        .flat_map(|&Offsets(start, end)| start..end)
        .collect()
}
