use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De raad wil en kan niet wachten*, *dat zij de huur niet kunnen of willen betalen*: two modals side by side have one
/// infinitive, and all that goes with it.
pub(super) struct PairedModals;

impl Repair for PairedModals {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|second| pair(parse, lexicon, second))
            .flat_map(|pair| joined(parse, &pair))
            .collect()
    }
}

/// Two modals with a conjunction between, one of which governs the other in the tree.
struct Pair {
    first: TokenIx,
    conjunction: TokenIx,
    second: TokenIx,
    /// Which of them stands for their clause.
    governor: TokenIx,
    infinitive: TokenIx,
}

fn pair(parse: &Parse, lexicon: &Lexicon, second: TokenIx) -> Option<Pair> {
    let modal = |ix: TokenIx| parse.is_finite_verb(ix) && lexicon.modal(&parse[ix].lemma).is_some();
    let conjunction = parse
        .before(second)
        .filter(|&cc| parse[cc].deprel == DepRel::Cc)?;
    let first = parse
        .before(conjunction)
        .filter(|&first| modal(first) && modal(second))?;
    let (governor, infinitive) =
        above(parse, first, second).or_else(|| below(parse, first, second))?;
    let number = |ix: TokenIx| parse[ix].tag.feat("Number");
    let one = number(first) == number(second) && parse.is_infinitive(infinitive);
    one.then_some(Pair {
        first,
        conjunction,
        second,
        governor,
        infinitive,
    })
}

/// *wil en kan niet wachten*: the infinitive with the second is coordinated with the first.
fn above(parse: &Parse, first: TokenIx, second: TokenIx) -> Option<(TokenIx, TokenIx)> {
    let infinitive = parse[second].head.filter(|&infinitive| {
        parse[second].deprel == DepRel::Aux
            && parse[infinitive].deprel == DepRel::Conj
            && parse[infinitive].head == Some(first)
    })?;
    (parse.subject(infinitive).is_none() && parse.dependent(first, DepRel::Xcomp).is_none())
        .then_some((first, infinitive))
}

/// *kunnen of willen betalen*: the first is taken for an auxiliary of the second.
fn below(parse: &Parse, first: TokenIx, second: TokenIx) -> Option<(TokenIx, TokenIx)> {
    let under = parse[first].deprel == DepRel::Aux && parse[first].head == Some(second);
    let infinitive = parse.dependent(second, DepRel::Xcomp).filter(|_| under)?;
    Some((second, infinitive))
}

/// The infinitive with the first modal, and the second coordinated with that.
fn joined(parse: &Parse, pair: &Pair) -> Vec<Edit> {
    let own = [pair.first, pair.conjunction, pair.second, pair.infinitive];
    let others = parse.children(pair.governor).iter().copied();
    let place = &parse[pair.governor];
    others
        .filter(|ix| !own.contains(ix))
        .map(|ix| Edit::new(ix, pair.infinitive, parse[ix].deprel))
        .chain([
            Edit::place(pair.infinitive, place.head, place.deprel),
            Edit::new(pair.first, pair.infinitive, DepRel::Aux),
            Edit::new(pair.second, pair.first, DepRel::Conj),
            Edit::new(pair.conjunction, pair.second, DepRel::Cc),
        ])
        .collect()
}
