use super::{Repair, copula};
use crate::{
    inflect::{BE, HAVE},
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *De bakker was vergeten dat de winkel dicht was*: a verb with a content clause and a subject beside it is no passive.
/// *Geslapen heeft zij nooit*, *Zij heeft, toen het regende, achter de deur gestaan*: and nobody has nothing, so that beside
/// *hebben* without an object a participle is the verb of the clause.
pub(super) struct Perfect;

impl Repair for Perfect {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| is_mistaken(parse, ix))
            .filter_map(|ix| Some(Edit::new(ix, parse[ix].head?, DepRel::Aux)))
            .chain(parse.indices().flat_map(|have| lexical(parse, have)))
            .collect()
    }
}

/// What a participle may be taken for beside the verb.
const BESIDE: [DepRel; 4] = [
    DepRel::Advcl,
    DepRel::Parataxis,
    DepRel::Ccomp,
    DepRel::Xcomp,
];

/// The participle that takes the place of a form of *hebben* without an object.
fn lexical(parse: &Parse, have: TokenIx) -> Vec<Edit> {
    const OBJECTS: [DepRel; 3] = [DepRel::Obj, DepRel::Iobj, DepRel::CompoundPrt];
    let alone = parse[have].lemma == HAVE
        && parse.is_finite_verb(have)
        && !AUXILIARIES.contains(&parse[have].deprel)
        && parse.subject(have).is_some()
        && parse.dependents(have, &OBJECTS).next().is_none();
    let own = [&SUBJECTS[..], &AUXILIARIES, &[DepRel::Mark]].concat();
    let participle = parse
        .dependents(have, &BESIDE)
        .filter(|_| alone)
        .rfind(|&ix| {
            parse.is_participle(ix)
                && parse[ix].tag.has_part("vd")
                && parse.dependents(ix, &own).next().is_none()
        });
    participle.map_or_else(Vec::new, |verb| {
        copula::raised(parse, have, verb, DepRel::Aux)
    })
}

fn is_mistaken(parse: &Parse, ix: TokenIx) -> bool {
    let subject_and_content = |verb: TokenIx| {
        let named = |ix: TokenIx| parse[ix].tag.upos != Upos::Pron || parse[ix].tag.is_nominative();
        parse.dependents(verb, &[DepRel::Nsubj]).any(named)
            && parse.dependent(verb, DepRel::Ccomp).is_some()
    };
    parse[ix].deprel == DepRel::AuxPass
        && parse[ix].lemma == BE
        && parse[ix].head.is_some_and(subject_and_content)
}
