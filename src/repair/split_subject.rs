use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *dat de kliniek in Balkbrug en het centrum in Utrecht een proef willen doen*: where the verb is plural and the subject
/// is not, what looks coordinated with a place is coordinated with the subject.
pub(super) struct SplitSubject;

impl Repair for SplitSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let subjects = parse
            .indices()
            .filter(|&ix| matches!(parse[ix].deprel, DepRel::Nsubj | DepRel::NsubjPass));
        subjects
            .filter_map(|subject| joined(parse, subject))
            .flatten()
            .collect()
    }
}

fn joined(parse: &Parse, subject: TokenIx) -> Option<Vec<Edit>> {
    let verb = parse[subject].head?;
    let finite = parse.finite_verb(verb)?;
    let number = |ix: TokenIx| parse[ix].tag.feat("Number");
    let disagrees = number(subject) == Some("Sing")
        && number(finite) == Some("Plur")
        && parse.dependent(subject, DepRel::Conj).is_none();
    let place = adverbial_behind(parse, verb, subject).filter(|_| disagrees)?;
    let other = parse
        .dependents(place, &[DepRel::Conj])
        .find(|&ix| parse.dependent(ix, DepRel::Case).is_none())?;
    let mut edits = vec![
        Edit::new(place, subject, DepRel::Nmod),
        Edit::new(other, subject, DepRel::Conj),
    ];
    let its_place = adverbial_behind(parse, verb, other);
    edits.extend(its_place.map(|place| Edit::new(place, other, DepRel::Nmod)));
    Some(edits)
}

/// The adverbial with a preposition that begins right behind the noun.
fn adverbial_behind(parse: &Parse, verb: TokenIx, noun: TokenIx) -> Option<TokenIx> {
    let last = parse.subtree(noun).into_iter().next_back()?;
    let next = parse.after(last)?;
    let adverbial = parse[next]
        .head
        .filter(|_| parse[next].deprel == DepRel::Case)?;
    (parse[adverbial].deprel == DepRel::Obl && parse.is_under(adverbial, verb)).then_some(adverbial)
}
