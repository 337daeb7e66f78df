//! How well a table of claims agrees with hand-made annotation.
//!
//! A claim matches a claim of the gold if its head begins where the gold's head begins, or else at a word of the gold's
//! predicate; each is matched once, in text order, heads first. What is then compared of the pairs is in [`Score`].

mod chrf;
mod confusion;
mod gold;
mod metrics;
mod words;

pub use confusion::Confusion;
pub use gold::{Gold, GoldError, Reference};
pub use metrics::{Metric, Score};

use std::collections::{BTreeMap, BTreeSet};

use super::Record;

/// A table of claims held against gold.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// The claims of the gold, each with the claim of the table that it is matched with.
    pub references: Vec<(&'a Reference, Option<&'a Record>)>,
    /// The claims of the table that match none.
    pub extra: Vec<&'a Record>,
}

/// Matches the claims of a table with those of the gold.
///
/// Only documents with claims in the gold count. The table's offsets must be in the unit of the gold's.
pub fn compare<'a>(gold: &'a [Reference], table: &'a [Record]) -> Comparison<'a> {
    let documents: BTreeSet<&str> = gold
        .iter()
        .map(|reference| reference.doc.as_str())
        .collect();
    let mut open: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
    for record in table
        .iter()
        .filter(|record| documents.contains(record.doc_id.as_str()))
    {
        open.entry(&record.doc_id).or_default().push(record);
    }
    let mut references: Vec<_> = gold.iter().map(|reference| (reference, None)).collect();
    let tests: [fn(&Reference, &Record) -> bool; 2] = [
        |reference, record| record.head_start == reference.head,
        |reference, record| reference.predicate.contains(&record.head_start),
    ];
    for test in tests {
        for (reference, found) in references.iter_mut().filter(|(_, found)| found.is_none()) {
            let Some(records) = open.get_mut(reference.doc.as_str()) else {
                continue;
            };
            let place = records.iter().position(|record| test(reference, record));
            *found = place.map(|place| records.remove(place));
        }
    }
    let extra = open.into_values().flatten().collect();
    Comparison { references, extra }
}

impl Comparison<'_> {
    /// One line for each claim that is missing, has another label, or is too many.
    pub fn differences(&self) -> Vec<String> {
        let mut lines: Vec<String> = self
            .references
            .iter()
            .filter_map(|&(gold, found)| difference(gold, found))
            .collect();
        lines.extend(self.extra.iter().map(|record| {
            let Record {
                doc_id,
                head,
                status,
                claim,
                ..
            } = record;
            format!("EXTRA {doc_id} [{head}] {} | {claim}", status.as_str())
        }));
        lines
    }
}

fn difference(gold: &Reference, found: Option<&Record>) -> Option<String> {
    let place = format!("{}.{} [{}]", gold.doc, gold.sentence, gold.word);
    let labels = format!("{}/{}", gold.status.as_str(), gold.polarity.as_str());
    let wording = &gold.wordings[0];
    let Some(found) = found else {
        return Some(format!("MISS  {place} {labels} | {wording}"));
    };
    let (status, polarity) = (found.status, found.polarity);
    let differs = (status, polarity) != (gold.status, gold.polarity);
    differs.then(|| {
        let got = format!("{}/{}", status.as_str(), polarity.as_str());
        format!("LABEL {place} gold {labels} got {got} | {wording}")
    })
}
