//! Full stops after and inside words: abbreviations, initials, numbers, and sentences without a space between them.

use super::{
    chars::{is_apostrophe, is_hyphen, is_quote, is_word},
    lexicon::{Abbreviation, WordClass, abbreviation, class, is_starter},
    tokens::{REACH, Scanner, leading},
    words::Joint,
};

impl Scanner<'_> {
    pub(super) fn full_stop(&self, start: usize, at: usize, next: Option<char>) -> Joint {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dotted_words_are_single_letters() {
        for dotted in ["d.w.z", "J.W", "bouw-c.a.o", "H.-G"] {
            assert!(is_dotted(dotted), "{dotted}");
        }
        for word in ["", "sp.a", "10.000", "huis", "J", "www.nos.nl"] {
            assert!(!is_dotted(word), "{word}");
        }
    }
}
