use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{
    altered::is_same,
    batch::{READING, reading},
    entry::{ALTERED, Entry},
    manifest::Handout,
};
use crate::{
    dataset::{ANNOTATION_COLUMNS, Kind, ROW_STATE, Table},
    sheet::{Row, Sheet},
    validate::{Finding, damage::cause},
};

/// A sheet that has come back.
#[derive(Debug)]
pub struct Returned<'a> {
    /// The name of its file.
    pub file: &'a str,
    /// What it holds, guards taken away.
    pub sheet: &'a Sheet,
}

/// What has come back, in one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collected {
    /// All columns of the data set, those of the annotation, `row_state`, and whatever else was filled in.
    pub sheet: Sheet,
    /// What was found, by the names of the files.
    pub findings: Vec<(String, Vec<Finding>)>,
}

/// What is put behind the name of a column of the data set that the annotation has a column for.
const BEFORE: &str = "_before";

/// Brings what came back of a handout together; `given` is the data set as it was handed out.
///
/// One row a claim and annotator, in the order of the data set, then of the annotators. The columns of the data set are
/// as they were given; a cell that somebody has changed in place stands in a column of its own, named after it. A row
/// with nothing filled in gives way to one of the same claim and annotator that has something. Rows that nobody was given
/// come last. No cell is lost: where the data set had columns of an annotation already, they are called `…_before`.
pub fn collect(handout: &Handout, given: &Table, returned: &[Returned<'_>]) -> Collected {
    let mut collection = Collection::new(handout, given);
    let mut findings = Vec::new();
    for returned in returned {
        findings.push((returned.file.to_owned(), collection.add(returned)));
    }
    for (file, missing) in collection.missing() {
        match findings.iter_mut().find(|(name, _)| *name == file) {
            Some((_, findings)) => findings.extend(missing),
            None => findings.push((file, missing)),
        }
    }
    Collected {
        sheet: collection.sheet(),
        findings,
    }
}

struct Collection<'a> {
    handout: &'a Handout,
    given: &'a Table,
    /// The names of its columns.
    header: Vec<String>,
    rows: HashMap<&'a str, usize>,
    /// Who was given which claims.
    asked: HashSet<(&'a str, &'a str)>,
    /// What there was to read in each row.
    reading: Vec<Vec<String>>,
    entries: Vec<Entry>,
    /// The places of entries by row and annotator.
    seen: HashMap<(usize, String), usize>,
    /// The names of columns that are neither ours nor of the annotation, in the order in which they were met.
    others: Vec<String>,
}

impl<'a> Collection<'a> {
    fn new(handout: &'a Handout, given: &'a Table) -> Self {
        let ids = given.records.iter().map(|record| record.claim_id.as_str());
        let asked = handout.annotators.iter().flat_map(|assignment| {
            let claims = assignment.claims.iter();
            claims.map(|claim| (assignment.annotator.as_str(), claim.as_str()))
        });
        Self {
            handout,
            given,
            header: given.header(),
            asked: asked.collect(),
            rows: ids.zip(0..).collect(),
            reading: given.records.iter().map(reading).collect(),
            entries: Vec::new(),
            seen: HashMap::new(),
            others: Vec::new(),
        }
    }

    /// Takes the rows of a sheet, and tells what is wrong with them.
    fn add(&mut self, returned: &Returned<'_>) -> Vec<Finding> {
        let sheet = returned.sheet;
        let mut findings = of_form(sheet);
        for row in &sheet.rows {
            self.add_row(returned, row, &mut findings);
        }
        findings
    }

