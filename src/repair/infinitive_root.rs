use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx},
};

/// *De schaatser heeft ontkend verboden middelen te hebben gebruikt*: an infinitive with *te* does not govern a sentence
/// that has a finite main clause in front of it.
pub(super) struct InfinitiveRoot;

impl Repair for InfinitiveRoot {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .root()
            .and_then(|root| turned(parse, root))
            .unwrap_or_default()
    }
}

fn turned(parse: &Parse, root: TokenIx) -> Option<Vec<Edit>> {
    let te = parse.dependent(root, DepRel::Mark)?;
    let main = parse
        .indices()
        .take_while(|&ix| ix < te)
        .find(|&ix| parse.finite_verb(ix).is_some() && is_main(parse, ix))?;
    if parse.finite_verb(root).is_some() {
        return None;
    }
    let left = parse.children(root).iter().copied();
    let mut edits: Vec<_> = left
        .filter(|&ix| ix < main)
        .map(|ix| Edit::new(ix, main, parse[ix].deprel))
        .collect();
    edits.push(Edit::root(main));
    edits.push(Edit::new(root, main, DepRel::Xcomp));
    Some(edits)
}

fn is_main(parse: &Parse, ix: TokenIx) -> bool {
    !AUXILIARIES.contains(&parse[ix].deprel)
        && parse[ix].deprel != DepRel::AclRelcl
        && parse.dependent(ix, DepRel::Mark).is_none()
}
