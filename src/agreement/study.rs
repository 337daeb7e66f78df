use std::collections::BTreeMap;

use super::Ratings;
use crate::{
    claim::{Polarity, Status},
    dataset::{ANNOTATION_COLUMNS, Offsets, Record, Table},
    text::OffsetUnit,
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
    /// What a row counts for in which an annotator has filled in nothing.
    pub blank: Blank,
    /// In which offsets count.
    pub unit: OffsetUnit,
    places: BTreeMap<(String, u32), usize>,
}

/// What a row counts for in which an annotator has filled in nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Blank {
    /// The annotator agrees with what is given.
    #[default]
    Agrees,
    /// The annotator has not come to it.
    Open,
}

/// Why a table cannot be added to a study.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StudyError {
    /// The offsets cannot be compared.
    #[error(
        "the offsets count in the unit {}, those of the tables before it in {}; make it again with --offsets {}",
        found.as_str(), expected.as_str(), expected.as_str()
    )]
    Unit {
        /// The unit of this table.
        found: OffsetUnit,
        /// The unit of those before it.
        expected: OffsetUnit,
    },
}

/// What one coder says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coder {
    /// The annotator, or the name of the file.
    pub name: String,
    /// Whether the claims are the coder's own, not given to an annotator.
    pub finds: bool,
    /// By claim.
    pub judgements: BTreeMap<usize, Judgement>,
    /// In how many rows nothing is filled in, if this is an annotator.
    pub blank: usize,
    /// How many rows were left out because the coder had said something of their claim already.
    pub repeated: usize,
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
    /// Without any coder.
    pub fn new(blank: Blank) -> Self {
        Self {
            blank,
            ..Self::default()
        }
    }

    /// Adds a table: of collected annotations, each annotator a coder, or else of one coder with this name.
    ///
    /// Rows of which the same coder has said something already are left out, as `stelling collect` keeps them.
    ///
    /// # Errors
    /// If its offsets count in another unit than those of the tables before it.
    pub fn add(&mut self, table: &Table, name: &str) -> Result<(), StudyError> {
        self.take(table.unit)?;
        for (row, record) in table.records.iter().enumerate() {
            let cell = |column: &str| table.other_cell(row, column);
            let own = Some(cell("annotator")).filter(|own| !own.is_empty());
            let coder = self.coder(own.unwrap_or(name));
            self.coders[coder].finds |= own.is_none();
            let mut answers = ANNOTATION_COLUMNS.iter().skip(1);
            let is_blank = own.is_some() && answers.all(|column| cell(column.name).is_empty());
            let is_judged = !is_blank || self.blank == Blank::Agrees;
            if is_judged && !self.judge(coder, record, cell) {
                continue;
            }
            self.coders[coder].blank += usize::from(is_blank);
        }
        Ok(())
    }

    /// Adds the labels of a data set as those of one more coder, who has not found its claims, but was given them;
    /// `name` is made one that no coder has.
    ///
    /// # Errors
    /// As [`Study::add`].
    pub fn add_given(&mut self, table: &Table, name: &str) -> Result<(), StudyError> {
        self.take(table.unit)?;
        let is_taken = |name: &str| self.coders.iter().any(|coder| coder.name == name);
        let mut name = name.to_owned();
        while is_taken(&name) {
            name += " (given)";
        }
        let coder = self.coder(&name);
        for record in &table.records {
            self.judge(coder, record, |_| "");
        }
        // A claim stands in a collected table once for each annotator.
        self.coders[coder].repeated = 0;
        Ok(())
    }

    fn take(&mut self, unit: OffsetUnit) -> Result<(), StudyError> {
        if self.claims.is_empty() {
            self.unit = unit;
        }
        let expected = self.unit;
        let error = StudyError::Unit {
            found: unit,
            expected,
        };
        (unit == expected).then_some(()).ok_or(error)
    }

    /// Takes what a coder says of a claim, unless it has been said already.
    fn judge<'c>(&mut self, coder: usize, record: &Record, cell: impl Fn(&str) -> &'c str) -> bool {
        let claim = self.claim(record);
        if self.coders[coder].judgements.contains_key(&claim) {
            self.coders[coder].repeated += 1;
            return false;
        }
        let judgement = self.judgement(record, coder, cell);
        self.coders[coder].judgements.insert(claim, judgement);
        true
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
        coder: usize,
        cell: impl Fn(&str) -> &'c str,
    ) -> Judgement {
        let mut unclear = |column: &'static str| {
            self.unclear.push(Unclear {
                coder: self.coders[coder].name.clone(),
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
            source: source_in(cell("source_new")).unwrap_or_else(|| record.source.join("; ")),
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
}

/// The source that a person has filled in: none if nothing, an empty one for `-`, which says that there is none.
pub fn source_in(cell: &str) -> Option<String> {
    match cell {
        "" => None,
        "-" => Some(String::new()),
        source => Some(source.to_owned()),
    }
}