    fn add_row(&mut self, returned: &Returned<'_>, row: &Row, findings: &mut Vec<Finding>) {
        let sheet = returned.sheet;
        let cell = |name: &str| sheet.column(name).and_then(|column| row.cell(column));
        let id = cell("claim_id").unwrap_or_default();
        let annotator = self.annotator(cell("annotator"), returned.file);
        let known = self
            .rows
            .get(id.trim())
            .copied()
            .or_else(|| self.alike(&cell));
        let mut entry = Entry {
            given: known,
            annotator: annotator.clone(),
            state: "",
            cells: BTreeMap::new(),
        };
        for (at, value) in row.cells.iter().enumerate() {
            let name = sheet.header.get(at).map_or("", String::as_str);
            let first = sheet.column(name) == Some(at);
            let reads = READING
                .iter()
                .position(|column| *column == name)
                .filter(|_| first);
            match (reads, known) {
                (Some(column), Some(given)) => {
                    let was = &self.reading[given][column];
                    if !is_same(was, value) {
                        entry.state = "altered";
                        entry.insert(format!("{name}{ALTERED}"), value);
                        findings.push(
                            Finding::new("altered", "a given cell was changed")
                                .in_row(row, id)
                                .column(name)
                                .found(value, was)
                                .hint(advice(name, value)),
                        );
                    }
                }
                _ if value.is_empty() || name == "annotator" => {}
                // A cell beyond the header, or under a name that stands there twice.
                _ if name.is_empty() || !first => {
                    self.keep(&mut entry, &format!("column_{}", at + 1), value);
                }
                _ => self.keep(&mut entry, name, value),
            }
        }
        entry.labels(row, id, findings);
        let Some(given) = known else {
            entry.state = "unknown";
            findings.push(
                Finding::new("unknown", "no such claim was handed out")
                    .in_row(row, id)
                    .column("claim_id"),
            );
            self.entries.push(entry);
            return;
        };
        self.settle(entry, given, row, findings);
    }

    /// Adds the entry of a row that is known, unless it has come before.
    fn settle(&mut self, mut entry: Entry, given: usize, row: &Row, findings: &mut Vec<Finding>) {
        let id = &self.given.records[given].claim_id;
        let key = (given, entry.annotator.clone());
        if let Some(&first) = self.seen.get(&key) {
            // The file as it was handed out may lie beside the one that was filled in.
            if entry.is_blank() {
                return;
            }
            if self.entries[first].is_blank() {
                self.entries[first] = entry;
                return;
            }
            let same = self.entries[first].cells == entry.cells;
            let message = if same {
                "the row came before, with the same cells; it is taken once"
            } else {
                "the row came before, with other cells; both are kept"
            };
            findings.push(Finding::new("duplicate", message).in_row(row, id));
            if same {
                return;
            }
            entry.state = "duplicate";
        } else {
            self.seen.insert(key, self.entries.len());
            if !self
                .asked
                .contains(&(entry.annotator.as_str(), id.as_str()))
            {
                let message = format!(
                    "the row was not handed out to `{}`; it is kept",
                    entry.annotator
                );
                findings.push(Finding::new("unasked", message).in_row(row, id));
            }
        }
        self.entries.push(entry);
    }

    fn keep(&mut self, entry: &mut Entry, name: &str, value: &str) {
        if let Some(column) = ANNOTATION_COLUMNS.iter().find(|column| column.name == name) {
            // Labels in capitals are labels.
            let lower = value.trim().to_lowercase();
            let is_label = matches!(column.kind, Kind::OneOf(_)) && column.normal(&lower).is_some();
            entry.insert(name.to_owned(), if is_label { &lower } else { value });
            return;
        }
        let is_given = self.header.iter().any(|given| given == name);
        let name = if name == ROW_STATE.0 || is_given && entry.given.is_some() {
            format!("{name}{ALTERED}")
        } else {
            name.to_owned()
        };
        let name = entry.insert(name, value);
        if !READING.contains(&name.as_str()) && !self.others.contains(&name) {
            self.others.push(name);
        }
    }

    /// The name in the row, else whose file it is, else the name of the file.
    fn annotator(&self, cell: Option<&str>, file: &str) -> String {
        let own = cell.map(str::trim).filter(|name| !name.is_empty());
        let assignments = &self.handout.annotators;
        // As names of files, those of annotators differ in more than capitals.
        let same = |name: &str| {
            let mut names = assignments.iter().map(|assignment| &assignment.annotator);
            names.find(|given| given.to_lowercase() == name.to_lowercase())
        };
        let own = own.map(|name| same(name).map_or(name, String::as_str));
        let of_file = || {
            assignments
                .iter()
                .find(|assignment| assignment.file == file)
        };
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        own.or_else(|| of_file().map(|assignment| assignment.annotator.as_str()))
            .unwrap_or(stem)
            .to_owned()
    }

