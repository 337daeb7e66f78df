use crate::{
    claim::Tense,
    clauses::{Clause, Syntax},
    lexicon::Modal,
    tree::{Parse, TokenIx},
};

/// The time of the claim: of its own finite verb, else of the clause above.
pub fn tense(syntax: &Syntax<'_>, clauses: &[Clause], clause: &Clause) -> Tense {
    let parse = syntax.parse;
    let finite = clause
        .predicate
        .iter()
        .copied()
        .find(|&ix| parse.is_finite_verb(ix));
    match (finite, clause.parent) {
        (Some(verb), _) => of_cluster(syntax, clause, verb),
        (None, Some(parent)) => tense(syntax, clauses, &clauses[parent]),
        (None, None) => Tense::Present,
    }
}

fn of_cluster(syntax: &Syntax<'_>, clause: &Clause, verb: TokenIx) -> Tense {
    let parse = syntax.parse;
    let modal = syntax.lexicon.modal(&parse[verb].lemma);
    let past = parse[verb].tag.feat("Tense") == Some("Past");
    if is_perfect(syntax, parse, clause) {
        return Tense::Past;
    }
    match modal {
        Some(Modal::Evidential) if past => Tense::Present,
        Some(Modal::Evidential | Modal::Future) if !past && verb != clause.head => Tense::Future,
        _ if past => Tense::Past,
        _ => Tense::Present,
    }
}

/// *heeft gekocht*, *zou hebben gekocht*; *is gekocht* counts with it, *wordt gekocht* does not.
fn is_perfect(syntax: &Syntax<'_>, parse: &Parse, clause: &Clause) -> bool {
    let perfect = |ix: TokenIx| {
        syntax.lexicon.modal(&parse[ix].lemma) == Some(Modal::Perfect) && ix != clause.head
    };
    let lexical = parse.is_participle(clause.head)
        || clause
            .predicate
            .iter()
            .any(|&ix| ix != clause.head && parse.is_participle(ix));
    lexical && clause.predicate.iter().any(|&ix| perfect(ix))
}
