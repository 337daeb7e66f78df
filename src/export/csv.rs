//! Comma-separated values by RFC 4180, with `\n` as line end and quotes only where they must be.

use std::{
    borrow::Cow,
    io::{self, Read, Write},
};

use ::csv::{ErrorKind, QuoteStyle, Terminator, Writer, WriterBuilder};

use super::{ExportError, Exporter, Rows};
use crate::{
    dataset::{COLUMNS, Column, Dialect, Entry, LEDGER_COLUMNS, Row, Table},
    sheet::Sheet,
    text::OffsetUnit,
};

/// CSV.
pub(super) struct Csv;

impl Exporter for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn extension(&self) -> &'static str {
        "csv"
    }

    fn about(&self) -> &'static str {
        "comma-separated values with a header row; lists joined by `;` or `; `"
    }

    fn dialect(&self) -> Option<Dialect> {
        Some(Dialect {
            encoding: "utf-8",
            delimiter: ",",
            quote_char: "\"",
            double_quote: true,
            line_terminators: "\n",
            header: true,
        })
    }

    fn begin<'w>(&self, out: Box<dyn Write + 'w>) -> io::Result<Box<dyn Rows + 'w>> {
        Ok(Box::new(Lines::begin(COLUMNS, out)?))
    }

    /// Any dialect is read; the columns may stand in any order.
    fn read(&self, table: &mut dyn Read, unit: OffsetUnit) -> Result<Table, ExportError> {
        let mut bytes = Vec::new();
        table.read_to_end(&mut bytes)?;
        let mut sheet = Sheet::read(&bytes)?;
        if sheet.is_guarded() {
            sheet.unguard();
        }
        Ok(Table::from_sheet(&sheet, unit)?)
    }
}

struct Lines<W: Write>(Writer<W>);

impl<W: Write> Lines<W> {
    fn begin(columns: &[Column], out: W) -> io::Result<Self> {
        let mut writer = WriterBuilder::new()
            .terminator(Terminator::Any(b'\n'))
            .quote_style(QuoteStyle::Necessary)
            .from_writer(out);
        let header = writer.write_record(columns.iter().map(|column| column.name));
        header.map_err(failure)?;
        Ok(Self(writer))
    }

    fn cells<'c>(&mut self, cells: impl Iterator<Item = Cow<'c, str>>) -> io::Result<()> {
        for cell in cells {
            self.0.write_field(cell.as_bytes()).map_err(failure)?;
        }
        // An empty record ends the row.
        self.0.write_record(None::<&[u8]>).map_err(failure)
    }
}

impl<W: Write> Rows for Lines<W> {
    fn row(&mut self, row: &Row) -> io::Result<()> {
        self.cells(row.record.cells())
    }

    fn end(mut self: Box<Self>) -> io::Result<()> {
        self.0.flush()
    }
}

/// A ledger that is being written.
pub struct Ledger<'w>(Lines<Box<dyn Write + 'w>>);

impl<'w> Ledger<'w> {
    /// Begins it with its header.
    pub fn begin(out: Box<dyn Write + 'w>) -> io::Result<Self> {
        Lines::begin(LEDGER_COLUMNS, out).map(Self)
    }

    /// How it is delimited.
    pub fn dialect() -> Option<Dialect> {
        Csv.dialect()
    }

    /// Writes the next row.
    pub fn row(&mut self, entry: &Entry) -> io::Result<()> {
        self.0.cells(entry.cells())
    }

    /// Writes all that is still held back.
    pub fn end(mut self) -> io::Result<()> {
        self.0.0.flush()
    }
}

/// The failure of the system that was met in writing, with its kind: a closed pipe is told from a full disk.
fn failure(error: ::csv::Error) -> io::Error {
    match error.into_kind() {
        ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
