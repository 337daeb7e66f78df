//! Delimited text as people's programs write it: any delimiter, encoding and line end in, two dialects out.
//!
//! Nothing here knows what the columns mean. A [`Sheet`] keeps every cell as it stands, and [`Fault`]s tell what is odd
//! about the form; whoever reads it decides what of that is an error.

mod decode;
mod delimit;
mod fault;
mod guard;
mod write;

use csv::{ByteRecord, ReaderBuilder};

pub use decode::Encoding;
pub use fault::{Fault, FaultKind, SheetError};
pub use guard::{guard, unguard};
pub use write::Dialect;

/// A table of texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// How it was written.
    pub form: Form,
    /// The names of the columns, without white space around them.
    pub header: Vec<String>,
    /// The rows under the header; those without any text and repetitions of the header are left out.
    pub rows: Vec<Row>,
    /// What is odd about it, in the order of the lines.
    pub faults: Vec<Fault>,
}

/// One row of a [`Sheet`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line of the file on which it begins, from 1.
    pub line: u64,
    /// Its number as spreadsheet programs count, where the header is row 1.
    pub number: u64,
    /// As many as the header has, and more if the row is too long.
    pub cells: Vec<String>,
}

/// How delimited text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// How characters are bytes.
    pub encoding: Encoding,
    /// Whether a byte-order mark stands in front.
    pub mark: bool,
    /// What stands between two cells.
    pub delimiter: u8,
    /// Whether rows end in CR LF, or CR alone.
    pub carriage_returns: bool,
}

impl Sheet {
    /// Reads delimited text with a header row, whatever wrote it.
    ///
    /// # Errors
    /// If there is no table in the bytes: nothing at all, a spreadsheet program's own file, a web page.
    pub fn read(bytes: &[u8]) -> Result<Self, SheetError> {
        let mut faults = Vec::new();
        let text = decode::decode(bytes, &mut faults)?;
        let body = delimit::body(&text.text, &mut faults);
        let delimiter = delimit::delimiter(body.text);
        let form = Form {
            encoding: text.encoding,
            mark: text.mark,
            delimiter,
            carriage_returns: delimit::ends_in_carriage_return(body.text),
        };
        form.faults(&mut faults);
        let mut rows = rows(&body, delimiter, &mut faults);
        if rows.is_empty() {
            return Err(SheetError::Empty);
        }
        let mut header = rows.remove(0).cells;
        for name in &mut header {
            *name = name.trim().to_owned();
        }
        // Programs add delimiters after the last column.
        while header.last().is_some_and(String::is_empty) {
            header.pop();
        }
        fault::of_header(&header, &mut faults);
        fault::of_rows(&header, &rows, body.text, &mut faults);
        rows.retain(|row| row.cells != header && row.cells.iter().any(|cell| !cell.is_empty()));
        for row in &mut rows {
            while row.cells.len() > header.len() && row.cells.last().is_some_and(String::is_empty) {
                row.cells.pop();
            }
            if row.cells.len() < header.len() {
                row.cells.resize(header.len(), String::new());
            }
        }
        faults.sort_by_key(|fault| fault.line);
        Ok(Self {
            form,
            header,
            rows,
            faults,
        })
    }

    /// Of these cells, as our own programs write them.
    pub fn of(header: Vec<String>, cells: impl IntoIterator<Item = Vec<String>>) -> Self {
        let row = |(number, cells)| Row {
            line: number,
            number,
            cells,
        };
        Self {
            form: Form::default(),
            header,
            rows: (2..).zip(cells).map(row).collect(),
            faults: Vec::new(),
        }
    }

    /// The rows of both, under the columns of both.
    #[must_use]
    pub fn followed_by(mut self, next: &Self) -> Self {
        for name in &next.header {
            if self.column(name).is_none() {
                self.header.push(name.clone());
            }
        }
        let columns: Vec<Option<usize>> =
            self.header.iter().map(|name| next.column(name)).collect();
        for row in &mut self.rows {
            row.cells.resize(self.header.len(), String::new());
        }
        let cell = |row: &Row, column: &Option<usize>| {
            let cell = column.and_then(|column| row.cell(column));
            cell.unwrap_or_default().to_owned()
        };
        let rows = next.rows.iter();
        self.rows.extend(rows.map(|row| Row {
            line: row.line,
            number: row.number,
            cells: columns.iter().map(|column| cell(row, column)).collect(),
        }));
        self
    }

    /// The place of the column with this name; the first one if there are several.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|title| title == name)
    }

    /// Whether [`Dialect::ExcelNl`] may have written it: a guard stands in half of the rows or more.
    pub fn is_guarded(&self) -> bool {
        let has_guard = |row: &&Row| row.cells.iter().any(|cell| unguard(cell).is_some());
        let guarded = self.rows.iter().filter(has_guard).count();
        guarded > 0 && guarded * 2 >= self.rows.len()
    }

    /// Takes away what [`Dialect::ExcelNl`] has put before cells that a spreadsheet program would compute.
    pub fn unguard(&mut self) {
        for cell in self.rows.iter_mut().flat_map(|row| &mut row.cells) {
            if let Some(own) = unguard(cell) {
                *cell = own.to_owned();
            }
        }
    }
}

