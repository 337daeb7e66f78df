use std::{collections::HashMap, ops::Range};

use crate::{
    segment::{Sentence, segment},
    text::Document,
};

/// The sentences of a document, by place and by text.
pub(super) struct Sentences<'d> {
    document: &'d Document,
    all: Vec<Sentence>,
    /// The places of each text, in order.
    by_text: HashMap<&'d str, Vec<usize>>,
}

impl<'d> Sentences<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        let sentences = segment(document);
        let mut by_text: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, sentence) in sentences.iter().enumerate() {
            by_text
                .entry(document.slice(sentence.span))
                .or_default()
                .push(at);
        }
        Self {
            document,
            all: sentences,
            by_text,
        }
    }

    /// The sentence that holds a run of bytes.
    pub(super) fn holding(&self, run: &Range<usize>) -> Option<&Sentence> {
        let after = self
            .all
            .partition_point(|sentence| sentence.span.range().start <= run.start);
        let sentence = &self.all[after.checked_sub(1)?];
        (run.end <= sentence.span.range().end).then_some(sentence)
    }

    /// How often this text is a sentence.
    pub(super) fn count(&self, text: &str) -> usize {
        self.by_text.get(text).map_or(0, Vec::len)
    }

    /// How many sentences of this text begin before a byte.
    pub(super) fn rank(&self, text: &str, at: usize) -> usize {
        let places = self.by_text.get(text).map_or(&[][..], Vec::as_slice);
        places.partition_point(|&place| self.all[place].span.range().start < at)
    }

    /// Whether a run of the text that has not changed holds a part of it in its place: there is a sentence in it before
    /// the part, and one after it, that both documents have once. The ends of the texts hold as well.
    pub(super) fn hold(
        &self,
        (run, in_new): &(Range<usize>, Range<usize>),
        part: &Range<usize>,
        new: &Sentences<'_>,
    ) -> bool {
        let is_in_run = |sentence: &&Sentence| {
            let span = sentence.span.range();
            run.start <= span.start && span.end <= run.end
        };
        let is_single = |sentence: &Sentence| {
            let text = self.document.slice(sentence.span);
            self.count(text) == 1 && new.count(text) == 1
        };
        let start = |sentence: &Sentence| sentence.span.range().start;
        let before = self
            .all
            .partition_point(|sentence| start(sentence) < part.start);
        let after = self
            .all
            .partition_point(|sentence| start(sentence) < part.end);
        let mut before = self.all[..before]
            .iter()
            .rev()
            .take(AROUND)
            .take_while(is_in_run);
        let mut after = self.all[after..].iter().take(AROUND).take_while(is_in_run);
        let is_first = run.start == 0 && in_new.start == 0;
        let is_last = run.end == self.document.text.len() && in_new.end == new.document.text.len();
        (is_first || before.any(is_single)) && (is_last || after.any(is_single))
    }
}

/// So many sentences on each side may be repeated ones.
const AROUND: usize = 50;
