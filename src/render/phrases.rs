//! Cuts the words of a clause into the phrases that move as one.

use super::wording::{Phrase, Role, Word};
use crate::{
    clauses::{Clause, ClauseKind, Function, Syntax},
    tree::{AUXILIARIES, DepRel, SUBJECTS, TokenIx, Upos},
};

/// The words of a clause, those that move as one together.
pub(super) fn phrases(syntax: &Syntax<'_>, clause: &Clause, tokens: &[TokenIx]) -> Vec<Phrase> {
    let spine = spine(syntax, clause);
    let mut phrases: Vec<Phrase> = Vec::new();
    for &ix in tokens.iter().filter(|&&ix| !syntax.parse.is_punct(ix)) {
        let (role, top) = place(syntax, &spine, ix);
        if phrases.is_empty() && introduces(syntax, clause, ix, top) {
            continue;
        }
        match phrases
            .last_mut()
            .filter(|last| last.role == role && last.top == Some(top))
        {
            Some(last) => last.words.push(Word::of(syntax, ix)),
            None => phrases.push(Phrase {
                role,
                top: Some(top),
                words: vec![Word::of(syntax, ix)],
            }),
        }
    }
    phrases
}

/// From the head of the clause up to its root: *spreken* and *schijnt*.
pub(super) fn spine(syntax: &Syntax<'_>, clause: &Clause) -> Vec<TokenIx> {
    if !syntax.parse.is_under(clause.head, clause.root) {
        return vec![clause.root];
    }
    let above = syntax
        .parse
        .ancestors(clause.head)
        .take_while(|&ix| ix != clause.root);
    let mut spine = vec![clause.head];
    spine.extend(above);
    spine.push(clause.root);
    spine.dedup();
    spine
}

/// What the phrase of a word does, and the word that governs it.
fn place(syntax: &Syntax<'_>, spine: &[TokenIx], ix: TokenIx) -> (Role, TokenIx) {
    let parse = syntax.parse;
    let auxiliary = |at: TokenIx| {
        AUXILIARIES.contains(&parse[at].deprel)
            && parse[at].head.is_some_and(|head| spine.contains(&head))
    };
    let core = |at: TokenIx| spine.contains(&at) || auxiliary(at);
    let top = std::iter::once(ix)
        .chain(parse.ancestors(ix))
        .find(|&at| core(at) || parse[at].head.is_some_and(core));
    let Some((top, head)) = top.map(|top| (top, parse[top].head)) else {
        return (Role::Other, ix);
    };
    if core(top) {
        let nominal = if auxiliary(top) {
            Role::Verb
        } else {
            Role::Predicate
        };
        return (verbal_role(syntax, top).unwrap_or(nominal), top);
    }
    let relation = parse[top].deprel;
    match relation {
        _ if SUBJECTS.contains(&relation) => (Role::Subject, top),
        DepRel::CompoundPrt => (Role::Particle, top),
        DepRel::Mark if is_infinitive_marker(syntax, top) => (Role::Verb, top),
        // *kan en mag*
        DepRel::Conj | DepRel::Cc if head.is_some_and(auxiliary) => head
            .map_or((Role::Other, top), |head| {
                (verbal_role(syntax, head).unwrap_or(Role::Verb), head)
            }),
        _ => match head.filter(|&head| belongs(relation) && !parse.is_verbal(head)) {
            Some(head) => (Role::Predicate, head),
            None => (Role::Other, top),
        },
    }
}

fn verbal_role(syntax: &Syntax<'_>, ix: TokenIx) -> Option<Role> {
    let parse = syntax.parse;
    let after_te = parse
        .before(ix)
        .is_some_and(|before| syntax.function(before) == Some(Function::InfinitiveMarker));
    if parse.is_finite_verb(ix) && !after_te {
        Some(Role::Finite)
    } else if parse.is_verbal(ix) {
        Some(Role::Verb)
    } else {
        None
    }
}

/// Relations inside a noun phrase.
fn belongs(relation: DepRel) -> bool {
    matches!(
        relation,
        DepRel::Det
            | DepRel::Amod
            | DepRel::Case
            | DepRel::Nummod
            | DepRel::Nmod
            | DepRel::NmodPoss
            | DepRel::Flat
            | DepRel::Fixed
            | DepRel::Compound
            | DepRel::Appos
            | DepRel::Acl
            | DepRel::AclRelcl
            | DepRel::Conj
    )
}

/// *te*, and the *aan* of *aan het*
fn is_infinitive_marker(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    matches!(
        syntax.function(ix),
        Some(Function::InfinitiveMarker | Function::Progressive)
    )
}

/// A conjunction or complementizer before the clause; in a main clause or before a noun (*toen wethouder van Goes*), what
/// looks like the latter is an adverb.
fn introduces(syntax: &Syntax<'_>, clause: &Clause, ix: TokenIx, top: TokenIx) -> bool {
    let parse = syntax.parse;
    let complementizer = parse[top].deprel == DepRel::Mark && !is_infinitive_marker(syntax, top);
    let asks = syntax.function(ix) == Some(Function::Whether);
    // *Noch de eigenaar noch de huurder*
    let conjunction = parse[ix].tag.upos == Upos::Cconj
        && !asks
        && syntax.negation(ix).is_none()
        && matches!(parse[top].deprel, DepRel::Cc | DepRel::Mark);
    let adverb = matches!(clause.kind, ClauseKind::Main | ClauseKind::Apposition);
    conjunction || complementizer && !adverb
}
