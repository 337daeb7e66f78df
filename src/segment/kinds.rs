//! What each token is for the sentence: which way its quotation marks face, how its words begin.

use super::{
    Token,
    chars::{is_emoji, is_quote},
    lexicon::{WordClass, class},
};

/// A token as far as sentence boundaries care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word that begins with a small letter.
    Lower,
    /// A word that can begin a sentence by its form.
    Upper,
    /// Begins with a digit.
    Number,
    /// *'s*, *'t*: what follows shows the case.
    Clitic,
    /// A full stop by itself.
    Stop,
    /// One or more of `!` and `?`.
    Mark,
    /// `…` or two full stops and more.
    Ellipsis,
    /// An opening quotation mark.
    OpenQuote,
    /// A closing quotation mark.
    CloseQuote,
    OpenBracket,
    CloseBracket,
    /// `,`, `;` or `:`.
    Separator,
    /// A dash by itself.
    Dash,
    /// An emoji.
    Picture,
    /// Any other symbol.
    Symbol,
}

/// The kind of each token.
pub(super) fn kinds(text: &str, tokens: &[Token]) -> Vec<Kind> {
    let mut quotes = Quotes::default();
    (0..tokens.len())
        .map(|at| {
            let token = &text[tokens[at].span.range()];
            match kind(token) {
                Some(kind) => kind,
                None => quotes.side(token, surroundings(text, tokens, at)),
            }
        })
        .collect()
}

/// The kind of a token by its form; none for quotation marks.
fn kind(token: &str) -> Option<Kind> {
    let first = token.chars().next()?;
    Some(match first {
        'a'..='z' => lower(token),
        'A'..='Z' => Kind::Upper,
        '0'..='9' => Kind::Number,
        '.' if token.len() == 1 => Kind::Stop,
        '.' if token.ends_with('.') => Kind::Ellipsis,
        '…' => Kind::Ellipsis,
        '!' | '?' => Kind::Mark,
        ',' if token.len() > 1 => return None,
        ',' | ';' | ':' => Kind::Separator,
        '(' | '[' | '{' if token.len() == 1 => Kind::OpenBracket,
        ')' | ']' | '}' => Kind::CloseBracket,
        '-' | '–' | '—' if token.chars().all(|c| matches!(c, '-' | '–' | '—')) => {
            Kind::Dash
        }
        _ if is_emoji(first) => Kind::Picture,
        _ if class(token) == Some(WordClass::Clitic) => Kind::Clitic,
        _ if is_quote(first) && token.chars().all(is_quote) => return None,
        _ => by_first_letter(token),
    })
}

/// *iPhone* and *voorbeeld.nl* can begin a sentence.
fn lower(token: &str) -> Kind {
    let address = token.contains('.') && !token.ends_with('.');
    let second = token.as_bytes().get(1);
    if address || second.is_some_and(u8::is_ascii_uppercase) {
        Kind::Upper
    } else {
        Kind::Lower
    }
}

/// *(her)opening*, *'s-Gravenhage*, *@naam*, *élan*.
fn by_first_letter(token: &str) -> Kind {
    match token.chars().find(|c| c.is_alphanumeric()) {
        _ if token.starts_with(['@', '#']) && token.len() > 1 => Kind::Upper,
        Some(c) if c.is_lowercase() && token.contains(char::is_uppercase) => Kind::Upper,
        Some(c) if c.is_lowercase() => Kind::Lower,
        Some(c) if c.is_numeric() => Kind::Number,
        Some(_) => Kind::Upper,
        None => Kind::Symbol,
    }
}

/// Whether a quotation mark has room before and after it: a gap or punctuation that faces away.
#[derive(Clone, Copy)]
struct Surroundings {
    before: bool,
    after: bool,
}

fn surroundings(text: &str, tokens: &[Token], at: usize) -> Surroundings {
    let before = at.checked_sub(1).is_none_or(|previous| {
        tokens[previous].span.end < tokens[at].span.start
            || text[tokens[previous].span.range()]
                .ends_with(['(', '[', '{', ':', '„', '“', '‘', '«', '/', '—', '–'])
    });
    let after = tokens.get(at + 1).is_none_or(|next| {
        next.span.start > tokens[at].span.end
            || text[next.span.range()].starts_with([
                ')', ']', '}', '.', '!', '?', ';', ':', '…', '”', '’', '»', '/', '—',
            ])
            || &text[next.span.range()] == ","
            || &text[next.span.range()] == "''"
    });
    Surroundings { before, after }
}

/// Which quotation marks are open.
#[derive(Default)]
struct Quotes {
    double: bool,
    single: bool,
}

impl Quotes {
    /// Which way `token` faces: by the room around it, else by its shape, else by turns.
    fn side(&mut self, token: &str, room: Surroundings) -> Kind {
        let open = self.open(token);
        let opens = match (room.before, room.after) {
            (true, false) => true,
            (false, true) => false,
            _ => match token {
                ",," | "``" | "`" | "„" | "‚" | "‘" | "«" | "‹" => true,
                "“" => !*open,
                "\"" | "'" => !*open,
                _ => false,
            },
        };
        *open = opens;
        if opens {
            Kind::OpenQuote
        } else {
            Kind::CloseQuote
        }
    }

    fn open(&mut self, token: &str) -> &mut bool {
        if matches!(token, "'" | "`" | "´" | "‘" | "’" | "‚" | "‛" | "‹" | "›") {
            &mut self.single
        } else {
            &mut self.double
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_by_the_way_they_begin() {
        for (token, expected) in [
            ("huis", Kind::Lower),
            ("élan", Kind::Lower),
            ("Huis", Kind::Upper),
            ("iPhone", Kind::Upper),
            ("voorbeeld.nl", Kind::Upper),
            ("(her)opening", Kind::Lower),
            ("'s-Gravenhage", Kind::Upper),
            ("'s", Kind::Clitic),
            ("'60", Kind::Number),
            ("...", Kind::Ellipsis),
            ("?!", Kind::Mark),
            ("–", Kind::Dash),
            ("👍🏽", Kind::Picture),
            ("=", Kind::Symbol),
        ] {
            assert_eq!(kind(token), Some(expected), "{token}");
        }
        for quote in ["\"", "''", ",,", "‘", "«"] {
            assert_eq!(kind(quote), None, "{quote}");
        }
    }

    #[test]
    fn a_quotation_mark_without_room_faces_by_turns() {
        let room = Surroundings {
            before: true,
            after: true,
        };
        let mut quotes = Quotes::default();
        let sides = [(); 3].map(|()| quotes.side("\"", room));
        assert_eq!(sides, [Kind::OpenQuote, Kind::CloseQuote, Kind::OpenQuote]);
    }
}
