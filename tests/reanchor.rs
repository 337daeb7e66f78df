//! Rows go where their text has gone, and nothing is guessed.

use std::collections::BTreeMap;

use proptest::prelude::*;
use stelling::{
    claim::{Polarity, Status, Tense},
    dataset::{Link, Names, Offsets, Record, Table, verify},
    reanchor::{Anchor, Options, Reanchored, reanchor},
    segment::{Sentence, segment},
    text::{Document, OffsetUnit, Positions, Span},
};

use crate::support::{Folder, document, rows};

const OLD: &str = "date 2019-04-12\n\nBrand in de haven\n\nDe brand brak gisteren uit. Volgens de brandweer is één \
    schuur verwoest. De burgemeester ontkent dat er asbest is vrijgekomen. „De schuur stond leeg”, zegt eigenaar Zoë \
    Bakker.\n\nEr vielen geen gewonden. De politie zoekt getuigen. De haven gaat morgen open. Er vielen geen gewonden. \
    De weg was dicht.\n";

const NEW: &str = "date 2019-04-12\n\nBrand in de haven 🔥\n\nHet stormde. De brand brak gisteren uit. Volgens de \
    brandweer is één oude schuur verwoest. De burgemeester bevestigt dat er asbest is vrijgekomen. „De schuur stond \
    leeg”, zegt eigenaar Zoë Bakker.\n\nDe politie zoekt getuigen. Er vielen geen gewonden. Een kat werd gered.\n";

fn folder() -> Folder {
    let folder = Folder::new()
        .with("oud/haven.txt", OLD)
        .with(
            "oud/zwembad.txt",
            "Het zwembad sluit in de zomer. De raad betreurt dat.\n",
        )
        .with("oud/weg.txt", "De weg is dicht.\n")
        .with("nieuw/haven.txt", NEW)
        .with(
            "nieuw/bad.txt",
            "Het zwembad sluit in de zomer. De raad betreurt dat.\n",
        );
    folder.run("extract oud -o claims.csv");
    folder
}

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        omit_expression => true,
        filters => vec![
            (r#""version": "[^"]+""#, r#""version": "VERSION""#),
            (r#""model": "[0-9a-f]+""#, r#""model": "MODEL""#),
        ],
    }, { insta::assert_snapshot!(name, text) });
}

#[test]
fn a_revision_is_told_row_by_row() {
    let folder = folder();
    let run = folder.run("reanchor claims.csv --from oud --to nieuw -o nieuw.csv");
    snapshot(
        "text",
        &format!("{run}--- nieuw.csv\n{}", folder.read("nieuw.csv")),
    );
    let run = folder.run("reanchor claims.csv --from oud --to nieuw -o nieuw.csv --format json");
    snapshot("json", &run.to_string());
    // Validation knows that carried rows keep their ids, and that the others are of texts before.
    let run = folder.run("validate nieuw.csv --source nieuw");
    snapshot("validated", &run.to_string());
    let metadata = folder.read("nieuw.csv-metadata.json");
    let end = metadata.find("\"name\": \"anchor\"").expect("the column");
    snapshot("metadata", &metadata[end..]);
}

#[test]
fn a_document_with_another_name_is_carried_over_if_told_so() {
    let folder = folder();
    let command = "reanchor claims.csv --from oud --to nieuw -o nieuw.csv --renamed zwembad=bad";
    let run = folder.run(command);
    let table = folder.read("nieuw.csv");
    let carried = table
        .lines()
        .filter(|row| row.contains(",bad,") && row.ends_with(",exact,1.00"));
    assert_eq!(carried.count(), 2, "{run}{table}");
    for (option, message) in [
        (
            "--renamed school=bad",
            "the data set has no document `school`",
        ),
        ("--renamed zwembad", "expected the old and the new id"),
        ("--threshold 80", "expected a number from 0 to 1"),
        ("--output - --format json", "give the table a file"),
        ("--output nieuw.jsonl", "the table is written as CSV"),
    ] {
        let run = folder.run(&format!(
            "reanchor claims.csv --from oud --to nieuw {option}"
        ));
        assert_eq!(run.code, Some(2), "{run}");
        assert!(run.stderr.contains(message), "{run}");
    }
}