    /// The only row with the same sentence, quote and wording, for an id that a program has spoilt.
    fn alike<'c>(&self, cell: &impl Fn(&str) -> Option<&'c str>) -> Option<usize> {
        let same = |row: &&usize| {
            let fields = READING.iter().zip(&self.reading[**row]);
            fields
                .filter(|(name, _)| ["doc_id", "sentence_text", "quote", "claim"].contains(name))
                .all(|(name, given)| cell(name).is_some_and(|found| is_same(given, found)))
        };
        let rows: Vec<usize> = (0..self.reading.len()).collect();
        let mut alike = rows.iter().filter(same);
        let first = alike.next()?;
        alike.next().is_none().then_some(*first)
    }

    /// What should have come back and has not, by the file in which it was handed out.
    fn missing(&self) -> Vec<(String, Vec<Finding>)> {
        let assignments = self.handout.annotators.iter();
        let of_annotator = assignments.map(|assignment| {
            let missing = assignment.claims.iter().filter(|id| {
                let row = self.rows.get(id.as_str());
                row.is_none_or(|&row| !self.seen.contains_key(&(row, assignment.annotator.clone())))
            });
            let findings: Vec<_> = missing
                .map(|id| {
                    let message =
                        format!("claim {id} of `{}` has not come back", assignment.annotator);
                    Finding::new("missing", message)
                })
                .collect();
            (assignment.file.clone(), findings)
        });
        of_annotator
            .filter(|(_, findings)| !findings.is_empty())
            .collect()
    }

    /// Everything in one table.
    fn sheet(mut self) -> Sheet {
        let order: HashMap<&str, usize> = self
            .handout
            .annotators
            .iter()
            .map(|assignment| assignment.annotator.as_str())
            .zip(0..)
            .collect();
        let last = usize::MAX;
        self.entries.sort_by_key(|entry| {
            let annotator = order.get(entry.annotator.as_str()).copied();
            (
                entry.given.unwrap_or(last),
                annotator.unwrap_or(last),
                entry.annotator.clone(),
            )
        });
        let annotation = ANNOTATION_COLUMNS
            .iter()
            .map(|column| column.name.to_owned());
        let written: BTreeSet<&String> = self
            .entries
            .iter()
            .flat_map(|entry| entry.cells.keys())
            .collect();
        let altered = READING.map(|name| format!("{name}{ALTERED}"));
        let altered: Vec<String> = altered
            .into_iter()
            .filter(|name| written.contains(name))
            .collect();
        let given = std::mem::take(&mut self.header);
        let others = self.others.iter().filter(|name| !given.contains(name));
        let rest: Vec<String> = annotation
            .chain([ROW_STATE.0.to_owned()])
            .chain(altered)
            .chain(others.cloned())
            .collect();
        let cells: Vec<Vec<String>> = self
            .entries
            .iter()
            .map(|entry| {
                let own = self.given_cells(entry, &given);
                own.into_iter()
                    .chain(rest.iter().map(|name| entry.cell(name)))
                    .collect()
            })
            .collect();
        Sheet::of(headers(&given, rest), cells)
    }

    /// The cells of the data set; of a row that is not known, those that came back.
    fn given_cells(&self, entry: &Entry, header: &[String]) -> Vec<String> {
        let Some(row) = entry.given else {
            return header.iter().map(|name| entry.cell(name)).collect();
        };
        let ours = self.given.records[row].cells().map(Into::into);
        ours.chain(self.given.other_cells[row].iter().cloned())
            .collect()
    }
}

/// The names of all columns; those of the data set give way.
fn headers(given: &[String], rest: Vec<String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for mut name in given.iter().cloned() {
        let is_taken = |name: &String| rest.contains(name);
        if is_taken(&name) {
            while is_taken(&name) || given.contains(&name) || all.contains(&name) {
                name += BEFORE;
            }
        }
        all.push(name);
    }
    all.extend(rest);
    all
}

/// What may have lost cells, and columns that are not there any more.
fn of_form(sheet: &Sheet) -> Vec<Finding> {
    let faults = sheet.faults.iter().filter(|fault| fault.kind.is_loss());
    let lost = faults.map(|fault| Finding::new("form", fault.kind.to_string()).on_line(fault.line));
    let columns = ANNOTATION_COLUMNS.iter().map(|column| column.name);
    let gone = columns.filter(|name| sheet.column(name).is_none());
    let gone = gone.map(|name| {
        Finding::new("form", "the column is missing")
            .on_line(1)
            .column(name)
    });
    lost.chain(gone).collect()
}

/// Where a correction belongs.
fn advice(column: &str, value: &str) -> Option<String> {
    match column {
        "status" | "polarity" | "source" | "claim" => Some(format!(
            "corrections belong in `{column}_new`; it is kept in `{column}{ALTERED}`"
        )),
        "claim_id" => Some("the row was found by its sentence, quote and wording".to_owned()),
        _ => cause(value, Kind::Pieces),
    }
}
