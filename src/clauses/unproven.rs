//! What has still to be shown, or could be said too easily or too early: nobody puts it forward.

use std::{collections::HashSet, sync::LazyLock};

use super::{Function, Syntax, complement::verb_name};
use crate::{
    lexicon::{Class, Modal, Relation},
    table,
    tree::{AUXILIARIES, DepRel, SUBJECTS, TokenIx},
};

/// What the words in `unproven.tsv` do: *bewijzen* shows, *zeggen* states, *proberen* is an effort to do so, and
/// *makkelijk* tells how hard it is.
static WORDS: LazyLock<HashSet<(&str, &str)>> = LazyLock::new(|| {
    table::rows(include_str!("unproven.tsv"))
        .filter_map(|row| Some((*row.first()?, *row.get(1)?)))
        .collect()
});

/// *De spits moet bewijzen dat hij fit is*, *Het is te vroeg om te zeggen dat de proef slaagt*; not *De spits bewijst dat
/// hij fit is*.
pub(super) fn is_unproven(syntax: &Syntax<'_>, governor: TokenIx) -> bool {
    let verb = verb_name(syntax, governor);
    let is = |kind| WORDS.contains(&(verb.as_str(), kind));
    is_assumed(syntax, governor)
        || is("shown") && is_owed(syntax, governor)
        || is_advised(syntax, governor)
        || (is("shown") || is("stated")) && is_nobodys(syntax, governor)
        || (is("shown") || is("stated")) && is_judged(syntax, governor)
}

/// *Stel dat de dijk breekt*; not *De bond stelt dat het loon te laag is*
fn is_assumed(syntax: &Syntax<'_>, governor: TokenIx) -> bool {
    const SUPPOSE: &str = "stel";
    let parse = syntax.parse;
    syntax.form(governor) == SUPPOSE
        && parse.subject(governor).is_none()
        && parse.opening(&parse.subtree(governor)) == Some(governor)
}

/// *De raad zou moeten zeggen dat de brug dichtgaat*: what the writer would like to hear.
pub(super) fn is_advised(syntax: &Syntax<'_>, governor: TokenIx) -> bool {
    let parse = syntax.parse;
    let auxiliary = |modal, tense| {
        let mut auxiliaries = parse.dependents(governor, &[DepRel::Aux]);
        auxiliaries.any(|ix| {
            syntax.lexicon.modal(&parse[ix].lemma) == Some(modal)
                && parse[ix].tag.feat("Tense") == tense
        })
    };
    let verb = verb_name(syntax, governor);
    WORDS.contains(&(verb.as_str(), "stated"))
        && auxiliary(Modal::Evidential, Some("Past"))
        && auxiliary(Modal::Necessity, None)
}

/// *Mocht de proef mislukken, dan moet de raad toegeven dat het geld weg is*
pub(super) fn is_supposed(syntax: &Syntax<'_>, governor: TokenIx) -> bool {
    let parse = syntax.parse;
    let may = |verb: TokenIx| {
        syntax.lexicon.modal(&parse[verb].lemma) == Some(Modal::Permission)
            && parse[verb].tag.feat("Tense") == Some("Past")
    };
    let mut clauses = parse.dependents(governor, &[DepRel::Parataxis, DepRel::Advcl]);
    clauses.any(|clause| {
        let verb = parse.finite_verb(clause).filter(|&verb| may(verb));
        let subject = parse.subject(clause);
        verb.is_some_and(|verb| verb < governor && subject.is_some_and(|subject| verb < subject))
    })
}

