use super::{Check, Finding, Subject, damage::resembles};
use crate::dataset::{COLUMNS, LEDGER_COLUMNS};

/// Whether all columns are there, by their names and in their order.
pub(super) struct Columns;

impl Check for Columns {
    fn name(&self) -> &'static str {
        "columns"
    }

    fn about(&self) -> &'static str {
        "all columns are there under their names, in their order; others come after them"
    }

    fn findings(&self, subject: &Subject<'_>) -> Vec<Finding> {
        let header = &subject.sheet.header;
        let places: Vec<Option<usize>> = COLUMNS
            .iter()
            .map(|column| subject.sheet.column(column.name))
            .collect();
        if !subject.is_of_claims() {
            let is_ledger = LEDGER_COLUMNS
                .iter()
                .all(|column| subject.sheet.column(column.name).is_some());
            let hint = is_ledger
                .then(|| "it is a ledger; the table of claims is the one to check".to_owned());
            let finding = Finding::new(self.name(), "this is not a table of claims")
                .on_line(1)
                .found(
                    header.join(", "),
                    "the columns claim_id, doc_id, doc_date, …",
                )
                .hint(hint);
            return vec![finding];
        }
        let mut findings = Vec::new();
        for (column, place) in COLUMNS.iter().zip(&places) {
            if place.is_some() {
                continue;
            }
            let alike = header.iter().find(|name| resembles(name, column.name));
            let hint =
                alike.map(|name| format!("`{name}` may be meant; call it `{}`", column.name));
            findings.push(
                Finding::new(self.name(), "the column is missing")
                    .on_line(1)
                    .column(column.name)
                    .hint(hint),
            );
        }
        let in_order: Vec<usize> = places.into_iter().flatten().collect();
        if let Some(at) = in_order.windows(2).position(|pair| pair[0] > pair[1]) {
            let (before, name) = (&header[in_order[at]], &header[in_order[at + 1]]);
            findings.push(
                Finding::new(self.name(), format!("the column stands before `{before}`"))
                    .on_line(1)
                    .column(name)
                    .hint(Some(
                        "columns are found by their names; put them in order all the same"
                            .to_owned(),
                    )),
            );
        }
        let ours = COLUMNS.len();
        let is_other = |name: &String| COLUMNS.iter().all(|column| column.name != *name);
        let early = header.iter().take(ours).filter(|name| is_other(name));
        if findings.is_empty() {
            findings.extend(early.map(|name| {
                Finding::new(self.name(), "a column that is not ours stands among ours")
                    .on_line(1)
                    .column(name)
            }));
        }
        findings
    }
}
