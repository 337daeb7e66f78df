use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *hoopt de kritiek, die luid klinkt, tot zwijgen te brengen*: an infinitive with nothing but *te* belongs to the verb that
/// asks for one.
pub(super) struct ContentInfinitive;

impl Repair for ContentInfinitive {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        let infinitives = parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::Advcl && parse.is_infinitive(ix));
        infinitives
            .filter_map(|ix| {
                let verb = parse[ix].head?;
                let asks = !lexicon.predicates(&parse[verb].lemma).is_empty();
                (asks && parse.is_finite_verb(verb) && has_only_te(parse, ix))
                    .then(|| Edit::new(ix, verb, DepRel::Xcomp))
            })
            .collect()
    }
}

/// *te*, but no *om* or *door*, nor *aan het*.
fn has_only_te(parse: &Parse, infinitive: TokenIx) -> bool {
    let mut marks = parse.dependents(infinitive, &[DepRel::Mark]);
    let first = marks.next();
    first.is_some_and(|te| parse[te].lemma == "te" && te < infinitive) && marks.next().is_none()
}
