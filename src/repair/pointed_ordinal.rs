use std::sync::Arc;

use super::{Repair, tags::determiner};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *denkt dat juist dat laatste telt*: a clause has one complementizer, and a second *dat* in front of an ordinal points at it.
pub(super) struct PointedOrdinal;

impl Repair for PointedOrdinal {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|that| {
                Some(Edit {
                    tag: Some(Arc::new(determiner())),
                    ..Edit::new(that, ordinal_behind(parse, that)?, DepRel::Det)
                })
            })
            .collect()
    }
}

const THAT: &str = "dat";

fn ordinal_behind(parse: &Parse, that: TokenIx) -> Option<TokenIx> {
    let clause = parse[that]
        .head
        .filter(|_| parse[that].form == THAT && parse[that].deprel == DepRel::Mark)?;
    let second = parse
        .dependents(clause, &[DepRel::Mark])
        .any(|mark| mark < that && parse[mark].form == THAT);
    parse.after(that).filter(|&ordinal| {
        second
            && parse[ordinal].tag.upos == Upos::Adj
            && parse[ordinal].tag.ranks()
            && parse[ordinal].head == Some(clause)
            && ordinal != clause
    })
}
