use std::sync::Arc;

use super::{Repair, relative_conjunct};
use crate::{
    lexicon::{Lexicon, Modal},
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *landen die Nederland arbeiders leveren*, *de eisen die een vakbond stelt*: of the relative pronoun and the noun the
/// subject is the one that has the number of the verb, if the other has not; *het charisma dat mensen aanspreekt*: so it is
/// behind a noun without content, though *dat* is taken for a conjunction.
pub(super) struct RelativeNumber;

impl Repair for RelativeNumber {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| swapped(parse, lexicon, verb))
            .flatten()
            .chain(
                parse
                    .indices()
                    .filter_map(|verb| retagged(parse, lexicon, verb))
                    .flatten(),
            )
            .collect()
    }
}

fn swapped(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> Option<[Edit; 2]> {
    let antecedent = parse[verb]
        .head
        .filter(|&noun| parse[verb].deprel == DepRel::AclRelcl && is_single(parse, noun))
        // of *leeuwen in een tuin die …* either may be meant
        .filter(|&noun| parse[noun].deprel != DepRel::Nmod)?;
    let relative = |ix: TokenIx| parse.is_relative_pronoun(ix);
    let subject = parse.dependent(verb, DepRel::Nsubj)?;
    // *de huizen die de gemeente wil slopen*
    let wants = lexicon.modal(&parse[verb].lemma) == Some(Modal::Volition);
    let infinitives = parse.dependents(verb, &[DepRel::Xcomp]).filter(|_| wants);
    let object = std::iter::once(verb)
        .chain(infinitives)
        .flat_map(|governor| parse.dependents(governor, &[DepRel::Obj, DepRel::Iobj]))
        .find(|&ix| relative(ix) != relative(subject))?;
    let governor = parse[object].head?;
    let (pronoun, noun) = if relative(subject) {
        (subject, object)
    } else {
        (object, subject)
    };
    let near = (antecedent.0 + 1..pronoun.0).all(|at| parse.is_punct(TokenIx(at)));
    let number = |ix: TokenIx| parse[ix].tag.feat("Number");
    let meant = |ix: TokenIx| number(if ix == pronoun { antecedent } else { ix });
    let finite = number(parse.finite_verb(verb)?)?;
    let swaps = meant(subject)? != finite && meant(object)? == finite;
    (near && swaps && is_single(parse, noun)).then(|| {
        [
            Edit::new(subject, governor, parse[object].deprel),
            Edit::new(object, verb, DepRel::Nsubj),
        ]
    })
}

fn retagged(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> Option<[Edit; 3]> {
    let noun = parse[verb].head.filter(|&noun| {
        matches!(parse[verb].deprel, DepRel::Acl | DepRel::AclRelcl)
            && parse[noun].tag.feat("Gender") == Some("Neut")
            && is_single(parse, noun)
    })?;
    let content = lexicon.nouns(&parse[noun].lemma).is_some();
    let word = parse
        .dependent(verb, DepRel::Mark)
        .filter(|&mark| parse[mark].form == "dat")
        .filter(|&mark| {
            let pronoun = parse[mark].tag.upos == Upos::Pron;
            pronoun || !content && parse.after(noun) == Some(mark)
        })?;
    let object = parse.dependent(verb, DepRel::Nsubj)?;
    let number = |ix: TokenIx| parse[ix].tag.feat("Number");
    let disagrees = number(object) == Some("Plur")
        && number(parse.finite_verb(verb)?) == Some("Sing")
        && parse.dependent(verb, DepRel::Obj).is_none();
    disagrees.then(|| {
        [
            Edit {
                tag: Some(Arc::new(relative_conjunct::tag(&parse[word].form))),
                ..Edit::new(word, verb, DepRel::Nsubj)
            },
            Edit::new(object, verb, DepRel::Obj),
            Edit::new(verb, noun, DepRel::AclRelcl),
        ]
    })
}

/// A noun or name whose number is that of the whole phrase.
fn is_single(parse: &Parse, ix: TokenIx) -> bool {
    matches!(parse[ix].tag.upos, Upos::Noun | Upos::Propn)
        && parse.dependent(ix, DepRel::Conj).is_none()
}