impl Row {
    /// The cell in this place; none beyond the end of the row.
    pub fn cell(&self, column: usize) -> Option<&str> {
        self.cells.get(column).map(String::as_str)
    }
}

impl Default for Form {
    fn default() -> Self {
        Self {
            encoding: Encoding::Utf8,
            mark: false,
            delimiter: b',',
            carriage_returns: false,
        }
    }
}

impl Form {
    /// In what it is not the standard of our data sets.
    fn faults(self, faults: &mut Vec<Fault>) {
        let kinds = [
            (self.mark, FaultKind::Mark),
            (self.delimiter != b',', FaultKind::Delimiter(self.delimiter)),
            (self.carriage_returns, FaultKind::CarriageReturns),
        ];
        let odd = kinds.into_iter().filter(|(is_so, _)| *is_so);
        faults.extend(odd.map(|(_, kind)| Fault { line: 1, kind }));
    }
}

/// All rows with at least one delimiter or character, the header first.
fn rows(body: &delimit::Body<'_>, delimiter: u8, faults: &mut Vec<Fault>) -> Vec<Row> {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(body.text.as_bytes());
    let mut rows = Vec::new();
    let mut record = ByteRecord::new();
    let mut lines = delimit::Lines::of(body);
    // Reading from memory with rows of any length cannot fail.
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        let at = record.position().map_or(0, csv::Position::byte);
        let cell = |cell: &[u8]| String::from_utf8_lossy(cell).into_owned();
        let (line, empty) = lines.of_row(at);
        faults.extend(empty.into_iter().map(|line| FaultKind::EmptyRow.at(line)));
        rows.push(Row {
            line,
            number: rows.len() as u64 + 1,
            cells: record.iter().map(cell).collect(),
        });
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(sheet: &Sheet) -> Vec<String> {
        let told = |fault: &Fault| format!("{}: {}", fault.line, fault.kind);
        sheet.faults.iter().map(told).collect()
    }

    /// One table in all the ways in which programs write it.
    #[test]
    fn any_form_gives_the_same_cells() {
        let text = "id,naam\n1,\"Zoë, 'tje\"\n2,\"twee\nregels\"\n";
        let plain = Sheet::read(text.as_bytes()).unwrap();
        assert_eq!(plain.faults, []);
        assert_eq!(plain.rows[1].cells, ["2", "twee\nregels"]);
        let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
            text.encode_utf16().flat_map(order).collect()
        };
        let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
        let ways = [
            text.replace(',', ";").replace("Zoë;", "Zoë,").into_bytes(),
            text.replace(',', "\t")
                .replace("Zoë\t", "Zoë,")
                .into_bytes(),
            format!("\u{feff}{text}").into_bytes(),
            format!("sep=,\n{text}").into_bytes(),
            text.replace("naam\n", "naam,,\n")
                .replace("\"\n2", "\",,\n2")
                .into_bytes(),
            text.replace("2,", ",\n2,").into_bytes(),
            text.trim_end().as_bytes().to_vec(),
            utf16(u16::to_le_bytes),
            utf16(u16::to_be_bytes),
            latin,
            plain.write(Dialect::ExcelNl),
        ];
        for way in ways {
            let mut sheet = Sheet::read(&way).unwrap();
            sheet.unguard();
            assert_eq!(sheet.header, plain.header, "{way:?}");
            let cells = |sheet: &Sheet| -> Vec<_> {
                sheet.rows.iter().map(|row| row.cells.clone()).collect()
            };
            assert_eq!(cells(&sheet), cells(&plain), "{way:?}");
            assert_eq!(sheet.write(Dialect::Standard), text.as_bytes());
        }
    }

    #[test]
    fn oddities_are_told_with_their_lines() {
        let sheet =
            Sheet::read(b"\xEF\xBB\xBFid;naam;id\r\n1;a\r\n;;\r\n2;b\x07;c;d\r\n3;\"e;f").unwrap();
        assert_eq!(
            faults(&sheet),
            [
                "1: a byte-order mark stands in front; expected none",
                "1: cells are separated by `;`; expected `,`",
                "1: rows end in CR LF or CR; expected LF",
                "1: column `id` stands there twice; the first one is read",
                "2: the row has 2 cells, expected 3",
                "3: the row is empty",
                "4: the row has 4 cells, expected 3",
                "4: column `naam`: the character U+0007 has no place in a text",
                "5: the row has 2 cells, expected 3",
                "5: a quote (\") is missing or too many; rows up to this one may be in one cell",
                "5: the last row has no line end; the file may be cut off",
            ]
        );
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for bytes in [&b""[..], b"\n\n", b"\xEF\xBB\xBF", b"PK\x03\x04", b"<html>"] {
            assert!(Sheet::read(bytes).is_err(), "{bytes:?}");
        }
    }
}
