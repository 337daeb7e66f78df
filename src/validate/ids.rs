use std::collections::{BTreeMap, HashMap};

use super::{Check, Finding, Subject};
use crate::{
    dataset::{Record, derived_ids},
    sheet::Row,
    text::Positions,
};

/// Whether every claim has an id of its own that follows from what it is.
pub(super) struct Ids;

/// Without the source, how many earlier sentences with the same text are thought of.
const REPEATS: u32 = 50;

impl Check for Ids {
    fn name(&self) -> &'static str {
        "ids"
    }

    fn about(&self) -> &'static str {
        "ids are unique and follow from document, sentence and head"
    }

    fn findings(&self, subject: &Subject<'_>) -> Vec<Finding> {
        if subject.sheet.column("claim_id").is_none() {
            return Vec::new();
        }
        let mut findings = Vec::new();
        let mut seen: HashMap<(&str, &str), u64> = HashMap::new();
        for row in &subject.sheet.rows {
            let id = subject.id(row);
            // A file that came back from several annotators has each claim once for each of them.
            let annotator = subject.cell(row, "annotator").unwrap_or_default();
            if let Some(first) = seen.insert((id, annotator), row.number) {
                findings.push(
                    Finding::new(
                        self.name(),
                        format!("the id is that of row {first} already"),
                    )
                    .in_row(row, id)
                    .column("claim_id"),
                );
            }
        }
        let mut twins: BTreeMap<(&str, u32, u32), u32> = BTreeMap::new();
        for (_, record) in &subject.records {
            *twins.entry(place(record)).or_default() += 1;
        }
        let positions = subject.positions();
        // Rows that were carried over to a revised text keep the ids that annotations refer to.
        let made_here = |(row, _): &&(&Row, Record)| subject.anchor(row).is_none();
        for (row, record) in subject.records.iter().filter(made_here) {
            let source = positions.get(record.doc_id.as_str());
            let repeats = source.map_or(REPEATS, |source| earlier(record, source));
            let twins = twins.get(&place(record)).copied().unwrap_or(1);
            let ids = derived_ids(record, subject.unit, [repeats, twins]);
            if ids.contains(&record.claim_id) {
                continue;
            }
            let (found, first) = (&record.claim_id, ids.first().cloned().unwrap_or_default());
            let is_id = found.len() == 16
                && found
                    .bytes()
                    .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
            let hint = if is_id {
                "document id, sentence or head were changed after the id was made, or the id itself was"
            } else if found.len() < 16 && first.ends_with(found.as_str()) {
                "its leading zeros are lost; a spreadsheet program has taken it for a number"
            } else if found.contains(['E', '+']) {
                "a spreadsheet program has taken it for a number and rounded it"
            } else {
                "ids have 16 hexadecimal digits"
            };
            findings.push(
                Finding::new(
                    self.name(),
                    "the id does not follow from document, sentence and head",
                )
                .in_row(row, found)
                .column("claim_id")
                .found(found, first)
                .hint(Some(hint.to_owned())),
            );
        }
        findings.sort_by_key(|finding| finding.line);
        findings
    }
}

fn place(record: &Record) -> (&str, u32, u32) {
    (&record.doc_id, record.sentence_start, record.head_start)
}

/// In how many places before it the source has the text of the sentence.
fn earlier(record: &Record, source: &Positions<'_>) -> u32 {
    let before = source.slice(0, record.sentence_start).unwrap_or_default();
    let count = before.matches(record.sentence_text.as_str()).count();
    u32::try_from(count).unwrap_or(REPEATS)
}
