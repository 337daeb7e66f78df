use crate::{
    dataset::{ANNOTATION_COLUMNS, Annotation, Record},
    sheet::Sheet,
};

/// The columns of the data set that an annotator reads; offsets are no reading, and come back by the ids.
pub const READING: [&str; 11] = [
    "claim_id",
    "doc_id",
    "doc_date",
    "section",
    "sentence_text",
    "quote",
    "claim",
    "status",
    "polarity",
    "cue",
    "source",
];

/// The cells of a record that an annotator reads, in the order of [`READING`].
pub(super) fn reading(record: &Record) -> Vec<String> {
    READING
        .iter()
        .map(|name| record.cell(name).into())
        .collect()
}

/// The sheet of one annotator: what there is to read of each record, and empty columns for the annotation.
pub fn batch<'r>(annotator: &str, records: impl IntoIterator<Item = &'r Record>) -> Sheet {
    let names = ANNOTATION_COLUMNS.iter().map(|column| column.name);
    let header = READING.into_iter().chain(names).map(str::to_owned);
    let blank = Annotation {
        annotator: annotator.to_owned(),
        status_new: None,
        polarity_new: None,
        source_new: String::new(),
        claim_new: String::new(),
        verdict: String::new(),
        comment: String::new(),
    };
    let cells = records.into_iter().map(|record| {
        let mut cells = reading(record);
        cells.extend(blank.cells().map(Into::into));
        cells
    });
    Sheet::of(header.collect(), cells)
}
