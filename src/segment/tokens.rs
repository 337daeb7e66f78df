//! Tokens: one pass over a block, character by character, with a bounded look ahead.

use super::{
    chars::{extends, is_apostrophe, is_emoji, is_flag_letter, is_hyphen, is_quote, is_word},
    lexicon::{Abbreviation, WordClass, abbreviation, class, is_starter},
};
use crate::text::{Block, Span};

/// How far a bracket or quotation mark inside a word looks for its partner, in bytes.
const REACH: usize = 32;

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

struct Scanner<'t> {
    /// The document up to the end of the block, later up to the next mark-up.
    text: &'t str,
    spans: Vec<Span>,
    /// Whether a single quotation mark is open, so that the next one closes.
    in_single_quotes: bool,
}

/// What a character that is not of a word does after one.
enum Joint {
    /// The word ends before it.
    Stop,
    /// The word goes on after that many bytes.
    Take(usize),
    /// The word ends after that many bytes.
    End(usize),
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

    /// The length of the marks at `at` that begin a word: *'s*, *-20*, *€5*, *@naam*, *(her)opening*, *"oer"-woud*.
    fn prefix(&self, at: usize, c: char) -> Option<usize> {
        let next = self.char_at(at + c.len_utf8());
        let starts = match c {
            '-' => self.gap_before(at) && next.is_some_and(is_word),
            '.' => {
                self.gap_before(at) && next.is_some_and(|n| n.is_lowercase() || n.is_ascii_digit())
            }
            '€' | '$' | '£' | '¥' | '+' => next.is_some_and(|n| n.is_ascii_digit()),
            '@' | '#' | '°' => next.is_some_and(is_word),
            _ => false,
        };
        if starts {
            return Some(c.len_utf8());
        }
        if is_apostrophe(c)
            && let Some(length) = self.clitic(at, c)
        {
            return Some(length);
        }
        self.bracketed_prefix(at, c)
    }

