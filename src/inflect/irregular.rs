//! Verbs whose forms no rule gives, by `irregular.tsv`; prefixes and particles follow their verb.

use std::{collections::HashMap, sync::LazyLock};

use super::bases;
use crate::table;

/// The forms of one verb; empty where the rules give the form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Irregular {
    /// Present singular: *kan*, *kunt*, *kan*.
    pub(super) present: [&'static str; 3],
    /// *kon*, *konden*
    pub(super) past: [&'static str; 2],
    /// *gekund*
    pub(super) participle: &'static str,
    /// *hebben* or *zijn*
    pub(super) auxiliary: &'static str,
}

static VERBS: LazyLock<HashMap<&'static str, Irregular>> = LazyLock::new(|| {
    table::rows(include_str!("irregular.tsv"))
        .filter_map(|row| read(&row))
        .collect()
});

fn read(row: &[&'static str]) -> Option<(&'static str, Irregular)> {
    let &[
        verb,
        first,
        second,
        third,
        past,
        plural,
        participle,
        auxiliary,
    ] = row
    else {
        return None;
    };
    let forms = Irregular {
        present: [first, second, third],
        past: [past, plural],
        participle,
        auxiliary,
    };
    Some((verb, forms))
}

/// The forms of a verb, and the prefix that stands before them: *vergelijken* has those of *lijken* after *verge*.
pub(super) fn irregular(verb: &str) -> Option<(&str, Irregular)> {
    bases(verb).find_map(|base| {
        let prefix = verb.strip_suffix(base)?;
        Some((prefix, *VERBS.get(base)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_and_complete() {
        let rows: Vec<_> = table::rows(include_str!("irregular.tsv")).collect();
        assert!(rows.iter().all(|row| row.len() == 8));
        assert!(rows.is_sorted_by(|a, b| a[0] < b[0]));
        assert_eq!(rows.len(), VERBS.len());
    }

    #[test]
    fn prefixes_are_seen_through() {
        assert_eq!(
            irregular("vergelijken").map(|(prefix, verb)| (prefix, verb.past[0])),
            Some(("verge", "leek"))
        );
        assert_eq!(
            irregular("geven").map(|(prefix, verb)| (prefix, verb.past[0])),
            Some(("", "gaf"))
        );
        assert!(irregular("fietsen").is_none());
    }
}
