use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *tientallen vrijwilligers*: of two bare subjects side by side the second is what the first counts. *raakten er twintig
/// gewond*: a number behind *er* counts nothing that is no noun, and is the subject of a verb without one.
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
            .chain(
                parse
                    .indices()
                    .filter_map(|ix| Some(Edit::new(ix, counts_of(parse, ix)?, DepRel::Nsubj))),
            )
            .collect()
    }
}

/// The verb of which a number behind *er* is the subject.
fn counts_of(parse: &Parse, number: TokenIx) -> Option<TokenIx> {
    let there = parse
        .before(number)
        .filter(|&there| parse[there].lemma == "er" && parse[number].deprel == DepRel::Nummod)?;
    let counted = parse[number]
        .head
        .filter(|&counted| parse[counted].tag.upos == Upos::Adj || counted == there)?;
    let verb = parse[there]
        .head
        .filter(|&verb| parse.finite_verb(verb).is_some() && parse.subject(verb).is_none())?;
    (counted == there || parse[counted].head == Some(verb)).then_some(verb)
}

/// A plural noun.
fn is_subject(parse: &Parse, ix: TokenIx) -> bool {
    matches!(parse[ix].deprel, DepRel::Nsubj | DepRel::NsubjPass)
        && parse[ix].tag.upos == Upos::Noun
        && parse[ix].tag.feat("Number") == Some("Plur")
}
