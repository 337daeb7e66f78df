use super::{Check, Finding, Subject};
use crate::dataset::Record;

/// Whether rows stand in the order of the text.
pub(super) struct Order;

impl Check for Order {
    fn name(&self) -> &'static str {
        "order"
    }

    fn about(&self) -> &'static str {
        "rows of a document stand together, in the order of its sentences, whose numbers and places go together"
    }

    fn findings(&self, subject: &Subject<'_>) -> Vec<Finding> {
        let pairs = subject.records.windows(2);
        let out_of_order = pairs.filter_map(|pair| {
            let [(_, before), (row, record)] = pair else {
                return None;
            };
            // Texts may be put in another order; the rows that were carried over keep theirs.
            if subject.anchor(row).is_some() {
                return None;
            }
            let (column, found, expected) = fault(before, record)?;
            Some(
                Finding::new(self.name(), "the row does not follow from the one before")
                    .in_row(row, &record.claim_id)
                    .column(column)
                    .found(found, expected)
                    .hint(Some(
                        "rows may have been sorted or moved; ids keep them apart all the same"
                            .to_owned(),
                    )),
            )
        });
        out_of_order.collect()
    }
}

/// The column that contradicts the order, what it has, and what it should have.
fn fault(before: &Record, record: &Record) -> Option<(&'static str, String, String)> {
    if before.doc_id != record.doc_id {
        return None;
    }
    let (number, last) = (record.sentence, before.sentence);
    if number < last {
        return Some(("sentence", number.to_string(), format!("{last} or more")));
    }
    if record.paragraph < before.paragraph {
        let expected = format!("{} or more", before.paragraph);
        return Some(("paragraph", record.paragraph.to_string(), expected));
    }
    let places = [
        (before.sentence_start, before.sentence_end),
        (record.sentence_start, record.sentence_end),
    ];
    if number == last && places[0] != places[1] {
        let [(start, end), (own_start, own_end)] = places;
        let expected = format!("{start}-{end}, as sentence {last} in the row before");
        return Some(("sentence_start", format!("{own_start}-{own_end}"), expected));
    }
    if number > last && record.sentence_start < before.sentence_end {
        let expected = format!("{} or more", before.sentence_end);
        return Some((
            "sentence_start",
            record.sentence_start.to_string(),
            expected,
        ));
    }
    None
}
