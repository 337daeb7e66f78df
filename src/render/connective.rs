use std::{collections::HashSet, sync::LazyLock};

use super::{
    Draft, Step,
    wording::{Phrase, Role, Wording},
};
use crate::{
    table,
    tree::{TokenIx, Upos},
};

/// Leaves out what only ties the clause to the sentence before: *echter*, *immers*, by `connectives.tsv`; and an
/// interjection or an adverb with a colon in front: *Nee, …*, *Kortom: …*.
pub(super) struct Connective;

static CONNECTIVES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("connectives.tsv")));

impl Step for Connective {
    fn rule(&self) -> &'static str {
        "connective"
    }

    fn apply(&self, draft: &Draft<'_>, wording: &mut Wording) -> bool {
        let count = wording.phrases.len();
        let ties = |ix| CONNECTIVES.contains(draft.syntax.form(ix));
        wording
            .phrases
            .retain(|phrase| !phrase.top.is_some_and(|top| phrase.is(top) && ties(top)));
        if wording.phrases.len() > 1 && is_interjection(draft, &wording.phrases[0])
            || announces(draft, wording)
        {
            wording.phrases.remove(0);
        }
        wording.phrases.len() < count
    }
}

/// *Nee*, *Ach*: an interjection by itself, with punctuation behind it.
fn is_interjection(draft: &Draft<'_>, phrase: &Phrase) -> bool {
    let parse = draft.syntax.parse;
    phrase.top.is_some_and(|top| {
        let apart = parse.after(top).is_some_and(|next| parse.is_punct(next));
        phrase.is(top) && apart && parse[top].tag.upos == Upos::Intj
    })
}

/// *Liever: het wordt koud*: an adverb in front of a colon, and so outside the clause, whose verb has another phrase in front.
fn announces(draft: &Draft<'_>, wording: &Wording) -> bool {
    let parse = draft.syntax.parse;
    let [first, _, ..] = wording.phrases.as_slice() else {
        return false;
    };
    let colon = |ix: TokenIx| draft.syntax.form(ix) == ":";
    let last = first.words.iter().rev().find_map(|word| word.source);
    let adverb = first
        .top
        .is_some_and(|top| matches!(parse[top].tag.upos, Upos::Adv | Upos::Adj));
    let behind = wording
        .position(Role::Finite)
        .is_some_and(|finite| finite > 1);
    adverb && behind && last.is_some_and(|last| colon(last) || parse.after(last).is_some_and(colon))
}
