use super::{Repair, comma_before, says};
use crate::{
    coreference::{Class, nature::nature},
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *…, zei Anna Bos, een kenner van het recht*: no comma parts a subject from the object behind it; a person behind a name
/// is an apposition, and so is any noun or *een van de leden* behind who says something; nor is that a sentence of its own.
pub(super) struct ApposedSpeaker;

impl Repair for ApposedSpeaker {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| apposition(parse, lexicon, verb))
            .collect()
    }
}

fn apposition(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> Option<Edit> {
    let name = parse.dependent(verb, DepRel::Nsubj).filter(|&ix| {
        parse.is_finite_verb(verb) && verb < ix && parse[ix].tag.upos == Upos::Propn
    })?;
    let speaks = says(parse, lexicon, verb);
    let person = parse
        .dependents(verb, &[DepRel::Obj, DepRel::Parataxis, DepRel::Advcl])
        .find(|&ix| {
            let known = nature(parse, ix).class == Class::Person && parse[ix].deprel == DepRel::Obj;
            name < ix && (speaks || known) && is_somebody(parse, ix)
        })?;
    let comma = comma_before(parse, person)?;
    let own = |&ix: &TokenIx| {
        ix == name || matches!(parse[ix].deprel, DepRel::Flat | DepRel::Det | DepRel::Amod)
    };
    let bare = parse.subtree(name).iter().all(own);
    let joined = parse.before(comma) == parse.subtree(name).last().copied();
    (bare && joined).then(|| Edit::new(person, name, DepRel::Appos))
}

/// A noun without a verb, *een van de leden*, *de verantwoordelijke*.
fn is_somebody(parse: &Parse, ix: TokenIx) -> bool {
    let clausal = [
        &SUBJECTS[..],
        &AUXILIARIES[..],
        &[DepRel::Case, DepRel::Mark],
    ]
    .concat();
    let verbless = parse.dependents(ix, &clausal).next().is_none();
    let partitive = || {
        parse.dependents(ix, &[DepRel::Nmod]).any(|of| {
            let of = parse.dependent(of, DepRel::Case);
            of.is_some_and(|of| parse[of].form == "van")
        })
    };
    verbless
        && match parse[ix].tag.upos {
            Upos::Noun => true,
            Upos::Num => partitive(),
            Upos::Adj => parse.has_determiner(ix),
            _ => false,
        }
}
