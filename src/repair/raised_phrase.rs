use super::Repair;
use crate::{
    lexicon::{Class, Lexicon, With},
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De bewoners lijken in paniek*: with nothing else that somebody seems to be, a bare noun behind a preposition is it; not
/// *Zij lijkt op haar moeder*, *Dat blijkt uit onderzoek*.
pub(super) struct RaisedPhrase;

impl Repair for RaisedPhrase {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| {
                Some(Edit::new(
                    quality(parse, lexicon, verb)?,
                    verb,
                    DepRel::Xcomp,
                ))
            })
            .collect()
    }
}

/// Prepositions that tell what somebody resembles, or what shows something.
const OTHER: [&str; 4] = ["naar", "op", "uit", "voor"];

fn quality(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> Option<TokenIx> {
    const FULL: [DepRel; 6] = [
        DepRel::Xcomp,
        DepRel::Ccomp,
        DepRel::Csubj,
        DepRel::Obj,
        DepRel::Advcl,
        DepRel::CompoundPrt,
    ];
    let seems = lexicon
        .predicate(&parse[verb].lemma, Class::Raising)
        .is_some_and(|row| row.with == With::Predicate);
    let open = parse.is_finite_verb(verb)
        && parse.dependent(verb, DepRel::Nsubj).is_some()
        && parse.dependents(verb, &FULL).next().is_none();
    let mut phrases = parse
        .dependents(verb, &[DepRel::Obl, DepRel::OblArg])
        .filter(|&ix| parse.dependent(ix, DepRel::Case).is_some());
    let phrase = phrases.next().filter(|_| seems && open)?;
    let case = parse.dependent(phrase, DepRel::Case)?;
    let bare = parse[phrase].tag.upos == Upos::Noun
        && parse.children(phrase) == [case]
        && !OTHER.contains(&parse[case].form.as_str());
    (bare && verb < phrase && phrases.next().is_none()).then_some(phrase)
}
