//! What the tests of the readers share: sentences without a model, words split at blanks.

use std::{fmt::Write, sync::Arc};

use proptest::prelude::*;

use super::{Period, Scene, Timeline, Words};
use crate::{
    clauses::{Syntax, split},
    lexicon::Lexicon,
    text::Span,
    tree::{DepRel, Parse, Tag, TokenIx, Upos, Word},
};

/// A verb in the past above words that hang on it; words in front of a number are prepositions if they are in the list.
fn parse(text: &str, feats: &str) -> Parse {
    let forms: Vec<&str> = text.split(' ').collect();
    let place = |form: &str| {
        let start = form.as_ptr() as usize - text.as_ptr() as usize;
        start..start + form.len()
    };
    let root = forms.iter().position(|form| is_verb(form));
    let words = forms.iter().enumerate().map(|(at, form)| {
        let upos = match *form {
            _ if Some(at) == root => Upos::Verb,
            "in" | "In" | "op" | "Op" | "van" | "tot" | "na" | "sinds" | "sedert" | "vanaf"
            | "tussen" | "met" => Upos::Adp,
            "." | "," | ";" | "(" | ")" => Upos::Punct,
            _ => Upos::X,
        };
        let counts = forms
            .get(at + 1)
            .is_some_and(|next| ["mensen", "euro"].contains(next));
        let next = TokenIx(u32::try_from(at + 1).unwrap());
        Word {
            span: Span::of(place(form)),
            form: (*form).to_owned(),
            lemma: (*form).to_owned(),
            tag: Arc::new(Tag {
                upos,
                xpos: String::new(),
                feats: if upos == Upos::Verb {
                    feats.to_owned()
                } else {
                    "_".to_owned()
                },
            }),
            head: if counts {
                Some(next)
            } else {
                root.filter(|root| *root != at)
                    .map(|root| TokenIx(u32::try_from(root).unwrap()))
            },
            deprel: if counts { DepRel::Nummod } else { DepRel::Dep },
        }
    });
    Parse::new(words.collect())
}

fn is_verb(form: &str) -> bool {
    [
        "kwam", "komt", "was", "is", "ging", "bleef", "sliep", "zat", "vroor", "vriest",
    ]
    .contains(&form)
}

fn read(date: &str, text: &str, feats: &str) -> String {
    let parse = parse(text, feats);
    let syntax = Syntax::new(&parse, Lexicon::embedded());
    let mut found = String::new();
    for time in Timeline::new(Some(date)).read(&syntax, &split(&syntax)) {
        let words = &text[time.span.range()];
        let separator = if found.is_empty() { "" } else { "; " };
        write!(found, "{separator}{words} = {}", time.written()).unwrap();
    }
    found
}

/// The times of a sentence in the past: `gisteren = 2017-01-13/2017-01-13; …`.
pub(super) fn times(text: &str) -> String {
    read("2017-01-14", text, "Tense=Past|VerbForm=Fin")
}

/// Each sentence, told in the past in a document of that date, has these times.
#[track_caller]
pub(super) fn check(date: &str, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(
            read(date, text, "Tense=Past|VerbForm=Fin"),
            *expected,
            "{text}"
        );
    }
}

/// The same for the present.
#[track_caller]
pub(super) fn check_future(date: &str, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(
            read(date, text, "Tense=Pres|VerbForm=Fin"),
            *expected,
            "{text}"
        );
    }
}

/// What `ask` finds in the words of a text.
pub(super) fn with_scene<T>(
    today: Option<Period>,
    text: &str,
    ask: impl FnOnce(&Scene<'_>) -> T,
) -> T {
    let parse = parse(text, "_");
    let syntax = Syntax::new(&parse, Lexicon::embedded());
    ask(&Scene::new(&Words::new(&syntax, &[]), today, None))
}

/// The words of all tables, and numbers of all sizes.
fn vocabulary() -> Vec<&'static str> {
    let tables = [
        include_str!("holidays.tsv"),
        include_str!("phrases.tsv"),
        include_str!("sets.tsv"),
        include_str!("units.tsv"),
        include_str!("words.tsv"),
    ];
    let words = tables.into_iter().flat_map(crate::table::rows);
    let numbers = "0 1 31 99 1000 2199 9999 2147483647 99999999999 31-02-2017 9999-12-31 2099/00 24.00 99e 1,5";
    let numbers = numbers.split(' ');
    words.map(|row| row[0]).chain(numbers).collect()
}

proptest! {
    #[test]
    fn no_words_are_too_strange(
        words in prop::collection::vec(prop::sample::select(vocabulary()), 1..12),
        date in prop::sample::select(vec!["", "1000", "2017-02", "1000-01-01", "9999-12-31", "2017-02-30"]),
        feats in prop::sample::select(vec!["Tense=Past|VerbForm=Fin", "Tense=Pres|VerbForm=Fin"]),
    ) {
        let text = format!("{} kwam", words.join(" "));
        for time in read(date, &text, feats).split("; ").filter(|time| !time.is_empty()) {
            prop_assert!(time.contains(" = "), "{}", time);
        }
    }
}
