use super::{Check, Finding, Subject};
use crate::reanchor::{ANCHOR_COLUMNS, Anchor};

/// Whether every row of a table that was carried over to revised texts has a place there.
pub(super) struct Anchors;

impl Check for Anchors {
    fn name(&self) -> &'static str {
        "anchors"
    }

    fn about(&self) -> &'static str {
        "where a table was carried over to revised texts, every row was, and says how"
    }

    fn findings(&self, subject: &Subject<'_>) -> Vec<Finding> {
        let column = ANCHOR_COLUMNS[0].0;
        let left = subject.left.iter().map(|(row, anchor)| {
            let hint = "nothing else is checked in it; find its claim in the new text, or take the row out";
            Finding::new(self.name(), "the row was not carried over to these texts")
                .in_row(row, subject.id(row))
                .column(column)
                .found(anchor.as_str(), "exact, moved or edited")
                .hint(Some(hint.to_owned()))
        });
        let rows = subject.sheet.rows.iter();
        let unknown = rows.filter_map(|row| {
            let found = subject.cell(row, column)?;
            if found.is_empty() || subject.anchor(row).is_some() {
                return None;
            }
            let known = Anchor::ALL.map(Anchor::as_str).join(", ");
            Some(
                Finding::new(self.name(), "not an anchor that is known")
                    .in_row(row, subject.id(row))
                    .column(column)
                    .found(found, known + ", or nothing"),
            )
        });
        let mut findings: Vec<_> = left.chain(unknown).collect();
        findings.sort_by_key(|finding| finding.line);
        findings
    }
}
