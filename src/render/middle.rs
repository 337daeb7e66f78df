//! What stands between the verb and two conjuncts.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use super::{
    Draft,
    phrases::phrases,
    wording::{Phrase, Role, Wording},
};
use crate::{
    clauses::{Clause, Function},
    factuality::negation::shared_negation,
    lexicon::Modal,
    repair::is_time,
    table,
    tree::{AUXILIARIES, DepRel, TokenIx},
};

/// *mag van de bond niet roken en drinken*, *was in Gent arts en docent*: what stands in front of two conjuncts that share
/// their verbs belongs to both: the negation with what stands around it, and where, when or by whose wish.
pub(super) fn share(draft: &Draft<'_>, first: &Clause, wording: &mut Wording) {
    let parse = draft.syntax.parse;
    let root = draft.clause.root;
    let Some(partner) = parse[root].head.filter(|_| parse.subject(root).is_none()) else {
        return;
    };
    let opening = if wording.verb_last {
        Role::Subject
    } else {
        Role::Finite
    };
    let middle: Vec<_> = phrases(draft.syntax, first, &first.tokens)
        .into_iter()
        .skip_while(|phrase| phrase.role != opening)
        .skip(1)
        .take_while(|phrase| !phrase.holds(partner))
        .collect();
    let negation = shared_negation(draft.syntax, draft.clause);
    let not = middle
        .iter()
        .position(|phrase| negation.is_some() && phrase.top == negation);
    let bare = is_bare(draft);
    for (at, phrase) in middle.iter().enumerate() {
        let before = not.is_some_and(|not| at < not);
        let behind = not.is_some_and(|not| at == not + 1);
        let next = middle.get(at + 1);
        let common =
            |phrase: &Phrase| is_common(draft, first, phrase) && !is_goal(draft, partner, phrase);
        let roughens = is_rough(draft, phrase) && next.is_some_and(common);
        let shared = Some(at) == not
            || (bare || before) && (common(phrase) || roughens)
            || behind && is_measure(draft, phrase);
        if shared && phrase.role == Role::Other {
            insert(wording, phrase);
        }
    }
}

/// Whether the conjunct has nothing of its own but an article: *arts en docent*.
fn is_bare(draft: &Draft<'_>) -> bool {
    let parse = draft.syntax.parse;
    parse.children(draft.clause.root).iter().all(|&ix| {
        let inner = [DepRel::Cc, DepRel::Det, DepRel::Mark, DepRel::Punct];
        inner.contains(&parse[ix].deprel) || AUXILIARIES.contains(&parse[ix].deprel)
    })
}

/// Prepositions and adverbs of where, when or how often something is, by `settings.tsv`; some are shared by `verbs` only,
/// for an adjective may ask for them, some tell the `time` wherever they stand.
static SETTINGS: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| table::pairs(include_str!("settings.tsv")));

/// *in Gent*, *vorig jaar*, *vaak*; the *van haar ouders* of *moet van haar ouders beleefd en stil zijn*.
fn is_common(draft: &Draft<'_>, first: &Clause, phrase: &Phrase) -> bool {
    let syntax = draft.syntax;
    let parse = syntax.parse;
    let Some(top) = phrase.top else { return false };
    let sets = |ix: TokenIx| match SETTINGS.get(syntax.form(ix)) {
        Some(&("any" | "time")) => true,
        Some(_) => parse.is_verbal(draft.clause.root),
        None => false,
    };
    let Some(case) = parse.dependent(top, DepRel::Case) else {
        let mut words = phrase.words.iter().filter_map(|word| word.source);
        let plain = words.all(|ix| ix == top || syntax.function(ix) == Some(Function::Roughly));
        let adverb = parse[top].deprel == DepRel::Advmod && plain;
        return adverb && sets(top) || is_measure(draft, phrase);
    };
    match parse[top].deprel {
        DepRel::Obl | DepRel::OblAgent if sets(case) => true,
        DepRel::Obl | DepRel::OblArg => {
            syntax.function(case) == Some(Function::Owner) && is_wished(draft, first)
        }
        _ => false,
    }
}

/// Verbs that ask where to, by `placing.tsv`.
static PLACING: LazyLock<HashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("placing.tsv")));

