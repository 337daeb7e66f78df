//! Invariants that hold for any text.

use std::{
    collections::{HashMap, HashSet},
    fs,
    path::Path,
};

use proptest::prelude::*;
use stelling::{
    claim::{Claim, Op},
    dataset::{Outcome, Record},
    discourse::reasons,
    export::EXPORTERS,
    inflect::{Agreement, Time, finite, inflected, participle},
    pipeline::Passage,
    render::function_words,
    segment::segment,
    text::{Document, OffsetUnit, Positions, Span},
    tree::{Parse, Word},
};

use crate::{
    export::written,
    support::{ROOT, document, extractor, ledger, on_threads, rows},
};

const WORDS: &[&str] = &[
    "De minister",
    "Volgens Jan",
    "zou",
    "zegt",
    "dat",
    "het huis",
    "niet",
    "verkocht",
    "is",
    "en",
    "die",
    ",",
    ".",
    "\"",
    "'",
    "?",
    ":",
    "\n",
    "\n\n",
    "\r\n",
    "😀",
    "e\u{301}",
    "ĳ",
    "ontkent",
    "heeft",
    "Dat",
    "hij",
    "komt",
    "(",
    ")",
    "2019",
    "-",
    "„Ik",
    "”",
    "\u{a0}",
    "𝄞",
];

