//! From rows to bytes and back, one file a format.

mod csv;
mod error;
mod jsonl;

use std::{
    io::{self, Read, Write},
    path::Path,
};

pub use self::csv::Ledger;
pub use error::ExportError;

use crate::{
    dataset::{Dialect, Row, Table},
    text::OffsetUnit,
};

/// One output format.
pub trait Exporter: Sync {
    /// What the command line calls it.
    fn name(&self) -> &'static str;

    /// The extension of its files, without the dot.
    fn extension(&self) -> &'static str;

    /// One line of help.
    fn about(&self) -> &'static str;

    /// Whether something of a row is lost, so that it cannot be read back.
    fn lossy(&self) -> bool {
        false
    }

    /// How its files are delimited, if they are delimited text.
    fn dialect(&self) -> Option<Dialect> {
        None
    }

    /// Begins a table, with what stands above its rows.
    fn begin<'w>(&self, out: Box<dyn Write + 'w>) -> io::Result<Box<dyn Rows + 'w>>;

    /// Reads a table whose offsets count in `unit`.
    fn read(&self, table: &mut dyn Read, unit: OffsetUnit) -> Result<Table, ExportError>;
}

/// A table that is being written.
pub trait Rows {
    /// Writes the next row.
    fn row(&mut self, row: &Row) -> io::Result<()>;

    /// Writes what stands below the rows, and all that is still held back.
    fn end(self: Box<Self>) -> io::Result<()>;
}

/// All formats; the first is the default.
pub const EXPORTERS: &[&dyn Exporter] = &[&csv::Csv, &jsonl::JsonLines];

/// The format that is called `name`.
pub fn exporter(name: &str) -> Option<&'static dyn Exporter> {
    EXPORTERS
        .iter()
        .copied()
        .find(|exporter| exporter.name() == name)
}

/// The format with the extension of `path`.
pub fn by_extension(path: &Path) -> Option<&'static dyn Exporter> {
    let extension = path.extension()?.to_str()?.to_lowercase();
    EXPORTERS
        .iter()
        .copied()
        .find(|exporter| exporter.extension() == extension)
}
