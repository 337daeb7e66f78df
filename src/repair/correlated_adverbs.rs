use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De maatregel is zowel moreel als juridisch onhoudbaar*: two adjectives that tell in what respect are adverbials of the
/// one behind them both, which alone is the predicate.
pub(super) struct CorrelatedAdverbs;

impl Repair for CorrelatedAdverbs {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|predicate| turned(parse, predicate))
            .flatten()
            .collect()
    }
}

const BOTH: &str = "zowel";

/// The ends of adjectives that name a field: *juridisch*, *financieel*.
const FIELDS: [&str; 5] = ["isch", "eel", "aal", "iek", "ief"];

fn turned(parse: &Parse, predicate: TokenIx) -> Option<Vec<Edit>> {
    let first = parse[predicate]
        .head
        .filter(|_| parse[predicate].deprel == DepRel::Conj)?;
    let second = parse.before(predicate).filter(|&second| {
        parse[second].head == Some(predicate) && parse[second].deprel == DepRel::Advmod
    })?;
    let cc = [second, predicate]
        .iter()
        .find_map(|&ix| parse.dependent(ix, DepRel::Cc))?;
    let both = parse
        .before(first)
        .filter(|&both| parse[both].form.to_lowercase() == BOTH)?;
    let side_by_side = parse.after(first) == Some(cc) && parse.after(cc) == Some(second);
    let fields = [first, second].iter().all(|&ix| {
        let form = parse[ix].form.as_str();
        FIELDS.iter().any(|end| form.ends_with(end))
    });
    let quality = parse[predicate].tag.upos == Upos::Adj || parse[predicate].tag.upos == Upos::Verb;
    (side_by_side && fields && quality).then(|| {
        let others = parse.children(first).iter().copied();
        others
            .filter(|&ix| ix != both && ix != predicate)
            .map(|ix| Edit::new(ix, predicate, parse[ix].deprel))
            .chain([
                Edit::place(predicate, parse[first].head, parse[first].deprel),
                Edit::new(first, predicate, DepRel::Advmod),
                Edit::new(second, first, DepRel::Conj),
                Edit::new(cc, second, DepRel::Cc),
            ])
            .collect()
    })
}
