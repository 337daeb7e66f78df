//! JSON Lines: the columns of the CSV as fields, and the edits from the source to the wording; spans are
//! `[start, end]` pairs, lists are arrays.

use std::io::{self, BufRead, BufReader, Read, Write};

use super::{ExportError, Exporter, Rows};
use crate::{
    dataset::{Record, Row, Table},
    text::OffsetUnit,
};

/// JSON Lines.
pub(super) struct JsonLines;

impl Exporter for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn extension(&self) -> &'static str {
        "jsonl"
    }

    fn about(&self) -> &'static str {
        "one JSON object a line with the same fields and, word by word, where the wording comes from; lists as arrays, \
         spans as [start, end]"
    }

    fn begin<'w>(&self, out: Box<dyn Write + 'w>) -> io::Result<Box<dyn Rows + 'w>> {
        Ok(Box::new(Lines(out)))
    }

    fn read(&self, table: &mut dyn Read, unit: OffsetUnit) -> Result<Table, ExportError> {
        let lines = (1..).zip(BufReader::new(table).lines());
        let records = lines.map(|(line, text)| record(line, &text?));
        Ok(Table::of(records.collect::<Result<_, _>>()?, unit))
    }
}

struct Lines<W: Write>(W);

impl<W: Write> Rows for Lines<W> {
    fn row(&mut self, row: &Row) -> io::Result<()> {
        serde_json::to_writer(&mut self.0, row)?;
        self.0.write_all(b"\n")
    }

    fn end(mut self: Box<Self>) -> io::Result<()> {
        self.0.flush()
    }
}

fn record(line: u64, text: &str) -> Result<Record, ExportError> {
    serde_json::from_str(text).map_err(|reason| ExportError::Json { line, reason })
}
