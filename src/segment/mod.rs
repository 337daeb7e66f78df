//! Tokens and sentences. Token boundaries follow the Dutch Universal Dependencies treebanks.

use crate::text::{Document, Span};

/// One token: a range whose neighbours are separated from it by white space, mark-up or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the document.
    pub span: Span,
}

/// One sentence with its tokens, in text order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Ordered and disjoint.
    pub tokens: Vec<Token>,
    /// The 1-based number of its paragraph in the document; headings count as paragraphs.
    pub paragraph: u32,
    /// The 1-based number of the sentence in the document.
    pub number: u32,
    /// The last heading before it.
    pub section: Option<Span>,
    /// What it is for the reader.
    pub role: Role,
}

/// What a sentence is for the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Running text: may hold claims.
    Text,
    /// A headline or section heading: holds none.
    Heading,
}

/// Splits a document into its sentences.
pub fn segment(document: &Document) -> Vec<Sentence> {
    let _ = document;
    Vec::new()
}
