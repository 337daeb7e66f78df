use std::sync::Arc;

use super::{Repair, relation, tags};
use crate::{
    lexicon::{Lexicon, Relation},
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Zij doen dat als het regent*, *Hij zei dat omdat hij boos was*: one clause has not two complementizers; where it ends the
/// sentence, *dat* is the object that the verb in front has not.
pub(super) struct PronounObject;

impl Repair for PronounObject {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|word| object(parse, lexicon, word))
            .flatten()
            .collect()
    }
}

fn object(parse: &Parse, lexicon: &Lexicon, word: TokenIx) -> Option<[Edit; 2]> {
    let clause = parse[word]
        .head
        .filter(|_| parse[word].form == "dat" && parse[word].deprel == DepRel::Mark)?;
    let second = parse
        .after(word)
        .filter(|&mark| parse[mark].head == Some(clause) && parse[mark].deprel == DepRel::Mark)?;
    let subordinates = relation(parse, lexicon, second).is_some_and(|it| it != Relation::Content);
    let verb = parse[clause].head.filter(|&verb| {
        let full = [DepRel::Obj, DepRel::Cop, DepRel::Xcomp];
        let behind = |ix: TokenIx| ix == verb || parse.subject(verb) == Some(ix);
        parse.is_finite_verb(verb)
            && verb < word
            && parse.before(word).is_some_and(behind)
            && parse.dependents(verb, &full).next().is_none()
    })?;
    let last = parse.last_of(clause);
    let ends = parse.ends_sentence(last);
    let inside = (second.0..=last.0).map(TokenIx);
    let alone = inside.filter(|&ix| parse.is_finite_verb(ix)).count() == 1;
    (subordinates && ends && alone).then(|| {
        [
            Edit {
                tag: Some(Arc::new(tags::demonstrative())),
                ..Edit::new(word, verb, DepRel::Obj)
            },
            Edit::new(clause, verb, DepRel::Advcl),
        ]
    })
}
