//! What has changed between two data sets is found and shown, whatever wrote them.

use std::time::Instant;

use proptest::prelude::*;
use stelling::{
    dataset::{Record, Table},
    diff::{Kind, Piece, RENDERERS, Sides, diff, inline},
    sheet::{Dialect, Sheet},
    text::OffsetUnit,
};

use crate::support::{Folder, document, rows};

const OLD: &str = "Brand in de haven\n\nDe brand brak gisteren uit. Volgens de brandweer is één schuur verwoest. De \
    burgemeester ontkent dat er asbest is vrijgekomen. „De schuur stond leeg”, zegt eigenaar Zoë Bakker.\n\nEr vielen \
    geen gewonden. De politie zoekt getuigen.\n";

/// A sentence in front, a word more, another cue and a sentence less.
const NEW: &str = "Brand in de haven\n\nHet stormde. De brand brak gisteren uit. Volgens de brandweer is één oude \
    schuur verwoest. De burgemeester bevestigt dat er asbest is vrijgekomen. „De schuur stond leeg”, zegt eigenaar Zoë \
    Bakker.\n\nEr vielen geen gewonden.\n";

/// Two data sets of two documents, one of which stays as it is; an annotator has worked on the new one.
fn folder() -> Folder {
    let second = "Het zwembad sluit.\n";
    let folder = Folder::new()
        .with("old/haven.txt", OLD)
        .with("old/zwembad.txt", second)
        .with("new/haven.txt", NEW)
        .with("new/zwembad.txt", second);
    folder.run("extract old -o old.csv");
    folder.run("extract new -o new.csv");
    let mut sheet = Sheet::read(folder.read("new.csv").as_bytes()).expect("a table");
    let rules = sheet.column("rules").expect("a column");
    sheet
        .header
        .extend(["verdict".to_owned(), "comment".to_owned()]);
    for (at, row) in sheet.rows.iter_mut().enumerate() {
        let cells: [&str; 2] = match at {
            0 => ["klopt", "zie | `KNMI` & <buienradar>"],
            1 => ["", "met @piet\nbesproken"],
            _ => ["", ""],
        };
        row.cells.extend(cells.map(str::to_owned));
    }
    sheet.rows.last_mut().expect("a row").cells[rules].push_str(";zou_plan");
    folder.with("new.csv", sheet.write(Dialect::Standard))
}

#[test]
fn every_kind_of_change_is_shown() {
    let folder = folder();
    for format in ["text", "markdown", "json"] {
        let run = folder.run(&format!("diff old.csv new.csv --format {format}"));
        insta::assert_snapshot!(format!("changes_{format}"), run);
    }
}

#[test]
fn only_some_kinds_are_looked_at() {
    let folder = folder();
    let run = folder.run("diff old.csv new.csv --only status,rules --exit-code");
    insta::assert_snapshot!("only_some", run);
    let run = folder.run("diff old.csv new.csv --only polarity --exit-code");
    assert_eq!(
        run.to_string(),
        "exit code 0\n--- stdout\n7 claims before, 7 after: no differences\n--- stderr\n"
    );
    let run = folder.run("diff old.csv new.csv --only wordnig");
    assert_eq!(run.code, Some(2), "{run}");
}

/// The same claims in every form in which a data set comes.
#[test]
fn forms_do_not_count() {
    let folder = folder();
    let sheet = Sheet::read(folder.read("new.csv").as_bytes()).expect("a table");
    let excel = sheet.write(Dialect::ExcelNl);
    folder.run("extract old -o old.jsonl");
    let folder = folder.with("excel.csv", excel);
    for pair in ["new.csv excel.csv", "old.csv old.jsonl", "old.csv old.csv"] {
        let run = folder.run(&format!("diff {pair} --exit-code"));
        assert_eq!(run.code, Some(0), "{pair}: {run}");
        assert!(
            run.stdout
                .ends_with("7 claims before, 7 after: no differences\n"),
            "{run}"
        );
    }
}

/// A claim is there once for each annotator, of whom one is looked at.
#[test]
fn tables_of_annotators_are_compared_one_by_one() {
    let folder = folder();
    folder.run("handout old.csv -o ronde --annotators anna,bram --overlap 1");
    folder.run("collect ronde -o terug.csv");
    let all = folder.run("diff old.csv terug.csv");
    assert_eq!(all.code, Some(2), "{all}");
    assert!(all.stderr.contains("(anna, bram)"), "{all}");
    let anna = folder.run("diff old.csv terug.csv --annotator anna --only other");
    insta::assert_snapshot!("one_annotator", anna.to_string());
    let nobody = folder.run("diff old.csv terug.csv --annotator cleo");
    assert!(
        nobody
            .stderr
            .contains("neither data set has rows of `cleo`"),
        "{nobody}"
    );
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let folder = folder();
    folder.run("extract new -o bytes.csv --offsets byte");
    let old = folder.read("old.csv");
    let second = old.lines().nth(1).expect("a row");
    let folder = folder.with("twice.csv", format!("{old}{second}\n"));
    let runs = [
        "old.csv bytes.csv",
        "old.csv twice.csv",
        "nergens.csv old.csv",
    ]
    .map(|pair| {
        format!(
            "$ stelling diff {pair}\n{}",
            folder.run(&format!("diff {pair}"))
        )
    });
    let ids = regex::Regex::new("[0-9a-f]{16}").expect("a pattern");
    insta::assert_snapshot!("refused", ids.replace_all(&runs.join(""), "ID"));
}

