use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *dat Bakkers partij geld kreeg*, *meldt netbeheerder Lichtnet*: of two subjects side by side one belongs to the other:
/// a name with the *s* of possession in front, a name behind a noun, or the article of *dat het meeste geregeld is*.
pub(super) struct AdjacentSubjects;

impl Repair for AdjacentSubjects {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|first| joined(parse, first))
            .collect()
    }
}

fn joined(parse: &Parse, first: TokenIx) -> Option<Edit> {
    let verb = parse[first]
        .head
        .filter(|_| SUBJECTS.contains(&parse[first].deprel))?;
    let others = || parse.dependents(verb, &SUBJECTS).filter(|&ix| ix > first);
    // *de Vlaamse Milieumaatschappij*
    let enclosing =
        others().find(|&second| parse.first_of(second) < first && parse.children(first).is_empty());
    if let Some(second) = enclosing.filter(|_| parse[first].tag.upos == Upos::Adj) {
        return Some(Edit::new(first, second, DepRel::Amod));
    }
    let second = others().find(|&second| parse.before(parse.first_of(second)) == Some(first))?;
    if parse[first].tag.upos == Upos::Det && parse.children(first).is_empty() {
        return Some(Edit::new(first, second, DepRel::Det));
    }
    let name = |ix: TokenIx| parse[ix].tag.upos == Upos::Propn;
    let owns = name(first)
        && parse[first].form.ends_with(['s', '\'', '’'])
        && parse[first].form != parse[first].lemma;
    if owns {
        return Some(Edit::new(first, second, DepRel::NmodPoss));
    }
    let title = matches!(parse[first].tag.upos, Upos::Noun | Upos::Adj)
        && parse[first].form.starts_with(char::is_lowercase);
    (title && name(second) && parse.dependent(second, DepRel::Det).is_none())
        .then(|| Edit::new(second, first, DepRel::Appos))
}
