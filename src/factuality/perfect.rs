use crate::{
    clauses::{Clause, Syntax},
    inflect::HAVE,
    lexicon::Modal,
    tree::{AUXILIARIES, DepRel, TokenIx},
};

/// Whether the infinitive under the modal of the clause is a perfect: *zou hebben gekocht*, *moet ziek zijn geweest*, *zou
/// hebben laten halen*.
pub(super) fn is_perfect(syntax: &Syntax<'_>, clause: &Clause) -> bool {
    let parse = syntax.parse;
    let infinitive = |ix: TokenIx| {
        parse.is_infinitive(ix) && syntax.lexicon.modal(&parse[ix].lemma) == Some(Modal::Perfect)
    };
    let has = |ix: TokenIx| infinitive(ix) && parse[ix].lemma == HAVE;
    parse.dependents(clause.head, &[DepRel::Aux]).any(has)
        || parse.is_participle(clause.head)
            && parse
                .dependents(clause.head, &AUXILIARIES)
                .chain(parse.dependents(clause.root, &AUXILIARIES))
                .any(infinitive)
        || parse
            .dependents(clause.head, &AUXILIARIES)
            .any(|ix| parse.is_participle(ix))
}
