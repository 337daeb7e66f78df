use std::{collections::HashSet, sync::LazyLock};

use super::Repair;
use crate::{
    lexicon::Lexicon,
    table,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De wet verbiedt en bestraft het gebruik*: of verbs side by side the first, if it cannot do without an object, has the
/// one behind the last, and all else that follows.
pub(super) struct SharedObject;

impl Repair for SharedObject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::Obj)
            .filter_map(|object| shared(parse, object))
            .flatten()
            .collect()
    }
}

/// Verbs with an object, by `transitive.tsv`.
static TRANSITIVE: LazyLock<HashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("transitive.tsv")));

/// Whether the verb cannot do without an object.
pub(crate) fn is_transitive(parse: &Parse, verb: TokenIx) -> bool {
    TRANSITIVE.contains(parse[verb].whole_lemma().as_str())
}

/// What a verb with an object has already.
pub(super) const OBJECTS: [DepRel; 6] = [
    DepRel::Obj,
    DepRel::Iobj,
    DepRel::Ccomp,
    DepRel::Xcomp,
    DepRel::ExplPv,
    DepRel::Csubj,
];

fn shared(parse: &Parse, object: TokenIx) -> Option<Vec<Edit>> {
    let last = parse[object]
        .head
        .filter(|&last| last < object && parse[last].deprel == DepRel::Conj)?;
    let first = parse[last].head.filter(|&first| {
        is_transitive(parse, first) && parse.dependents(first, &OBJECTS).next().is_none()
    })?;
    let form = |ix: TokenIx| parse[ix].tag.feat("VerbForm");
    let joins = |ix: TokenIx| {
        parse.is_punct(ix)
            || parse[ix].deprel == DepRel::Cc
            || parse[ix].deprel == DepRel::Conj && form(ix) == form(first)
    };
    let beside = first < last && (first.0 + 1..last.0).map(TokenIx).all(joins);
    // *had en heeft hem niet nodig*
    let parts = [DepRel::Advmod, DepRel::CompoundPrt];
    let whole = |verb| parse.dependents(verb, &parts).next().is_none();
    (beside && form(first) == form(last) && whole(first) && whole(last)).then(|| {
        let behind = parse.children(last).iter().filter(|&&ix| ix > last);
        behind
            .filter(|&&ix| !parse.is_punct(ix) && parse[ix].deprel != DepRel::Conj)
            .map(|&ix| Edit::new(ix, first, parse[ix].deprel))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_sorted() {
        let verbs: Vec<_> = table::rows(include_str!("transitive.tsv")).collect();
        assert!(verbs.is_sorted());
    }
}
