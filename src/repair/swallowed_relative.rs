use std::sync::Arc;

use super::{Repair, relative_conjunct};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *kondigde vorige week plannen aan die rust moeten brengen*: what begins with *die* and no mark in front of it is no
/// content of the verb, but relates to its object. *De botsing vond plaats bij het meer, dat droog was gevallen*: nor is what
/// begins with *dat* behind a comma and a noun, where the verb has no content.
pub(super) struct SwallowedRelative;

impl Repair for SwallowedRelative {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::Ccomp)
            .filter_map(|ix| {
                relative(parse, ix)
                    .map(Vec::from)
                    .or_else(|| behind_comma(parse, lexicon, ix))
            })
            .flatten()
            .collect()
    }
}

/// The clause without a subject of its own as that of the noun in front of the comma.
fn behind_comma(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> Option<Vec<Edit>> {
    const THAT: &str = "dat";
    let head = parse[verb].head?;
    let word = parse
        .children(verb)
        .iter()
        .copied()
        .find(|&ix| !parse.is_punct(ix))
        .filter(|&word| parse[word].form == THAT)?;
    let comma = parse.before(word).filter(|&ix| parse[ix].form == ",")?;
    let noun = parse.before(comma).filter(|&noun| {
        head < noun
            && matches!(parse[noun].tag.upos, Upos::Noun | Upos::Propn)
            && parse[noun].tag.feat("Number") != Some("Plur")
            && parse[noun].tag.feat("Gender") != Some("Com")
    })?;
    let others = parse
        .dependents(verb, &[&SUBJECTS[..], &[DepRel::Expl]].concat())
        .any(|ix| ix != word);
    let own = matches!(parse[word].deprel, DepRel::Nsubj | DepRel::NsubjPass);
    let finite = parse.finite_verb(verb)?;
    let last = parse.after(word).is_some_and(|next| next < finite);
    let silent = lexicon.predicates(&parse[head].lemma).is_empty();
    let single = parse[finite].tag.feat("Number") != Some("Plur");
    (own && !others && last && silent && single).then(|| {
        vec![
            Edit {
                tag: Some(Arc::new(relative_conjunct::tag(THAT))),
                ..Edit::new(word, verb, parse[word].deprel)
            },
            Edit::new(verb, noun, DepRel::AclRelcl),
        ]
    })
}

const WHICH: &str = "die";

fn relative(parse: &Parse, verb: TokenIx) -> Option<[Edit; 2]> {
    let head = parse[verb].head?;
    let word = parse.first_of(verb);
    let pronoun = parse[word].form == WHICH
        && parse[word].tag.upos == Upos::Pron
        && parse[word].head == Some(verb)
        && (SUBJECTS.contains(&parse[word].deprel) || parse[word].deprel == DepRel::Obj);
    let joined = parse
        .before(word)
        .is_some_and(|before| before > head && !parse.is_punct(before));
    let object = parse.dependent(head, DepRel::Obj).filter(|&object| {
        pronoun
            && joined
            && head < word
            && object < word
            && parse[object].tag.upos == Upos::Noun
            && parse.dependent(verb, DepRel::Mark).is_none()
    })?;
    let agrees =
        parse[word].deprel == DepRel::Obj || parse.agrees(object, parse.finite_verb(verb)?);
    agrees.then(|| {
        [
            Edit {
                tag: Some(Arc::new(relative_conjunct::tag(&parse[word].form))),
                ..Edit::new(word, verb, parse[word].deprel)
            },
            Edit::new(verb, object, DepRel::AclRelcl),
        ]
    })
}
