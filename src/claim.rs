//! The result: claims, with the evidence for every label.

use crate::{text::Span, time::Time};

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
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Asserted, Self::Alleged, Self::Denied];

    /// The one with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.as_str() == name)
    }

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
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Positive, Self::Negative];

    /// The one with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.as_str() == name)
    }

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

/// What a rule decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Which words make a clause.
    Clause,
    /// Who puts it forward.
    Source,
    /// What its own words say of its status.
    Status,
    /// That it is no claim.
    NoClaim,
}

/// A rule as annotators know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// What it decides.
    pub stage: Stage,
    /// The name that claims and explanations carry.
    pub name: &'static str,
    /// What it looks for, in one line, with a Dutch example.
    pub about: &'static str,
}

/// How far a cue goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Over its own clause.
    Clause,
    /// Over its own clause and those coordinated with it.
    Coordinated,
    /// Over all that is reported or quoted.
    Reported,
    /// Over the claims that it points to.
    Pointed,
}

/// What one rule says of the status of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static str,
    /// The status that it gives by itself.
    pub status: Status,
    /// The words that it goes by.
    pub cues: Vec<Span>,
    /// How far they go.
    pub scope: Scope,
    /// Whether they belong to the clause above, and cover this one too.
    pub shared: bool,
}

/// A clause that is no claim, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Barred {
    /// The 1-based number of its sentence in the document.
    pub sentence: u32,
    /// Its lexical main verb or predicative word.
    pub head: Span,
    /// The rule that bars it.
    pub rule: &'static str,
    /// What other rules say of its status, all overruled; only in explanations.
    pub findings: Option<Vec<Finding>>,
    /// The wordings of the claims whose status it turned, if it points to others; only in explanations.
    pub turned: Option<Vec<String>>,
}

/// What became of a word of the source in a wording, or where a word of the wording comes from.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// A word or mark of the claim's own clause, in its order.
    Keep,
    /// A word or mark of the claim's own clause, in another place.
    Move,
    /// A word from elsewhere in the document.
    Copy,
    /// Another form of a word of the document.
    Inflect,
    /// A function word or mark that the source does not have here.
    Insert,
    /// A word of the claim's own clause that the wording leaves out.
    Drop,
}

/// One step of the way from the source to a wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is done.
    pub op: Op,
    /// The word of the source; none for what is inserted.
    pub span: Option<Span>,
    /// As the wording has it, with the capital that its place asks for; of what is dropped, as the source has it.
    pub text: String,
    /// Whether a space stands before it in the wording.
    pub spaced: bool,
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
    /// How the wording comes from the source: in the order of the wording, then what is dropped in text order.
    pub edits: Vec<Edit>,
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
    /// The expressions of time among its words, in text order.
    pub times: Vec<Time>,
    /// The rules that made it, in the order in which they applied.
    pub rules: Vec<&'static str>,
    /// What each rule says of the status, the one that decided first; only in explanations.
    pub findings: Option<Vec<Finding>>,
    /// The pronouns and short names that the wording replaces, each with the mention that names what it stands for.
    pub references: Vec<(Span, Span)>,
    /// How sure the parser is, in per cent, of which words it is made of and of the place of its head.
    pub confidence: u32,
}
