//! Sentence boundaries: whether a mark that can end a sentence does, judged by what stands around it.

use std::ops::Range;

use super::{
    Token,
    kinds::{Kind, kinds},
    lexicon::{Abbreviation, WordClass, abbreviation, class, is_starter},
};

/// The tokens of each sentence of a block, as ranges that follow each other without gaps.
pub(super) fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let finder = Finder {
        text,
        tokens,
        kinds: kinds(text, tokens),
    };
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut bracket = None;
    for at in 0..tokens.len() {
        if at < start {
            continue;
        }
        match finder.kinds[at] {
            Kind::OpenBracket => bracket = Some(at),
            Kind::CloseBracket => bracket = None,
            _ => {}
        }
        if let Some(end) = finder.end(start, bracket, at) {
            sentences.push(start..end);
            start = end;
            bracket = None;
        }
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}

/// The look ahead for what closes a sentence goes no further, in tokens: a run of marks must not be gone over from each.
const CLOSERS: usize = 16;

struct Finder<'t> {
    text: &'t str,
    tokens: &'t [Token],
    kinds: Vec<Kind>,
}

/// How strongly a token ends its sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// A full stop.
    Stop,
    /// `!` or `?`.
    Mark,
    /// An ellipsis, or an abbreviation that may end a sentence.
    Weak,
    /// Initials: only before a word that is no name.
    Initials,
    /// A closing quotation mark that is glued to the next word.
    Glued,
}

impl Finder<'_> {
    /// One past the last token of the sentence that began at `start`, if the token at `at` ends it.
    fn end(&self, start: usize, bracket: Option<usize>, at: usize) -> Option<usize> {
        let ending = self.ending(start, at)?;
        let next = self.closed(at + 1);
        let leaves_bracket =
            bracket.is_some() && self.kinds[at..next].contains(&Kind::CloseBracket);
        if leaves_bracket && ending != Ending::Stop && bracket > Some(start) {
            return None;
        }
        (next >= self.tokens.len() || self.begins(next, ending)).then_some(next)
    }

    fn ending(&self, start: usize, at: usize) -> Option<Ending> {
        match self.kinds[at] {
            Kind::Stop if self.kind(at + 1) == Some(Kind::Stop) => None,
            Kind::Stop if at > start && self.kinds[at - 1] == Kind::Stop => Some(Ending::Weak),
            Kind::Stop => Some(Ending::Stop),
            Kind::Mark => Some(Ending::Mark),
            Kind::Ellipsis if at == start || self.leads(at) => None,
            Kind::Ellipsis => Some(Ending::Weak),
            Kind::CloseQuote => self.is_glued(at).then_some(Ending::Glued),
            // By itself it would be an initial or the letter of an item.
            Kind::Lower | Kind::Upper if at > start => self.abbreviated(at),
            _ => None,
        }
    }

    /// Whether an ellipsis stands for words left out before the next word.
    fn leads(&self, at: usize) -> bool {
        self.gap(at) && !self.gap(at + 1)
    }

    /// *gras''Hij*: the white space is missing.
    fn is_glued(&self, at: usize) -> bool {
        at > 0
            && matches!(self.token(at), "''" | "\"" | "”")
            && !self.gap(at)
            && !self.gap(at + 1)
            && matches!(self.kinds[at - 1], Kind::Lower | Kind::Number)
            && self.kind(at + 1) == Some(Kind::Upper)
    }

    fn abbreviated(&self, at: usize) -> Option<Ending> {
        let token = self.token(at);
        if !token.ends_with('.') {
            return None;
        }
        match abbreviation(token) {
            Some(Abbreviation::Final) => Some(Ending::Weak),
            Some(_) => None,
            None => Some(Ending::Initials),
        }
    }

    /// Skips the closing quotes and brackets, pictures and further marks that belong to the sentence that ended before `at`.
    fn closed(&self, mut at: usize) -> usize {
        let end = at + CLOSERS;
        while at < end
            && let Some(kind) = self.kind(at)
        {
            let belongs = match kind {
                Kind::CloseQuote | Kind::CloseBracket | Kind::Picture => true,
                Kind::Stop | Kind::Mark | Kind::Ellipsis => !self.gap(at),
                _ => false,
            };
            if !belongs {
                break;
            }
            at += 1;
        }
        at
    }

    /// Whether a sentence can begin at `at` after such an ending.
    fn begins(&self, at: usize, ending: Ending) -> bool {
        if ending == Ending::Initials {
            return is_starter(self.token(at)) || self.is_article(at);
        }
        let strong = matches!(ending, Ending::Stop | Ending::Mark);
        match self.kinds[at] {
            Kind::Upper => true,
            Kind::Number | Kind::Symbol => strong,
            Kind::Clitic => self.kind(at + 1) == Some(Kind::Upper),
            Kind::OpenQuote if ending == Ending::Stop => true,
            Kind::OpenQuote if strong => self.kind(at + 1) != Some(Kind::Lower),
            Kind::OpenBracket | Kind::Dash if ending == Ending::Stop => true,
            Kind::OpenQuote | Kind::OpenBracket => self.kind(at + 1) == Some(Kind::Upper),
            Kind::Ellipsis => strong && self.leads(at),
            _ => false,
        }
    }

    /// *De stad groeit*: in a name such a word has another capital behind it.
    fn is_article(&self, at: usize) -> bool {
        let particle = |at: usize| class(self.token(at)) == Some(WordClass::Particle);
        self.kinds[at] == Kind::Upper
            && particle(at)
            && self.kind(at + 1) == Some(Kind::Lower)
            && !particle(at + 1)
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        self.kinds.get(at).copied()
    }

    fn token(&self, at: usize) -> &str {
        &self.text[self.tokens[at].span.range()]
    }

    /// Whether something lies between the token at `at` and the one before it.
    fn gap(&self, at: usize) -> bool {
        at == 0
            || at >= self.tokens.len()
            || self.tokens[at - 1].span.end < self.tokens[at].span.start
    }
}
