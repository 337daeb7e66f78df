use super::Repair;
use crate::{
    inflect::BE,
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De bakker was vergeten dat de winkel dicht was*: a verb with a content clause and a subject beside it is no passive.
pub(super) struct Perfect;

impl Repair for Perfect {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| is_mistaken(parse, ix))
            .filter_map(|ix| Some(Edit::new(ix, parse[ix].head?, DepRel::Aux)))
            .collect()
    }
}

fn is_mistaken(parse: &Parse, ix: TokenIx) -> bool {
    let subject_and_content = |verb: TokenIx| {
        let named = |ix: TokenIx| parse[ix].tag.upos != Upos::Pron || is_person(parse, ix);
        parse.dependents(verb, &[DepRel::Nsubj]).any(named)
            && parse.dependent(verb, DepRel::Ccomp).is_some()
    };
    parse[ix].deprel == DepRel::AuxPass
        && parse[ix].lemma == BE
        && parse[ix].head.is_some_and(subject_and_content)
}

fn is_person(parse: &Parse, ix: TokenIx) -> bool {
    parse[ix].tag.feat("Case") == Some("Nom")
}
