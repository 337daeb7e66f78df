use std::collections::HashSet;

use super::{Check, Finding, Subject, damage::cause};
use crate::dataset::{COLUMNS, CellError};

/// Whether every cell holds what its column should.
pub(super) struct Cells;

impl Check for Cells {
    fn name(&self) -> &'static str {
        "cells"
    }

    fn about(&self) -> &'static str {
        "numbers are numbers, spans are spans, labels are among the known ones, all written as we write them"
    }

    fn findings(&self, subject: &Subject<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        let columns: Vec<_> = COLUMNS
            .iter()
            .filter_map(|column| Some((column, subject.sheet.column(column.name)?)))
            .collect();
        // Rows of another length have been told, and their cells may be those of other columns.
        let faults = subject.sheet.faults.iter();
        let lost: HashSet<u64> = faults
            .filter(|fault| fault.kind.is_loss())
            .map(|fault| fault.line)
            .collect();
        let rows = subject.sheet.rows.iter();
        for row in rows.filter(|row| !lost.contains(&row.line)) {
            for &(column, place) in &columns {
                let found = row.cell(place).unwrap_or_default();
                if column.normal(found).as_deref() == Some(found) {
                    continue;
                }
                let finding =
                    Finding::new(self.name(), "the cell does not hold what its column should")
                        .in_row(row, subject.id(row))
                        .column(column.name)
                        .found(
                            found,
                            column
                                .normal(found)
                                .unwrap_or_else(|| column.kind.expected()),
                        )
                        .hint(cause(found, column.kind));
                findings.push(finding);
            }
        }
        for (row, error) in &subject.unread {
            if let CellError::Pieces(column) = error {
                let message = "the pieces of the cell do not have the lengths of their spans";
                findings.push(
                    Finding::new(self.name(), message)
                        .in_row(row, subject.id(row))
                        .column(*column)
                        .found(
                            subject.cell(row, column).unwrap_or_default(),
                            format!("pieces as long as `{column}_spans` says, joined by `; `"),
                        ),
                );
            }
        }
        findings.sort_by_key(|finding| finding.line);
        findings
    }
}
