use super::{Repair, is_determined};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

const AS: &str = "als";

/// *dat een club als Zeevogels geen trainer ontslaat*, *het eten van groenten als prei en ui kan helpen*: an example right
/// behind its noun belongs to that. A name is no role, and what somebody does as something has no place inside another
/// phrase.
pub(super) struct ExemplifiedNoun;

impl Repair for ExemplifiedNoun {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let examples = parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::Advcl && parse.is_nominal(ix));
        examples
            .filter_map(|example| {
                let noun = noun_before(parse, example)?;
                Some(Edit::new(example, noun, DepRel::Nmod))
            })
            .collect()
    }
}

/// The noun that the example is one of.
fn noun_before(parse: &Parse, example: TokenIx) -> Option<TokenIx> {
    let mark = parse
        .dependent(example, DepRel::Mark)
        .filter(|&mark| parse[mark].form == AS && parse.first_of(example) == mark)?;
    let noun = parse
        .before(mark)
        .filter(|&noun| parse[noun].tag.upos == Upos::Noun && !is_determined(parse, noun))?;
    let verb = parse[example].head?;
    let clausal = parse.finite_verb(example).is_some() || parse.subject(example).is_some();
    let named = parse[example].tag.upos == Upos::Propn || is_capitalized(parse, example);
    let inside = parse[noun].deprel == DepRel::Nmod
        && parse[noun].tag.feat("Number") == Some("Plur")
        && parse.dependent(example, DepRel::Conj).is_some();
    let below = noun != verb && parse.is_under(noun, verb);
    (below && !clausal && (named || inside)).then_some(noun)
}

fn is_capitalized(parse: &Parse, ix: TokenIx) -> bool {
    parse[ix].form.starts_with(char::is_uppercase)
}
