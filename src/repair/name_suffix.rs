use std::sync::Arc;

use super::{Repair, tags};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Toen Jansen sr opstapte*: what tells father from son belongs to the name.
pub(super) struct NameSuffix;

impl Repair for NameSuffix {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|suffix| {
                let name = name_before(parse, suffix)?;
                Some(Edit {
                    tag: Some(Arc::new(tags::name())),
                    ..Edit::new(suffix, name, DepRel::Flat)
                })
            })
            .collect()
    }
}

const SUFFIXES: [&str; 4] = ["jr", "jr.", "sr", "sr."];

/// The name that ends right before the suffix.
fn name_before(parse: &Parse, suffix: TokenIx) -> Option<TokenIx> {
    let last = parse.before(suffix).filter(|&last| {
        SUFFIXES.contains(&parse[suffix].form.as_str()) && parse[last].tag.upos == Upos::Propn
    })?;
    let name = match parse[last].deprel {
        DepRel::Flat => parse[last].head?,
        _ => last,
    };
    let joined = parse[suffix].head == Some(name) && parse[suffix].deprel == DepRel::Flat;
    (!joined && name != suffix && !parse.is_under(name, suffix)).then_some(name)
}
