use crate::dataset::CellError;

/// Why a table cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// The format keeps too little.
    #[error("the format {0} cannot be read back")]
    Lossy(&'static str),
    /// The system could not read it, or its form is broken.
    #[error("{0}")]
    Form(String),
    /// A cell is not what its column should hold.
    #[error("line {line}: {reason}")]
    Cell {
        /// From 1.
        line: u64,
        /// What is wrong.
        reason: CellError,
    },
    /// There are more or fewer pieces than places for them.
    #[error("line {line}: column `{column}` does not have the length of its offsets")]
    Pieces {
        /// From 1.
        line: u64,
        /// The column of the pieces.
        column: &'static str,
    },
}
