use std::{collections::HashSet, sync::LazyLock};

use super::{Repair, detached_adverbial::is_time, is_determined};
use crate::{
    lexicon::Lexicon,
    table,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *dat de prijs daalt en de vraag stijgt*: what seems to be the object of a verb that has none, and that does not repeat
/// its subject, is its subject; so is what stands right behind it: *en valt je oog op een bordje*.
pub(super) struct IntransitiveObject;

impl Repair for IntransitiveObject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::Obj)
            .filter_map(|noun| Some(Edit::new(noun, verb_behind(parse, noun)?, DepRel::Nsubj)))
            .collect()
    }
}

/// Verbs without an object, by `intransitive.tsv`.
static INTRANSITIVE: LazyLock<HashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("intransitive.tsv")));

/// The verb at the end of the conjunct, if the noun tells which and is no measure: *en twee dagen stijgt*.
fn verb_behind(parse: &Parse, noun: TokenIx) -> Option<TokenIx> {
    let verb = parse[noun].head?;
    let finite = parse.finite_verb(verb)?;
    let measures = is_time(parse, noun) || parse.dependent(noun, DepRel::Nummod).is_some();
    let which = is_determined(parse, noun) && parse.dependent(noun, DepRel::Case).is_none();
    let lacks = parse[verb].deprel == DepRel::Conj && parse.subject(verb).is_none();
    let near = noun < finite || parse.after(finite) == Some(parse.first_of(noun));
    let fits = near && parse.agrees(noun, finite) && which && !measures;
    (lacks && fits && is_intransitive(parse, verb)).then_some(verb)
}

/// Whether the verb has never an object.
pub(crate) fn is_intransitive(parse: &Parse, verb: TokenIx) -> bool {
    // *weg-zappen*
    INTRANSITIVE.contains(parse[verb].lemma.replace("_-", "_").as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_sorted() {
        let verbs: Vec<_> = table::rows(include_str!("intransitive.tsv")).collect();
        assert!(verbs.is_sorted());
    }
}
