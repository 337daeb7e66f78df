use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *…, wat het lastig maakt te kiezen*: *het* makes nothing so; what has been told does.
pub(super) struct SentenceSubject;

impl Repair for SentenceSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].lemma == MAKE)
            .filter_map(|ix| swapped(parse, ix))
            .flatten()
            .collect()
    }
}

const MAKE: &str = "maken";
const WHAT: [&str; 2] = ["wat", "hetgeen"];
const IT: &str = "het";

fn swapped(parse: &Parse, verb: TokenIx) -> Option<[Edit; 2]> {
    let what = parse
        .dependent(verb, DepRel::Obj)
        .filter(|&ix| WHAT.contains(&parse[ix].form.to_lowercase().as_str()))?;
    let it = parse
        .dependent(verb, DepRel::Nsubj)
        .filter(|&ix| parse[ix].form == IT && parse[ix].tag.upos == Upos::Pron)?;
    let quality = |ix: TokenIx| parse[ix].tag.upos == Upos::Adj;
    let so = parse.dependents(verb, &[DepRel::Xcomp]).any(quality);
    (so && what < it && it < verb).then(|| {
        [
            Edit::new(what, verb, DepRel::Nsubj),
            Edit::new(it, verb, DepRel::Obj),
        ]
    })
}
