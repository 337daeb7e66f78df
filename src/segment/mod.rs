//! Tokens and sentences. Token boundaries follow the Dutch Universal Dependencies treebanks.

mod chars;
mod kinds;
mod lexicon;
mod sentences;
mod stops;
mod tokens;
mod words;

use crate::text::{Block, BlockKind, Document, Span};

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

/// Splits a document into its sentences; a heading is one sentence.
///
/// Every character of a block that is neither white space nor mark-up is in exactly one token.
pub fn segment(document: &Document) -> Vec<Sentence> {
    paragraphs(document).flatten().collect()
}

/// The same, block by block: the sentences of a long document need not all be in memory.
pub fn paragraphs(document: &Document) -> impl Iterator<Item = Vec<Sentence>> {
    let mut section = None;
    let mut numbers = 1..;
    (1..).zip(&document.blocks).map(move |(paragraph, block)| {
        let sentences = split(&document.text, block).into_iter().zip(&mut numbers);
        let above = section;
        if block.kind == BlockKind::Heading {
            section = Some(block.span);
        }
        sentences
            .map(|(tokens, number)| Sentence {
                span: tokens[0].span.join(tokens[tokens.len() - 1].span),
                tokens,
                paragraph,
                number,
                section: above,
                role: role(block.kind),
            })
            .collect()
    })
}

/// The tokens of one line of text.
pub(crate) fn line(text: &str) -> Vec<Span> {
    let block = Block {
        kind: BlockKind::Paragraph,
        span: Span::of(0..text.len()),
        markup: Vec::new(),
    };
    tokens::tokens(text, &block)
}

/// The sentences of a block; none is empty.
fn split(text: &str, block: &Block) -> Vec<Vec<Token>> {
    let tokens: Vec<Token> = tokens::tokens(text, block)
        .into_iter()
        .map(|span| Token { span })
        .collect();
    match block.kind {
        _ if tokens.is_empty() => Vec::new(),
        BlockKind::Heading => vec![tokens],
        BlockKind::Paragraph => sentences::sentences(text, &tokens)
            .into_iter()
            .map(|range| tokens[range].to_vec())
            .collect(),
    }
}

fn role(kind: BlockKind) -> Role {
    match kind {
        BlockKind::Heading => Role::Heading,
        BlockKind::Paragraph => Role::Text,
    }
}
