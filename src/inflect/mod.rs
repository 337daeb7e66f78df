//! Dutch verb forms, from the lemma in the treebank's manner (`af_wijzen`).

mod adjective;
mod auxiliary;
mod finite;
mod irregular;
mod participle;
mod stem;

pub use adjective::inflected;
pub use auxiliary::auxiliary;
pub use finite::{Agreement, Finite, Time, finite};
pub use participle::participle;

use std::{collections::HashSet, sync::LazyLock};

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
/// little (`bij_eenroepen`), that of inseparable verbs where it marks what is no particle (`over_vallen`, `op_ereren`).
pub(super) fn particle(lemma: &str) -> (Option<String>, String) {
    let whole = lemma.replace('_', "");
    if is_inseparable(&whole) {
        return (None, whole);
    }
    let marked = lemma
        .rsplit_once('_')
        .map(|(particle, _)| particle.replace('_', ""));
    let marked = marked.filter(|particle| !particle.is_empty() && !is_unstressed(particle));
    let known = PARTICLES.iter().filter(|particle| particle.begins(&whole));
    let longest = known
        .map(|particle| particle.form.to_owned())
        .chain(marked)
        .max_by_key(String::len);
    let base = &whole[longest.as_ref().map_or(0, String::len)..];
    // *weg-zappen*
    let base = if longest.is_some() {
        base.trim_start_matches('-')
    } else {
        base
    };
    (longest, base.to_owned())
}

/// A particle or a prefix of the tables.
struct Front {
    /// *aan*
    form: &'static str,
    /// Before which verbs a lemma without mark has the particle: `any`, or `native` ones (*invoeren*, not
    /// *inspireren*); how often a prefix has stress, `never` or `sometimes`.
    kind: &'static str,
    /// Verbs that only look as if they had it: *aanvaarden*, *ergeren*.
    except: Vec<&'static str>,
}

impl Front {
    /// Reads a row of which the last cell lists exceptions.
    fn read(row: &[&'static str]) -> Option<Self> {
        let (&[form, kind, ..], except) = (row, row.last()?) else {
            return None;
        };
        let except = except.split(' ').collect();
        Some(Self { form, kind, except })
    }

    /// The verb after it: *spreken* of *bespreken*; *beelden* and *geven* have none.
    fn strip<'v>(&self, verb: &'v str) -> Option<&'v str> {
        let rest = verb.strip_prefix(self.form)?;
        (is_verb(rest) && !self.except.contains(&verb)).then_some(rest)
    }

    /// Whether the verb begins with this particle.
    fn begins(&self, verb: &str) -> bool {
        let foreign = |base: &str| base.ends_with("eren") && !stem::is_monosyllabic(base);
        self.strip(verb)
            .is_some_and(|base| self.kind == "any" || !foreign(base))
    }
}

/// What may stand before a verb and apart from it, by `particles.tsv`.
static PARTICLES: LazyLock<Vec<Front>> =
    LazyLock::new(|| fronts(include_str!("particles.tsv")).collect());

/// The prefixes that stay on their verb, by `prefixes.tsv`.
static PREFIXES: LazyLock<Vec<Front>> =
    LazyLock::new(|| fronts(include_str!("prefixes.tsv")).collect());

/// Verbs that stay whole though they begin like a separable one, by `inseparable.tsv`.
static INSEPARABLE: LazyLock<HashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("inseparable.tsv")));

fn is_inseparable(verb: &str) -> bool {
    let mut particles = PARTICLES.iter();
    INSEPARABLE.contains(verb) || particles.any(|particle| particle.except.contains(&verb))
}

fn fronts(text: &'static str) -> impl Iterator<Item = Front> {
    table::rows(text).filter_map(|row| Front::read(&row))
}

/// Whether this is a prefix and never a particle, whatever a lemma says.
fn is_unstressed(particle: &str) -> bool {
    PREFIXES
        .iter()
        .any(|prefix| prefix.form == particle && prefix.kind == "never")
}

/// The verb without its prefixes, outermost first: *vergelijken*, *gelijken*, *lijken*.
fn bases(verb: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(verb), |verb| {
        PREFIXES
            .iter()
            .filter_map(|prefix| without(prefix, verb))
            .min_by_key(|rest| rest.len())
    })
}

/// The verb after a prefix; no prefix in *-e* stands before another *e*.
fn without<'v>(prefix: &Front, verb: &'v str) -> Option<&'v str> {
    let spelt_apart = |rest: &&str| !(prefix.form.ends_with('e') && rest.starts_with('e'));
    prefix.strip(verb).filter(spelt_apart)
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
            "invoeren",
            "toeteren",
            "be_spreken",
            "op_ereren",
            "over_vallen",
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
            "voeren",
            "toeteren",
            "bespreken",
            "opereren",
            "overvallen",
        ];
        assert_eq!(verbs.map(|verb| particle(verb).1), bases);
    }

    #[test]
    fn exceptions_begin_with_their_row() {
        for front in PARTICLES.iter().chain(PREFIXES.iter()) {
            let except = front.except.iter().filter(|verb| !verb.is_empty());
            for verb in except {
                assert!(verb.strip_prefix(front.form).is_some_and(is_verb), "{verb}");
            }
        }
    }

    #[test]
    fn rows_are_sorted() {
        for fronts in [&PARTICLES, &PREFIXES] {
            assert!(fronts.is_sorted_by(|a, b| a.form < b.form));
        }
    }

    #[test]
    fn inseparable_verbs_are_sorted_and_begin_like_separable_ones() {
        let rows: Vec<_> = table::rows(include_str!("inseparable.tsv")).collect();
        assert!(rows.is_sorted());
        for row in rows {
            let (verb, example) = (row[0], row[1]);
            let mut fronts = PARTICLES.iter().chain(PREFIXES.iter());
            assert!(fronts.any(|front| verb.starts_with(front.form)), "{verb}");
            assert!(example.contains(&verb[..4]), "{verb}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_lemma_has_forms(lemma in "[a-zëéïA-Z0-9_'🦀]{0,6}(e|r|ee|i|aa)?(n|ën|en)?") {
            for agreement in [Agreement::First, Agreement::Second, Agreement::Third, Agreement::Plural] {
                finite(&lemma, Time::Present, agreement);
                finite(&lemma, Time::Past, agreement);
            }
            participle(&lemma);
            auxiliary(&lemma);
        }
    }
}
