//! From cells to bytes.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::{Sheet, guard};

/// How delimited text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dialect {
    /// RFC 4180 in UTF-8, rows ending in LF: that of our data sets.
    #[default]
    Standard,
    /// What a Dutch or Belgian Excel opens with a double click: semicolons, byte-order mark, CR LF, guarded cells.
    ExcelNl,
}

impl Dialect {
    /// All dialects, the default first.
    pub const ALL: [Self; 2] = [Self::Standard, Self::ExcelNl];

    /// As on the command line and in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::ExcelNl => "excel-nl",
        }
    }

    /// The dialect with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|dialect| dialect.as_str() == name)
    }

    /// A header and rows as bytes.
    pub fn write<'c, R>(self, header: &[String], rows: impl IntoIterator<Item = R>) -> Vec<u8>
    where
        R: IntoIterator<Item = &'c str>,
    {
        let (start, delimiter, terminator): (&[u8], _, _) = match self {
            Self::Standard => (b"", b',', Terminator::Any(b'\n')),
            Self::ExcelNl => (b"\xEF\xBB\xBF", b';', Terminator::CRLF),
        };
        let mut bytes = start.to_vec();
        let mut writer = WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(terminator)
            .quote_style(QuoteStyle::Necessary)
            .flexible(true)
            .from_writer(&mut bytes);
        // Writing to memory cannot fail.
        let _ = writer.write_record(header);
        for row in rows {
            for cell in row {
                let _ = match self {
                    Self::Standard => writer.write_field(cell),
                    Self::ExcelNl => writer.write_field(guard(cell).as_bytes()),
                };
            }
            // An empty record ends the row.
            let _ = writer.write_record(None::<&[u8]>);
        }
        drop(writer);
        bytes
    }
}

impl Sheet {
    /// The sheet as bytes; read back it has the same header and cells.
    pub fn write(&self, dialect: Dialect) -> Vec<u8> {
        let rows = self.rows.iter();
        dialect.write(
            &self.header,
            rows.map(|row| row.cells.iter().map(String::as_str)),
        )
    }
}