/// A made-up claim.
fn claim(id: usize, sentence: &str, head: &str) -> Record {
    let template = rows(&[document("Het zwembad sluit.")], OffsetUnit::Codepoint);
    Record {
        claim_id: format!("{id:016x}"),
        sentence_text: sentence.to_owned(),
        quote: sentence.to_owned(),
        head: head.to_owned(),
        ..template[0].clone()
    }
}

fn kinds(old: &Record, new: &Record) -> Vec<Vec<Kind>> {
    let [old, new] = [old, new].map(|row| Table::of(vec![row.clone()], OffsetUnit::Codepoint));
    let differences = diff(&old, &new, Kind::ALL).expect("comparable");
    let changes = differences.changes.iter();
    changes.map(|change| change.kinds().collect()).collect()
}

#[test]
fn claims_are_the_same_by_what_they_say() {
    let old = claim(1, "De raad sluit het zwembad in de zomer.", "sluit");
    let edited = claim(2, "De raad sluit het oude zwembad in de zomer.", "sluit");
    let other_head = claim(3, "De raad bouwt het zwembad in de zomer.", "bouwt");
    let other = claim(4, "Een winkel sluit morgen voor goed.", "sluit");
    let same = [Kind::Spans, Kind::Sentence, Kind::Id];
    assert_eq!(kinds(&old, &edited), [same]);
    for other in [other_head, other] {
        assert_eq!(kinds(&old, &other).len(), 2);
    }
    let renumbered = claim(5, &old.sentence_text, "sluit");
    assert_eq!(kinds(&old, &renumbered), [[Kind::Id]]);
    assert_eq!(kinds(&old, &old), Vec::<Vec<Kind>>::new());
}

/// All ids and all texts of a large document differ, and all heads are the same.
#[test]
fn large_tables_are_compared_fast() {
    const COUNT: usize = 20_000;
    let old: Vec<_> = (0..COUNT)
        .map(|at| claim_of(at, &format!("Zaal {at} van het gebouw sluit om {at} uur.")))
        .collect();
    let new: Vec<_> = (0..COUNT)
        .map(|at| {
            claim_of(
                at + COUNT,
                &format!("Zaal {at} van het gebouw sluit al om {at} uur."),
            )
        })
        .collect();
    let [old, new] = [old, new].map(|rows| Table::of(rows, OffsetUnit::Codepoint));
    let start = Instant::now();
    let differences = diff(&old, &new, Kind::ALL).expect("comparable");
    let both = |sides: &Sides<&Record>| matches!(sides, Sides::Both(..));
    assert_eq!(differences.changes.len(), COUNT);
    assert!(differences.changes.iter().all(|change| both(&change.sides)));
    // About two seconds; all with all would take hours.
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

fn claim_of(id: usize, sentence: &str) -> Record {
    static TEMPLATE: std::sync::LazyLock<Record> =
        std::sync::LazyLock::new(|| claim(0, "", "sluit"));
    Record {
        claim_id: format!("{id:016x}"),
        sentence_text: sentence.to_owned(),
        quote: sentence.to_owned(),
        ..TEMPLATE.clone()
    }
}

/// Rows with few ids, sentences and heads, so that many may be the same.
fn some_rows() -> impl Strategy<Value = Vec<Record>> {
    let words = prop::collection::vec(prop::sample::select(WORDS), 1..8);
    let row = (words, prop::sample::select(WORDS), 0..1000_u32);
    let rows = prop::collection::btree_map(0..40_usize, row, 0..12);
    rows.prop_map(|rows| {
        let row = |(id, (words, head, start)): (usize, (Vec<&str>, &str, u32))| Record {
            head: head.to_owned(),
            start,
            ..claim_of(id, &words.join(" "))
        };
        rows.into_iter().map(row).collect()
    })
}

const WORDS: &[&str] = &[
    "de",
    "raad",
    "sluit",
    "|",
    "`x`",
    "<b>",
    "zwembad\r\n",
    "Zoe\u{301}",
    "👧",
    "",
];

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Each row came, went, or is paired with one other; words that changed give both texts; all formats can show it.
    #[test]
    fn every_row_is_accounted_for(old in some_rows(), new in some_rows()) {
        let [old, new] = [old, new].map(|rows| Table::of(rows, OffsetUnit::Codepoint));
        let differences = diff(&old, &new, Kind::ALL).expect("comparable");
        let counts = differences.counts();
        let count = |kind| counts.iter().find(|(found, _)| *found == kind).map_or(0, |(_, count)| *count);
        prop_assert_eq!(old.records.len() - count(Kind::Removed), new.records.len() - count(Kind::Added));
        for change in &differences.changes {
            prop_assert!(change.kinds().next().is_some());
            for field in &change.fields {
                let pieces = inline(&field.old, &field.new);
                let text = |skip: fn(&Piece) -> bool| -> String {
                    pieces.iter().filter(|piece| !skip(piece)).map(Piece::text).collect()
                };
                prop_assert_eq!(text(|piece| matches!(piece, Piece::New(_))), &*field.old);
                prop_assert_eq!(text(|piece| matches!(piece, Piece::Old(_))), &*field.new);
            }
        }
        for renderer in RENDERERS {
            let mut shown = Vec::new();
            renderer.render(&differences, &mut shown).expect("memory");
            prop_assert!(shown.ends_with(b"\n"));
        }
        prop_assert!(diff(&old, &old, Kind::ALL).expect("comparable").is_empty());
    }
}
