use std::{collections::HashMap, sync::LazyLock};

use super::Repair;
use crate::{
    lexicon::Lexicon,
    table,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *regels die een ramp voorkomen*: of two verbs that are spelt alike, the one with an object is the inseparable one.
pub(super) struct PrefixedVerb;

/// The inseparable verbs by the separable ones that take no object, by `prefixed.tsv`.
static PREFIXED: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| table::pairs(include_str!("prefixed.tsv")));

impl Repair for PrefixedVerb {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| {
                Some(Edit {
                    lemma: Some(inseparable(parse, ix)?.to_owned()),
                    ..Edit::stay(parse, ix)
                })
            })
            .collect()
    }
}

/// The lemma of a verb that has an object, and its particle in front.
fn inseparable(parse: &Parse, verb: TokenIx) -> Option<&'static str> {
    let &whole = PREFIXED.get(parse[verb].lemma.as_str())?;
    let particle = parse[verb].lemma.split('_').next()?;
    let joined = parse[verb].form.to_lowercase().starts_with(particle);
    let object = parse.dependent(verb, DepRel::Obj).is_some();
    let there = parse.dependent(verb, DepRel::Expl).is_some();
    (joined && object && !there).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_sorted_and_their_examples_hold_them() {
        let rows: Vec<_> = table::rows(include_str!("prefixed.tsv")).collect();
        assert!(rows.is_sorted());
        assert!(rows.iter().all(|row| row[0].replace('_', "") == row[1]));
        assert!(rows.iter().all(|row| row[2].ends_with(row[1])));
    }
}
