use super::{Repair, comma_before};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De bewoners hebben, alle beloften ten spijt, nog geen huis*: *ten spijt* goes with the noun in front of it, and what
/// follows the comma behind it belongs to the verb of the clause.
pub(super) struct AdversePhrase;

impl Repair for AdversePhrase {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .find_map(|word| freed(parse, word))
            .unwrap_or_default()
    }
}

/// *ten spijt*
const SPITE: [&str; 2] = ["ten", "spijt"];

fn freed(parse: &Parse, word: TokenIx) -> Option<Vec<Edit>> {
    let spite = parse.after(word).filter(|&spite| {
        [word, spite]
            .iter()
            .map(|&ix| parse[ix].form.as_str())
            .eq(SPITE)
    })?;
    let noun = parse
        .before(word)
        .filter(|&noun| matches!(parse[noun].tag.upos, Upos::Noun | Upos::Propn))?;
    comma_before(parse, noun)?;
    let verb = std::iter::successors(Some(noun), |&ix| parse.before(ix))
        .take_while(|&ix| parse[ix].form != ";")
        .find(|&ix| parse.is_finite_verb(ix))?;
    let governor = parse[verb]
        .head
        .filter(|_| parse[verb].deprel == DepRel::Aux || parse[verb].deprel == DepRel::Cop);
    let governor = governor.unwrap_or(verb);
    if parse.is_under(governor, noun) {
        return None;
    }
    let mut edits = vec![
        Edit::new(word, noun, DepRel::Case),
        Edit::new(spite, word, DepRel::Fixed),
        Edit::new(noun, governor, DepRel::Obl),
    ];
    let behind = parse.children(noun).iter().filter(|&&ix| ix > spite);
    edits.extend(behind.filter(|&&ix| !parse.is_punct(ix)).map(|&ix| {
        let prepositional = parse.dependent(ix, DepRel::Case).is_some();
        let full = parse
            .dependents(governor, &[DepRel::Obj])
            .any(|object| object > spite);
        let relation = match parse[ix].tag.upos {
            _ if prepositional || full => DepRel::Obl,
            Upos::Noun | Upos::Propn | Upos::Pron => DepRel::Obj,
            _ => DepRel::Advmod,
        };
        Edit::new(ix, governor, relation)
    }));
    Some(edits)
}
