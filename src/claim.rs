//! The result: claims, with the evidence for every label.

use crate::text::Span;

/// What the text does with a proposition.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The writer presents it as true, or with negative polarity as untrue.
    Asserted,
    /// Put forward by somebody else or as uncertain, and not vouched for.
    Alleged,
    /// Rejected by an explicit denial of somebody in the text or of the writer.
    Denied,
}

/// Whether the claim, as worded, is negated.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    /// No negation of the clause.
    Positive,
    /// The clause is negated.
    Negative,
}

/// The time of the claim as its finite verb gives it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Tense {
    /// Simple past, and the perfect tenses.
    Past,
    /// Simple present.
    Present,
    /// *zal*, *gaat*, and the like.
    Future,
}

impl Status {
    /// As in the data set.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Alleged => "alleged",
            Self::Denied => "denied",
        }
    }
}

impl Polarity {
    /// As in the data set.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Positive => "positive",
            Self::Negative => "negative",
        }
    }
}

impl Tense {
    /// As in the data set.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::Present => "present",
            Self::Future => "future",
        }
    }
}

/// A clause that is no claim, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Barred {
    /// The 1-based number of its sentence in the document.
    pub sentence: u32,
    /// Its lexical main verb or predicative word.
    pub head: Span,
    /// The rule that bars it.
    pub rule: &'static str,
}

/// One atomic claim of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The 1-based number of its sentence in the document.
    pub sentence: u32,
    /// The verbatim pieces of the claim's own clause, in text order.
    pub spans: Vec<Span>,
    /// A Dutch main clause that can be read alone.
    pub wording: String,
    /// What the text does with it.
    pub status: Status,
    /// Whether it is negated.
    pub polarity: Polarity,
    /// The words that decided the status; in this sentence or a neighbouring one.
    pub cues: Vec<Span>,
    /// Who puts it forward or denies it, as the text names them.
    pub sources: Vec<Span>,
    /// The lexical main verb or predicative word.
    pub head: Span,
    /// The verb cluster with its particle and predicative head, in text order.
    pub predicate: Vec<Span>,
    /// The time that the finite verb gives.
    pub tense: Tense,
    /// The rules that made it, in the order in which they applied.
    pub rules: Vec<&'static str>,
}
