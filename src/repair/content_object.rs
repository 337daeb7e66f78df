use std::sync::Arc;

use super::{Repair, tags};
use crate::{
    inflect::{BE, auxiliary},
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Je ziet dat na een jaar die klachten verdwijnen*: a verb that takes no object has no relative *die* for one; *die*
/// determines the subject of a content clause, and *dat* behind the verb in front introduces that.
pub(super) struct ContentObject;

impl Repair for ContentObject {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::AclRelcl)
            .filter_map(|clause| content(parse, lexicon, clause))
            .flatten()
            .collect()
    }
}

fn content(parse: &Parse, lexicon: &Lexicon, clause: TokenIx) -> Option<[Edit; 5]> {
    let noun = parse[clause].head?;
    let phrase = std::iter::successors(Some(noun), |&ix| {
        parse[ix].head.filter(|_| parse[ix].deprel == DepRel::Nmod)
    })
    .last()?;
    let verb = parse[phrase].head.filter(|&verb| {
        parse[phrase].deprel == DepRel::Obl
            && parse.is_finite_verb(verb)
            && !lexicon.predicates(&parse[verb].lemma).is_empty()
    })?;
    let word = parse.dependents(verb, &[DepRel::Obj]).find(|&word| {
        parse[word].form == "dat" && parse.after(word) == Some(parse.first_of(phrase))
    })?;
    let relative = |ix: TokenIx| parse.is_relative_pronoun(ix);
    let participants = [DepRel::Nsubj, DepRel::Obj];
    let determiner = parse
        .dependents(clause, &participants)
        .find(|&ix| relative(ix))?;
    let subject = parse
        .dependents(clause, &participants)
        .find(|&ix| parse.after(determiner) == Some(parse.first_of(ix)))?;
    let intransitive = auxiliary(&parse[clause].lemma) == BE && parse.is_verbal(clause);
    intransitive.then(|| {
        [
            Edit {
                tag: Some(Arc::new(tags::complementizer())),
                ..Edit::new(word, clause, DepRel::Mark)
            },
            Edit::new(clause, verb, DepRel::Ccomp),
            Edit::new(phrase, clause, DepRel::Obl),
            Edit {
                tag: Some(Arc::new(tags::determiner())),
                ..Edit::new(determiner, subject, DepRel::Det)
            },
            Edit::new(subject, clause, DepRel::Nsubj),
        ]
    })
}
