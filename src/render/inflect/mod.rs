//! Dutch verb forms, from the lemma in the treebank's manner (`af_wijzen`).

mod finite;
mod irregular;
mod participle;
mod stem;

pub use finite::{Agreement, Finite, Time, finite};
pub use participle::{auxiliary, participle};

use std::sync::LazyLock;

use super::table;

/// The copula.
pub const BE: &str = "zijn";

/// The auxiliary of the passive.
pub const BECOME: &str = "worden";

/// The separable part of a verb, and the rest: `af_wijzen` gives *af* and *wijzen*.
fn particle(lemma: &str) -> (Option<String>, &str) {
    match lemma.rsplit_once('_') {
        Some((particle, base)) => (Some(particle.replace('_', "")), base),
        None => (None, lemma),
    }
}

/// The prefixes that stay on their verb, by `prefixes.tsv`.
static PREFIXES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    table::rows(include_str!("prefixes.tsv"))
        .filter_map(|row| row.first().copied())
        .collect()
});

/// The verb without its prefixes, outermost first: *vergelijken*, *gelijken*, *lijken*.
fn bases(verb: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(verb), |verb| {
        PREFIXES
            .iter()
            .filter_map(|prefix| without(prefix, verb))
            .min_by_key(|rest| rest.len())
    })
}

/// The verb after a prefix: *spreken* of *bespreken*; *beelden* and *geven* have none.
fn without<'v>(prefix: &str, verb: &'v str) -> Option<&'v str> {
    let rest = verb.strip_prefix(prefix)?;
    let spelt_apart = !(prefix.ends_with('e') && rest.starts_with('e'));
    (spelt_apart && is_verb(rest)).then_some(rest)
}

/// Whether there is a stem before the ending: *kopen*, not the *ven* of *geven*.
fn is_verb(rest: &str) -> bool {
    let stem = rest.strip_suffix("en").or_else(|| rest.strip_suffix('n'));
    stem.is_some_and(|stem| stem.len() > 1 && stem.contains(stem::is_vowel))
}