#[test]
fn old_texts_that_are_not_those_of_the_data_set_are_told() {
    let folder = folder();
    let changed = OLD.replacen("gisteren", "eergisteren", 1);
    let folder = folder.with("oud/haven.txt", changed);
    let run = folder.run("reanchor claims.csv --from oud --to oud -o nieuw.csv");
    assert_eq!(run.code, Some(1), "{run}");
    assert!(
        run.stderr
            .contains("haven.txt: not the text that the data set was made of"),
        "{run}"
    );
    assert!(
        run.stdout.contains("it does not slice in the old text"),
        "{run}"
    );
}

#[test]
fn columns_of_annotators_and_of_an_earlier_run_are_kept_once() {
    let folder = folder();
    let table = folder.read("claims.csv");
    let cells = std::iter::once("verdict").chain(std::iter::repeat("klopt"));
    let lines = table.lines().zip(cells);
    let annotated: Vec<_> = lines
        .map(|(line, cell)| format!("{line},{cell}\n"))
        .collect();
    let folder = folder.with("claims.csv", annotated.concat());
    for _ in 0..2 {
        let run = folder.run("reanchor claims.csv --from oud --to oud -o claims.csv");
        assert_eq!(run.code, Some(0), "{run}");
        let table = folder.read("claims.csv");
        let mut lines = table.lines();
        assert!(
            lines
                .next()
                .expect("a header")
                .ends_with(",verdict,anchor,anchor_score")
        );
        assert!(
            lines.all(|line| line.ends_with(",klopt,exact,1.00")),
            "{table}"
        );
    }
}

fn options() -> Options {
    Options {
        threshold: 0.8,
        renamed: BTreeMap::new(),
    }
}

fn carried(table: &Table, old: &Document, new: &Document) -> Reanchored {
    let texts = |document: &Document| BTreeMap::from([(document.id.clone(), document.clone())]);
    reanchor(table, &[], &texts(old), &texts(new), &options())
}

/// What becomes of the claims of a text, each by its head.
fn anchors(old: &str, new: &str) -> Vec<(String, Anchor)> {
    let [old, new] = [old, new].map(document);
    let table = Table::of(
        rows(std::slice::from_ref(&old), OffsetUnit::Utf16),
        OffsetUnit::Utf16,
    );
    let carried = carried(&table, &old, &new);
    let heads = table.records.iter().map(|record| record.head.clone());
    heads
        .zip(carried.verdicts.iter().map(|verdict| verdict.anchor))
        .collect()
}

#[track_caller]
fn assert_anchors(old: &str, new: &str, expected: &[(&str, Anchor)]) {
    let found = anchors(old, new);
    let found: Vec<_> = found
        .iter()
        .map(|(head, anchor)| (head.as_str(), *anchor))
        .collect();
    assert_eq!(found, expected, "{old:?} -> {new:?}");
}

#[test]
fn repeated_sentences_are_certain_only_where_their_place_is() {
    use Anchor::{Exact, Moved, Uncertain};
    let repeated = "Het regent. De winkel sluit. Het regent. De school opent.";
    let all_exact = [
        ("regent", Exact),
        ("sluit", Exact),
        ("regent", Exact),
        ("opent", Exact),
    ];
    assert_anchors(repeated, repeated, &all_exact);
    assert_anchors(
        repeated,
        "Het regent. De winkel sluit. De school opent.",
        &[
            ("regent", Exact),
            ("sluit", Exact),
            ("regent", Uncertain),
            ("opent", Moved),
        ],
    );
    assert_anchors(
        "Het regent. Het regent.",
        "Het regent.",
        &[("regent", Uncertain), ("regent", Uncertain)],
    );
    assert_anchors(
        "Het regent.",
        "Het regent. Het regent.",
        &[("regent", Uncertain)],
    );
}

#[test]
fn sentences_may_stand_elsewhere_if_they_are_there_once() {
    use Anchor::{Exact, Lost, Moved};
    let [one, two] = [
        "De wethouder opende gisteren het nieuwe zwembad.",
        "De winkel sluit.",
    ];
    assert_anchors(
        &format!("{one} {two}"),
        &format!("{two} {one}"),
        &[("opende", Moved), ("sluit", Moved)],
    );
    assert_anchors(
        &format!("{two} {one}"),
        two,
        &[("sluit", Exact), ("opende", Lost)],
    );
}

