//! Tokens: one pass over a block, character by character, with a bounded look ahead.

use super::{
    chars::{extends, is_emoji, is_flag_letter, is_quote, is_word},
    lexicon::{WordClass, class},
};
use crate::text::{Block, Span};

/// How far a bracket or quotation mark inside a word looks for its partner, in bytes.
pub(super) const REACH: usize = 32;

/// The tokens of a block as byte ranges of `text`, the document's whole text.
pub(super) fn tokens(text: &str, block: &Block) -> Vec<Span> {
    let mut scanner = Scanner {
        text: &text[..block.span.end as usize],
        spans: Vec::with_capacity(block.span.len() as usize / 5),
        in_single_quotes: false,
    };
    let mut start = block.span.start;
    for mark in &block.markup {
        scanner.scan(start, mark.start);
        start = mark.end;
    }
    scanner.scan(start, block.span.end);
    scanner.spans
}

/// Where the pass is.
pub(super) struct Scanner<'t> {
    /// The document up to the next mark-up or the end of the block.
    pub(super) text: &'t str,
    /// The tokens so far.
    pub(super) spans: Vec<Span>,
    /// Whether a single quotation mark is open, so that the next one closes.
    pub(super) in_single_quotes: bool,
}

impl Scanner<'_> {
    fn scan(&mut self, start: u32, end: u32) {
        let whole = self.text;
        self.text = &whole[..(end as usize).min(whole.len())];
        let mut at = start as usize;
        while let Some(c) = self.char_at(at) {
            if c.is_whitespace() {
                at += c.len_utf8();
                continue;
            }
            let token_end = self.token_end(at, c);
            self.push(at, token_end);
            at = token_end;
        }
        self.text = whole;
    }

    /// Adds a token; of *heeft-ie* and *en-personeel* two.
    fn push(&mut self, start: usize, end: usize) {
        match glued(&self.text[start..end]) {
            Some(at) => {
                self.spans.push(Span::of(start..start + at));
                self.spans.push(Span::of(start + at..end));
            }
            None => self.spans.push(Span::of(start..end)),
        }
    }

    fn token_end(&mut self, at: usize, c: char) -> usize {
        if is_word(c) {
            return self.url_end(at).unwrap_or_else(|| self.word_end(at, at));
        }
        match self.prefix(at, c) {
            Some(length) => self.word_end(at, at + length),
            None => self.symbol_end(at, c),
        }
    }

    pub(super) fn last_token(&self) -> Option<&str> {
        self.spans.last().map(|span| &self.text[span.range()])
    }

    /// The end of the token that begins at `at` with `c`, which is not of a word.
    fn symbol_end(&mut self, at: usize, c: char) -> usize {
        let run = |is: fn(char) -> bool| leading(&self.text[at..], is, usize::MAX).len();
        match c {
            '.' => at + run(|c| c == '.'),
            '-' => at + run(|c| c == '-'),
            '!' | '?' => at + run(|c| matches!(c, '!' | '?')),
            ',' => at + pair(&self.text[at..], ','),
            '`' => at + pair(&self.text[at..], '`'),
            '\'' => at + self.straight_quote(at),
            '‘' | '’' => {
                self.note_single_quote(at, c);
                self.cluster_end(at, c)
            }
            _ => self.cluster_end(at, c),
        }
    }

    /// The length of one or two of `'`; of *''t Is* the second belongs to the clitic.
    fn straight_quote(&mut self, at: usize) -> usize {
        if pair(&self.text[at..], '\'') == 2 && self.clitic(at + 1, '\'').is_none() {
            return 2;
        }
        self.note_single_quote(at, '\'');
        1
    }

    fn note_single_quote(&mut self, at: usize, c: char) {
        let next = self.char_at(at + c.len_utf8());
        self.in_single_quotes = self.gap_before(at) && next.is_some_and(|c| !c.is_whitespace());
    }

    /// A character with its accents, joiners and emoji modifiers; two flag letters make one flag.
    fn cluster_end(&self, at: usize, c: char) -> usize {
        let mut end = at + c.len_utf8();
        if is_flag_letter(c)
            && let Some(second) = self.char_at(end).filter(|&c| is_flag_letter(c))
        {
            end += second.len_utf8();
        }
        let mut last = c;
        while let Some(next) = self.char_at(end) {
            if !(extends(next) || last == '\u{200d}' && is_emoji(next)) {
                break;
            }
            end += next.len_utf8();
            last = next;
        }
        end
    }

    pub(super) fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    pub(super) fn char_before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    pub(super) fn next_visible(&self, at: usize) -> Option<char> {
        self.text[at..].chars().find(|c| !c.is_whitespace())
    }

    /// Whether `at` begins a chunk, if only after an opening bracket or quotation mark.
    pub(super) fn gap_before(&self, at: usize) -> bool {
        self.char_before(at).is_none_or(|c| {
            c.is_whitespace() || matches!(c, '(' | '[' | '{') || is_quote(c) || c == ','
        })
    }
}

/// Where a word falls apart that was written without a space: *heeft-ie*, *en-personeel*.
fn glued(word: &str) -> Option<usize> {
    let clitic = |&at: &usize| at > 0 && class(&word[at..]) == Some(WordClass::Clitic);
    let conjunction = |&at: &usize| {
        word.starts_with(char::is_lowercase)
            && word[at + 1..].starts_with(char::is_lowercase)
            && class(&word[..at]) == Some(WordClass::Conjunction)
    };
    let last = word.rfind('-').filter(clitic);
    last.or_else(|| word.find('-').filter(conjunction))
}

/// The longest start of `text` whose characters all are `is`, cut off after about `reach` bytes.
pub(super) fn leading(text: &str, is: impl Fn(char) -> bool, reach: usize) -> &str {
    let end = text
        .char_indices()
        .find(|&(at, c)| at >= reach || !is(c))
        .map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// The length of the first token in a run of `mark`: two together are a quotation mark, an odd one goes first.
fn pair(text: &str, mark: char) -> usize {
    let run = leading(text, |c| c == mark, 4).len();
    2 - run % 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_commas_and_apostrophes_end_in_a_quotation_mark() {
        let lengths = |text: &str| (pair(text, ','), text.len());
        assert_eq!(lengths(","), (1, 1));
        assert_eq!(lengths(",,"), (2, 2));
        assert_eq!(lengths(",,,"), (1, 3));
    }

    #[test]
    fn glued_words_fall_apart_before_the_hyphen() {
        assert_eq!(glued("heeft-ie"), Some(5));
        assert_eq!(glued("en-personeel"), Some(2));
        for whole in ["-ie", "En-lai", "noord-en", "en-"] {
            assert_eq!(glued(whole), None, "{whole}");
        }
    }
}
