use std::io;

use crate::{dataset::TableError, sheet::SheetError};

/// Why a table cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// The format keeps too little.
    #[error("the format {0} cannot be read back")]
    Lossy(&'static str),
    /// The system could not read it.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It is no delimited text.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// It is delimited text, but no data set.
    #[error(transparent)]
    Table(#[from] TableError),
    /// A line is not the JSON that it should be.
    #[error("line {line}: {reason}")]
    Json {
        /// From 1.
        line: u64,
        /// What is wrong.
        reason: serde_json::Error,
    },
}