    /// *'t*, *'s-Gravenhage*, *'70*.
    fn clitic(&self, at: usize, c: char) -> Option<usize> {
        let rest = &self.text[at + c.len_utf8()..];
        let word = leading(rest, char::is_alphanumeric, REACH);
        let year = word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit());
        let listed = || class(&format!("'{word}")) == Some(WordClass::Clitic);
        (year || (!word.is_empty() && listed())).then_some(c.len_utf8() + word.len())
    }

    /// *(tbs-)* of *(tbs-)behandeling*, *'technologie'* of *'technologie'-aandelen*.
    fn bracketed_prefix(&self, at: usize, c: char) -> Option<usize> {
        let close = match c {
            '(' => ')',
            '"' | '\'' => c,
            '‘' => '’',
            '“' | '„' => '”',
            _ => return None,
        };
        let rest = &self.text[at + c.len_utf8()..];
        let inside = leading(rest, |c| c.is_alphabetic() || is_hyphen(c), REACH);
        let mut after = rest[inside.len()..].chars();
        let glued = after.next() == Some(close)
            && if c == '(' {
                after.next().is_some_and(char::is_alphabetic)
            } else {
                after.next().is_some_and(is_hyphen) && after.next().is_some_and(char::is_alphabetic)
            };
        (glued && !inside.is_empty()).then(|| c.len_utf8() + inside.len() + close.len_utf8())
    }

    /// The end of the word that begins at `start` and is known up to `at`.
    fn word_end(&self, start: usize, mut at: usize) -> usize {
        while let Some(c) = self.char_at(at) {
            if is_word(c) {
                at += c.len_utf8();
                continue;
            }
            match self.joint(start, at, c) {
                Joint::Stop => break,
                Joint::Take(length) => at += length,
                Joint::End(length) => return at + length,
            }
        }
        at
    }

    /// What `c` at `at` does to the word from `start` to `at`.
    fn joint(&self, start: usize, at: usize, c: char) -> Joint {
        let length = c.len_utf8();
        let next = self.char_at(at + length);
        let between_words = next.is_some_and(char::is_alphanumeric) && at > start;
        let after_digit = self.char_before(at).is_some_and(|p| p.is_ascii_digit());
        let joins = match c {
            '.' => return self.full_stop(start, at, next),
            '\'' | '’' => return self.apostrophe(start, at, c, next),
            '(' => return self.bracketed_suffix(at),
            ',' if after_digit => return self.decimal(at),
            '-' | '\u{2010}' | '\u{2011}' => next != Some('-'),
            '/' | '&' | '@' | '=' | '–' | '*' | '·' | '×' => between_words,
            '+' => true,
            ':' => after_digit && next.is_some_and(|n| n.is_ascii_digit()),
            '%' | '‰' | '°' => after_digit,
            _ => false,
        };
        if joins {
            Joint::Take(length)
        } else {
            Joint::Stop
        }
    }

    /// *10,5* and *10,-*.
    fn decimal(&self, at: usize) -> Joint {
        let rest = &self.text[at + 1..];
        let dashes = leading(rest, |c| matches!(c, '-' | '–' | '—'), REACH).len();
        let digit = rest.bytes().next().is_some_and(|b| b.is_ascii_digit());
        match dashes {
            0 if digit => Joint::Take(1),
            0 => Joint::Stop,
            _ => Joint::End(1 + dashes),
        }
    }

    /// The *(s)* of *dader(s)*.
    fn bracketed_suffix(&self, at: usize) -> Joint {
        let rest = &self.text[at + 1..];
        let inside = leading(rest, |c| c.is_alphabetic() || is_hyphen(c), REACH);
        if !inside.is_empty() && rest[inside.len()..].starts_with(')') {
            Joint::Take(inside.len() + 2)
        } else {
            Joint::Stop
        }
    }

    /// *foto's*, *zo'n*, *N.V.'s*; at the end of a word only the possessive of a name: *Jansens' huis*.
    fn apostrophe(&self, start: usize, at: usize, c: char, next: Option<char>) -> Joint {
        if next.is_some_and(char::is_alphanumeric) {
            return Joint::Take(c.len_utf8());
        }
        let word = &self.text[start..at];
        let possessive = !self.in_single_quotes
            && word.ends_with(['s', 'x', 'z'])
            && word.starts_with(char::is_uppercase)
            && next.is_some_and(char::is_whitespace)
            && self
                .next_visible(at + c.len_utf8())
                .is_some_and(char::is_alphabetic);
        if possessive {
            Joint::End(c.len_utf8())
        } else {
            Joint::Stop
        }
    }

    fn full_stop(&self, start: usize, at: usize, next: Option<char>) -> Joint {
        let keeps = match next {
            Some('.') => self.char_at(at + 2) != Some('.') && self.is_short_form(start, at),
            Some(n) if is_word(n) => return self.inner_stop(start, at, n),
            Some(n) if is_hyphen(n) || is_apostrophe(n) || matches!(n, '/' | '&') => {
                let goes_on = self
                    .char_at(at + 1 + n.len_utf8())
                    .is_some_and(char::is_alphanumeric);
                if goes_on && self.is_short_form(start, at) {
                    return Joint::Take(1);
                }
                self.keeps_stop(start, at)
            }
            _ => self.keeps_stop(start, at),
        };
        if keeps { Joint::End(1) } else { Joint::Stop }
    }

    /// A full stop with a letter or digit after it: *10.000*, *sp.a*, *J.Ensor*, but *gras.De* and *prof.Jansen* are two.
    fn inner_stop(&self, start: usize, at: usize, next: char) -> Joint {
        if !next.is_uppercase() || at - start > REACH {
            return Joint::Take(1);
        }
        let word = &self.text[start..at];
        if at - start > 1 && !word.contains('.') && abbreviation(&self.text[start..=at]).is_some() {
            return Joint::End(1);
        }
        let mut before = word.chars().rev();
        let ends_low = |c: Option<char>| c.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit());
        let begins_sentence = self
            .char_at(at + 1 + next.len_utf8())
            .is_none_or(|c| c.is_lowercase() || !is_word(c) && c != '.');
        let glued = ends_low(before.next()) && ends_low(before.next()) && begins_sentence;
        if glued && !word.contains(['.', '/', '@']) {
            Joint::Stop
        } else {
            Joint::Take(1)
        }
    }

    /// *N.-Br.*, *St.-Janstraat*, *c.a.o.'s*.
    fn is_short_form(&self, start: usize, at: usize) -> bool {
        let word = &self.text[start..at];
        word.chars().nth(1).is_none()
            || is_dotted(word)
            || abbreviation(&self.text[start..=at]).is_some()
    }

    /// Whether the full stop at `at` belongs to the word before it.
    fn keeps_stop(&self, start: usize, at: usize) -> bool {
        let word = &self.text[start..at];
        let mut chars = word.chars();
        if let (Some(letter), None) = (chars.next(), chars.next())
            && letter.is_uppercase()
        {
            return self.is_initial(letter, at);
        }
        if is_dotted(word) {
            return true;
        }
        match abbreviation(&self.text[start..=at]) {
            Some(Abbreviation::Inner | Abbreviation::Final) => true,
            Some(Abbreviation::Unit) => self.goes_on(at),
            Some(Abbreviation::Number) => self.goes_on(at) && self.beside_number(at),
            Some(Abbreviation::Name) => self.next_visible(at + 1).is_some_and(char::is_uppercase),
            None => self.is_list_number(word, at) || self.is_alone_in_brackets(at),
        }
    }

    /// Whether what follows the full stop at `at` is visibly the same sentence.
    fn goes_on(&self, at: usize) -> bool {
        self.next_visible(at + 1)
            .is_some_and(|c| !c.is_uppercase() && !is_quote(c))
    }

    /// *(red.)*
    fn is_alone_in_brackets(&self, at: usize) -> bool {
        self.char_at(at + 1) == Some(')') && self.last_token() == Some("(")
    }

    /// *1.* or *a.* at the start of a block.
    fn is_list_number(&self, word: &str, at: usize) -> bool {
        let short = word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit())
            || word.len() == 1 && word.bytes().all(|b| b.is_ascii_lowercase());
        short && self.spans.is_empty() && self.next_visible(at + 1).is_some()
    }

    fn beside_number(&self, at: usize) -> bool {
        let digit = |c: char| c.is_ascii_digit();
        self.next_visible(at + 1).is_some_and(digit)
            || self
                .last_token()
                .is_some_and(|token| token.ends_with(digit))
    }

    /// Whether `letter` before the full stop at `at` is an initial, and not the last word of a sentence (*vitamine C.*,
    /// *Karel V.*).
    fn is_initial(&self, letter: char, at: usize) -> bool {
        let rest = self.text[at + 1..].trim_start();
        let next = leading(rest, char::is_alphanumeric, REACH);
        let may_end = rest.trim_start_matches(is_quote).is_empty() || is_starter(next);
        let numeral = matches!(letter, 'I' | 'V' | 'X');
        !may_end || !numeral && self.last_token().is_some_and(is_name_part)
    }

    fn last_token(&self) -> Option<&str> {
        self.spans.last().map(|span| &self.text[span.range()])
    }

    /// The end of an address that begins at `at`.
    fn url_end(&self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let scheme = ["http://", "https://", "www.", "ftp://"]
            .iter()
            .find(|scheme| {
                rest.get(..scheme.len())
                    .is_some_and(|head| head.eq_ignore_ascii_case(scheme))
            })?;
        let stops = |c: char| {
            c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '’' | '‘')
        };
        let address = &rest[..rest.find(stops).unwrap_or(rest.len())];
        let address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '…']);
        let balanced = if address.contains('(') {
            address
        } else {
            address.trim_end_matches([')', ']', '}', '.', ',', '!', '?', '\''])
        };
        (balanced.len() > scheme.len()).then(|| at + balanced.len())
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
            '\'' => {
                let length = self.straight_quote(at);
                self.note_single_quote(at, length == 1);
                at + length
            }
            '‘' | '’' => {
                self.note_single_quote(at, true);
                self.cluster_end(at, c)
            }
            _ => self.cluster_end(at, c),
        }
    }

    /// One or two of `'`; of *''t Is* only the first, the second belongs to the clitic.
    fn straight_quote(&self, at: usize) -> usize {
        if self.char_at(at + 1) == Some('\'') && self.clitic(at + 1, '\'').is_some() {
            return 1;
        }
        pair(&self.text[at..], '\'')
    }

    fn note_single_quote(&mut self, at: usize, single: bool) {
        if single {
            self.in_single_quotes = self.gap_before(at);
        }
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

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn char_before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    fn next_visible(&self, at: usize) -> Option<char> {
        self.text[at..].chars().find(|c| !c.is_whitespace())
    }

    /// Whether `at` begins a chunk, if only after an opening bracket or quotation mark.
    fn gap_before(&self, at: usize) -> bool {
        self.char_before(at).is_none_or(|c| {
            c.is_whitespace() || matches!(c, '(' | '[' | '{') || is_quote(c) || c == ','
        })
    }
}

