use super::{Check, Finding, Subject, damage::difference};
use crate::{
    dataset::{MismatchError, Record, mismatches},
    text::{OffsetUnit, Positions},
};

/// Whether every verbatim text is what the source has at its offsets.
pub(super) struct Slices;

/// Characters of the source that an excerpt has on either side.
const CONTEXT: usize = 30;

impl Check for Slices {
    fn name(&self) -> &'static str {
        "slices"
    }

    fn about(&self) -> &'static str {
        "slicing the source at every span gives the verbatim text beside it"
    }

    fn findings(&self, subject: &Subject<'_>) -> Vec<Finding> {
        let positions = subject.positions();
        let mut findings = Vec::new();
        for (row, record) in &subject.records {
            let Some(source) = positions.get(record.doc_id.as_str()) else {
                continue;
            };
            for mismatch in in_itself(mismatches(record, source)) {
                let at = offset(record, mismatch.column);
                findings.push(
                    Finding::new(self.name(), "the source has another text at these offsets")
                        .in_row(row, &record.claim_id)
                        .column(mismatch.column)
                        .excerpt(excerpt(source, at))
                        .hint(Some(hint(&mismatch, source, at, subject.unit)))
                        .found(mismatch.found, mismatch.expected),
                );
            }
        }
        match self.other_unit(subject, findings.len()) {
            Some(finding) => vec![finding],
            None => findings,
        }
    }
}

impl Slices {
    /// One finding for the whole table if its offsets are right in another unit.
    fn other_unit(&self, subject: &Subject<'_>, wrong: usize) -> Option<Finding> {
        let fits = |&unit: &OffsetUnit| {
            let positions = subject.positions_in(unit);
            let own = |record: &Record| positions.get(record.doc_id.as_str());
            unit != subject.unit
                && subject.records.iter().all(|(_, record)| {
                    own(record).is_none_or(|source| mismatches(record, source).next().is_none())
                })
        };
        let unit = (wrong > 0).then(|| OffsetUnit::ALL.into_iter().find(fits))??;
        let message = "the offsets count in another unit than the metadata says";
        let hint = "all of them fit in that unit; correct `offset_unit` in the metadata";
        Some(
            Finding::new(self.name(), message)
                .found(unit.as_str(), subject.unit.as_str())
                .hint(Some(hint.to_owned())),
        )
    }
}

/// Where the sentence is another one, nothing else can be right; that is not told.
fn in_itself(
    mismatches: impl Iterator<Item = MismatchError>,
) -> impl Iterator<Item = MismatchError> {
    let mut mismatches = mismatches.peekable();
    let is_of_sentence = mismatches
        .peek()
        .is_some_and(|first| first.column == "sentence_text");
    mismatches.take(if is_of_sentence { 1 } else { usize::MAX })
}

/// Where the text of the column begins.
fn offset(record: &Record, column: &str) -> u32 {
    let first = |spans: &[crate::dataset::Offsets]| spans.first().map(|span| span.0);
    let start = match column {
        "sentence_text" => Some(record.sentence_start),
        "head" => Some(record.head_start),
        "quote" => first(&record.spans),
        "predicate" => first(&record.predicate_spans),
        "cue" => first(&record.cue_spans),
        "source" => first(&record.source_spans),
        "time" => first(&record.time_spans),
        _ => None,
    };
    start.unwrap_or(record.start)
}

/// The source around an offset, on one line; its end if the offset is beyond it.
fn excerpt(source: &Positions<'_>, at: u32) -> String {
    let text = source.text();
    let at = source.byte(at).unwrap_or(text.len()).min(text.len());
    let (before, after) = text.split_at(at);
    let start = before
        .char_indices()
        .rev()
        .nth(CONTEXT - 1)
        .map_or(0, |(at, _)| at);
    let end = after
        .char_indices()
        .nth(CONTEXT)
        .map_or(after.len(), |(at, _)| at);
    let around = format!("{}⟦{}", &before[start..], &after[..end]);
    around.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the text stands elsewhere, else how it differs.
fn hint(mismatch: &MismatchError, source: &Positions<'_>, at: u32, unit: OffsetUnit) -> String {
    let MismatchError {
        found, expected, ..
    } = mismatch;
    let text = source.text();
    let near = source.byte(at).unwrap_or(text.len()).min(text.len());
    let places = text.match_indices(found.as_str()).map(|(place, _)| place);
    let closest = places.min_by_key(|place| place.abs_diff(near));
    let closest = closest.filter(|&place| !found.is_empty() && place != near);
    let Some(place) = closest.and_then(|place| u32::try_from(place).ok()) else {
        return difference(found, expected);
    };
    let place = source.of(place);
    let (moved, way) = (
        place.abs_diff(at),
        if place > at { "further on" } else { "before" },
    );
    format!("it stands at {place}, {moved} ({}s) {way}", unit.as_str())
}
