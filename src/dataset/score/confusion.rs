use super::Comparison;
use crate::claim::Status;

/// How often claims of the gold have which status in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Confusion {
    /// A row for each status in the gold, in the order of [`Status::ALL`], and one for claims that it does not have; a
    /// column for each status in the table, and one for claims that were not found.
    pub counts: [[usize; 4]; 4],
}

impl Confusion {
    /// What the last row and the last column are of.
    pub const OUTSIDE: [&str; 2] = ["too many", "not found"];

    /// Counts the claims of a comparison.
    pub fn of(comparison: &Comparison<'_>) -> Self {
        let mut confusion = Self::default();
        for (gold, found) in &comparison.references {
            let found = found.map(|record| record.status);
            confusion.counts[place(Some(gold.status))][place(found)] += 1;
        }
        for record in &comparison.extra {
            confusion.counts[place(None)][place(Some(record.status))] += 1;
        }
        confusion
    }
}

fn place(status: Option<Status>) -> usize {
    let all = Status::ALL.iter();
    let found = status.and_then(|status| all.clone().position(|own| *own == status));
    found.unwrap_or(Status::ALL.len())
}
