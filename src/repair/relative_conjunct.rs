use std::sync::Arc;

use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, Tag, TokenIx, Upos},
};

/// *een groep waarin studenten zitten en die vorige week gewag maakte van de kwestie*: what opens a further conjunct of a
/// relative clause is the relative pronoun, and its subject where it has no other.
pub(super) struct RelativeConjunct;

impl Repair for RelativeConjunct {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| subject(parse, verb))
            .collect()
    }
}

fn subject(parse: &Parse, verb: TokenIx) -> Option<Edit> {
    let first = parse[verb].head.filter(|&first| {
        parse[verb].deprel == DepRel::Conj && parse[first].deprel == DepRel::AclRelcl
    })?;
    let cc = parse
        .dependent(verb, DepRel::Cc)
        .filter(|&cc| first < cc && parse.finite_verb(first).is_some())?;
    let word = parse.after(cc)?;
    let agrees = match parse[word].form.as_str() {
        "die" => parse[word].deprel == DepRel::Det,
        "dat" => matches!(parse[word].deprel, DepRel::Det | DepRel::Mark),
        _ => false,
    };
    let last = parse
        .finite_verb(verb)
        .is_some_and(|finite| word.0 + 1 < finite.0);
    (agrees && last && parse.subject(verb).is_none()).then(|| Edit {
        tag: Some(Arc::new(tag(&parse[word].form))),
        ..Edit::new(word, verb, DepRel::Nsubj)
    })
}

/// The tag of the relative *die* or *dat*.
pub(super) fn tag(form: &str) -> Tag {
    let number = if form == "dat" {
        "3|ev"
    } else {
        "persoon|getal"
    };
    Tag {
        upos: Upos::Pron,
        xpos: format!("VNW|betr|pron|stan|vol|{number}"),
        feats: "PronType=Rel".to_owned(),
    }
}
