use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De fanfare trok door het dorp, gevolgd door kinderen*: behind a comma at the end of its sentence a participle tells
/// of the subject, not of the place.
pub(super) struct DetachedParticiple;

impl Repair for DetachedParticiple {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| Some(Edit::new(ix, verb_above(parse, ix)?, DepRel::Advcl)))
            .collect()
    }
}

fn verb_above(parse: &Parse, participle: TokenIx) -> Option<TokenIx> {
    let place = parse[participle].head.filter(|&place| {
        parse[participle].deprel == DepRel::Acl
            && parse.is_participle(participle)
            && parse.finite_verb(participle).is_none()
            && parse[place].deprel == DepRel::Obl
            && parse[place].tag.upos == Upos::Noun
            && parse.dependent(place, DepRel::Case).is_some()
    })?;
    let opens = parse.first_of(participle) == participle
        && parse
            .before(participle)
            .is_some_and(|comma| parse[comma].form == ",");
    let last = *parse.subtree(participle).last()?;
    let ends = (last.0 + 1..)
        .map_while(|at| parse.after(TokenIx(at - 1)))
        .all(|ix| parse.is_punct(ix));
    let verb = parse[place].head?;
    let acts = parse
        .subject(verb)
        .is_some_and(|subject| parse[subject].tag.feat("Number") != Some("Plur"));
    (opens && ends && acts && parse.is_verbal(verb)).then_some(verb)
}
