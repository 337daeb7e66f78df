//! What somebody is told or expected to do: it is no proposition of the text.

use std::{collections::HashSet, sync::LazyLock};

use super::{Function, Syntax};
use crate::{
    inflect::{BE, auxiliary},
    table,
    tree::{DepRel, TokenIx, Upos},
};

const EXPECT: &str = "verwachten";
const SEE: &str = "zien";

/// Verbs of saying that order where they name whom they speak to, by `orders.tsv`.
static ORDERS: LazyLock<HashSet<&str>> = LazyLock::new(|| table::words(include_str!("orders.tsv")));

/// *De trainer zei de speler langzamer te lopen*; not *De man zei de dief te kennen*.
///
/// Trees give whom it is said to to the infinitive: there is one object too many, or one that the infinitive cannot have.
pub(super) fn is_ordered(syntax: &Syntax<'_>, governor: TokenIx, infinitive: TokenIx) -> bool {
    let parse = syntax.parse;
    let participants = |verb: TokenIx| {
        parse
            .dependents(verb, &[DepRel::Obj, DepRel::Iobj])
            .filter(|&ix| parse.is_nominal(ix))
    };
    let indirect = |ix: TokenIx| parse[ix].deprel == DepRel::Iobj;
    let addressed = participants(governor).any(|ix| ix < infinitive)
        || participants(infinitive).count() > 1
        || participants(infinitive).any(indirect)
        || participants(infinitive).any(|ix| ix < infinitive)
            && auxiliary(&parse[infinitive].lemma) == BE;
    ORDERS.contains(parse[governor].lemma.as_str()) && addressed
}

/// *De trainer verwacht van ons dat wij rennen*, *De baas verwacht dat je op tijd komt*; not *verwacht dat de prijs daalt*,
/// *Ik verwacht dat je wint*.
pub(super) fn is_expected_of_somebody(
    syntax: &Syntax<'_>,
    governor: TokenIx,
    content: TokenIx,
) -> bool {
    let parse = syntax.parse;
    let person = |ix: TokenIx| parse[ix].tag.feat("Person");
    let pronoun = |ix: TokenIx| parse[ix].tag.upos == Upos::Pron && person(ix).is_some();
    let of = |ix: TokenIx| {
        let mut cases = parse.dependents(ix, &[DepRel::Case]);
        cases.any(|case| syntax.function(case) == Some(Function::Owner))
    };
    let somebody = parse
        .dependents(governor, &[DepRel::Obl, DepRel::OblArg])
        .any(|ix| pronoun(ix) && of(ix));
    let you = parse
        .subject(content)
        .is_some_and(|subject| person(subject) == Some("2"));
    let speaks = parse
        .subject(governor)
        .is_some_and(|subject| matches!(person(subject), Some("1" | "2")));
    parse[governor].lemma == EXPECT && (somebody || you && !speaks)
}

/// *De wijk ziet graag dat de school blijft*, *De wijk had liever gezien dat de school bleef*: what is seen gladly is wanted.
pub(super) fn is_seen_gladly(syntax: &Syntax<'_>, governor: TokenIx) -> bool {
    let parse = syntax.parse;
    let mut adverbs = parse.dependents(governor, &[DepRel::Advmod, DepRel::Obl]);
    parse[governor].lemma == SEE && adverbs.any(|ix| syntax.function(ix) == Some(Function::Gladly))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_unique() {
        let rows: Vec<_> = table::rows(include_str!("orders.tsv")).collect();
        assert!(rows.is_sorted_by(|a, b| a[0] < b[0]));
    }
}
