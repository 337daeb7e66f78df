use super::{Repair, says};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *In een interview zegt zij spijt te hebben*: an occasion that is new and stands in front is where something is said, and
/// not where it is so.
pub(super) struct SpokenOccasion;

impl Repair for SpokenOccasion {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| Some(Edit::new(ix, frame(parse, lexicon, ix)?, DepRel::Obl)))
            .collect()
    }
}

/// Prepositions of occasions.
const AT: [&str; 4] = ["bij", "in", "op", "tijdens"];
const TO: &str = "te";

/// The verb of saying right behind the phrase, if that hangs on its infinitive.
fn frame(parse: &Parse, lexicon: &Lexicon, noun: TokenIx) -> Option<TokenIx> {
    let infinitive = parse[noun]
        .head
        .filter(|_| parse[noun].deprel == DepRel::Obl)?;
    let verb = parse[infinitive].head.filter(|&verb| {
        parse[infinitive].deprel == DepRel::Xcomp
            && parse.is_finite_verb(verb)
            && says(parse, lexicon, verb)
    })?;
    let governed = parse
        .dependents(infinitive, &[DepRel::Mark])
        .any(|mark| parse[mark].form == TO);
    let occasion = parse
        .dependent(noun, DepRel::Case)
        .is_some_and(|case| AT.contains(&parse[case].form.to_lowercase().as_str()))
        && parse.is_indefinite(noun);
    let before = parse.subtree(noun).into_iter().next_back();
    let in_front = before.and_then(|last| parse.after(last)) == Some(verb);
    (governed && occasion && in_front).then_some(verb)
}
