//! What the tests of the readers share: sentences without a model, words split at blanks.

use std::{fmt::Write, sync::Arc};

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
