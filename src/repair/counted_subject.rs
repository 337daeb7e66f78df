use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *tientallen vrijwilligers*: of two bare subjects side by side the second is what the first counts.
pub(super) struct CountedSubject;

impl Repair for CountedSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let subjects = parse.indices().filter(|&ix| is_subject(parse, ix));
        subjects
            .filter_map(|count| {
                let counted = parse.after(count).filter(|&next| {
                    is_subject(parse, next)
                        && parse[next].head == parse[count].head
                        && parse.first_of(next) == next
                })?;
                Some(Edit::new(counted, count, DepRel::Nmod))
            })
            .collect()
    }
}

fn is_subject(parse: &Parse, ix: TokenIx) -> bool {
    matches!(parse[ix].deprel, DepRel::Nsubj | DepRel::NsubjPass)
        && parse[ix].tag.upos == Upos::Noun
}
