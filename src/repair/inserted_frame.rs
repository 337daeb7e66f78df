use super::{Repair, comma_before};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De brug, is de klacht van de buren, is te smal*: a noun with its own copula in front of it, between commas behind the
/// subject, is no second subject.
pub(super) struct InsertedFrame;

impl Repair for InsertedFrame {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|noun| inserted(parse, noun))
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