/// *Wie te laat komt, moet zeggen dat de trein niet reed*: whoever it may be; but *Wie hem kent, zegt dat hij zwijgt* tells
/// what people say.
pub(super) fn is_said_by_anybody(syntax: &Syntax<'_>, governor: TokenIx) -> bool {
    const CLAUSES: [DepRel; 5] = [
        DepRel::Ccomp,
        DepRel::Csubj,
        DepRel::Nsubj,
        DepRel::Advcl,
        DepRel::Parataxis,
    ];
    let parse = syntax.parse;
    let Some(verb) = parse.finite_verb(governor).filter(|&verb| verb != governor) else {
        return false;
    };
    let who = |ix: TokenIx| {
        let first = parse.first_of(ix);
        syntax.function(first) == Some(Function::Who)
            && SUBJECTS.contains(&parse[first].deprel)
            && parse.finite_verb(ix).is_some_and(|last| last < verb)
    };
    let mut clauses = parse.dependents(governor, &CLAUSES);
    clauses.any(who) && parse.subject(governor).is_none_or(who)
}

/// *moet bewijzen*, *wil laten zien*, *probeert te bewijzen*, *om te bewijzen*
fn is_owed(syntax: &Syntax<'_>, verb: TokenIx) -> bool {
    let parse = syntax.parse;
    let wants = |ix: TokenIx| {
        let lemma = parse[ix].lemma.as_str();
        let modal = syntax.lexicon.modal(lemma);
        matches!(modal, Some(Modal::Necessity | Modal::Volition))
            || is_effort(syntax, ix)
            || ix != verb && syntax.predicate(ix, Class::Wish).is_some()
    };
    cluster_above(syntax, verb).any(|ix| {
        wants(ix)
            || parse.dependents(ix, &AUXILIARIES).any(wants)
            || syntax.mark_with(ix, Relation::Purpose).is_some()
    })
}

/// *Beweren dat de dijk lekt, gaat te ver*, *Doel: bewijzen dat het kan*: an infinitive by itself, without *te*.
fn is_nobodys(syntax: &Syntax<'_>, verb: TokenIx) -> bool {
    const LOOSE: [DepRel; 4] = [
        DepRel::Root,
        DepRel::Parataxis,
        DepRel::Csubj,
        DepRel::Nsubj,
    ];
    let parse = syntax.parse;
    let participants = [&SUBJECTS[..], &AUXILIARIES[..]].concat();
    let opens = |verb| {
        let before = parse.before(verb);
        before.is_none_or(|before| parse.is_punct(before))
    };
    LOOSE.contains(&parse[verb].deprel)
        && (parse.is_infinitive(verb) || parse.looks_infinitive(verb) && opens(verb))
        && !syntax.has_te(verb)
        && parse.dependents(verb, &participants).next().is_none()
}

/// *proberen*, *trachten*
pub(super) fn is_effort(syntax: &Syntax<'_>, verb: TokenIx) -> bool {
    WORDS.contains(&(syntax.parse[verb].lemma.as_str(), "effort"))
}

/// *onmogelijk te garanderen*, *te vroeg om te zeggen*
fn is_judged(syntax: &Syntax<'_>, verb: TokenIx) -> bool {
    let parse = syntax.parse;
    let judges = |ix: TokenIx| WORDS.contains(&(parse[ix].lemma.as_str(), "ease"));
    syntax.has_te(verb) && parse[verb].head.is_some_and(judges)
}

/// The verb and those above it in its cluster, up to the finite one.
fn cluster_above<'s>(syntax: &'s Syntax<'_>, verb: TokenIx) -> impl Iterator<Item = TokenIx> + 's {
    const BELOW: [DepRel; 4] = [
        DepRel::Xcomp,
        DepRel::Ccomp,
        DepRel::Advcl,
        DepRel::CompoundPrt,
    ];
    let parse = syntax.parse;
    std::iter::successors(Some(verb), move |&ix| {
        parse[ix]
            .head
            .filter(|&head| BELOW.contains(&parse[ix].deprel) && parse.is_verbal(head))
            .filter(|_| !syntax.is_finite(ix))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_unique() {
        let rows: Vec<_> = table::rows(include_str!("unproven.tsv")).collect();
        assert!(rows.is_sorted_by(|a, b| a[..2] < b[..2]));
    }
}
