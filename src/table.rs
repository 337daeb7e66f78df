//! The small tables of words: a header line, then a row a line, cells between tabs.

use std::collections::{HashMap, HashSet};

/// The cells of each row after the header.
pub(crate) fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().skip(1).map(|line| line.split('\t').collect())
}

/// The first cell of each row.
pub(crate) fn words(text: &'static str) -> HashSet<&'static str> {
    rows(text).filter_map(|row| row.first().copied()).collect()
}

/// The second cell of each row by the first.
pub(crate) fn pairs(text: &'static str) -> HashMap<&'static str, &'static str> {
    rows(text)
        .filter_map(|row| Some((*row.first()?, *row.get(1)?)))
        .collect()
}
