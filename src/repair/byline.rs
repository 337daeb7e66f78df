use super::Repair;
use crate::{
    coreference::nature::first_name,
    lexicon::Lexicon,
    text::is_dash,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *GENT (ANP) - Burgemeester Mol plantte een boom*: where the news comes from is no part of the clause; what stands behind
/// the dash and is taken for its apposition has its place.
pub(super) struct Byline;

impl Repair for Byline {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        byline_dash(parse)
            .and_then(|dash| parted(parse, dash))
            .unwrap_or_default()
    }
}

fn parted(parse: &Parse, dash: TokenIx) -> Option<Vec<Edit>> {
    let place = parse.tops(TokenIx(0)..dash).next()?;
    let (above, relation) = (parse[place].head?, parse[place].deprel);
    let root = parse.ancestors(place).last().filter(|&root| root > dash)?;
    if relation == DepRel::Parataxis {
        return None;
    }
    let behind = || {
        parse
            .children(place)
            .iter()
            .copied()
            .filter(|&ix| ix > dash)
    };
    let heir =
        behind().find(|&ix| parse[ix].deprel == DepRel::Appos && SUBJECTS.contains(&relation));
    let others = behind().filter(|&ix| Some(ix) != heir);
    let others = others.map(|ix| Edit::new(ix, heir.unwrap_or(root), parse[ix].deprel));
    let heirs = heir.map(|heir| Edit::new(heir, above, relation));
    Some(
        others
            .chain(heirs)
            .chain([Edit::new(place, root, DepRel::Parataxis)])
            .collect(),
    )
}

/// The dash behind the place that opens the sentence: in capitals (*GENUA (ANP) - …*), or before the only dash and a word
/// with a capital that is no further name (*Den Haag - Het kabinet …*, not *Ajax - Twente eindigde in 1-1*).
pub(crate) fn byline_dash(parse: &Parse) -> Option<TokenIx> {
    const LONGEST: usize = 8;
    let dash = |&ix: &TokenIx| is_dash(&parse[ix].form);
    let first = parse.indices().take(LONGEST).find(dash);
    let first = first.filter(|first| first.at() > 0)?;
    let capital = |ix: TokenIx| parse[ix].form.starts_with(char::is_uppercase);
    let place = |ix: TokenIx| parse.is_punct(ix) || capital(ix);
    if !parse.indices().take(first.at()).all(place) {
        return None;
    }
    let name = |ix: TokenIx| parse.is_punct(ix) || parse[ix].tag.upos == Upos::Propn;
    let follows = parse.after(first).is_some_and(|next| {
        capital(next) && (!name(next) || first_name(&parse[next].form).is_some())
    });
    let sole = || {
        !parse.indices().skip(first.at() + 1).any(|ix| dash(&ix))
            && follows
            && parse.indices().take(first.at()).all(name)
            && first_name(&parse[TokenIx(0)].form).is_none()
    };
    (is_capitals(&parse[TokenIx(0)].form) || sole()).then_some(first)
}

fn is_capitals(form: &str) -> bool {
    form.chars().count() > 2
        && form
            .chars()
            .all(|c| c.is_uppercase() || matches!(c, '-' | '\'' | '’'))
}
