use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx},
};

/// *een vrouw die niet gefilmd wilde worden*: the finite verb between a participle and its auxiliary is another auxiliary of
/// it, and no second relative clause.
pub(super) struct RelativeCluster;

impl Repair for RelativeCluster {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| joined(parse, verb))
            .flatten()
            .collect()
    }
}

fn joined(parse: &Parse, verb: TokenIx) -> Option<Vec<Edit>> {
    let split = parse[verb].deprel == DepRel::AclRelcl && parse.is_finite_verb(verb);
    let participle = parse.before(verb).filter(|&participle| {
        split
            && parse.is_participle(participle)
            && parse[participle].head == parse[verb].head
            && parse.finite_verb(participle).is_none()
    })?;
    parse
        .dependents(participle, &AUXILIARIES)
        .find(|&auxiliary| Some(auxiliary) == parse.after(verb))?;
    let others = parse.children(verb).iter();
    let mut edits: Vec<_> = others
        .map(|&ix| Edit::new(ix, participle, parse[ix].deprel))
        .collect();
    edits.push(Edit::new(participle, parse[verb].head?, DepRel::AclRelcl));
    edits.push(Edit::new(verb, participle, DepRel::Aux));
    Some(edits)
}
