//! Words: which marks begin them, hold them together and end them.

use super::{
    chars::{is_apostrophe, is_hyphen, is_word},
    lexicon::{WordClass, class},
    tokens::{REACH, Scanner, leading},
};

/// What a character that is not of a word does after one.
pub(super) enum Joint {
    /// The word ends before it.
    Stop,
    /// The word goes on after that many bytes.
    Take(usize),
    /// The word ends after that many bytes.
    End(usize),
}

impl Scanner<'_> {
    /// The length of the marks at `at` that begin a word: *'s*, *-20*, *€5*, *@naam*, *(her)opening*, *"oer"-woud*.
    pub(super) fn prefix(&self, at: usize, c: char) -> Option<usize> {
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
    pub(super) fn clitic(&self, at: usize, c: char) -> Option<usize> {
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
    pub(super) fn word_end(&self, start: usize, mut at: usize) -> usize {
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

    /// The end of an address that begins at `at`.
    pub(super) fn url_end(&self, at: usize) -> Option<usize> {
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
}
