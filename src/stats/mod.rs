//! What a data set holds, in numbers.

mod chart;

use std::collections::BTreeMap;

pub use chart::svg;

use serde::Serialize;

use crate::{
    claim::Status,
    dataset::{ANNOTATION_COLUMNS, Record, Table},
};

/// The numbers of a data set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// How many claims there are, each counted once whoever has annotated it.
    pub claims: usize,
    /// In how many documents.
    pub documents: usize,
    /// How often each label, text or rule comes, by what is counted.
    pub tables: Vec<Counts>,
    /// How many claims of each document have which status, in the order of [`Status::ALL`].
    pub statuses: Vec<(String, [usize; 3])>,
    /// What each annotator has done, in a collected table.
    pub annotators: Vec<Progress>,
}

/// How often each value of something comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// What is counted.
    pub name: &'static str,
    /// Values and counts, the most frequent first.
    pub counts: Vec<(String, usize)>,
}

/// What an annotator has done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// The name.
    pub annotator: String,
    /// How many claims the annotator was given and has sent back.
    pub claims: usize,
    /// In how many of them something was filled in.
    pub answered: usize,
    /// In how many of them the status was changed.
    pub status_changed: usize,
}

impl Stats {
    /// Of a table.
    pub fn of(table: &Table) -> Self {
        let mut claims: Vec<&Record> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for record in &table.records {
            if seen.insert(&record.claim_id) {
                claims.push(record);
            }
        }
        let mut statuses: Vec<(String, [usize; 3])> = Vec::new();
        for record in &claims {
            let place = statuses
                .iter()
                .position(|(document, _)| *document == record.doc_id);
            let place = place.unwrap_or_else(|| {
                statuses.push((record.doc_id.clone(), [0; 3]));
                statuses.len() - 1
            });
            let status = Status::ALL
                .iter()
                .position(|status| *status == record.status);
            statuses[place].1[status.unwrap_or(0)] += 1;
        }
        let count = |name, values: &dyn Fn(&Record) -> Vec<String>| {
            let values = claims.iter().flat_map(|record| values(record));
            Counts::of(name, values)
        };
        Self {
            claims: claims.len(),
            documents: statuses.len(),
            tables: vec![
                count("status", &|record| vec![record.status.as_str().to_owned()]),
                count("polarity", &|record| {
                    vec![record.polarity.as_str().to_owned()]
                }),
                count("tense", &|record| vec![record.tense.as_str().to_owned()]),
                count("source", &|record| record.source.clone()),
                count("cue", &|record| {
                    record.cue.iter().map(|cue| cue.to_lowercase()).collect()
                }),
                count("rule", &|record| record.rules.0.clone()),
            ],
            statuses,
            annotators: progress(table),
        }
    }
}

impl Counts {
    fn of(name: &'static str, values: impl Iterator<Item = String>) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for value in values {
            *counts.entry(value).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        Self { name, counts }
    }

    /// Whether its values are the labels of a closed list, so that every claim has exactly one.
    pub fn is_closed(&self) -> bool {
        ["status", "polarity", "tense"].contains(&self.name)
    }
}

/// By annotator, in the order in which they are met.
fn progress(table: &Table) -> Vec<Progress> {
    let mut all: Vec<Progress> = Vec::new();
    let Some(annotator) = table.other("annotator") else {
        return all;
    };
    let answers = || ANNOTATION_COLUMNS.iter().skip(1);
    for (record, cells) in table.records.iter().zip(&table.other_cells) {
        let cell = |name: &str| table.other(name).map_or("", |place| cells[place].trim());
        let name = &cells[annotator];
        let place = all.iter().position(|progress| progress.annotator == *name);
        let place = place.unwrap_or_else(|| {
            all.push(Progress {
                annotator: name.clone(),
                claims: 0,
                answered: 0,
                status_changed: 0,
            });
            all.len() - 1
        });
        let new = cell("status_new").to_lowercase();
        let own = &mut all[place];
        own.claims += 1;
        own.answered += usize::from(answers().any(|column| !cell(column.name).is_empty()));
        own.status_changed += usize::from(!new.is_empty() && new != record.status.as_str());
    }
    all
}
