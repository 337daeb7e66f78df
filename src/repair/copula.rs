//! Copular clauses without a subject, which there are none of: the tree has the subject for something else.

use crate::{
    inflect::BE,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx},
};

/// A nominal that is said to be a predicate, though nothing is its subject.
pub(super) struct Lone {
    /// The form of *zijn* in front of it.
    pub(super) copula: TokenIx,
    /// The nominal.
    pub(super) nominal: TokenIx,
}

/// The copular clauses without a subject.
pub(super) fn lone(parse: &Parse) -> impl Iterator<Item = Lone> + '_ {
    parse.indices().filter_map(|nominal| {
        let copula = copula_of(parse, nominal).filter(|&copula| copula < nominal)?;
        let opens = parse[nominal].deprel != DepRel::Conj;
        (opens && parse.is_nominal(nominal) && !has_subject(parse, nominal))
            .then_some(Lone { copula, nominal })
    })
}

/// The finite form of *zijn* that makes a predicate of the word.
pub(super) fn copula_of(parse: &Parse, ix: TokenIx) -> Option<TokenIx> {
    parse
        .dependents(ix, &[DepRel::Cop])
        .find(|&copula| parse.is_finite_verb(copula) && parse[copula].lemma == BE)
}

/// A clause may be the subject under other names.
pub(super) fn has_subject(parse: &Parse, ix: TokenIx) -> bool {
    const CLAUSES: [DepRel; 5] = [
        DepRel::Expl,
        DepRel::Ccomp,
        DepRel::Xcomp,
        DepRel::Parataxis,
        DepRel::NsubjPass,
    ];
    parse.dependents(ix, &SUBJECTS).next().is_some()
        || parse.dependents(ix, &CLAUSES).next().is_some()
}

/// Lets `to` take the place of the nominal in the tree, with all its dependents that are no part of its phrase.
pub(super) fn hand_over(parse: &Parse, nominal: TokenIx, to: TokenIx) -> Vec<Edit> {
    let loose = parse
        .children(nominal)
        .iter()
        .filter(|&&child| child != to && !is_phrasal(parse, nominal, child))
        .map(|&child| Edit::new(child, to, parse[child].deprel));
    let place = Edit::place(to, parse[nominal].head, parse[nominal].deprel);
    std::iter::once(place).chain(loose).collect()
}

/// Lets the predicate take the place of a copula that stands for it in the tree, with all that depends on it.
pub(super) fn predicate(parse: &Parse, copula: TokenIx, predicate: TokenIx) -> Vec<Edit> {
    raised(parse, copula, predicate, DepRel::Cop)
}

/// Lets a word take the place of the verb above it, with all that depends on that; the verb gets the relation to it.
pub(super) fn raised(parse: &Parse, verb: TokenIx, word: TokenIx, relation: DepRel) -> Vec<Edit> {
    let others = parse.children(verb).iter();
    others
        .filter(|&&child| child != word)
        .map(|&child| Edit::new(child, word, parse[child].deprel))
        .chain([
            Edit::place(word, parse[verb].head, parse[verb].deprel),
            Edit::new(verb, word, relation),
        ])
        .collect()
}

/// Whether the dependent is a part of the noun phrase and not of the clause.
fn is_phrasal(parse: &Parse, nominal: TokenIx, child: TokenIx) -> bool {
    match parse[child].deprel {
        DepRel::Det
        | DepRel::Amod
        | DepRel::Nummod
        | DepRel::Nmod
        | DepRel::NmodPoss
        | DepRel::Appos
        | DepRel::Acl
        | DepRel::AclRelcl
        | DepRel::Flat
        | DepRel::Fixed
        | DepRel::Case => true,
        DepRel::Conj => parse.finite_verb(child).is_none() && parse.is_nominal(child),
        DepRel::Punct => child < nominal && child.0 + 1 == nominal.0,
        _ => false,
    }
}
