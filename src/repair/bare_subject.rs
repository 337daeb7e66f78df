use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *In totaal honderd ouders hebben gezegd …*: where a main clause has no subject, the bare noun in front of its finite
/// verb that agrees with it is one.
pub(super) struct BareSubject;

impl Repair for BareSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .root()
            .and_then(|root| Some(Edit::new(noun_in_front(parse, root)?, root, DepRel::Nsubj)))
            .into_iter()
            .collect()
    }
}

fn noun_in_front(parse: &Parse, root: TokenIx) -> Option<TokenIx> {
    let verb = parse.finite_verb(root)?;
    let lone = parse.dependents(root, &SUBJECTS).next().is_none()
        && parse.dependent(root, DepRel::Expl).is_none();
    let bare = [DepRel::Obl, DepRel::Obj, DepRel::Iobj];
    parse
        .dependents(root, &bare)
        .filter(|_| lone && parse.is_verbal(root))
        .find(|&noun| {
            noun.0 + 1 == verb.0
                && matches!(parse[noun].tag.upos, Upos::Noun | Upos::Propn)
                && parse.dependent(noun, DepRel::Case).is_none()
                && agrees(parse, noun, verb)
        })
}

fn agrees(parse: &Parse, noun: TokenIx, verb: TokenIx) -> bool {
    let number = |ix: TokenIx| parse[ix].tag.feat("Number");
    number(noun) == number(verb)
}
