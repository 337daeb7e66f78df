//! From bytes to [`Document`]s, one file a format.

mod error;
mod header;
mod input;
mod jsonl;
mod markdown;
mod plain;
mod source;

pub use error::ReadError;
pub use input::Input;
pub use plain::plain_text;
pub use source::{Source, documents, sources};

use crate::text::Document;

/// The documents of one source, in its order; one that cannot be read is an error among them.
pub type Documents = Box<dyn Iterator<Item = Result<Document, ReadError>> + Send>;

/// One input format.
pub trait Reader: Sync {
    /// What the command line calls it.
    fn name(&self) -> &'static str;
    /// The file extensions that it is recognised by, without the dot, in small letters.
    fn extensions(&self) -> &'static [&'static str];
    /// One line of help.
    fn about(&self) -> &'static str;
    /// Reads the documents of one input.
    fn documents(&self, input: Input) -> Documents;
}

/// All formats; the first is for what no other one claims.
pub const READERS: &[&dyn Reader] = &[&plain::Plain, &markdown::Markdown, &jsonl::JsonLines];

/// The format that is called `name`.
pub fn reader(name: &str) -> Option<&'static dyn Reader> {
    READERS.iter().copied().find(|reader| reader.name() == name)
}
