use crate::{
    clauses::{Clause, Syntax},
    lexicon::Modal,
    tree::{AUXILIARIES, TokenIx},
};

/// Whether the infinitive under the modal of the clause is a perfect: *zou hebben gekocht*, *moet ziek zijn geweest*.
pub(super) fn is_perfect(syntax: &Syntax<'_>, clause: &Clause) -> bool {
    let parse = syntax.parse;
    let infinitive = |ix: TokenIx| {
        parse.is_infinitive(ix) && syntax.lexicon.modal(&parse[ix].lemma) == Some(Modal::Perfect)
    };
    parse.is_participle(clause.head)
        && parse
            .dependents(clause.head, &AUXILIARIES)
            .chain(parse.dependents(clause.root, &AUXILIARIES))
            .any(infinitive)
        || parse
            .dependents(clause.head, &AUXILIARIES)
            .any(|ix| parse.is_participle(ix))
}
