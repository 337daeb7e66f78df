use super::{Check, Finding, Subject};
use crate::{
    dataset::{Link, Offsets, Record},
    sheet::Row,
};

/// Whether spans are where spans of their kind can be.
pub(super) struct Places;

impl Check for Places {
    fn name(&self) -> &'static str {
        "places"
    }

    fn about(&self) -> &'static str {
        "spans are not empty, in order, apart, and inside their sentence or claim"
    }

    fn findings(&self, subject: &Subject<'_>) -> Vec<Finding> {
        let records = subject.records.iter();
        records
            .flat_map(|(row, record)| self.of_row(row, record))
            .collect()
    }
}

impl Places {
    fn of_row(&self, row: &Row, record: &Record) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut tell = |column: &'static str, message: &str, found: String, expected: String| {
            findings.push(
                Finding::new(self.name(), message)
                    .in_row(row, &record.claim_id)
                    .column(column)
                    .found(found, expected),
            );
        };
        let sentence = Offsets(record.sentence_start, record.sentence_end);
        let claim = Offsets(record.start, record.end);
        let head = Offsets(record.head_start, record.head_end);
        let words: Vec<Offsets> = record
            .references
            .iter()
            .map(|&Link(word, _)| word)
            .collect();
        let lists = [
            ("sentence_start", &[sentence][..], None),
            ("start", &[claim][..], Some(("the sentence", sentence))),
            ("spans", &record.spans[..], Some(("start and end", claim))),
            ("head_start", &[head][..], Some(("the sentence", sentence))),
            (
                "predicate_spans",
                &record.predicate_spans[..],
                Some(("the sentence", sentence)),
            ),
            (
                "time_spans",
                &record.time_spans[..],
                Some(("the sentence", sentence)),
            ),
            ("cue_spans", &record.cue_spans[..], None),
            ("source_spans", &record.source_spans[..], None),
            ("references", &words[..], None),
        ];
        for (column, spans, within) in lists {
            if let Some(span) = spans.iter().find(|span| span.0 >= span.1) {
                tell(
                    column,
                    "a span is empty or ends before it starts",
                    span.to_string(),
                    "start < end".to_owned(),
                );
            }
            let outside = within.and_then(|(name, frame)| {
                let span = spans
                    .iter()
                    .find(|span| span.0 < frame.0 || span.1 > frame.1)?;
                Some((span, name, frame))
            });
            if let Some((span, name, frame)) = outside {
                tell(
                    column,
                    "a span is outside of where it belongs",
                    span.to_string(),
                    format!("inside {name}, {frame}"),
                );
            }
        }
        for (column, spans) in [
            ("spans", &record.spans),
            ("predicate_spans", &record.predicate_spans),
        ] {
            if let Some(pair) = spans.windows(2).find(|pair| pair[0].1 > pair[1].0) {
                let expected = format!("a start from {} on", pair[0].1);
                tell(
                    column,
                    "spans overlap or are out of order",
                    pair[1].to_string(),
                    expected,
                );
            }
        }
        if let (Some(first), Some(last)) = (record.spans.first(), record.spans.last())
            && claim != Offsets(first.0, last.1)
        {
            let expected = Offsets(first.0, last.1).to_string();
            tell(
                "start",
                "start and end are not those of the spans",
                claim.to_string(),
                expected,
            );
        }
        if record.spans.is_empty() {
            tell(
                "spans",
                "a claim has no spans",
                String::new(),
                "start-end pairs joined by `;`".to_owned(),
            );
        }
        findings
    }
}
