//! JSON Lines: one document a line, read line by line.

use std::io::BufRead;

use serde::Deserialize;

use super::{
    Documents, Input, ReadError, Reader,
    header::{header, is_date},
    input::utf8,
    plain::blocks,
};
use crate::text::Document;

/// JSON Lines.
pub(super) struct JsonLines;

impl Reader for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl", "ndjson"]
    }

    fn about(&self) -> &'static str {
        "one JSON object a line with `id` and `text`, and perhaps `date`, `title` and `url`"
    }

    fn documents(&self, input: Input) -> Documents {
        Box::new(Records {
            path: input.path,
            bytes: Some(input.bytes),
            line: 0,
            at: 0,
        })
    }
}

/// What a line may hold; other fields are ignored.
#[derive(Deserialize)]
struct Record {
    id: Id,
    text: String,
    date: Option<String>,
    title: Option<String>,
    url: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "`id` should be a string or a whole number")]
enum Id {
    Text(String),
    Number(i64),
}

struct Records {
    path: String,
    /// None after the end or a failure of the system.
    bytes: Option<Box<dyn BufRead + Send>>,
    /// The 1-based number of the last line read.
    line: u64,
    /// The bytes before the next line.
    at: u64,
}

impl Iterator for Records {
    type Item = Result<Document, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (start, mut bytes) = (self.at, Vec::new());
            match self.bytes.as_mut()?.read_until(b'\n', &mut bytes) {
                Ok(0) => self.bytes = None,
                Ok(length) => {
                    self.at += length as u64;
                    self.line += 1;
                    if !is_blank(&bytes) {
                        return Some(self.document(bytes, start));
                    }
                }
                Err(source) => {
                    self.bytes = None;
                    let path = self.path.clone().into();
                    return Some(Err(ReadError::Io {
                        path,
                        reason: source,
                    }));
                }
            }
        }
    }
}

impl Records {
    fn document(&self, bytes: Vec<u8>, start: u64) -> Result<Document, ReadError> {
        let line = utf8(bytes, &self.path, start)?;
        let json = line.trim_start_matches('\u{feff}');
        let record: Record = serde_json::from_str(json).map_err(|error| self.fault(&error))?;
        let date = record.date.as_deref().map(|date| self.date(date));
        let (header_date, text_start) = header(&record.text);
        Ok(Document {
            id: match record.id {
                Id::Text(id) => id,
                Id::Number(id) => id.to_string(),
            },
            path: self.path.clone(),
            date: date.transpose()?.or(header_date.map(str::to_owned)),
            title: record.title,
            url: record.url,
            blocks: blocks(&record.text, text_start),
            text: record.text,
        })
    }

    /// The day of `date`; a time of day after it is left out.
    fn date(&self, date: &str) -> Result<String, ReadError> {
        let day = date.split(['T', ' ']).next().unwrap_or_default();
        if is_date(day) {
            return Ok(day.to_owned());
        }
        Err(self.record(
            1,
            format!("`date` is `{date}`, not YYYY, YYYY-MM or YYYY-MM-DD"),
        ))
    }

    fn fault(&self, error: &serde_json::Error) -> ReadError {
        let message = error.to_string();
        let cause = message.split(" at line ").next().unwrap_or(&message);
        self.record(error.column(), cause.to_owned())
    }

    fn record(&self, column: usize, message: String) -> ReadError {
        ReadError::Record {
            path: self.path.clone(),
            line: self.line,
            column,
            message,
        }
    }
}

fn is_blank(line: &[u8]) -> bool {
    line.iter().all(u8::is_ascii_whitespace)
}