/// Where a word falls apart that was written without a space: *heeft-ie*, *en-personeel*.
fn glued(word: &str) -> Option<usize> {
    if word.len() > "-ie".len() && word.ends_with("-ie") {
        return Some(word.len() - "-ie".len());
    }
    let at = leading(word, |c| c != '-', REACH).len();
    let follows = word[at..].chars().nth(1).is_some_and(char::is_lowercase);
    (follows
        && word.starts_with(char::is_lowercase)
        && class(&word[..at]) == Some(WordClass::Conjunction))
    .then_some(at)
}

/// The longest start of `text` whose characters all are `is`, cut off after about `reach` bytes.
fn leading(text: &str, is: impl Fn(char) -> bool, reach: usize) -> &str {
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

/// Whether `word` is made of single letters with full stops between them, as *d.w.z*, *J.W* and *bouw-c.a.o*.
fn is_dotted(word: &str) -> bool {
    if word.len() > REACH || !word.contains('.') {
        return false;
    }
    let last = word.rfind(|c| is_hyphen(c) || c == '/').map_or(word, |at| {
        word[at..].trim_start_matches(|c| is_hyphen(c) || c == '/')
    });
    let mut letters = last.split('.');
    letters.all(|part| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    })
}

fn is_name_part(token: &str) -> bool {
    token.starts_with(char::is_uppercase) || class(token) == Some(WordClass::Particle)
}
