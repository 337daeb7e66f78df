use super::{Repair, finite_behind};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *dat Bakkers partij geld kreeg*, *meldt netbeheerder Lichtnet*: of two subjects side by side one belongs to the other:
/// a name with the *s* of possession in front, a name behind a noun, or the article of *dat het meeste geregeld is*. *Zonnedal Techniek houdt zijn naam*: at the head of a
/// sentence two are one name.
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
    if is_one_name(parse, first, second) {
        return Some(Edit::new(second, first, DepRel::Flat));
    }
    let title = matches!(parse[first].tag.upos, Upos::Noun | Upos::Adj)
        && parse[first].form.starts_with(char::is_lowercase);
    (title && name(second) && parse.dependent(second, DepRel::Det).is_none())
        .then(|| Edit::new(second, first, DepRel::Appos))
}

/// Two words with capitals in front of the finite verb of a main clause, where no more than one phrase stands.
fn is_one_name(parse: &Parse, first: TokenIx, second: TokenIx) -> bool {
    let capital = |ix: TokenIx| parse[ix].form.starts_with(char::is_uppercase);
    let opens = parse.first_word() == Some(parse.first_of(first));
    let verb = finite_behind(parse, second);
    let bare = |ix: TokenIx| !parse.has_determiner(ix);
    opens
        && capital(first)
        && parse[second].tag.upos == Upos::Propn
        && matches!(parse[first].tag.upos, Upos::Noun | Upos::Propn)
        && bare(first)
        && bare(second)
        && verb.is_some_and(|verb| {
            parse[second].head == Some(verb) || parse[verb].head == parse[second].head
        })
}
