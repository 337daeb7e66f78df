use std::sync::Arc;

use super::{Repair, relation, tags};
use crate::{
    lexicon::{Lexicon, Relation},
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Zij vroeg mij toen of het droog was*: right in front of the complementizer of a content clause *toen* and *nu* are
/// adverbs of the clause around it.
pub(super) struct StrayMoment;

impl Repair for StrayMoment {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| freed(parse, lexicon, ix))
            .collect()
    }
}

fn freed(parse: &Parse, lexicon: &Lexicon, moment: TokenIx) -> Option<Edit> {
    let root = parse[moment]
        .head
        .filter(|_| parse[moment].deprel == DepRel::Mark)?;
    let governor = parse[root]
        .head
        .filter(|&governor| governor < moment && parse.is_verbal(governor))?;
    let next = parse.after(moment)?;
    let content = parse[next].deprel == DepRel::Mark
        && parse[next].head == Some(root)
        && relation(parse, lexicon, next) == Some(Relation::Content);
    let time = matches!(parse[moment].form.as_str(), "toen" | "nu");
    (content && time).then(|| Edit {
        tag: Some(Arc::new(tags::adverb())),
        ..Edit::new(moment, governor, DepRel::Advmod)
    })
}
