//! Comma-separated values by RFC 4180, with `\n` as line end and quotes only where they must be.

use std::{
    borrow::Cow,
    io::{self, Read, Write},
};

use ::csv::{
    ErrorKind, QuoteStyle, ReaderBuilder, StringRecord, Terminator, Writer, WriterBuilder,
};

use super::{ExportError, Exporter, Rows};
use crate::{
    dataset::{COLUMNS, Column, Dialect, Entry, LEDGER_COLUMNS, Offsets, Record, Row},
    text::{OffsetUnit, Positions},
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
        Ok(Box::new(Table::begin(COLUMNS, out)?))
    }

    /// The columns may stand in any order; others beside them are ignored.
    fn read(&self, table: &mut dyn Read, unit: OffsetUnit) -> Result<Vec<Record>, ExportError> {
        let mut reader = ReaderBuilder::new().from_reader(table);
        let header = reader.headers().map_err(form)?.clone();
        reader
            .records()
            .map(|row| record(&header, &row.map_err(form)?, unit))
            .collect()
    }
}

struct Table<W: Write>(Writer<W>);

impl<W: Write> Table<W> {
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

impl<W: Write> Rows for Table<W> {
    fn row(&mut self, row: &Row) -> io::Result<()> {
        self.cells(row.record.cells())
    }

    fn end(mut self: Box<Self>) -> io::Result<()> {
        self.0.flush()
    }
}

/// A ledger that is being written.
pub struct Ledger<'w>(Table<Box<dyn Write + 'w>>);

impl<'w> Ledger<'w> {
    /// Begins it with its header.
    pub fn begin(out: Box<dyn Write + 'w>) -> io::Result<Self> {
        Table::begin(LEDGER_COLUMNS, out).map(Self)
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

#[allow(clippy::needless_pass_by_value, reason = "for map_err")]
fn form(error: ::csv::Error) -> ExportError {
    ExportError::Form(error.to_string())
}

fn record(
    header: &StringRecord,
    row: &StringRecord,
    unit: OffsetUnit,
) -> Result<Record, ExportError> {
    let line = row.position().map_or(0, ::csv::Position::line);
    // A byte-order mark may stand before the first name.
    let place = |name| {
        header
            .iter()
            .position(|title| title.trim_start_matches('\u{feff}') == name)
    };
    let cell = |name| row.get(place(name)?);
    let mut record =
        Record::from_cells(cell).map_err(|reason| ExportError::Cell { line, reason })?;
    let Record {
        cue,
        cue_spans,
        source,
        source_spans,
        time,
        time_spans,
        ..
    } = &mut record;
    let lists = [
        ("cue", cue, cue_spans),
        ("source", source, source_spans),
        ("time", time, time_spans),
    ];
    for (column, pieces, spans) in lists {
        if pieces.len() != spans.len() {
            let joined = pieces.join(GAP);
            *pieces = cut(&joined, spans, unit).ok_or(ExportError::Pieces { line, column })?;
        }
    }
    Ok(record)
}

/// What joins the pieces of a cell.
const GAP: &str = "; ";

/// Cuts joined pieces by their lengths, for pieces that have the joint in themselves.
fn cut(joined: &str, spans: &[Offsets], unit: OffsetUnit) -> Option<Vec<String>> {
    let positions = Positions::new(joined, unit);
    let mut at = 0;
    let mut pieces = Vec::with_capacity(spans.len());
    for &Offsets(start, end) in spans {
        let length = end.checked_sub(start)?;
        pieces.push(positions.slice(at, at + length)?.to_owned());
        // The gap has two characters, of one unit each.
        at += length + 2;
    }
    (pieces.join(GAP) == joined).then_some(pieces)
}
