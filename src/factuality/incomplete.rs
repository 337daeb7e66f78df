use std::{collections::HashMap, sync::LazyLock};

use super::Gate;
use crate::{
    attribution::Context,
    clauses::{Clause, ClauseKind, Function},
    inflect::BE,
    table,
    tree::{AUXILIARIES, DepRel, TokenIx, Upos},
};

/// *Wij zien.*, cut from a sentence that goes on: of a verb that says nothing by itself the rest was lost.
pub(super) struct Incomplete;

impl Gate for Incomplete {
    fn rule(&self) -> &'static str {
        "incomplete"
    }

    fn about(&self) -> &'static str {
        "lacks what its verb cannot do without (Wij zien)"
    }

    fn bars(&self, context: &Context<'_>, clause: usize) -> bool {
        let clause = &context.clauses[clause];
        let told = matches!(
            clause.kind,
            ClauseKind::Main
                | ClauseKind::Parataxis
                | ClauseKind::Conjunct
                | ClauseKind::Complement
                | ClauseKind::Adverbial
        );
        told && (lacks(context, clause)
            || lacks_predicate(context, clause)
            || lacks_identity(context, clause)
            || lacks_answer(context, clause)
            || lacks_existent(context, clause))
            && is_cut(context, clause)
    }

    fn spares_frames(&self) -> bool {
        true
    }
}

/// What a verb lacks where it stands alone with its subject, by `incomplete.tsv`: an object, or anything at all.
static VERBS: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| table::pairs(include_str!("incomplete.tsv")));

/// Whether the sentence has more words than the clause.
fn is_cut(context: &Context<'_>, clause: &Clause) -> bool {
    let parse = context.syntax.parse;
    let words = parse.indices().filter(|&ix| !parse.is_punct(ix));
    words.count() > clause.tokens.len()
}

/// Whether the clause has only its subject and its verb, and at most an adverb that is not enough.
fn lacks(context: &Context<'_>, clause: &Clause) -> bool {
    const OBJECT: &str = "object";
    let syntax = context.syntax;
    let parse = syntax.parse;
    let root = clause.root;
    let Some(&lacking) = VERBS.get(parse[root].lemma.as_str()) else {
        return false;
    };
    let Some(subject) = parse.subject(root).filter(|_| parse.is_finite_verb(root)) else {
        return false;
    };
    // *Dat kan*
    let whole = matches!(
        syntax.function(subject),
        Some(Function::That | Function::It)
    );
    let clausal = parse.finite_verb(subject).is_some() || parse.is_infinitive(subject);
    let adverb = |ix: TokenIx| {
        lacking == OBJECT
            && parse[ix].tag.upos == Upos::Adv
            && parse[ix].deprel == DepRel::Advmod
            && parse.children(ix).is_empty()
            && syntax.negation(ix).is_none()
    };
    let mut rest = clause
        .tokens
        .iter()
        .copied()
        .filter(|&ix| ix != root && !parse.is_under(ix, subject));
    let alone = parse.dependents(root, &AUXILIARIES).next().is_none();
    alone && !whole && !clausal && rest.all(adverb)
}

/// *Wat blijft is: …*: a free relative whose predicate stands behind the colon.
fn lacks_predicate(context: &Context<'_>, clause: &Clause) -> bool {
    let syntax = context.syntax;
    let what = syntax.parse.opening(&clause.tokens);
    let copula = syntax.parse.dependent(clause.root, DepRel::Cop);
    what.is_some_and(|what| syntax.function(what) == Some(Function::What))
        && syntax.parse.is_finite_verb(clause.root)
        && copula.is_some_and(|copula| {
            syntax.parse.is_finite_verb(copula) && clause.tokens.last() == Some(&copula)
        })
}

/// *Het mooie is: …*: what has an article and stands before its copula is a subject, and what it is stands elsewhere.
fn lacks_identity(context: &Context<'_>, clause: &Clause) -> bool {
    let parse = context.syntax.parse;
    let copula = parse.dependent(clause.root, DepRel::Cop);
    let there = |&ix: &TokenIx| context.syntax.function(ix) == Some(Function::There);
    clause.kind != ClauseKind::Conjunct
        && !clause.tokens.iter().any(there)
        && parse.subject(clause.root).is_none()
        && parse.dependent(clause.root, DepRel::Det).is_some()
        && copula.is_some_and(|copula| {
            parse.is_finite_verb(copula)
                && clause.tokens.last() == Some(&copula)
                && clause.root < copula
                && parse.after(copula).is_none_or(|next| parse.is_punct(next))
        })
}

/// *Meestal is het antwoord: …*: what has an article and stands between its copula and a colon.
fn lacks_answer(context: &Context<'_>, clause: &Clause) -> bool {
    let parse = context.syntax.parse;
    let root = clause.root;
    // not *Deels is het pech: …*
    let neuter = parse[root].tag.feat("Gender") == Some("Neut");
    let fixed = |ix: TokenIx| {
        parse[ix].tag.feat("Definite") == Some("Def")
            && (neuter || context.syntax.function(ix) != Some(Function::It))
    };
    let mut copulas = parse.dependents(root, &[DepRel::Cop]);
    parse.subject(root).is_none()
        && parse[root].tag.upos == Upos::Noun
        && parse.dependents(root, &[DepRel::Det]).any(fixed)
        && copulas.any(|copula| parse.is_finite_verb(copula) && copula < root)
        && parse
            .after(root)
            .is_some_and(|next| parse[next].form == ":")
}

/// *Er is*, *Nu was*: nobody and nothing that there is.
fn lacks_existent(context: &Context<'_>, clause: &Clause) -> bool {
    let parse = context.syntax.parse;
    let root = clause.root;
    let adverb = |&ix: &TokenIx| ix == root || parse[ix].tag.upos == Upos::Adv;
    parse[root].lemma == BE
        && parse.is_finite_verb(root)
        && parse.subject(root).is_none()
        && clause.tokens.len() > 1
        && clause.tokens.iter().all(adverb)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_sorted() {
        let verbs: Vec<_> = table::rows(include_str!("incomplete.tsv"))
            .map(|row| row[0])
            .collect();
        assert!(verbs.is_sorted_by(|a, b| a < b));
    }
}
