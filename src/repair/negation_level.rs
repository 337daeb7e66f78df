use super::{Repair, is_determined};
use crate::{
    lexicon::{Lexicon, Negation},
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Het lukte niet meer de rijen te sluiten*: inside an infinitive *niet* would follow the definite object; in front of it, it
/// belongs to the verb above.
pub(super) struct NegationLevel;

impl Repair for NegationLevel {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| {
                Some(Edit::new(
                    ix,
                    verb_above(parse, lexicon, ix)?,
                    DepRel::Advmod,
                ))
            })
            .collect()
    }
}

fn verb_above(parse: &Parse, lexicon: &Lexicon, ix: TokenIx) -> Option<TokenIx> {
    let negates = lexicon.negation(&parse[ix].form.to_lowercase()) == Some(Negation::Clause);
    let infinitive = parse[ix].head.filter(|&infinitive| {
        negates
            && parse[ix].deprel == DepRel::Advmod
            && parse.is_infinitive(infinitive)
            && parse.dependent(infinitive, DepRel::Mark).is_some()
            && matches!(
                parse[infinitive].deprel,
                DepRel::Csubj | DepRel::Xcomp | DepRel::Ccomp
            )
            && parse.first_of(infinitive) == ix
    })?;
    let last = *parse.subtree(ix).last()?;
    let object = parse.dependent(infinitive, DepRel::Obj)?;
    let definite = is_determined(parse, object);
    let next = parse.after(last) == Some(parse.first_of(object));
    parse[infinitive]
        .head
        .filter(|&verb| definite && next && parse.is_finite_verb(verb) && verb < ix)
}
