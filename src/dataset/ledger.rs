//! The ledger: a row for every sentence, those without claims too, and what they sum up to.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use super::{
    cell::Cell,
    column::{CellError, Column, columns, read},
};

/// What came of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It has claims.
    Claims,
    /// It has none.
    None,
}

impl Outcome {
    /// As in the ledger.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Claims => "claims",
            Self::None => "none",
        }
    }
}

columns! {
    /// One sentence as a row of the ledger; the fields are its columns, in their order.
    ///
    /// Offsets count in the data set's unit from the start of the source.
    Entry;
    /// The columns of the ledger, in order.
    LEDGER_COLUMNS;
    /// The document: its file name without extension, or the record's id.
    doc_id: String,
    /// The number of the paragraph in the document, from 1; headings count.
    paragraph: u32,
    /// The number of the sentence in the document, from 1; headings count.
    sentence: u32,
    /// Where the sentence begins.
    sentence_start: u32,
    /// Where the sentence ends, exclusive.
    sentence_end: u32,
    /// Whether the sentence has claims.
    outcome: Outcome,
    /// How many claims, rows of the data set, it has.
    claims: u32,
    /// Why it has none: a rule that bars its main clause, `heading` or `no_clause`; empty if it has claims.
    reason: String,
    /// The sentence, verbatim.
    sentence_text: String,
}

/// How many sentences have claims, and why the others have none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    with_claims: u64,
    without: BTreeMap<String, u64>,
}

impl Summary {
    /// Counts the next sentence.
    pub fn add(&mut self, entry: &Entry) {
        match entry.outcome {
            Outcome::Claims => self.with_claims += 1,
            Outcome::None => *self.without.entry(entry.reason.clone()).or_default() += 1,
        }
    }

    /// Sentences with claims, then each reason for none with its sentences, the most frequent first.
    fn counts(&self) -> Vec<(&str, u64)> {
        let mut reasons: Vec<_> = self
            .without
            .iter()
            .map(|(reason, &count)| (reason.as_str(), count))
            .collect();
        reasons.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        reasons.insert(0, (Outcome::Claims.as_str(), self.with_claims));
        reasons
    }
}

/// A table of names, counts and percentages that sum to exactly 100.0.
impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (names, counts): (Vec<_>, Vec<_>) = self.counts().into_iter().unzip();
        let total: u64 = counts.iter().sum();
        let width = total.to_string().len().max(6);
        write!(f, "  {:<12}  {total:>width$}", "sentences")?;
        for ((name, count), tenths) in names.iter().zip(&counts).zip(per_mille(&counts)) {
            let (whole, tenth) = (tenths / 10, tenths % 10);
            write!(f, "\n  {name:<12}  {count:>width$}  {whole:>3}.{tenth}%")?;
        }
        Ok(())
    }
}

/// The counts as parts of a thousand in whole numbers that sum to a thousand: those cut off most are rounded up.
pub(crate) fn per_mille(counts: &[u64]) -> Vec<u64> {
    let total: u64 = counts.iter().sum();
    let share = |count: &u64| count * 1000 / total.max(1);
    let mut shares: Vec<_> = counts.iter().map(share).collect();
    let missing = (total.min(1) * 1000).saturating_sub(shares.iter().sum());
    let mut order: Vec<_> = (0..counts.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(counts[at] * 1000 % total.max(1)));
    for (at, _) in order.into_iter().zip(0..missing) {
        shares[at] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::per_mille;

    #[test]
    fn shares_sum_to_a_thousand() {
        assert_eq!(per_mille(&[1, 1, 1]), [334, 333, 333]);
        assert_eq!(per_mille(&[2, 1]), [667, 333]);
        assert_eq!(per_mille(&[7]), [1000]);
        assert_eq!(per_mille(&[0]), [0]);
        for n in 1..60 {
            let counts: Vec<_> = (1..n).map(|i| i * i % 17).chain([1]).collect();
            assert_eq!(per_mille(&counts).iter().sum::<u64>(), 1000, "{counts:?}");
        }
    }
}
