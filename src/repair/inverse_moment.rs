use super::{Repair, comma_before};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De loper waande zich al te winnen, toen hij viel*: with a comma in front of it *toen* goes on with the story, and its
/// clause belongs to the verb in the past above a *te*-infinitive.
pub(super) struct InverseMoment;

impl Repair for InverseMoment {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|clause| raised(parse, clause))
            .collect()
    }
}

fn raised(parse: &Parse, clause: TokenIx) -> Option<Edit> {
    let marked = |ix: TokenIx, word: &str| {
        let mut marks = parse.dependents(ix, &[DepRel::Mark]);
        marks.any(|mark| parse[mark].form == word)
    };
    let infinitive = parse[clause].head.filter(|&infinitive| {
        infinitive < clause
            && parse[clause].deprel == DepRel::Advcl
            && parse[infinitive].deprel == DepRel::Xcomp
            && marked(clause, "toen")
            && marked(infinitive, "te")
    })?;
    let verb = parse[infinitive].head.filter(|&verb| {
        parse.is_finite_verb(verb)
            && verb < infinitive
            && parse[verb].tag.feat("Tense") == Some("Past")
    })?;
    comma_before(parse, clause)?;
    Some(Edit::new(clause, verb, DepRel::Advcl))
}
