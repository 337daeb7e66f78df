use std::collections::{BTreeMap, BTreeSet};

use super::Ratings;
use crate::{
    claim::{Polarity, Status},
    dataset::{Offsets, Record, Table},
};

/// The judgements of several coders, claim by claim.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Study {
    /// The coders in the order in which they were met.
    pub coders: Vec<Coder>,
    /// The claims in the order of the first data set that has them.
    pub claims: Vec<Record>,
    /// Cells that are no labels, which count as not answered.
    pub unclear: Vec<Unclear>,
    places: BTreeMap<(String, u32), usize>,
}

/// What one coder says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coder {
    /// The annotator, or the name of the file.
    pub name: String,
    /// By claim.
    pub judgements: BTreeMap<usize, Judgement>,
}

/// What one coder says of one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// None if it is not clear.
    pub status: Option<Status>,
    /// None if it is not clear.
    pub polarity: Option<Polarity>,
    /// Joined by `; `; empty if there is none.
    pub source: String,
    /// What else was said.
    pub comment: String,
    /// Where the claim stands.
    pub spans: Vec<Offsets>,
}

/// A cell that is no label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclear {
    /// Who wrote it.
    pub coder: String,
    /// Of which claim.
    pub claim_id: String,
    /// In which column.
    pub column: &'static str,
    /// What stands there.
    pub found: String,
}

impl Study {
    /// Adds a table: of collected annotations, each annotator a coder, or else of one coder with this name.
    ///
    /// Rows of which the same coder has said something already are left out, as `stelling collect` keeps them.
    pub fn add(&mut self, table: &Table, name: &str) {
        let annotator = table.other("annotator");
        for (record, others) in table.records.iter().zip(&table.other_cells) {
            let own = annotator
                .map(|place| others[place].trim())
                .filter(|own| !own.is_empty());
            let coder = self.coder(own.unwrap_or(name));
            let claim = self.claim(record);
            let cell = |column: &str| {
                let place = table.other(column);
                place.map_or("", |place| others[place].trim())
            };
            let judgement = self.judgement(record, own.unwrap_or(name), cell);
            self.coders[coder]
                .judgements
                .entry(claim)
                .or_insert(judgement);
        }
    }

    /// Adds the labels of a data set as those of one more coder.
    pub fn add_given(&mut self, table: &Table, name: &str) {
        let bare = Table::of(table.records.clone(), table.unit);
        self.add(&bare, name);
    }

    fn coder(&mut self, name: &str) -> usize {
        if let Some(place) = self.coders.iter().position(|coder| coder.name == name) {
            return place;
        }
        self.coders.push(Coder {
            name: name.to_owned(),
            ..Coder::default()
        });
        self.coders.len() - 1
    }

    /// Claims of different data sets are the same if they have the same head.
    fn claim(&mut self, record: &Record) -> usize {
        let next = self.claims.len();
        let place = (record.doc_id.clone(), record.head_start);
        let claim = *self.places.entry(place).or_insert(next);
        if claim == next {
            self.claims.push(record.clone());
        }
        claim
    }

    fn judgement<'c>(
        &mut self,
        record: &Record,
        coder: &str,
        cell: impl Fn(&str) -> &'c str,
    ) -> Judgement {
        let mut unclear = |column: &'static str| {
            self.unclear.push(Unclear {
                coder: coder.to_owned(),
                claim_id: record.claim_id.clone(),
                column,
                found: cell(column).to_owned(),
            });
        };
        let status = match cell("status_new").to_lowercase().as_str() {
            "" => Some(record.status),
            new => Status::from_name(new),
        };
        if status.is_none() {
            unclear("status_new");
        }
        let polarity = match cell("polarity_new").to_lowercase().as_str() {
            "" => Some(record.polarity),
            new => Polarity::from_name(new),
        };
        if polarity.is_none() {
            unclear("polarity_new");
        }
        Judgement {
            status,
            polarity,
            source: match cell("source_new") {
                "" => record.source.join("; "),
                "-" => String::new(),
                new => new.to_owned(),
            },
            comment: cell("comment").to_owned(),
            spans: record.spans.clone(),
        }
    }

    /// What all coders say to one question, with the labels that were given, in order.
    pub fn ratings<T: Ord + Clone>(
        &self,
        question: impl Fn(&Judgement) -> Option<T>,
    ) -> (Ratings, Vec<T>) {
        let answers: Vec<Vec<Option<T>>> = (0..self.claims.len())
            .map(|claim| {
                let of_coder = |coder: &Coder| coder.judgements.get(&claim).and_then(&question);
                self.coders.iter().map(of_coder).collect()
            })
            .collect();
        let mut labels: Vec<T> = answers.iter().flatten().flatten().cloned().collect();
        labels.sort();
        labels.dedup();
        let place = |answer: &Option<T>| {
            answer
                .as_ref()
                .and_then(|answer| labels.binary_search(answer).ok())
        };
        let items = answers.iter().map(|item| item.iter().map(place).collect());
        let ratings = Ratings {
            items: items.collect(),
            labels: labels.len(),
        };
        (ratings, labels)
    }

    /// The stretches of each document that each coder has marked, in order and apart, and the documents' lengths as far
    /// as sentences with claims go.
    pub fn units(&self) -> BTreeMap<&str, (u32, Vec<Vec<Offsets>>)> {
        let mut documents: BTreeMap<&str, (u32, Vec<Vec<Offsets>>)> = BTreeMap::new();
        for (at, claim) in self.claims.iter().enumerate() {
            let empty = || (0, vec![Vec::new(); self.coders.len()]);
            let (length, units) = documents.entry(&claim.doc_id).or_insert_with(empty);
            *length = (*length).max(claim.sentence_end);
            for (coder, units) in self.coders.iter().zip(units) {
                units.extend(
                    coder
                        .judgements
                        .get(&at)
                        .into_iter()
                        .flat_map(|own| own.spans.iter().copied()),
                );
            }
        }
        for units in documents.values_mut().flat_map(|(_, coders)| coders) {
            *units = merged(std::mem::take(units));
        }
        documents
    }
}

impl Coder {
    /// The documents of whose claims the coder has judged some.
    pub(super) fn documents<'c>(&self, claims: &'c [Record]) -> BTreeSet<&'c str> {
        let claims = self.judgements.keys().map(|&claim| &claims[claim]);
        claims.map(|claim| claim.doc_id.as_str()).collect()
    }
}

/// The same places without overlaps, in order.
fn merged(mut spans: Vec<Offsets>) -> Vec<Offsets> {
    spans.sort_unstable();
    let mut merged: Vec<Offsets> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.0 <= last.1 => last.1 = last.1.max(span.1),
            _ => merged.push(span),
        }
    }
    merged
}