#[test]
fn what_decides_a_claim_has_to_stay() {
    use Anchor::{Edited, Moved, Uncertain};
    let old = "De wethouder ontkent dat het dak lekt.";
    for (new, anchor) in [
        ("De wethouder ontkent vandaag dat het dak lekt.", Edited),
        ("De wethouder ontkent dat het dak nog lekt.", Edited),
        ("De wethouder beweert dat het dak lekt.", Uncertain),
        ("De wethouder ontkent dat het dak instort.", Uncertain),
        ("Het regent. De wethouder ontkent dat het dak lekt.", Moved),
    ] {
        assert_anchors(old, new, &[("lekt", anchor)]);
    }
    assert_anchors(
        "Hij zei het.\r\n\r\nHet dak\r\nlekt.",
        "Hij zei het.\n\nHet dak\nlekt.",
        &[("zei", Anchor::Exact), ("lekt", Edited)],
    );
}

const SENTENCES: &[&str] = &[
    "De gemeente sloopt het zwembad.",
    "Volgens Zoe\u{301} 👩\u{200d}👩\u{200d}👧 is het café dicht.",
    "Het regent.",
    "Het regent.",
    "„De schuur stond leeg”, zegt eigenaar Bakker (43).",
    "Wie weet het 𝄞?",
    "De politie zoekt, sinds 3 mei, getuigen van de brand in de haven…",
    "Zo'n 12,5% van de auto's reed door!",
];

const ENDS: &[&str] = &["\n\n", "\r\n\r\n", "\n"];

/// Paragraphs of sentences, with either line end.
fn text() -> impl Strategy<Value = String> {
    let sentence = (0..SENTENCES.len(), 0..30_u32).prop_map(|(at, number)| match number {
        0..10 => SENTENCES[at].to_owned(),
        _ => format!("{number} keer: {}", SENTENCES[at]),
    });
    let paragraph = prop::collection::vec(sentence, 1..5).prop_map(|sentences| sentences.join(" "));
    let end = prop::sample::select(ENDS);
    (prop::collection::vec(paragraph, 1..5), end).prop_map(|(paragraphs, end)| paragraphs.join(end))
}

/// What is changed at once.
#[derive(Debug, Clone, Copy)]
enum Grain {
    Character,
    Word,
    Sentence,
    Paragraph,
}

#[derive(Debug, Clone, Copy)]
enum Action {
    Insert,
    Delete,
    Replace,
    Move,
}

#[derive(Debug, Clone, Copy)]
struct Change {
    action: Action,
    grain: Grain,
    /// Where, and where to or what, as places in lists of any length.
    places: [prop::sample::Index; 2],
}

const ACTIONS: &[Action] = &[
    Action::Insert,
    Action::Delete,
    Action::Replace,
    Action::Move,
];
const GRAINS: &[Grain] = &[
    Grain::Character,
    Grain::Word,
    Grain::Sentence,
    Grain::Paragraph,
];

fn change() -> impl Strategy<Value = Change> {
    let (actions, grains) = (prop::sample::select(ACTIONS), prop::sample::select(GRAINS));
    let places = any::<[prop::sample::Index; 2]>();
    (actions, grains, places).prop_map(|(action, grain, places)| Change {
        action,
        grain,
        places,
    })
}

impl Grain {
    fn cut(self, text: &str) -> Vec<String> {
        let pieces: Vec<&str> = match self {
            Self::Character => text.split("").filter(|piece| !piece.is_empty()).collect(),
            Self::Word => text.split_inclusive(' ').collect(),
            Self::Sentence => text.split_inclusive(['.', '!', '?', '…']).collect(),
            Self::Paragraph => text.split_inclusive('\n').collect(),
        };
        pieces.into_iter().map(str::to_owned).collect()
    }

