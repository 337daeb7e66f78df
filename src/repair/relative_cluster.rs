use super::Repair;
use crate::{
    inflect::BE,
    lexicon::{Lexicon, Modal},
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx, Upos},
};

/// *een vrouw die niet gefilmd wilde worden*, *een club die rijk wil zijn*: the finite verb between a participle and its
/// auxiliary, or an adjective and its copula, is another auxiliary of it, and no second relative clause; *spelers die fit
/// zijn*, *iets wat hij melden wil*: nor is the copula or modal itself.
pub(super) struct RelativeCluster;

impl Repair for RelativeCluster {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| joined(parse, lexicon, verb))
            .flatten()
            .collect()
    }
}

fn joined(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> Option<Vec<Edit>> {
    let split = parse[verb].deprel == DepRel::AclRelcl && parse.is_finite_verb(verb);
    let predicate = parse.before(verb).filter(|&predicate| {
        split && parse[predicate].head == parse[verb].head && parse.finite_verb(predicate).is_none()
    })?;
    let relation =
        between(parse, predicate, verb).or_else(|| last(parse, lexicon, predicate, verb))?;
    let others = parse.children(verb).iter();
    let mut edits: Vec<_> = others
        .map(|&ix| Edit::new(ix, predicate, parse[ix].deprel))
        .collect();
    edits.push(Edit::new(predicate, parse[verb].head?, DepRel::AclRelcl));
    edits.push(Edit::new(verb, predicate, relation));
    Some(edits)
}

/// An auxiliary in front of another one of the participle or adjective.
fn between(parse: &Parse, predicate: TokenIx, verb: TokenIx) -> Option<DepRel> {
    let predicative = parse.is_participle(predicate) || parse[predicate].tag.upos == Upos::Adj;
    parse
        .dependents(predicate, &AUXILIARIES)
        .find(|&auxiliary| predicative && Some(auxiliary) == parse.after(verb))
        .map(|_| DepRel::Aux)
}

/// The copula of an adjective, or the modal of an infinitive, at the end of the clause that it was taken apart from.
fn last(parse: &Parse, lexicon: &Lexicon, predicate: TokenIx, verb: TokenIx) -> Option<DepRel> {
    let apart = parse[predicate].deprel == DepRel::AclRelcl;
    let modal = matches!(
        lexicon.modal(&parse[verb].lemma),
        Some(Modal::Necessity | Modal::Possibility | Modal::Permission | Modal::Volition)
    );
    match parse[predicate].tag.upos {
        Upos::Adj if apart && parse[verb].lemma == BE => Some(DepRel::Cop),
        _ if apart && modal && parse.is_infinitive(predicate) => Some(DepRel::Aux),
        _ => None,
    }
}
