//! How a wording comes from the source, word by word.

use std::collections::{HashMap, HashSet};

use super::{Draft, surface::Piece};
use crate::{
    claim::{Edit, Op},
    clauses,
    text::{Span, unstressed},
    tree::Word,
};

/// The edits in the order of the wording, then what the claim's own words have and the wording has not.
pub(super) fn edits(draft: &Draft<'_>, pieces: &[Piece]) -> Vec<Edit> {
    let source = Source::new(draft);
    let repeated: Vec<_> = pieces.iter().map(|piece| source.repeated(piece)).collect();
    let kept = rise(&repeated);
    let worded = pieces.iter().enumerate().map(|(at, piece)| Edit {
        op: source.op(piece, repeated[at].is_some(), kept.contains(&at)),
        span: piece.from,
        text: piece.text.clone(),
        spaced: piece.spaced,
    });
    let used: HashSet<_> = pieces.iter().filter_map(|piece| piece.from).collect();
    worded.chain(source.dropped(&used)).collect()
}

/// What the wording is made from.
struct Source<'a> {
    /// The words and marks of the sentence.
    words: &'a [Word],
    /// The pieces of the claim.
    own: Vec<Span>,
    /// The words that name what the sentence refers to, in other sentences too.
    named: HashMap<Span, &'a str>,
}

impl<'a> Source<'a> {
    fn new(draft: &Draft<'a>) -> Self {
        Self {
            words: draft.syntax.parse.words(),
            own: clauses::pieces(draft.syntax, &draft.clause.tokens),
            named: draft
                .references
                .iter()
                .flat_map(|reference| &reference.label.words)
                .map(|word| (word.span, word.form.as_str()))
                .collect(),
        }
    }

    /// The claim's own word that the piece repeats, but for a capital.
    fn repeated(&self, piece: &Piece) -> Option<Span> {
        piece
            .from
            .filter(|&span| self.is_own(span) && self.is_same(piece, span))
    }

    fn is_own(&self, span: Span) -> bool {
        self.own
            .iter()
            .any(|own| own.start <= span.start && span.end <= own.end)
    }

    /// *één* is written *Eén* in front.
    fn is_same(&self, piece: &Piece, span: Span) -> bool {
        let plain = |text: &str| unstressed(&text.to_lowercase());
        self.form(span)
            .is_none_or(|form| form == piece.text || plain(form) == plain(&piece.text))
    }

    /// The word that stands there, in this sentence or another.
    fn form(&self, span: Span) -> Option<&'a str> {
        let place = self.words.binary_search_by_key(&span, |word| word.span);
        let here = place.ok().map(|place| self.words[place].form.as_str());
        here.or_else(|| self.named.get(&span).copied())
    }

    fn op(&self, piece: &Piece, own: bool, kept: bool) -> Op {
        match piece.from {
            None => Op::Insert,
            Some(_) if kept => Op::Keep,
            Some(_) if own => Op::Move,
            Some(span) if self.is_same(piece, span) => Op::Copy,
            Some(_) => Op::Inflect,
        }
    }

    fn dropped(&self, used: &HashSet<Span>) -> impl Iterator<Item = Edit> {
        let dropped = self
            .words
            .iter()
            .filter(|word| self.is_own(word.span) && !used.contains(&word.span));
        dropped.map(|word| Edit {
            op: Op::Drop,
            span: Some(word.span),
            text: word.form.clone(),
            spaced: false,
        })
    }
}

/// The places of a longest strictly rising run among the spans, by patience sorting.
fn rise(spans: &[Option<Span>]) -> HashSet<usize> {
    // `ends[n]` is where the run of n + 1 spans that ends lowest ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; spans.len()];
    for (at, span) in spans.iter().enumerate().filter(|(_, span)| span.is_some()) {
        let length = ends.partition_point(|&end| spans[end] < *span);
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    std::iter::successors(ends.last().copied(), |&at| before[at]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rise_is_kept() {
        let spans = [4, 1, 2, 9, 3].map(|start| Some(Span::new(start, start + 1)));
        let mut kept: Vec<_> = rise(&spans).into_iter().collect();
        kept.sort_unstable();
        assert_eq!(kept, [1, 2, 4]);
        assert!(rise(&[None]).is_empty());
    }
}
