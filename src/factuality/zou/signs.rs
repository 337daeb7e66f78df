//! The words that tell the readings of *zou(den)* apart, by `phrases.tsv` and `verbs.tsv`.

use std::{collections::HashMap, sync::LazyLock};

use crate::{clauses::Syntax, tree::TokenIx};

/// What a phrase or verb beside *zou(den)* is a sign of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Sign {
    /// *zou er goed aan doen*
    Advice,
    /// *zou betekenen*, *zou geen zin hebben*
    Consequence,
    /// *maar*, before how it came to nothing
    Contrast,
    /// *zou later*, *zou uitgroeien tot*
    Future,
    /// *zou inmiddels*
    Hearsay,
    /// *zou om drie uur*
    Hour,
    /// *je zou denken*
    Imagined,
    /// *het zou … duren*
    Lasting,
    /// *zou oorspronkelijk*, *zou maandag*
    Plan,
    /// *zou kunnen*
    Possible,
    /// *in dat geval zou*
    Unreal,
    /// *zou graag*
    Wish,
}

#[derive(serde::Deserialize)]
struct Row {
    words: String,
    sign: Sign,
}

type Table = HashMap<String, Sign>;

static PHRASES: LazyLock<Table> = LazyLock::new(|| table(include_str!("phrases.tsv")));
static VERBS: LazyLock<Table> = LazyLock::new(|| table(include_str!("verbs.tsv")));

fn table(text: &'static str) -> Table {
    csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .from_reader(text.as_bytes())
        .deserialize()
        .map(|row: Result<Row, _>| row.expect("the tables of signs are well-formed"))
        .map(|row| (row.words, row.sign))
        .collect()
}

/// The phrases among the words that are signs, each with its last word; of several that begin at a word the longest.
pub(super) fn signs(syntax: &Syntax<'_>, tokens: &[TokenIx]) -> Vec<(TokenIx, Sign)> {
    let mut found: Vec<(TokenIx, Sign)> = Vec::new();
    for &ix in tokens {
        let covered = found.last().is_some_and(|&(last, _)| ix <= last);
        found.extend(phrase_at(syntax, ix).filter(|_| !covered));
    }
    found
}

fn phrase_at(syntax: &Syntax<'_>, ix: TokenIx) -> Option<(TokenIx, Sign)> {
    let forms = syntax.forms_from(ix);
    (1..=forms.len()).rev().find_map(|count| {
        let sign = PHRASES.get(&forms[..count].join(" "))?;
        let last = u32::try_from(count - 1).ok()?;
        Some((TokenIx(ix.0 + last), *sign))
    })
}

/// What the verb is a sign of under *zou(den)*.
pub(super) fn verb_sign(syntax: &Syntax<'_>, verb: TokenIx) -> Option<Sign> {
    VERBS.get(&syntax.parse[verb].lemma).copied()
}

/// *maar*
pub(super) fn is_contrast(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    phrase_at(syntax, ix).is_some_and(|(_, sign)| sign == Sign::Contrast)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_sorted_and_their_examples_hold_them() {
        for text in [include_str!("phrases.tsv"), include_str!("verbs.tsv")] {
            let rows: Vec<Vec<&str>> = text
                .lines()
                .skip(1)
                .map(|row| row.split('\t').collect())
                .collect();
            assert!(rows.is_sorted_by(|a, b| a[0] < b[0]));
            assert!(rows.iter().all(|row| row.len() == 3));
        }
        for row in include_str!("phrases.tsv").lines().skip(1) {
            let (words, rest) = row.split_once('\t').unwrap();
            assert!(rest.to_lowercase().contains(words), "{row}");
        }
        assert_eq!(PHRASES.get("graag"), Some(&Sign::Wish));
        assert_eq!(VERBS.get("denken"), Some(&Sign::Imagined));
    }
}
