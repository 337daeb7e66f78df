use std::sync::Arc;

use super::{Repair, is_determined, tags::preposition};
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx},
};

/// *dat de club gezien de drukte sluit*: in front of a noun that is known, *gezien* without an auxiliary is a preposition.
pub(super) struct PrepositionalParticiple;

impl Repair for PrepositionalParticiple {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .find_map(|seen| freed(parse, seen))
            .unwrap_or_default()
    }
}

const SEEN: &str = "gezien";

fn freed(parse: &Parse, seen: TokenIx) -> Option<Vec<Edit>> {
    let clausal = matches!(
        parse[seen].deprel,
        DepRel::Ccomp | DepRel::Xcomp | DepRel::Advcl | DepRel::Csubj
    );
    let lone = parse.is_participle(seen) && parse.dependents(seen, &AUXILIARIES).next().is_none();
    let above = parse[seen]
        .head
        .filter(|_| parse[seen].form == SEEN && clausal && lone)?;
    // *de*, *haar*
    let first = parse.after(seen)?;
    let noun = parse[first].head.filter(|&noun| {
        let own = matches!(parse[first].deprel, DepRel::Det | DepRel::NmodPoss);
        own && noun > first && parse.first_of(noun) == first && is_determined(parse, noun)
    })?;
    let verb = parse[noun].head.filter(|&verb| verb != seen);
    let verb = verb.unwrap_or(above);
    let behind =
        parse.is_finite_verb(verb) || parse.finite_verb(verb).is_some_and(|finite| finite != seen);
    if !behind || verb == noun || parse.is_under(verb, noun) {
        return None;
    }
    let others = parse.children(seen).iter().filter(|&&ix| ix != noun);
    let others = others.map(|&ix| Edit::new(ix, verb, parse[ix].deprel));
    let case = Edit {
        tag: Some(Arc::new(preposition())),
        lemma: Some(SEEN.to_owned()),
        ..Edit::new(seen, noun, DepRel::Case)
    };
    Some(
        others
            .chain([case, Edit::new(noun, verb, DepRel::Obl)])
            .collect(),
    )
}