    fn fresh(self) -> &'static [&'static str] {
        match self {
            Self::Character => &["x", "\u{301}", "👧", " ", "\r\n", "”"],
            Self::Word => &["niet ", "het ", "Zoë ", "zou, ", "regent."],
            Self::Sentence => &[
                " Het regent.",
                " Er is niets aan de hand.",
                " Wie weet het 𝄞?",
            ],
            Self::Paragraph => &[
                "\n\nTweede bericht\n\n",
                "Het regent.\r\n\r\n",
                "De gemeente sloopt het zwembad.\n",
            ],
        }
    }
}

impl Change {
    fn apply(self, text: &str) -> String {
        let mut pieces = self.grain.cut(text);
        let fresh = self.places[1].get(self.grain.fresh());
        if pieces.is_empty() {
            return (*fresh).to_owned();
        }
        let at = self.places[0].index(pieces.len());
        match self.action {
            Action::Insert => pieces.insert(at, (*fresh).to_owned()),
            Action::Delete => drop(pieces.remove(at)),
            Action::Replace => (*fresh).clone_into(&mut pieces[at]),
            Action::Move => {
                let piece = pieces.remove(at);
                pieces.insert(self.places[1].index(pieces.len() + 1), piece);
            }
        }
        pieces.concat()
    }
}

/// Two rows a sentence with pieces on tokens, cues in the sentence before and a mention in the first one.
fn made_up(document: &Document, unit: OffsetUnit) -> Table {
    let positions = Positions::new(&document.text, unit);
    let sentences = segment(document);
    let records = sentences.iter().enumerate().flat_map(|(at, sentence)| {
        let before = &sentences[at.saturating_sub(1)];
        [0, 1].map(|row| record(document, &positions, [&sentences[0], before, sentence], row))
    });
    Table::of(records.collect(), unit)
}

fn record(
    document: &Document,
    positions: &Positions<'_>,
    [first, before, sentence]: [&Sentence; 3],
    row: usize,
) -> Record {
    let offsets = |span: Span| Offsets(positions.of(span.start), positions.of(span.end));
    let text = |span: Span| document.slice(span).to_owned();
    let tokens: Vec<Span> = sentence.tokens.iter().map(|token| token.span).collect();
    let token = |at: usize| tokens[at % tokens.len()];
    let half = tokens.len() / 2;
    let spans = match row {
        1 if half > 0 => vec![
            token(0).join(token(half - 1)),
            token(half).join(token(tokens.len() - 1)),
        ],
        _ => vec![sentence.span],
    };
    let (head, cue) = (
        token(half + row),
        before.tokens[row % before.tokens.len()].span,
    );
    let (source, time) = (token(3), token(5));
    let Offsets(sentence_start, sentence_end) = offsets(sentence.span);
    let Offsets(head_start, head_end) = offsets(head);
    Record {
        claim_id: format!("{:016x}", sentence.number as usize * 2 + row),
        doc_id: document.id.clone(),
        doc_date: String::new(),
        section: String::new(),
        paragraph: sentence.paragraph,
        sentence: sentence.number,
        sentence_start,
        sentence_end,
        sentence_text: text(sentence.span),
        start: sentence_start,
        end: sentence_end,
        quote: spans
            .iter()
            .map(|&span| text(span))
            .collect::<Vec<_>>()
            .join(" … "),
        spans: spans.into_iter().map(offsets).collect(),
        claim: "Iets is zo.".to_owned(),
        status: Status::Alleged,
        polarity: Polarity::Positive,
        cue: vec![text(cue)],
        cue_spans: vec![offsets(cue)],
        source: vec![text(source)],
        source_spans: vec![offsets(source)],
        head: text(head),
        head_start,
        head_end,
        predicate: text(head),
        predicate_spans: vec![offsets(head)],
        tense: Tense::Present,
        rules: Names::default(),
        references: vec![Link(offsets(token(1)), offsets(first.tokens[0].span))],
        time: vec![text(time)],
        time_spans: vec![offsets(time)],
        time_value: vec!["unknown".to_owned()],
        confidence: 100,
    }
}

/// The texts that links point to.
fn linked<'t>(row: &Record, text: &Positions<'t>) -> Vec<Option<&'t str>> {
    let ends = row.references.iter().flat_map(|link| [link.0, link.1]);
    ends.map(|end| text.slice(end.0, end.1)).collect()
}

