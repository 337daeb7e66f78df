use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::ledger::Outcome;
use crate::claim::{Polarity, Status, Tense};

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Any text.
    Text,
    /// A whole number from 0.
    Number,
    /// `start-end` pairs.
    Spans,
    /// Pairs of `start-end` pairs, `start-end>start-end`.
    Links,
    /// Texts in a row, such as verbatim pieces of the source.
    Pieces,
    /// Names of rules.
    Names,
    /// One word of a closed list.
    OneOf(&'static [&'static str]),
}

impl Kind {
    /// What stands between the items of one cell, if it can hold several.
    pub const fn separator(self) -> Option<&'static str> {
        match self {
            Self::Spans | Self::Links | Self::Names => Some(";"),
            Self::Pieces => Some("; "),
            Self::Text | Self::Number | Self::OneOf(_) => None,
        }
    }

    /// What such a cell should hold, in words.
    pub fn expected(self) -> String {
        match self {
            Self::Number => "a whole number".to_owned(),
            Self::Spans => "start-end pairs joined by `;`".to_owned(),
            Self::Links => "start-end>start-end pairs joined by `;`".to_owned(),
            Self::OneOf(words) => format!("one of `{}`", words.join("`, `")),
            Self::Text | Self::Pieces | Self::Names => "text".to_owned(),
        }
    }
}

/// A range in the source in the data set's unit, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Offsets(pub u32, pub u32);

/// What stands for something, and the mention that names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Link(pub Offsets, pub Offsets);

/// The names of rules, in the order in which they applied.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Names(pub Vec<String>);

impl Offsets {
    fn parsed(text: &str) -> Option<Self> {
        let (start, end) = text.split_once('-')?;
        Some(Self(start.parse().ok()?, end.parse().ok()?))
    }
}

impl std::fmt::Display for Offsets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.0, self.1)
    }
}

/// A value that stands in one cell of a table.
pub(super) trait Cell: Sized {
    const KIND: Kind;

    fn write(&self) -> Cow<'_, str>;

    /// The value that `text` stands for; none if it is not of this kind.
    fn read(text: &str) -> Option<Self>;
}

impl Cell for String {
    const KIND: Kind = Kind::Text;

    fn write(&self) -> Cow<'_, str> {
        self.into()
    }

    fn read(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

impl Cell for u32 {
    const KIND: Kind = Kind::Number;

    fn write(&self) -> Cow<'_, str> {
        self.to_string().into()
    }

    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Cell for Vec<Offsets> {
    const KIND: Kind = Kind::Spans;

    fn write(&self) -> Cow<'_, str> {
        let pairs: Vec<_> = self.iter().map(Offsets::to_string).collect();
        pairs.join(";").into()
    }

    fn read(text: &str) -> Option<Self> {
        items(text, ";").map(Offsets::parsed).collect()
    }
}

impl Cell for Vec<Link> {
    const KIND: Kind = Kind::Links;

    fn write(&self) -> Cow<'_, str> {
        let links: Vec<_> = self
            .iter()
            .map(|Link(word, named)| format!("{word}>{named}"))
            .collect();
        links.join(";").into()
    }

    fn read(text: &str) -> Option<Self> {
        let link = |text: &str| {
            let (word, named) = text.split_once('>')?;
            Some(Link(Offsets::parsed(word)?, Offsets::parsed(named)?))
        };
        items(text, ";").map(link).collect()
    }
}

impl Cell for Vec<String> {
    const KIND: Kind = Kind::Pieces;

    fn write(&self) -> Cow<'_, str> {
        self.join("; ").into()
    }

    fn read(text: &str) -> Option<Self> {
        Some(items(text, "; ").map(str::to_owned).collect())
    }
}

impl Cell for Names {
    const KIND: Kind = Kind::Names;

    fn write(&self) -> Cow<'_, str> {
        self.0.join(";").into()
    }

    fn read(text: &str) -> Option<Self> {
        Some(Self(items(text, ";").map(str::to_owned).collect()))
    }
}

fn items<'t>(text: &'t str, separator: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(separator).filter(|item| !item.is_empty())
}

/// Labels are written and read by their names.
macro_rules! label {
    ($label:ident: $($value:ident),+) => {
        impl Cell for $label {
            const KIND: Kind = Kind::OneOf(&[$($label::$value.as_str()),+]);

            fn write(&self) -> Cow<'_, str> {
                self.as_str().into()
            }

            fn read(text: &str) -> Option<Self> {
                [$($label::$value),+].into_iter().find(|label| label.as_str() == text)
            }
        }
    };
}

/// What an annotator may leave open.
impl<T: Cell> Cell for Option<T> {
    const KIND: Kind = T::KIND;

    fn write(&self) -> Cow<'_, str> {
        self.as_ref().map(T::write).unwrap_or_default()
    }

    fn read(text: &str) -> Option<Self> {
        if text.is_empty() {
            Some(None)
        } else {
            T::read(text).map(Some)
        }
    }
}

label!(Status: Asserted, Alleged, Denied);
label!(Polarity: Positive, Negative);
label!(Tense: Past, Present, Future);
label!(Outcome: Claims, None);

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip<T: Cell + PartialEq + std::fmt::Debug>(value: T, text: &str) {
        assert_eq!(value.write(), text);
        assert_eq!(T::read(text), Some(value));
    }

    #[test]
    fn every_kind_is_read_back() {
        round_trip("a,b\n".to_owned(), "a,b\n");
        round_trip(17, "17");
        round_trip(vec![Offsets(0, 3), Offsets(5, 9)], "0-3;5-9");
        round_trip(Vec::<Offsets>::new(), "");
        round_trip(vec![Link(Offsets(4, 7), Offsets(0, 3))], "4-7>0-3");
        round_trip(vec!["zou".to_owned(), "volgens".to_owned()], "zou; volgens");
        round_trip(Names(vec!["main".to_owned(), "zou".to_owned()]), "main;zou");
        round_trip(Status::Denied, "denied");
        round_trip(Some(Status::Denied), "denied");
        round_trip(None::<Status>, "");
        round_trip(Polarity::Negative, "negative");
        round_trip(Tense::Future, "future");
    }

    #[test]
    fn what_is_of_another_kind_is_refused() {
        assert_eq!(u32::read("-1"), None);
        assert_eq!(Vec::<Offsets>::read("3"), None);
        assert_eq!(Vec::<Link>::read("4-7"), None);
        assert_eq!(Status::read("Asserted"), None);
    }
}
