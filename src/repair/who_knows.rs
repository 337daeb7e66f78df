use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx},
};

/// *Wie weet staat de molen er nog*: *wie weet* in front of another finite verb is an adverb and no clause.
pub(super) struct WhoKnows;

impl Repair for WhoKnows {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| adverb(parse, ix))
            .flatten()
            .collect()
    }
}

fn adverb(parse: &Parse, who: TokenIx) -> Option<[Edit; 2]> {
    let knows = parse.after(who).filter(|&knows| {
        parse[who].form.eq_ignore_ascii_case("wie") && parse[knows].form == "weet"
    })?;
    let verb = parse
        .after(knows)
        .filter(|&verb| parse.is_finite_verb(verb))?;
    let root = parse[verb]
        .head
        .filter(|_| AUXILIARIES.contains(&parse[verb].deprel))
        .unwrap_or(verb);
    let settled = parse[knows].deprel == DepRel::Advmod && parse[knows].head == Some(root);
    (!settled && !parse.is_under(root, knows)).then(|| {
        [
            Edit::new(knows, root, DepRel::Advmod),
            Edit::new(who, knows, DepRel::Fixed),
        ]
    })
}
