use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx},
};

/// *De dichter, geboren en opgegroeid in Gent, zweeg*: where a loose participle has nothing of its own, what stands behind
/// the one coordinated with it belongs to both, and so to the first; but *Zingend en gevolgd door een hond*: not by whom, to
/// what somebody does.
pub(super) struct SharedAdjunct;

impl Repair for SharedAdjunct {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|second| Some((second, bare_before(parse, second)?)))
            .flat_map(|(second, first)| {
                let adjuncts = [DepRel::Obl, DepRel::OblArg, DepRel::OblAgent];
                let behind: Vec<_> = parse
                    .dependents(second, &adjuncts)
                    .filter(|&ix| ix > second)
                    .collect();
                behind
                    .into_iter()
                    .map(move |ix| Edit::new(ix, first, parse[ix].deprel))
            })
            .collect()
    }
}

/// The loose participle without words of its own that stands in front of the conjunction.
fn bare_before(parse: &Parse, second: TokenIx) -> Option<TokenIx> {
    let first = parse[second].head.filter(|&first| {
        let adjunct = matches!(parse[first].deprel, DepRel::Acl | DepRel::Advcl);
        adjunct
            && parse[second].deprel == DepRel::Conj
            && [first, second].iter().all(|&ix| is_loose(parse, ix))
            && is_present(parse, first) == is_present(parse, second)
    })?;
    let cc = parse.dependent(second, DepRel::Cc)?;
    let beside = parse.after(first) == Some(cc) && parse.after(cc) == Some(second);
    let bare = parse
        .children(first)
        .iter()
        .all(|&ix| ix == second || parse.is_punct(ix));
    (beside && bare).then_some(first)
}

/// A participle without an auxiliary.
fn is_loose(parse: &Parse, ix: TokenIx) -> bool {
    parse.is_participle(ix) && parse.dependents(ix, &AUXILIARIES).next().is_none()
}

/// *zingend*
fn is_present(parse: &Parse, participle: TokenIx) -> bool {
    parse[participle].tag.has_part("od")
}