/// The *in een pan* of *in een pan gelegd en gebraden*: where something was put is told of that alone.
fn is_goal(draft: &Draft<'_>, partner: TokenIx, phrase: &Phrase) -> bool {
    let parse = draft.syntax.parse;
    let places = |ix: TokenIx| PLACING.contains(parse[ix].lemma.as_str());
    let beside = |top: TokenIx| {
        parse.after(parse.last_of(top)) == Some(partner)
            && parse.dependent(top, DepRel::Case).is_some()
            && !is_time(parse, top)
    };
    places(partner) && !places(draft.clause.root) && phrase.top.is_some_and(beside)
}

/// The *bijna* of *zijn bijna allemaal oud en vochtig*.
fn is_rough(draft: &Draft<'_>, phrase: &Phrase) -> bool {
    phrase
        .top
        .is_some_and(|top| phrase.is(top) && draft.syntax.function(top) == Some(Function::Roughly))
}

/// *vorig jaar*, *na de zege*, *als het regent*: when, or on what condition; it holds for all that follows.
pub(super) fn is_setting(draft: &Draft<'_>, phrase: &Phrase) -> bool {
    let parse = draft.syntax.parse;
    let tells_time = |ix: TokenIx| SETTINGS.get(draft.syntax.form(ix)) == Some(&"time");
    phrase.top.is_some_and(|top| match parse[top].deprel {
        DepRel::Advcl => true,
        DepRel::Advmod => tells_time(top),
        DepRel::Obl => {
            is_time(parse, top) || parse.dependent(top, DepRel::Case).is_some_and(tells_time)
        }
        _ => false,
    })
}

/// *en werd later burgemeester*, *en stierf in 1988*: with a time of its own.
pub(super) fn has_setting(draft: &Draft<'_>, wording: &Wording) -> bool {
    let then = |ix: TokenIx| {
        let function = draft.syntax.function(ix);
        matches!(
            function,
            Some(Function::Later | Function::Formerly | Function::Then)
        )
    };
    let mut own = wording.phrases.iter();
    own.any(|phrase| is_setting(draft, phrase) || phrase.top.is_some_and(then))
}

/// *moet van haar ouders*, *mag van de arts*
fn is_wished(draft: &Draft<'_>, first: &Clause) -> bool {
    let syntax = draft.syntax;
    let mut verbs = first.predicate.iter().chain([&first.root]);
    verbs.any(|&verb| {
        let modal = syntax.lexicon.modal(&syntax.parse[verb].lemma);
        matches!(modal, Some(Modal::Necessity | Modal::Permission))
    })
}

/// *de hele dag*, *vorig jaar*
fn is_measure(draft: &Draft<'_>, phrase: &Phrase) -> bool {
    let parse = draft.syntax.parse;
    phrase.top.is_some_and(|top| {
        parse[top].deprel == DepRel::Obl && parse.dependent(top, DepRel::Case).is_none()
    })
}

/// Puts a phrase of the first conjunct behind the finite verb, in the order of the source.
fn insert(wording: &mut Wording, phrase: &Phrase) {
    let start = match wording.position(Role::Finite) {
        Some(finite) if !wording.verb_last => finite + 1,
        Some(_) => 0,
        None => return,
    };
    let source = |phrase: &Phrase| -> Option<TokenIx> { phrase.words.first()?.source };
    if source(phrase).is_some_and(|ix| wording.holds(ix)) {
        return;
    }
    let at = (start..wording.phrases.len())
        .find(|&at| source(&wording.phrases[at]) > source(phrase))
        .unwrap_or(wording.phrases.len());
    wording.phrases.insert(at, phrase.clone());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_of_placing_are_sorted() {
        let rows: Vec<_> = table::rows(include_str!("placing.tsv")).collect();
        assert!(rows.is_sorted());
    }

    #[test]
    fn settings_are_sorted_and_their_examples_hold_them() {
        let rows: Vec<_> = table::rows(include_str!("settings.tsv")).collect();
        assert!(rows.is_sorted());
        for row in rows {
            assert!(matches!(row[1], "any" | "verbs" | "time"), "{}", row[0]);
            assert!(row[2].contains(&format!(" {} ", row[0])), "{}", row[0]);
        }
    }
}
