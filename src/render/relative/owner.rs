//! Antecedents that own something in the relative clause.

use super::{
    super::{
        Draft,
        participant::{article, end_of},
        wording::{Phrase, Word},
    },
    holds, of, preposition,
};
use crate::tree::{DepRel, TokenIx};

/// *wiens debuut*, *van wie velen*, *waarvan de helft* inside a noun phrase
pub(super) fn possesses(draft: &Draft<'_>, phrase: &Phrase, word: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    let inside = parse[word].head.is_some_and(|head| holds(phrase, head));
    inside && (is_owner(draft, word) || matches!(parse[word].deprel, DepRel::Nmod | DepRel::Advmod))
}

/// *wiens*
fn is_owner(draft: &Draft<'_>, word: TokenIx) -> bool {
    let mut tag = draft.syntax.parse[word].tag.xpos.split('|');
    tag.any(|part| part == "gen")
}

/// *wiens debuut* as *het debuut van de schrijver*
pub(super) fn possess(draft: &Draft<'_>, phrase: &mut Phrase, word: TokenIx, owner: Vec<Word>) {
    let parse = draft.syntax.parse;
    let Some(thing) = parse[word].head else {
        return;
    };
    let case = parse.dependent(word, DepRel::Case);
    phrase
        .words
        .retain(|other| other.source != Some(word) && (case.is_none() || other.source != case));
    let of = Word::new(preposition(draft.syntax.form(word)).unwrap_or(of()));
    // *wiens roman Stormvloed*
    let last = end_of(draft, thing);
    let after = phrase
        .words
        .iter()
        .position(|other| other.source == Some(last))
        .map_or(phrase.words.len(), |at| at + 1);
    phrase
        .words
        .splice(after..after, std::iter::once(of).chain(owner));
    if is_owner(draft, word) {
        let article = article(&parse[thing].tag).map(Word::new);
        let first = usize::from(parse.dependent(thing, DepRel::Case).is_some());
        phrase.words.splice(first..first, article);
    }
}
