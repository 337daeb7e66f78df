use std::sync::Arc;

use super::{Repair, tags};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Zij weet dat je spullen soms laat liggen*: right behind the complementizer of a clause that has no subject, and whose
/// verb is in the singular, *je* owns no plural noun but is the subject.
pub(super) struct OwnerSubject;

impl Repair for OwnerSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::NmodPoss && parse[ix].form == YOU)
            .filter_map(|you| edits(parse, you))
            .flatten()
            .collect()
    }
}

const YOU: &str = "je";

fn edits(parse: &Parse, you: TokenIx) -> Option<[Edit; 2]> {
    let noun = parse[you].head.filter(|&noun| {
        parse[noun].tag.feat("Number") == Some("Plur")
            && parse.first_of(noun) == you
            && matches!(parse[noun].deprel, DepRel::Obj | DepRel::Nsubj)
    })?;
    let verb = parse[noun].head?;
    let mark = parse
        .before(you)
        .filter(|&mark| parse[mark].deprel == DepRel::Mark && parse[mark].head == Some(verb));
    let single = parse
        .finite_verb(verb)
        .is_some_and(|finite| parse[finite].tag.feat("Number") == Some("Sing") && noun < finite);
    let lacks = parse.subject(verb).is_none_or(|subject| subject == noun);
    (mark.is_some() && single && lacks).then(|| {
        [
            Edit {
                tag: Some(Arc::new(tags::you())),
                ..Edit::new(you, verb, DepRel::Nsubj)
            },
            Edit::new(noun, verb, DepRel::Obj),
        ]
    })
}