/// Mostly made of Dutch words and marks; else anything.
fn text() -> impl Strategy<Value = String> {
    let dutch =
        prop::collection::vec(prop::sample::select(WORDS), 0..60).prop_map(|words| words.join(" "));
    prop_oneof![3 => dutch, 1 => any::<String>()]
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// The words of a document that claims are made from, by their places.
fn words(passages: &[Passage<'_>]) -> HashMap<Span, Word> {
    let words = passages
        .iter()
        .flat_map(|passage| &passage.parses)
        .flat_map(Parse::words);
    words.map(|word| (word.span, word.clone())).collect()
}

/// All forms that a verb can take in a wording, and its particle.
fn forms(lemma: &str) -> Vec<String> {
    let times = [Time::Present, Time::Past];
    let persons = [
        Agreement::First,
        Agreement::Second,
        Agreement::Third,
        Agreement::Plural,
    ];
    let finite = times
        .iter()
        .flat_map(|&time| persons.map(|person| finite(lemma, time, person)));
    finite
        .flat_map(|verb| [Some(verb.form), verb.particle])
        .flatten()
        .chain([participle(lemma)])
        .collect()
}

/// Whether a word in a wording is a form of a word of the source, or one of the two parts that it falls into.
fn is_form(text: &str, word: &Word) -> bool {
    let whole = word.form.to_lowercase();
    forms(&word.lemma).iter().any(|form| *form == text)
        || whole.starts_with(text)
        || whole.ends_with(text)
        // the third person of a verb whose lemma is a guess
        || text.strip_suffix('t') == Some(&whole)
        || text == inflected(&whole)
}

fn prove_all(text: &str) {
    let document = document(text);
    let mut passages = Vec::new();
    extractor().each(std::slice::from_ref(&document), |passage| {
        passages.push(passage);
    });
    let words = words(&passages);
    for claim in passages.iter().flat_map(|passage| &passage.claims) {
        prove(claim, &document, &words);
    }
}

#[test]
fn wordings_of_documents_are_made_of_them() {
    for folder in ["seeds", "tests/constructions/texts", "tests/phenomena"] {
        let entries = fs::read_dir(Path::new(ROOT).join(folder)).expect("the folder");
        for entry in entries {
            prove_all(&fs::read_to_string(entry.expect("an entry").path()).expect("text"));
        }
    }
}

/// Rebuilds the wording of a claim from the source and finds nothing that is not in it.
fn prove(claim: &Claim, document: &Document, words: &HashMap<Span, Word>) {
    let mut rebuilt = String::new();
    for edit in claim.edits.iter().filter(|edit| edit.op != Op::Drop) {
        if edit.spaced {
            rebuilt.push(' ');
        }
        rebuilt.push_str(&edit.text);
        let text = edit.text.to_lowercase();
        match (edit.op, edit.span) {
            (Op::Insert, None) => {
                assert!(text == "." || function_words().contains(&text), "{edit:?}");
            }
            (Op::Inflect, Some(span)) => assert!(is_form(&text, &words[&span]), "{edit:?}"),
            (_, span) => {
                let source = document.slice(span.expect("a place")).to_lowercase();
                // *één* is written *Eén* in front; of several who are named, a word has its comma: *Mol, Bos en Vis*
                let same = source == text || {
                    let form = words[&span.expect("a place")].form.to_lowercase();
                    form == text || form.replacen('é', "e", 1) == text
                };
                assert!(same, "{edit:?}");
            }
        }
    }
    assert_eq!(rebuilt, claim.wording);
    let accounted: HashSet<_> = claim.edits.iter().filter_map(|edit| edit.span).collect();
    let own = |span: Span| {
        let holds = |piece: &Span| piece.start <= span.start && span.end <= piece.end;
        claim.spans.iter().any(holds)
    };
    assert!(
        words
            .keys()
            .all(|&span| !own(span) || accounted.contains(&span))
    );
}

proptest! {
    #![proptest_config(config())]

    /// Every word of a wording is kept, moved, copied or inflected from the source, or a function word.
    #[test]
    fn wordings_are_made_of_the_source(text in text()) {
        prove_all(&text);
    }

    /// Making rows verifies every slice; every format reads them back.
    #[test]
    fn offsets_hold_in_every_unit_and_format(text in text()) {
        let document = [document(&text)];
        for unit in OffsetUnit::ALL {
            let rows = rows(&document, unit);
            for exporter in EXPORTERS.iter().filter(|exporter| !exporter.lossy()) {
                let bytes = written(*exporter, &rows);
                let read = exporter.read(&mut bytes.as_slice(), unit).expect("readable");
                prop_assert_eq!(&read.records, &rows);
            }
        }
    }

    /// Every sentence stands in the ledger once, with as many claims as rows or with one known reason.
    #[test]
    fn the_ledger_accounts_for_every_sentence(text in text()) {
        let document = document(&text);
        let sentences = segment(&document);
        for unit in OffsetUnit::ALL {
            let positions = Positions::new(&document.text, unit);
            let ledger = ledger(std::slice::from_ref(&document), unit);
            let rows = rows(std::slice::from_ref(&document), unit);
            prop_assert_eq!(ledger.len(), sentences.len());
            for (entry, sentence) in ledger.iter().zip(&sentences) {
                prop_assert_eq!(entry.sentence, sentence.number);
                prop_assert_eq!(positions.slice(entry.sentence_start, entry.sentence_end), Some(entry.sentence_text.as_str()));
                let own = rows.iter().filter(|row| row.sentence == entry.sentence).count();
                prop_assert_eq!(entry.claims as usize, own);
                prop_assert_eq!(entry.outcome == Outcome::Claims, own > 0);
                prop_assert_eq!(entry.reason.is_empty(), own > 0);
                prop_assert!(own > 0 || reasons().any(|reason| reason.name == entry.reason), "{:?}", entry);
            }
            let sum: u32 = ledger.iter().map(|entry| entry.claims).sum();
            prop_assert_eq!(sum as usize, rows.len());
        }
    }

    #[test]
    fn any_number_of_threads_gives_the_same(texts in prop::collection::vec(text(), 1..4)) {
        let documents: Vec<_> = texts.iter().map(|text| document(text)).collect();
        let work = || (rows(&documents, OffsetUnit::Codepoint), ledger(&documents, OffsetUnit::Codepoint));
        prop_assert_eq!(on_threads(1, work), on_threads(3, work));
    }

    /// Neither labels nor ids change when a section of other text is put before the document. Paragraphs are lines that
    /// end in a full stop, as the reader takes from the whole text how lines are broken and which of them are headings.
    #[test]
    fn a_section_before_shifts_and_changes_nothing_else(paragraphs in prop::collection::vec(text(), 1..4)) {
        let lines: Vec<String> = paragraphs.iter().map(|text| text.replace(char::is_control, " ") + ".").collect();
        let text = format!("Kop\n\n{}", lines.join("\n\n"));
        let before = "Eerder\n\nHet regende gisteren in Örebro.\n\n";
        let own = rows(&[document(&text)], OffsetUnit::Utf16);
        let shifted = rows(&[document(&format!("{before}{text}"))], OffsetUnit::Utf16);
        prop_assert!(shifted.len() >= own.len());
        let added = shifted.len() - own.len();
        let key = |row: &Record| (row.claim_id.clone(), row.claim.clone(), row.status, row.polarity, row.rules.clone());
        let length = u32::try_from(before.encode_utf16().count()).expect("short");
        for (own, shifted) in own.iter().zip(&shifted[added..]) {
            prop_assert_eq!(key(own), key(shifted));
            prop_assert_eq!(own.start + length, shifted.start);
            prop_assert_eq!(&own.section, &shifted.section);
        }
    }
}
