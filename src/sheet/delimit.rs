//! What stands between cells and rows.

use csv::ReaderBuilder;

use super::fault::{Fault, FaultKind};

/// The table without what programs put above it.
pub(super) struct Body<'t> {
    pub text: &'t str,
    /// How many lines of the file stand above it.
    pub skipped_lines: u64,
}

/// What stands after the line `sep=;` by which a spreadsheet program is told the delimiter.
pub(super) fn body<'t>(text: &'t str, faults: &mut Vec<Fault>) -> Body<'t> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if !first.trim_start_matches('"').starts_with("sep=") {
        return Body {
            text,
            skipped_lines: 0,
        };
    }
    faults.push(FaultKind::SeparatorLine.at(1));
    Body {
        text: rest,
        skipped_lines: 1,
    }
}

/// The delimiter that gives the header the most columns; a comma if none gives two.
pub(super) fn delimiter(text: &str) -> u8 {
    let columns = |delimiter: u8| {
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let header = reader.byte_records().next();
        header.map_or(0, |row| row.map_or(0, |row| row.len()))
    };
    // Of several that give as many the last one wins.
    *b"|\t;,"
        .iter()
        .max_by_key(|&&delimiter| columns(delimiter))
        .unwrap_or(&b',')
}

/// Whether the header's line ends in a carriage return.
pub(super) fn ends_in_carriage_return(text: &str) -> bool {
    let end = text.find(['\r', '\n']);
    end.is_some_and(|at| text.as_bytes()[at] == b'\r')
}

/// Counts lines of any end: CR LF, LF or CR.
pub(super) struct Lines<'t> {
    text: &'t [u8],
    at: usize,
    line: u64,
}

impl<'t> Lines<'t> {
    pub(super) fn of(body: &Body<'t>) -> Self {
        Self {
            text: body.text.as_bytes(),
            at: 0,
            line: body.skipped_lines + 1,
        }
    }

    /// The line of the first character from this byte on that is no line end, and the empty lines before it; bytes are
    /// asked for in their order, each where the row before has ended.
    pub(super) fn of_row(&mut self, byte: u64) -> (u64, Vec<u64>) {
        let start = usize::try_from(byte).unwrap_or(usize::MAX);
        let mut empty = Vec::new();
        while let Some(&byte) = self.text.get(self.at) {
            let is_end = matches!(byte, b'\r' | b'\n');
            if self.at >= start && !is_end {
                break;
            }
            let is_half = byte == b'\r' && self.text.get(self.at + 1) == Some(&b'\n');
            if is_end && !is_half {
                // The second half of CR LF may be left of the row before.
                let is_rest = self.at == start && self.at > 0 && self.text[self.at - 1] == b'\r';
                if self.at >= start && !is_rest {
                    empty.push(self.line);
                }
                self.line += 1;
            }
            self.at += 1;
        }
        (self.line, empty)
    }
}
