use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;
use serde::Deserialize;

use super::words::places;
use crate::{
    claim::{Polarity, Status},
    dataset::Offsets,
    text::{OffsetUnit, Positions},
};

/// Hand-made claims, found in the texts that they were made for.
#[derive(Debug, Default)]
pub struct Gold {
    /// All claims, in the order of their file.
    pub references: Vec<Reference>,
    /// The sentences that are not in their text, or whose text is not there: `document.number: sentence`.
    pub lost: Vec<String>,
}

/// A hand-made claim, with offsets in its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The id of the document.
    pub doc: String,
    /// The number of the sentence in the annotation.
    pub sentence: u32,
    /// The head as a word.
    pub word: String,
    /// Where the head begins.
    pub head: u32,
    /// Where the words of the predicate begin.
    pub predicate: BTreeSet<u32>,
    /// The verbatim pieces.
    pub spans: Vec<Offsets>,
    /// What the text does with the claim.
    pub status: Status,
    /// Whether it is negated.
    pub polarity: Polarity,
    /// Who puts it forward or denies it.
    pub sources: Vec<String>,
    /// The wordings that count as right, the preferred one first.
    pub wordings: Vec<String>,
}

/// Why a file is not gold.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct GoldError {
    /// From 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: serde_json::Error,
}

/// One line of a gold file.
#[derive(Deserialize)]
struct Line {
    doc: String,
    sent: u32,
    text: String,
    claims: Vec<Annotation>,
}

/// One claim as the annotator writes it.
#[derive(Deserialize)]
struct Annotation {
    head: String,
    #[serde(default = "first")]
    head_nth: usize,
    predicate: String,
    #[serde(default)]
    predicate_alt: String,
    spans: Vec<String>,
    status: Status,
    polarity: Polarity,
    sources: Vec<String>,
    standalone: String,
    #[serde(default)]
    standalone_alt: Vec<String>,
}

const fn first() -> usize {
    1
}

impl Gold {
    /// Reads gold as JSON Lines and finds its sentences in `texts`, the sources by document id, by searching forward.
    ///
    /// Offsets count in `unit`.
    pub fn read(
        lines: &str,
        texts: &BTreeMap<String, String>,
        unit: OffsetUnit,
    ) -> Result<Self, GoldError> {
        let mut gold = Self::default();
        let mut cursors: BTreeMap<String, usize> = BTreeMap::new();
        for (number, line) in (1..)
            .zip(lines.lines())
            .filter(|(_, line)| !line.trim().is_empty())
        {
            let line: Line = serde_json::from_str(line).map_err(|reason| GoldError {
                line: number,
                reason,
            })?;
            let cursor = cursors.entry(line.doc.clone()).or_default();
            gold.add(line, texts, cursor, unit);
        }
        Ok(gold)
    }

    fn add(
        &mut self,
        line: Line,
        texts: &BTreeMap<String, String>,
        cursor: &mut usize,
        unit: OffsetUnit,
    ) {
        let Line {
            doc,
            sent,
            text,
            claims,
        } = line;
        let found = texts
            .get(&doc)
            .and_then(|source| Some((source, find(source, &text, *cursor)?)));
        let Some((source, at)) = found else {
            self.lost.push(format!("{doc}.{sent}: {text}"));
            return;
        };
        *cursor = at.end;
        let place = Place {
            text: &text,
            base: Positions::new(source, unit).of(u32::try_from(at.start).unwrap_or(u32::MAX)),
            positions: Positions::new(&text, unit),
        };
        let claims = claims
            .into_iter()
            .map(|claim| claim.reference(&doc, sent, &place));
        self.references.extend(claims);
    }
}

/// Where `sentence` stands in `source` from byte `from` on; its white space may differ.
fn find(source: &str, sentence: &str, from: usize) -> Option<std::ops::Range<usize>> {
    if let Some(at) = source[from..].find(sentence) {
        return Some(from + at..from + at + sentence.len());
    }
    let words: Vec<String> = sentence.split_whitespace().map(regex::escape).collect();
    let pattern = Regex::new(&words.join(r"\s+")).ok()?;
    Some(pattern.find_at(source, from)?.range())
}

/// A sentence of the gold at its place in the source.
struct Place<'t> {
    text: &'t str,
    /// Where it begins in the source.
    base: u32,
    positions: Positions<'t>,
}

impl Place<'_> {
    /// The offset in the source of byte `at` of the sentence.
    fn offset(&self, at: usize) -> u32 {
        self.base + self.positions.of(u32::try_from(at).unwrap_or(u32::MAX))
    }

    /// The places of the pieces in the sentence, in bytes, each after the one before.
    fn pieces(&self, pieces: &[String]) -> Vec<std::ops::Range<usize>> {
        let mut from = 0;
        let mut found = Vec::new();
        for piece in pieces {
            if let Some(at) = self.text[from..].find(piece) {
                found.push(from + at..from + at + piece.len());
                from += at + piece.len();
            }
        }
        found
    }
}

impl Annotation {
    fn reference(self, doc: &str, sentence: u32, place: &Place<'_>) -> Reference {
        let spans = place.pieces(&self.spans);
        let heads = places(place.text, &self.head);
        let nth = self.head_nth.min(heads.len()).saturating_sub(1);
        let head = heads
            .get(nth)
            .copied()
            .or(spans.first().map(|span| span.start));
        let words = self
            .predicate
            .split_whitespace()
            .chain(self.predicate_alt.split_whitespace());
        let inside = |at: &usize| spans.iter().any(|span| span.contains(at));
        Reference {
            doc: doc.to_owned(),
            sentence,
            head: place.offset(head.unwrap_or(0)),
            predicate: words
                .flat_map(|word| places(place.text, word))
                .filter(inside)
                .map(|at| place.offset(at))
                .collect(),
            spans: spans
                .iter()
                .map(|span| Offsets(place.offset(span.start), place.offset(span.end)))
                .collect(),
            word: self.head,
            status: self.status,
            polarity: self.polarity,
            sources: self.sources,
            wordings: std::iter::once(self.standalone)
                .chain(self.standalone_alt)
                .collect(),
        }
    }
}
