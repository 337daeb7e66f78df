//! Whether what came out of the steps is a Dutch main clause.

use super::{
    Draft,
    order::is_condition,
    wording::{Phrase, Role, Wording, is_subordinate},
};
use crate::{
    clauses::ClauseKind,
    lexicon::Relation,
    tree::{DepRel, TokenIx, Upos},
};

/// A main clause has its finite verb in second place. Where a wording has none, or has it elsewhere, the tree is wrong or
/// the source has no statement there: *Pel de uien*, *Dat het hier mogelijk is*.
///
/// Where the source has a main clause too, its words keep their order. What seem to be two phrases in front of its verb may
/// be one (*'s Morgens vroeg*) or stand apart (*Natuurlijk, de tuin verkoopt zij niet*).
pub(super) fn is_declarative(draft: &Draft<'_>, wording: &Wording) -> bool {
    if takes_up_clause(draft) {
        return false;
    }
    let Some(finite) = wording.position(Role::Finite) else {
        return matches!(
            draft.clause.kind,
            ClauseKind::Main
                | ClauseKind::Complement
                | ClauseKind::Infinitive
                | ClauseKind::Apposition
        );
    };
    if finite == 0 {
        return is_condition(draft, wording);
    }
    if has_preposition(draft, &wording.phrases[0]) {
        return false;
    }
    if is_subordinate(draft) || draft.clause.kind == ClauseKind::Complement {
        return finite == 1 && !has_second_verb(draft, wording);
    }
    if is_third(draft, wording, finite) {
        return false;
    }
    finite == 1
        || is_set_off(draft, wording)
        || !is_subordinated(draft, &wording.phrases[0]) && finite + 1 < wording.phrases.len()
}

/// *Zij jaren lang moest zwijgen*: behind a pronoun for its subject and another phrase, no verb stands in second place;
/// but *Zij echter wil blijven*.
fn is_third(draft: &Draft<'_>, wording: &Wording, finite: usize) -> bool {
    let parse = draft.syntax.parse;
    let personal = |phrase: &Phrase| {
        phrase.role == Role::Subject && phrase.top.is_some_and(|top| parse[top].tag.is_nominative())
    };
    let adverb = |phrase: &Phrase| {
        phrase
            .top
            .is_some_and(|top| matches!(parse[top].tag.upos, Upos::Adv | Upos::Adj))
    };
    let between = wording.phrases.get(1..finite).unwrap_or_default();
    wording.phrases.first().is_some_and(personal)
        && !between.iter().all(adverb)
        && !is_set_off(draft, wording)
}

/// Whether a comma closes what stands in front of a finite verb: *Het aantal dagen waarop de winkel open is, daalt*, *Of
/// het waar is, wil hij niet kwijt*.
fn is_set_off(draft: &Draft<'_>, wording: &Wording) -> bool {
    let parse = draft.syntax.parse;
    finite_verbs(wording)
        .filter_map(|verb| parse.before(verb))
        .any(|before| parse.is_punct(before))
}

/// *…, iets wat de raad niet wil*: nothing is named that could be said to be it.
fn takes_up_clause(draft: &Draft<'_>) -> bool {
    let parse = draft.syntax.parse;
    let anchor = parse[draft.clause.root].head;
    draft.clause.kind == ClauseKind::Apposition && anchor.is_some_and(|ix| !parse.is_nominal(ix))
}

/// *Tegenover vreemden*: what has a preposition is no verb.
fn has_preposition(draft: &Draft<'_>, first: &Phrase) -> bool {
    let parse = draft.syntax.parse;
    first.top.is_some_and(|top| {
        let verb = parse[top]
            .head
            .is_some_and(|head| parse.is_finite_verb(head));
        parse[top].deprel == DepRel::Case && verb
    })
}

/// *Of we het willen kopen*, *Dat het mogelijk is*: it begins like a content clause.
fn is_subordinated(draft: &Draft<'_>, first: &Phrase) -> bool {
    let mark = |top: TokenIx| {
        draft.syntax.parse[top].deprel == DepRel::Mark
            && draft.syntax.relation(top) == Some(Relation::Content)
    };
    first.top.is_some_and(mark)
}

/// *Mensen kunt toch niet …*: a clause has one finite verb; *hebben kunnen krijgen* is a cluster with infinitives.
fn has_second_verb(draft: &Draft<'_>, wording: &Wording) -> bool {
    let verbs: Vec<_> = finite_verbs(wording).collect();
    let parse = draft.syntax.parse;
    matches!(verbs.as_slice(), &[first, second] if parse.after(first) != Some(second))
}

/// The finite verbs of the source that are left, in the order of the wording.
fn finite_verbs(wording: &Wording) -> impl Iterator<Item = TokenIx> + '_ {
    wording
        .phrases
        .iter()
        .filter(|phrase| phrase.role == Role::Finite)
        .filter_map(|phrase| phrase.top)
}
