//! A claim as formats write it.

use serde::{Deserialize, Serialize};

use super::{cell::Offsets, record::Record};
use crate::claim::Op;

/// A record with how its wording comes from the source; formats that cannot hold the edits leave them out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The columns.
    #[serde(flatten)]
    pub record: Record,
    /// The steps from the source to the wording: first the words of the wording in their order, which joined give the
    /// wording, then the words that it leaves out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<WordEdit>,
}

/// A word or mark of a wording, and where it comes from; or a word that the wording leaves out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordEdit {
    /// What is done.
    pub op: Op,
    /// Where the word stands in the source; none for what is inserted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Offsets>,
    /// As it is written in the wording.
    pub text: String,
    /// Whether a space stands before it in the wording.
    pub space: bool,
}

/// How claims are worded in a data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WordingStyle {
    /// As a main clause that can be read alone.
    #[default]
    Standalone,
    /// As the untouched quote.
    Verbatim,
}

impl WordingStyle {
    /// All styles, the default first.
    pub const ALL: [Self; 2] = [Self::Standalone, Self::Verbatim];

    /// As on the command line and in metadata.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Standalone => "standalone",
            Self::Verbatim => "verbatim",
        }
    }

    /// The style with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|style| style.as_str() == name)
    }
}
