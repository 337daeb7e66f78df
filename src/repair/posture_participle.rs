use super::Repair;
use crate::{
    lexicon::{Lexicon, Modal},
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De doeken staan tot zondag uitgestald in de kerk*: a participle that neither a conjunction nor a comma parts from a verb
/// of standing, sitting or lying tells how that is, and is no conjunct.
pub(super) struct PostureParticiple;

impl Repair for PostureParticiple {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse.is_participle(ix) && parse[ix].deprel == DepRel::Conj)
            .filter_map(|ix| Some(Edit::new(ix, posture(parse, lexicon, ix)?, DepRel::Xcomp)))
            .collect()
    }
}

fn posture(parse: &Parse, lexicon: &Lexicon, participle: TokenIx) -> Option<TokenIx> {
    let verb = parse[participle].head?;
    let joined = parse.dependent(participle, DepRel::Cc).is_none()
        && (verb.0..participle.0).all(|at| !parse.is_punct(TokenIx(at)));
    let stands = lexicon.modal(&parse[verb].lemma) == Some(Modal::Aspect);
    (joined && stands && parse.is_finite_verb(verb)).then_some(verb)
}
