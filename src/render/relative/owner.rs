//! Antecedents that own something in the relative clause.

use std::{collections::HashSet, sync::LazyLock};

use super::{
    super::{
        Draft,
        participant::{article, end_of},
        wording::{Phrase, Role, Word, Wording},
    },
    of, preposition,
};
use crate::{
    coreference::{Class, nature::nature},
    table,
    tree::{DepRel, TokenIx, Upos},
};

/// *wiens debuut*, *van wie velen*, *waarvan de helft* inside a noun phrase
pub(super) fn possesses(draft: &Draft<'_>, phrase: &Phrase, word: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    let inside = parse[word].head.is_some_and(|head| phrase.holds(head));
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
    append(draft, phrase, thing, std::iter::once(of).chain(owner));
    if is_owner(draft, word) {
        let article = article(&parse[thing].tag).map(Word::new);
        let first = usize::from(parse.dependent(thing, DepRel::Case).is_some());
        phrase.words.splice(first..first, article);
    }
}

/// Puts words behind the noun itself: *de roman Stormvloed van …*.
fn append(
    draft: &Draft<'_>,
    phrase: &mut Phrase,
    thing: TokenIx,
    words: impl Iterator<Item = Word>,
) {
    let last = end_of(draft, thing);
    let after = phrase
        .words
        .iter()
        .position(|other| other.source == Some(last))
        .map_or(phrase.words.len(), |at| at + 1);
    phrase.words.splice(after..after, words);
}

/// *waarvan de toren scheef staat* as *de toren van de kerk*: whether what follows at once is part of the antecedent; if
/// so, it takes it.
pub(super) fn possess_next(
    draft: &Draft<'_>,
    wording: &mut Wording,
    at: usize,
    word: TokenIx,
    owner: &[Word],
) -> bool {
    let parse = draft.syntax.parse;
    let case = parse.dependent(word, DepRel::Case);
    let case_form = case.map(|case| draft.syntax.form(case));
    let own = preposition(draft.syntax.form(word)).or(case_form);
    let alone = |phrase: &Phrase| {
        let mut words = phrase.words.iter().filter_map(|word| word.source);
        words.all(|ix| ix == word || Some(ix) == case)
    };
    let Some(thing) = wording
        .phrases
        .get(at + 1)
        .filter(|phrase| phrase.role == Role::Subject && own == Some(of()))
        .and_then(|phrase| phrase.top)
        .filter(|&top| is_part(draft, word, top))
    else {
        return false;
    };
    // *waar de leerling de dupe van wordt*
    let stranded = case.filter(|&case| word < case);
    let apart = stranded
        .and_then(|case| parse.before(case))
        .is_some_and(|before| !parse.is_under(before, thing));
    if apart || !alone(&wording.phrases[at]) {
        return false;
    }
    for phrase in &mut wording.phrases {
        phrase
            .words
            .retain(|other| stranded.is_none() || other.source != stranded);
    }
    let words = std::iter::once(Word::new(of())).chain(owner.iter().cloned());
    append(draft, &mut wording.phrases[at + 1], thing, words);
    wording.phrases.remove(at);
    true
}

/// *de toren*, right behind *waarvan*, where the verb itself does not ask for *van*, as those of `of.tsv` do, and nobody
/// does something with a part of it: *waarvan de eigenaar een deel verkoopt*.
fn is_part(draft: &Draft<'_>, word: TokenIx, thing: TokenIx) -> bool {
    let syntax = draft.syntax;
    let parse = syntax.parse;
    let root = draft.clause.root;
    let next = parse.after(word) == Some(parse.first_of(thing));
    let definite = parse
        .dependents(thing, &[DepRel::Det])
        .any(|det| parse[det].tag.feat("Definite") == Some("Def"));
    let asks = |&ix: &TokenIx| {
        let lemmas = syntax.lemmas(&[ix]);
        lemmas.iter().any(|lemma| OF.contains(lemma))
    };
    let own = parse
        .dependents(root, &[DepRel::Obj, DepRel::Xcomp, DepRel::Advmod])
        .chain([root]);
    let mut asking = own.chain(draft.clause.predicate.iter().copied());
    let named = parse[root].tag.upos == Upos::Noun;
    let agent = matches!(nature(parse, thing).class, Class::Person | Class::Group)
        && parse.dependents(root, &[DepRel::Obj]).any(|ix| ix != word);
    next && definite && !named && !agent && !asking.any(|ix| asks(&ix))
}

/// Verbs and predicates that go with *van*, by `of.tsv`.
static OF: LazyLock<HashSet<&str>> = LazyLock::new(|| table::words(include_str!("of.tsv")));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted_and_their_examples_relate() {
        let rows: Vec<_> = table::rows(include_str!("of.tsv")).collect();
        assert!(rows.is_sorted());
        assert!(rows.iter().all(|row| row[1].contains(" waarvan ")));
    }
}
