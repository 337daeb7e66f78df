use super::{Repair, comma_before};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Zij zei dat de boot lekte, dat hij zou zinken*: behind a comma a further clause with *dat* is coordinated with the one
/// before, whose verb has no content.
pub(super) struct RepeatedContent;

impl Repair for RepeatedContent {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|further| {
                let first = content_before(parse, lexicon, further)?;
                Some(Edit::new(further, first, DepRel::Conj))
            })
            .collect()
    }
}

fn content_before(parse: &Parse, lexicon: &Lexicon, further: TokenIx) -> Option<TokenIx> {
    let first = parse[further].head.filter(|&first| {
        first < further
            && matches!(parse[further].deprel, DepRel::Ccomp | DepRel::Advcl)
            && matches!(parse[first].deprel, DepRel::Ccomp | DepRel::Csubj)
            && lexicon.predicates(&parse[first].lemma).is_empty()
    })?;
    let that = |clause: TokenIx| {
        parse
            .dependents(clause, &[DepRel::Mark])
            .find(|&mark| parse[mark].lemma == THAT)
    };
    let comma = comma_before(parse, further)?;
    let before = parse.before(comma)?;
    // *op het dak, dat hij repareerde*, *zo hard dat …*
    let related = match parse[before].tag.upos {
        Upos::Propn => true,
        Upos::Noun => parse[before].tag.feat("Gender") == Some("Neut"),
        _ => false,
    };
    let mut words = parse.subtree(first).into_iter();
    let so = words.any(|ix| ix < further && DEGREES.contains(&parse[ix].lemma.as_str()));
    let repeated = that(first).is_some() && that(further) == parse.after(comma);
    (repeated && parse.subject(further).is_some() && !related && !so).then_some(first)
}

const THAT: &str = "dat";

/// Words that a clause with *dat* tells the extent of.
const DEGREES: [&str; 4] = ["dermate", "zo", "zodanig", "zoveel"];
