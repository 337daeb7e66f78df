use super::{Repair, comma_before};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De weg is smal, wat het fietsen lastig maakt*, *Het sneeuwt, wat de boeren zorgen baart*: what makes something so, or
/// stands beside a plural in front of a singular verb, is the *wat* that relates to the sentence before; *het* makes nothing
/// so (*…, wat het lastig maakt te kiezen*).
pub(super) struct WhatSubject;

impl Repair for WhatSubject {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| beside_it(parse, verb).or_else(|| swapped(parse, lexicon, verb)))
            .flatten()
            .collect()
    }
}

fn swapped(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> Option<[Edit; 2]> {
    const WHAT: &str = "wat";
    let what = parse.dependent(verb, DepRel::Obj).filter(|&what| {
        parse[what].form == WHAT
            && parse.first_of(verb) == what
            && parse[verb].head.is_some_and(|above| above < what)
    })?;
    comma_before(parse, what)?;
    let finite = parse.finite_verb(verb)?;
    let noun = parse.dependent(verb, DepRel::Nsubj).filter(|&noun| {
        what < noun && noun < finite && parse[noun].tag.feat("Case") != Some("Nom")
    })?;
    let number = |ix: TokenIx| parse[ix].tag.feat("Number");
    let singular = number(finite) == Some("Sing");
    // *wat zowel de bond als de raad betreurt*: a coordination has no number of its own
    let several = number(noun) == Some("Plur") && parse.dependent(noun, DepRel::Conj).is_none();
    let other = parse.dependents(verb, &[DepRel::Obj]).any(|ix| ix != what);
    let role = if other { DepRel::Iobj } else { DepRel::Obj };
    (singular && (several || makes(parse, lexicon, verb))).then(|| {
        [
            Edit::new(what, verb, DepRel::Nsubj),
            Edit::new(noun, verb, role),
        ]
    })
}

const MAKE: &str = "maken";

/// *wat het lastig maakt*, *hetgeen het duur maakt*
fn beside_it(parse: &Parse, verb: TokenIx) -> Option<[Edit; 2]> {
    const WHAT: [&str; 2] = ["wat", "hetgeen"];
    const IT: &str = "het";
    let what = parse
        .dependent(verb, DepRel::Obj)
        .filter(|&ix| WHAT.contains(&parse[ix].form.to_lowercase().as_str()))?;
    let it = parse
        .dependent(verb, DepRel::Nsubj)
        .filter(|&ix| parse[ix].form == IT && parse[ix].tag.upos == Upos::Pron)?;
    let quality = |ix: TokenIx| parse[ix].tag.upos == Upos::Adj;
    let so = parse[verb].lemma == MAKE && parse.dependents(verb, &[DepRel::Xcomp]).any(quality);
    (so && what < it && it < verb).then(|| Edit::arguments(verb, what, it))
}

/// *lastig maakt*, not *bekend maakt*, which says something.
fn makes(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> bool {
    parse[verb].lemma == MAKE
        && parse.dependent(verb, DepRel::Xcomp).is_some_and(|so| {
            let joined = format!("{}{MAKE}", parse[so].form);
            !parse.is_infinitive(so) && lexicon.predicates(&joined).is_empty()
        })
}
