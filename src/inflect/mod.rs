//! Dutch verb forms, from the lemma in the treebank's manner (`af_wijzen`).

mod finite;
mod irregular;
mod participle;
mod stem;

pub use finite::{Agreement, Finite, Time, finite};
pub use participle::{auxiliary, participle};

use std::sync::LazyLock;

use crate::table;

/// The copula.
pub const BE: &str = "zijn";

/// The auxiliary of the perfect.
pub const HAVE: &str = "hebben";

/// The auxiliary of the passive.
pub const BECOME: &str = "worden";

/// The separable part of a verb, and the rest: `af_wijzen` gives *af* and *wijzen*.
///
/// The table of particles decides where the lemma does not mark it (*bijeenroepen*, but not *aanvaarden*) or marks too
/// little (`bij_eenroepen`).
pub(super) fn particle(lemma: &str) -> (Option<String>, String) {
    let whole = lemma.replace('_', "");
    let marked = lemma
        .rsplit_once('_')
        .map(|(particle, _)| particle.replace('_', ""));
    let marked = marked.filter(|particle| !UNSTRESSED.contains(&particle.as_str()));
    let known = PARTICLES
        .iter()
        .filter(|(particle, irregular)| begins(&whole, particle, *irregular));
    let longest = known
        .map(|(particle, _)| (*particle).to_owned())
        .chain(marked)
        .max_by_key(String::len);
    let base = whole[longest.as_ref().map_or(0, String::len)..].to_owned();
    (longest, base)
}

/// Whether the verb is one with the particle.
fn begins(verb: &str, particle: &str, irregular: bool) -> bool {
    let base = verb.strip_prefix(particle).filter(|base| is_verb(base));
    base.is_some_and(|base| !irregular || irregular::irregular(base).is_some())
}

/// Particles, and whether only irregular verbs show them without doubt (*inspireren* has none), by `particles.tsv`.
static PARTICLES: LazyLock<Vec<(&'static str, bool)>> = LazyLock::new(|| {
    table::rows(include_str!("particles.tsv"))
        .filter_map(|row| Some((*row.first()?, *row.get(1)? == "irregular")))
        .collect()
});

/// The prefixes that stay on their verb, by `prefixes.tsv`.
static PREFIXES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    table::rows(include_str!("prefixes.tsv"))
        .filter_map(|row| row.first().copied())
        .collect()
});

/// Prefixes that are never a particle, whatever a lemma says.
static UNSTRESSED: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    table::rows(include_str!("prefixes.tsv"))
        .filter(|row| row.get(1) == Some(&"never"))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles() {
        let verbs = [
            "af_wijzen",
            "bijeenroepen",
            "aankomen",
            "aanvaarden",
            "inspireren",
            "weghalen",
            "uiten",
            "wegen",
        ];
        let bases = [
            "wijzen",
            "roepen",
            "komen",
            "aanvaarden",
            "inspireren",
            "halen",
            "uiten",
            "wegen",
        ];
        assert_eq!(verbs.map(|verb| particle(verb).1), bases);
    }
}
