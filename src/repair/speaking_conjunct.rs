use super::{Repair, comma_before, says};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Er is nog plaats, zei de koster en wees naar de bank*: what *en* joins to a frame with no comma between is what the
/// speaker did too.
pub(super) struct SpeakingConjunct;

impl Repair for SpeakingConjunct {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|conjunct| {
                let frame = frame_before(parse, lexicon, conjunct)?;
                Some(Edit::new(conjunct, frame, DepRel::Conj))
            })
            .collect()
    }
}

/// The frame that ends right in front of *en* and a finite verb without a subject of its own.
fn frame_before(parse: &Parse, lexicon: &Lexicon, conjunct: TokenIx) -> Option<TokenIx> {
    let content = parse[conjunct]
        .head
        .filter(|_| parse[conjunct].deprel == DepRel::Conj)?;
    let cc = parse
        .dependent(conjunct, DepRel::Cc)
        .filter(|&cc| parse[cc].form == "en" && parse.first_of(conjunct) == cc)?;
    let verb = parse.finite_verb(conjunct)?;
    let opens = parse.after(cc) == Some(verb) && parse.subject(conjunct).is_none();
    parse
        .dependents(content, &[DepRel::Parataxis])
        .filter(|_| opens)
        .find(|&frame| {
            let subject = parse.subject(frame).filter(|&subject| frame < subject);
            content < frame
                && parse.is_finite_verb(frame)
                && parse.first_of(frame) == frame
                && comma_before(parse, frame).is_some()
                && parse.before(cc) == Some(parse.last_of(frame))
                && subject.is_some_and(|subject| parse.agrees(subject, verb))
                && says(parse, lexicon, frame)
        })
}
