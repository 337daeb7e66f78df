use super::{Repair, detached_adverbial::is_time};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *zei minister Bakker vrijdag*, *aldus de bond dinsdag*: a day behind a name is no part of it.
pub(super) struct NameTime;

impl Repair for NameTime {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| is_day(parse, ix))
            .filter_map(|ix| Some(Edit::new(ix, verb_above(parse, ix)?, DepRel::Obl)))
            .collect()
    }
}

/// A time in small letters that ends the name; *Goede Vrijdag* is one itself.
fn is_day(parse: &Parse, ix: TokenIx) -> bool {
    const PARTS: [DepRel; 3] = [DepRel::Flat, DepRel::Appos, DepRel::Nmod];
    let ends = parse[ix].head.is_some_and(|name| {
        matches!(parse[name].tag.upos, Upos::Noun | Upos::Propn)
            && parse.dependents(name, &PARTS).next_back() == Some(ix)
    });
    ends && parse.children(ix).is_empty()
        && is_time(parse, ix)
        && parse[ix].form.starts_with(char::is_lowercase)
}

fn verb_above(parse: &Parse, ix: TokenIx) -> Option<TokenIx> {
    parse.ancestors(ix).find(|&above| parse.is_verbal(above))
}
