//! What a data set holds, in numbers.

mod chart;

use std::collections::BTreeMap;

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
    /// In how many of them the label or text that was given was changed, by column.
    pub changed: BTreeMap<&'static str, usize>,
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
    /// Values that differ in capitals only count as one, under the form that is most frequent.
    fn of(name: &'static str, values: impl Iterator<Item = String>) -> Self {
        let mut forms: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        for value in values {
            let forms = forms.entry(value.to_lowercase()).or_default();
            *forms.entry(value).or_default() += 1;
        }
        let mut counts: Vec<_> = forms
            .into_values()
            .filter_map(|forms| {
                let count = forms.values().sum();
                let (form, _) = forms.into_iter().max_by_key(|&(_, count)| count)?;
                Some((form, count))
            })
            .collect();
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        Self { name, counts }
    }

    /// Whether its values are the labels of a closed list, so that every claim has exactly one.
    pub fn is_closed(&self) -> bool {
        ["status", "polarity", "tense"].contains(&self.name)
    }
}

/// What can be changed: the column that is given, and the one for what it should be.
const CHANGES: [(&str, &str); 4] = [
    ("status", "status_new"),
    ("polarity", "polarity_new"),
    ("source", "source_new"),
    ("claim", "claim_new"),
];

/// By annotator, in the order in which they are met.
fn progress(table: &Table) -> Vec<Progress> {
    let mut all: Vec<Progress> = Vec::new();
    if table.other("annotator").is_none() {
        return all;
    }
    let answers = || ANNOTATION_COLUMNS.iter().skip(1);
    for (row, record) in table.records.iter().enumerate() {
        let cell = |name: &str| table.other_cell(row, name);
        let name = cell("annotator");
        let place = all.iter().position(|own| own.annotator == name);
        let place = place.unwrap_or_else(|| {
            all.push(Progress {
                annotator: name.to_owned(),
                claims: 0,
                answered: 0,
                changed: BTreeMap::new(),
            });
            all.len() - 1
        });
        let own = &mut all[place];
        own.claims += 1;
        own.answered += usize::from(answers().any(|column| !cell(column.name).is_empty()));
        for (given, new) in CHANGES {
            let is_same = cell(new).to_lowercase() == record.cell(given).to_lowercase();
            let is_changed = !cell(new).is_empty() && !is_same;
            *own.changed.entry(given).or_default() += usize::from(is_changed);
        }
    }
    all
}
