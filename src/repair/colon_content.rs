use super::{Repair, says};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Hij stond bij de deur en dacht: wat een drukte*: what stands behind a colon belongs to the verb of saying or thinking
/// in front of it, and not to the clause that this is coordinated with.
pub(super) struct ColonContent;

impl Repair for ColonContent {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| {
                let speaking = nearer(parse, lexicon, ix)?;
                Some(Edit::new(ix, speaking, DepRel::Parataxis))
            })
            .collect()
    }
}

fn nearer(parse: &Parse, lexicon: &Lexicon, content: TokenIx) -> Option<TokenIx> {
    let first = parse[content]
        .head
        .filter(|_| matches!(parse[content].deprel, DepRel::Parataxis | DepRel::Conj))?;
    let colon = parse
        .punct_before(parse.first_of(content))
        .find(|&ix| parse[ix].form == ":")?;
    parse.dependents(first, &[DepRel::Conj]).rfind(|&verb| {
        first < verb
            && verb < colon
            && parse.finite_verb(verb).is_some()
            && parse.last_of(verb) < colon
            && says(parse, lexicon, verb)
    })
}
