use super::{Repair, comma_before};
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *Zij hebben twee schepen verkocht, de oudste boten van de vloot*: a plural noun without a verb behind the verbs and a
/// comma is another word for the last plural noun before; one in the singular may sum up all that is told.
pub(super) struct ExtraposedApposition;

impl Repair for ExtraposedApposition {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| Some(Edit::new(ix, anchor(parse, ix)?, DepRel::Appos)))
            .collect()
    }
}

fn anchor(parse: &Parse, ix: TokenIx) -> Option<TokenIx> {
    let verb = parse[ix]
        .head
        .filter(|_| parse[ix].deprel == DepRel::Parataxis && is_several(parse, ix))?;
    let comma = comma_before(parse, ix).filter(|&comma| verb < comma)?;
    let clausal = [&SUBJECTS[..], &AUXILIARIES[..]].concat();
    let determined = [DepRel::Det, DepRel::NmodPoss];
    // *twee huizen verkocht, de andere niet*
    let ends = parse
        .subtree(ix)
        .last()
        .and_then(|&last| parse.after(last))
        .is_none_or(|next| parse.is_punct(next));
    let named = ends
        && parse.dependents(ix, &determined).next().is_some()
        && parse.dependents(ix, &clausal).next().is_none()
        && parse.dependent(ix, DepRel::Case).is_none();
    let places = [
        DepRel::Nsubj,
        DepRel::NsubjPass,
        DepRel::Obj,
        DepRel::Obl,
        DepRel::OblArg,
    ];
    parse
        .dependents(verb, &places)
        .rfind(|&noun| noun < comma && parse.is_nominal(noun))
        .filter(|&noun| named && parse.is_verbal(verb) && is_several(parse, noun))
}

fn is_several(parse: &Parse, ix: TokenIx) -> bool {
    parse[ix].tag.upos == Upos::Noun && parse[ix].tag.feat("Number") == Some("Plur")
}
