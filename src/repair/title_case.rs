use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *volgens getuige Ada Bos*: a noun in front of a name is no preposition, but what the name belongs to.
pub(super) struct TitleCase;

impl Repair for TitleCase {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|title| headed(parse, title))
            .flatten()
            .collect()
    }
}

fn headed(parse: &Parse, title: TokenIx) -> Option<Vec<Edit>> {
    let name = parse[title].head.filter(|&name| {
        parse[title].deprel == DepRel::Case
            && parse[title].tag.upos == Upos::Noun
            && parse[name].tag.upos == Upos::Propn
            && parse.after(title) == Some(name)
    })?;
    let others = parse
        .children(name)
        .iter()
        .filter(|&&child| child != title && parse[child].deprel != DepRel::Flat)
        .map(|&child| Edit::new(child, title, parse[child].deprel));
    let place = Edit::place(title, parse[name].head, parse[name].deprel);
    let edits = [place, Edit::new(name, title, DepRel::Appos)];
    Some(edits.into_iter().chain(others).collect())
}
