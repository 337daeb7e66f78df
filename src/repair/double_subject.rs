use super::{Repair, says, speaks};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *…, wat zowel de marine als zijn advocaat tegenspreekt*, *De suggestie wierp hij verre van zich*, *…, dat meldt de
/// stad*: of two subjects the relative pronoun, the one that is not *hij*, or what is said is the object.
pub(super) struct DoubleSubject;

impl Repair for DoubleSubject {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| {
                Some(Edit::new(
                    object_of_two(parse, lexicon, verb)?,
                    verb,
                    DepRel::Obj,
                ))
            })
            .chain(
                parse
                    .indices()
                    .filter_map(|verb| {
                        swapped(parse, lexicon, verb).or_else(|| numbered(parse, verb))
                    })
                    .flatten(),
            )
            .collect()
    }
}

/// *dat ontkent de uitbater*, *dat ontkennen zij*: what is said does not speak, and a singular pronoun is no subject of a
/// plural verb; who stands behind it is.
fn swapped(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> Option<[Edit; 2]> {
    let number = |ix: TokenIx| parse[ix].tag.feat("Number");
    let pronoun = parse.dependent(verb, DepRel::Nsubj).filter(|&ix| {
        ix < verb && parse[ix].tag.upos == Upos::Pron && number(ix) != Some("Plur")
    })?;
    let named = parse.dependents(verb, &[DepRel::Obj]).find(|&ix| {
        parse.before(parse.first_of(ix)) == Some(verb)
            && matches!(parse[ix].tag.upos, Upos::Noun | Upos::Propn)
    })?;
    let plural = number(verb) == Some("Plur");
    let neuter = parse[pronoun].tag.feat("PronType") == Some("Dem");
    ((plural || speaks(parse, lexicon, verb))
        && parse.is_finite_verb(verb)
        && neuter
        && parse[pronoun].tag.feat("Case").is_none())
    .then(|| Edit::arguments(verb, named, pronoun))
}

/// *De verwijten wees de bond van de hand*: a plural in front of a singular verb is no subject if a singular stands right
/// behind.
fn numbered(parse: &Parse, verb: TokenIx) -> Option<[Edit; 2]> {
    let number = |ix: TokenIx| parse[ix].tag.feat("Number");
    let noun = |ix: TokenIx| matches!(parse[ix].tag.upos, Upos::Noun | Upos::Propn);
    let first = parse.dependent(verb, DepRel::Nsubj).filter(|&ix| {
        ix < verb
            && noun(ix)
            && parse.is_finite_verb(verb)
            && number(ix) == Some("Plur")
            && number(verb) == Some("Sing")
    })?;
    let second = parse
        .dependents(verb, &[DepRel::Obj, DepRel::Iobj])
        .find(|&ix| {
            noun(ix) && number(ix) == Some("Sing") && parse.before(parse.first_of(ix)) == Some(verb)
        })?;
    Some(Edit::arguments(verb, second, first))
}

fn object_of_two(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> Option<TokenIx> {
    let mut subjects = parse.dependents(verb, &[DepRel::Nsubj]);
    let first = subjects.next()?;
    let second = subjects.next()?;
    let relative =
        matches!(parse[first].tag.feat("PronType"), Some("Rel" | "Int")) && second < verb;
    let inverted = first < verb
        && verb < second
        && parse[second].tag.is_nominative()
        && !parse[first].tag.is_nominative();
    let disagrees = second.0 > verb.0 && !agrees(parse, first, verb) && agrees(parse, second, verb);
    // *dat zegt de burgemeester*
    let said = first < verb
        && verb < second
        && parse[first].tag.upos == Upos::Pron
        && parse[first].tag.feat("PronType") == Some("Dem")
        && parse[first].tag.has_part("ev")
        && says(parse, lexicon, verb);
    ((relative || inverted || disagrees || said) && parse.dependent(verb, DepRel::Obj).is_none())
        .then_some(first)
}

/// Whether the noun has the number of the clause's finite verb.
fn agrees(parse: &Parse, noun: TokenIx, verb: TokenIx) -> bool {
    // *Dat schrijven biologen*
    let plural = |finite: TokenIx| parse[finite].tag.feat("Number") == Some("Plur");
    if parse[noun].tag.feat("PronType") == Some("Dem") && parse[noun].tag.has_part("ev") {
        return !parse.finite_verb(verb).is_some_and(plural);
    }
    let several = parse.dependent(noun, DepRel::Conj).is_some();
    parse
        .finite_verb(verb)
        .is_none_or(|finite| several || parse.agrees(noun, finite))
}
