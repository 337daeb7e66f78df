use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Zij schreef over onder andere boeren*, *Hij schilderde onder andere paarden*: *onder* is no preposition of a noun that has
/// one already, or that is subject or object, and the noun is not that of others.
pub(super) struct AmongOthers;

impl Repair for AmongOthers {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| fixed(parse, ix))
            .flatten()
            .collect()
    }
}

fn fixed(parse: &Parse, among: TokenIx) -> Option<[Edit; 2]> {
    const AMONG: &str = "onder";
    const OTHERS: &str = "andere";
    let noun = parse[among].head.filter(|_| {
        parse[among].form.eq_ignore_ascii_case(AMONG) && parse[among].deprel == DepRel::Case
    })?;
    let others = parse.after(among).filter(|&others| {
        parse[others].form == OTHERS
            && parse[others].deprel == DepRel::Amod
            && parse[others].head == Some(noun)
    })?;
    let governed = parse
        .dependents(noun, &[DepRel::Case])
        .any(|case| case < among);
    let argument = [DepRel::Nsubj, DepRel::NsubjPass, DepRel::Obj];
    (governed || argument.contains(&parse[noun].deprel)).then(|| {
        [
            Edit::new(among, noun, DepRel::Advmod),
            Edit::new(others, among, DepRel::Fixed),
        ]
    })
}
