//! What is written is read back to the same rows, in every format that is not declared lossy.

use stelling::{
    claim::{Polarity, Status, Tense},
    dataset::{COLUMNS, Link, Names, Offsets, Record, Row, verify},
    export::{EXPORTERS, Exporter},
    text::{OffsetUnit, Positions},
};

use crate::support::{document, rows};

fn record() -> Record {
    Record {
        claim_id: "0123456789abcdef".to_owned(),
        doc_id: "haftar".to_owned(),
        doc_date: "2019-04".to_owned(),
        section: String::new(),
        paragraph: 1,
        sentence: 2,
        sentence_start: 10,
        sentence_end: 60,
        sentence_text: "Hij zei: \"Nee,\nnooit\"; en vertrok.".to_owned(),
        start: 10,
        end: 40,
        spans: vec![Offsets(10, 20), Offsets(25, 40)],
        quote: "zei … nooit".to_owned(),
        claim: "Hij vertrok.".to_owned(),
        status: Status::Denied,
        polarity: Polarity::Negative,
        cue: vec!["nooit; nee".to_owned(), "zou".to_owned()],
        cue_spans: vec![Offsets(30, 40), Offsets(41, 44)],
        source: Vec::new(),
        source_spans: Vec::new(),
        head: "vertrok".to_owned(),
        head_start: 33,
        head_end: 40,
        predicate: "vertrok".to_owned(),
        predicate_spans: vec![Offsets(33, 40)],
        tense: Tense::Past,
        rules: Names(vec!["main".to_owned(), "negation".to_owned()]),
        references: vec![Link(Offsets(12, 15), Offsets(0, 6))],
        time: vec!["gisteren".to_owned(), "drie jaar lang".to_owned()],
        time_spans: vec![Offsets(50, 58), Offsets(60, 74)],
        time_value: vec!["unknown".to_owned(), "P3Y".to_owned()],
        confidence: 87,
    }
}

pub(crate) fn written(exporter: &dyn Exporter, records: &[Record]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rows = exporter.begin(Box::new(&mut bytes)).expect("begun");
    for record in records {
        let row = Row {
            record: record.clone(),
            edits: Vec::new(),
        };
        rows.row(&row).expect("written");
    }
    rows.end().expect("ended");
    bytes
}

#[test]
fn every_format_is_read_back() {
    let records = [
        record(),
        Record {
            section: "Een, \"kop\"".to_owned(),
            ..record()
        },
    ];
    for exporter in EXPORTERS.iter().filter(|exporter| !exporter.lossy()) {
        for records in [&records[..], &[]] {
            let bytes = written(*exporter, records);
            let read = exporter.read(&mut bytes.as_slice(), OffsetUnit::Codepoint);
            assert_eq!(read.unwrap().records, records, "{}", exporter.name());
        }
    }
}

#[test]
fn fields_are_the_columns_in_their_order() {
    let names: Vec<_> = COLUMNS.iter().map(|column| column.name).collect();
    assert_eq!(
        names.join(" "),
        "claim_id doc_id doc_date section paragraph sentence sentence_start sentence_end sentence_text start end spans \
         quote claim status polarity cue cue_spans source source_spans head head_start head_end predicate \
         predicate_spans tense rules references time time_spans time_value confidence"
    );
    let json = String::from_utf8(written(EXPORTERS[1], &[record()])).expect("UTF-8");
    let places: Vec<_> = names
        .iter()
        .map(|name| json.find(&format!("\"{name}\":")))
        .collect();
    assert!(
        places.is_sorted() && places.iter().all(Option::is_some),
        "{json}"
    );
}

#[test]
fn csv_reads_other_orders_and_names_what_is_wrong() {
    let table = String::from_utf8(written(EXPORTERS[0], &[record()])).expect("UTF-8");
    let read = |table: &str| EXPORTERS[0].read(&mut table.as_bytes(), OffsetUnit::Codepoint);
    let marked = format!("\u{feff}{table}")
        .replace(",confidence\n", ",confidence,note\n")
        .replace(",87\n", ",87,good\n");
    let read_back = read(&marked).expect("read");
    assert_eq!(read_back.records, [record()]);
    assert_eq!(
        (&*read_back.others, &*read_back.other_cells),
        (&["note".to_owned()][..], &[vec!["good".to_owned()]][..])
    );
    let error = |table: &str| read(table).expect_err("wrong").to_string();
    assert_eq!(
        error(&table.replace(",denied,", ",refused,")),
        "line 2: column `status`: found `refused`, expected one of `asserted`, `alleged`, `denied`"
    );
    assert_eq!(
        error(&table.replace(",tense,", ",when,")),
        "not a table of claims: there is no column `tense`"
    );
    assert_eq!(
        error(&table.replace("30-40;41-44", "30-40")),
        "line 2: column `cue` does not have the length of its offsets"
    );
}

#[test]
fn a_row_that_is_not_in_its_source_is_refused() {
    let document = document("De gemeente sloopt het zwembad.");
    let positions = Positions::new(&document.text, OffsetUnit::Codepoint);
    let mut row = rows(std::slice::from_ref(&document), OffsetUnit::Codepoint).remove(0);
    assert_eq!(verify(&row, &positions), Ok(()));
    row.claim_id = "0".to_owned();
    row.head_end -= 1;
    assert_eq!(
        verify(&row, &positions).unwrap_err().to_string(),
        "claim 0 of document `text`: `head` is `sloopt`, but the source has `sloop` at its offsets"
    );
}
