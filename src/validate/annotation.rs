use super::{Check, Finding, Subject, damage::cause};
use crate::dataset::ANNOTATION_COLUMNS;

/// Whether annotators' labels are labels.
pub(super) struct Annotations;

impl Check for Annotations {
    fn name(&self) -> &'static str {
        "annotation"
    }

    fn about(&self) -> &'static str {
        "where annotation columns are there, their labels are among the known ones or empty"
    }

    fn findings(&self, subject: &Subject<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for row in &subject.sheet.rows {
            for column in ANNOTATION_COLUMNS {
                let found = subject.cell(row, column.name).unwrap_or_default();
                if column.normal(found).is_some() {
                    continue;
                }
                findings.push(
                    Finding::new(self.name(), "not a label that is known")
                        .in_row(row, subject.id(row))
                        .column(column.name)
                        .found(found, column.kind.expected() + ", or nothing")
                        .hint(cause(found, column.kind)),
                );
            }
        }
        findings
    }
}
