use std::collections::BTreeMap;

use crate::{
    dataset::{ANNOTATION_COLUMNS, ROW_STATE},
    sheet::Row,
    validate::{Finding, damage::cause},
};

/// What is put behind the name of a column for what somebody has written into it in place of what was given.
pub(super) const ALTERED: &str = "_altered";

/// A row that came back.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its row in the data set; none if it is not known.
    pub(super) given: Option<usize>,
    pub(super) annotator: String,
    pub(super) state: &'static str,
    /// The cells of all columns but those that are as they were given.
    pub(super) cells: BTreeMap<String, String>,
}

impl Entry {
    /// Whether nothing was filled in or changed.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.is_empty()
    }

    /// Adds a cell under this name, or one like it if there is such a cell; answers the name.
    pub(super) fn insert(&mut self, mut name: String, value: &str) -> String {
        while self.cells.contains_key(&name) {
            name += ALTERED;
        }
        self.cells.insert(name.clone(), value.to_owned());
        name
    }

    /// Tells labels that are none; they are kept as they are.
    pub(super) fn labels(&self, row: &Row, id: &str, findings: &mut Vec<Finding>) {
        for column in ANNOTATION_COLUMNS {
            let found = self.cell(column.name);
            if column.normal(&found).is_none() {
                findings.push(
                    Finding::new("label", "not a label that is known; it is kept as it is")
                        .in_row(row, id)
                        .column(column.name)
                        .hint(cause(&found, column.kind))
                        .found(found, column.kind.expected() + ", or nothing"),
                );
            }
        }
    }

    pub(super) fn cell(&self, name: &str) -> String {
        match name {
            "annotator" => self.annotator.clone(),
            _ if name == ROW_STATE.0 => self.state.to_owned(),
            _ => self.cells.get(name).cloned().unwrap_or_default(),
        }
    }
}
