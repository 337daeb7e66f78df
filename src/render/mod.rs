//! The standalone wording of a claim: a Dutch main clause in words of the source.

use crate::{
    claim::{Polarity, Status},
    clauses::Clause,
    tree::{Parse, TokenIx},
};

/// All that rendering needs to know of a claim.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// The tree of the claim's sentence.
    pub parse: &'a Parse,
    /// The clause to word.
    pub clause: &'a Clause,
    /// The words of the sentence, in or outside the clause, that mark hearsay and are left out of the wording
    /// (*zou*, *volgens*, *mogelijk*), in text order.
    pub cues: &'a [TokenIx],
    /// The words of the sources in the sentence, left out with their cue, in text order.
    pub sources: &'a [TokenIx],
    /// What the text does with it.
    pub status: Status,
    /// Whether it is negated as worded.
    pub polarity: Polarity,
}

/// Words a claim so that it can be read alone.
pub fn render(draft: &Draft<'_>) -> String {
    draft
        .clause
        .tokens
        .iter()
        .map(|&ix| draft.parse[ix].form.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}
