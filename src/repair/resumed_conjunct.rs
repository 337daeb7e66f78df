use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De huizen zijn duur, klaagt de buurt, en slecht gebouwd*: what goes on behind a frame between commas is a conjunct of
/// what stands in front of it, no second speaker and nothing that the frame tells.
pub(super) struct ResumedConjunct;

impl Repair for ResumedConjunct {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|conjunct| resumed(parse, conjunct))
            .collect()
    }
}

/// A predicative word or participle that *, en* joins to a frame with its verb in front, or to its speaker.
fn resumed(parse: &Parse, conjunct: TokenIx) -> Option<Edit> {
    let first = parse[conjunct].head.filter(|_| {
        parse[conjunct].deprel == DepRel::Conj
            && !parse.is_nominal(conjunct)
            && parse.finite_verb(conjunct).is_none()
    })?;
    let speaks = matches!(parse[first].deprel, DepRel::Nsubj | DepRel::Obj);
    let frame = parse[first].head.filter(|_| speaks).unwrap_or(first);
    let content = parse[frame]
        .head
        .filter(|&content| parse[frame].deprel == DepRel::Parataxis && content < frame)?;
    let after_comma = |ix: TokenIx| {
        parse
            .before(ix)
            .is_some_and(|comma| parse[comma].form == ",")
    };
    let cc = parse.dependent(conjunct, DepRel::Cc)?;
    (after_comma(cc) && after_comma(frame) && parse.is_finite_verb(frame) && first < cc)
        .then(|| Edit::new(conjunct, content, DepRel::Conj))
}
