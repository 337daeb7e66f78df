use std::{
    collections::HashSet,
    sync::{Arc, LazyLock},
};

use super::{
    Repair,
    tags::{adverb, preposition},
};
use crate::{
    lexicon::Lexicon,
    table,
    tree::{DepRel, Edit, Parse, TokenIx},
};

const EN: &str = "en";

/// *En passant kreeg de club een boete*: the French *en* is no conjunction.
pub(super) struct FrenchPhrase;

impl Repair for FrenchPhrase {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].form.to_lowercase() == EN && parse[ix].deprel != DepRel::Case)
            .filter_map(|en| phrase(parse, en))
            .flatten()
            .collect()
    }
}

/// The words behind such an *en*, by `french.tsv`.
static FRENCH: LazyLock<HashSet<&str>> = LazyLock::new(|| table::words(include_str!("french.tsv")));

fn phrase(parse: &Parse, en: TokenIx) -> Option<[Edit; 2]> {
    let noun = parse
        .after(en)
        .filter(|&noun| FRENCH.contains(parse[noun].form.as_str()))?;
    let above = |ix: TokenIx| parse[ix].head;
    let head = above(noun).and_then(|head| if head == en { above(en) } else { Some(head) })?;
    let tagged = |edit: Edit, tag| Edit {
        tag: Some(Arc::new(tag)),
        ..edit
    };
    Some([
        tagged(Edit::new(en, noun, DepRel::Case), preposition()),
        tagged(Edit::new(noun, head, DepRel::Advmod), adverb()),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted_and_their_examples_hold_them() {
        let rows: Vec<_> = table::rows(include_str!("french.tsv")).collect();
        assert!(rows.is_sorted());
        assert!(
            rows.iter()
                .all(|row| row[1].contains(&format!("en {}", row[0])))
        );
    }
}
