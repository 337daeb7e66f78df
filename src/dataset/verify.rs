use super::{assemble::QUOTE_GAP, cell::Offsets, record::Record};
use crate::text::Positions;

/// A row whose verbatim text is not what its source has at its offsets.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "claim {claim_id} of document `{document}`: `{column}` is `{found}`, but the source has `{expected}` at its offsets"
)]
pub struct MismatchError {
    /// The id of the claim.
    pub claim_id: String,
    /// The id of its document.
    pub document: String,
    /// The column that does not agree.
    pub column: &'static str,
    /// What stands in the column.
    pub found: String,
    /// What the source has; empty if the offsets are not places in it.
    pub expected: String,
}

/// Holds every verbatim column of a row against the source, at the offsets as they are written.
pub fn verify(row: &Record, source: &Positions<'_>) -> Result<(), MismatchError> {
    mismatches(row, source).next().map_or(Ok(()), Err)
}

/// All verbatim columns of a row that are not what the source has at their offsets.
pub fn mismatches(row: &Record, source: &Positions<'_>) -> impl Iterator<Item = MismatchError> {
    let sentence = [Offsets(row.sentence_start, row.sentence_end)];
    let head = [Offsets(row.head_start, row.head_end)];
    let joined = [
        ("sentence_text", &row.sentence_text, &sentence[..], ""),
        ("quote", &row.quote, &row.spans, QUOTE_GAP),
        ("head", &row.head, &head, ""),
        ("predicate", &row.predicate, &row.predicate_spans, " "),
    ];
    let pieces = [
        ("cue", &row.cue, &row.cue_spans),
        ("source", &row.source, &row.source_spans),
        ("time", &row.time, &row.time_spans),
    ];
    let joined = joined.map(|(column, found, spans, gap)| {
        check(row, column, found, &slices(spans, source).join(gap))
    });
    let pieces = pieces.map(|(column, found, spans)| {
        let expected = slices(spans, source).join("; ");
        check(row, column, &found.join("; "), &expected)
    });
    joined.into_iter().chain(pieces).filter_map(Result::err)
}

fn slices<'t>(spans: &[Offsets], source: &Positions<'t>) -> Vec<&'t str> {
    spans
        .iter()
        .map(|&Offsets(start, end)| source.slice(start, end).unwrap_or_default())
        .collect()
}

fn check(
    row: &Record,
    column: &'static str,
    found: &str,
    expected: &str,
) -> Result<(), MismatchError> {
    if found == expected {
        return Ok(());
    }
    Err(MismatchError {
        claim_id: row.claim_id.clone(),
        document: row.doc_id.clone(),
        column,
        found: found.to_owned(),
        expected: expected.to_owned(),
    })
}
