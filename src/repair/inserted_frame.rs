use super::{Repair, comma_before};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De brug, is de klacht van de buren, is te smal*: a noun with its own copula in front of it, between commas behind the
/// subject, is no second subject. *De huizen zijn duur, klaagt de buurt, en slecht gebouwd*: what goes on behind it is no
/// second speaker.
pub(super) struct InsertedFrame;

impl Repair for InsertedFrame {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| inserted(parse, ix).or_else(|| resumed(parse, ix)))
            .collect()
    }
}

fn inserted(parse: &Parse, noun: TokenIx) -> Option<Edit> {
    let root = parse[noun]
        .head
        .filter(|&root| parse[noun].deprel == DepRel::Nsubj && noun < root)?;
    let first = parse.first_of(noun);
    let copula = parse
        .dependent(noun, DepRel::Cop)
        .filter(|&copula| copula == first && parse.is_finite_verb(copula))?;
    let mut subjects = parse.dependents(root, &[DepRel::Nsubj]);
    let subject = subjects.find(|&ix| ix != noun && ix < copula)?;
    comma_before(parse, noun)?;
    let closed = parse
        .after(parse.last_of(noun))
        .is_some_and(|comma| parse[comma].form == ",");
    let joined = parse[subject].head == Some(root);
    (closed && joined).then(|| Edit::new(noun, root, DepRel::Parataxis))
}

/// A predicative word or verb that *, en* joins to the speaker of a frame with its verb in front.
fn resumed(parse: &Parse, conjunct: TokenIx) -> Option<Edit> {
    let speaker = parse[conjunct]
        .head
        .filter(|_| parse[conjunct].deprel == DepRel::Conj && !parse.is_nominal(conjunct))?;
    let frame = parse[speaker]
        .head
        .filter(|&frame| parse[speaker].deprel == DepRel::Nsubj && frame < speaker)?;
    let content = parse[frame]
        .head
        .filter(|&content| parse[frame].deprel == DepRel::Parataxis && content < frame)?;
    let cc = parse.dependent(conjunct, DepRel::Cc)?;
    let closed = parse
        .before(cc)
        .is_some_and(|comma| parse[comma].form == ",");
    let opened = parse
        .before(frame)
        .is_some_and(|comma| parse[comma].form == ",");
    (closed && opened && speaker < cc).then(|| Edit::new(conjunct, content, DepRel::Conj))
}
