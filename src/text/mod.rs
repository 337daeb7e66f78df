//! The source text as it is, and places in it.

mod position;
mod span;

pub use position::{OffsetUnit, Positions};
pub use span::Span;

use sha2::{Digest, Sha256};

/// One text to read claims from, as it stands in its source.
///
/// The text is never altered: every [`Span`] of every later stage is a range into [`Document::text`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The file name without its extension, or the record's id.
    pub id: String,
    /// The path it was read from, as given; `-` for standard input.
    pub path: String,
    /// The whole source, byte-order mark, header line and line endings included.
    pub text: String,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, if the source gives one.
    pub date: Option<String>,
    /// The record's title, if its format has one.
    pub title: Option<String>,
    /// The record's address, if its format has one.
    pub url: Option<String>,
    /// The parts that hold language, in text order; what lies between them is not text.
    pub blocks: Vec<Block>,
}

/// A run of text that no sentence crosses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is for the reader.
    pub kind: BlockKind,
    /// Where it stands.
    pub span: Span,
    /// Ranges inside it that are mark-up; segmentation treats them as white space.
    pub markup: Vec<Span>,
}

/// What a [`Block`] is for the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Names the section that follows; yields no claims.
    Heading,
    /// Running text.
    Paragraph,
}

impl Document {
    /// The verbatim text at `span`.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The length of the source, in bytes; of a record that of its text.
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// The SHA-256 of the same bytes in hexadecimal, as `sha256sum` prints it.
    pub fn sha256(&self) -> String {
        sha256(self.text.as_bytes())
    }
}

/// The SHA-256 of some bytes in hexadecimal, as `sha256sum` prints it.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// Whether a token is a dash of any length.
pub(crate) fn is_dash(form: &str) -> bool {
    matches!(form, "-" | "–" | "—")
}

/// *hóe*, *dát*, *ècht*: a word without the accents of stress.
pub(crate) fn unstressed(form: &str) -> String {
    let plain = |letter| match letter {
        'á' => 'a',
        'é' | 'è' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' => 'u',
        other => other,
    };
    form.chars().map(plain).collect()
}