/// Whether nothing but places and numbers differs.
fn says_the_same(old: &Record, new: &Record) -> bool {
    let texts = |row: &Record| {
        let cells = row.cells().zip(stelling::dataset::COLUMNS);
        let is_place = |name: &str| {
            name.ends_with("_start") || name.ends_with("_end") || name.ends_with("spans")
        };
        let places = [
            "start",
            "end",
            "references",
            "paragraph",
            "sentence",
            "section",
        ];
        let texts =
            cells.filter(|(_, column)| !is_place(column.name) && !places.contains(&column.name));
        texts.map(|(cell, _)| cell.into_owned()).collect::<Vec<_>>()
    };
    texts(old) == texts(new)
}

fn prove(old: &Document, new: &Document, unit: OffsetUnit) {
    let table = made_up(old, unit);
    let carried = carried(&table, old, new);
    let [old_text, new_text] = [old, new].map(|document| Positions::new(&document.text, unit));
    assert_eq!(carried.table.records.len(), table.records.len());
    for ((row, after), verdict) in table
        .records
        .iter()
        .zip(&carried.table.records)
        .zip(&carried.verdicts)
    {
        verify(row, &old_text).expect("made so");
        assert_eq!(
            (&row.claim_id, &row.claim, row.status),
            (&after.claim_id, &after.claim, after.status)
        );
        match verdict.anchor {
            Anchor::Exact | Anchor::Moved => {
                assert!(says_the_same(row, after), "{row:?} {after:?}");
                assert_eq!(linked(row, &old_text), linked(after, &new_text));
                verify(after, &new_text).expect("the same text");
                let is_in_place =
                    row.spans == after.spans && row.sentence_start == after.sentence_start;
                assert!(verdict.anchor == Anchor::Moved || is_in_place);
            }
            Anchor::Edited => {
                verify(after, &new_text).expect("the new text");
                assert!(verdict.score >= Some(0.8));
            }
            Anchor::Uncertain | Anchor::Lost => {
                assert_eq!(row, after);
                assert!(!verdict.reason.is_empty());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 250,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// 250 texts with 40 edits each; what has become of the rows is looked at after the first, the fourth, …
    #[test]
    fn ten_thousand_edits_never_give_a_wrong_slice(
        text in text(),
        changes in prop::collection::vec(change(), 40),
        unit in prop::sample::select(OffsetUnit::ALL.to_vec()),
    ) {
        let old = document(&text);
        let mut now = text;
        for (count, change) in (1..).zip(changes) {
            now = change.apply(&now);
            if [1, 2, 4, 10, 20, 40].contains(&count) {
                prove(&old, &document(&now), unit);
            }
        }
    }

    /// In another place everything is the same, and in the same text in the same place.
    #[test]
    fn a_text_that_is_only_moved_keeps_all_rows(text in text(), unit in prop::sample::select(OffsetUnit::ALL.to_vec())) {
        let old = document(&text);
        let table = made_up(&old, unit);
        for (before, anchor) in [("", Anchor::Exact), ("Er is niets meer aan de hand 👧.\n\n", Anchor::Moved)] {
            let carried = carried(&table, &old, &document(&format!("{before}{text}")));
            for verdict in carried.verdicts {
                prop_assert_eq!(verdict.anchor, anchor, "{}", verdict.reason);
            }
        }
    }
}

/// Sentences that were written anew are not taken for the old ones, in a text of any length.
#[test]
fn long_texts_are_aligned_fast() {
    let text = |word: &str| -> String {
        let line = |at| format!("{word} {at} van {} staat er.\n\n", at * 7919 % 20_000);
        (0..20_000).map(line).collect::<Vec<_>>().concat()
    };
    let [old, new] = [text("Paal"), text("Boom")].map(|text| document(&text));
    let table = made_up(&old, OffsetUnit::Codepoint);
    let carried = carried(&table, &old, &new);
    assert!(
        carried
            .verdicts
            .iter()
            .all(|verdict| verdict.anchor > Anchor::Moved)
    );
}
