use std::{io, path::PathBuf};

/// Why a document could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The system could not open or read it.
    #[error("{}: {reason}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// It is not UTF-8.
    #[error(
        "{path}: not UTF-8 at byte {at}; convert it first, for instance with `iconv -f WINDOWS-1252 -t UTF-8`"
    )]
    NotUtf8 {
        /// The file.
        path: String,
        /// The 0-based byte in the file where the first wrong sequence begins.
        at: u64,
    },
    /// A line is not a record.
    #[error("{path}:{line}:{column}: {message}")]
    Record {
        /// The file.
        path: String,
        /// The 1-based line.
        line: u64,
        /// The 1-based byte in the line; 1 if the fault is the record as a whole.
        column: usize,
        /// What is wrong with it.
        message: String,
    },
    /// Offsets have 32 bits.
    #[error("{path}: the text has 4 GiB or more")]
    TooLong {
        /// The file.
        path: String,
    },
    /// Two documents of a run have the same id, so that their claims could not be told apart.
    #[error("{second}: the id `{id}` is that of {first} already; give one of them another name")]
    DuplicateId {
        /// The id.
        id: String,
        /// Where it was met first.
        first: String,
        /// The document that is left out.
        second: String,
    },
}
