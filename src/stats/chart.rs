use super::Stats;
use crate::{
    chart::{Numbers, Panel},
    claim::Status,
};

/// How many of an open list are shown.
const SHOWN: usize = 12;

impl Stats {
    /// The statuses of each document, and the most frequent sources and cues.
    pub fn panels(&self) -> Vec<Panel> {
        let statuses = Panel {
            name: "claims by document and status".to_owned(),
            numbers: Numbers::Parts {
                names: Status::ALL.map(Status::as_str).into(),
                rows: self
                    .statuses
                    .iter()
                    .map(|(document, counts)| (document.clone(), counts.to_vec()))
                    .collect(),
            },
        };
        let open = self
            .tables
            .iter()
            .filter(|counts| ["source", "cue"].contains(&counts.name) && !counts.counts.is_empty());
        let frequent = open.map(|counts| Panel {
            name: format!("the most frequent {}s", counts.name),
            numbers: Numbers::Counts(counts.counts.iter().take(SHOWN).cloned().collect()),
        });
        [statuses].into_iter().chain(frequent).collect()
    }
}
