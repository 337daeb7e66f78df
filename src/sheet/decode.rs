//! From bytes to characters.

use std::{borrow::Cow, fmt};

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::fault::{Fault, FaultKind, SheetError};

/// How characters are written as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// The standard.
    Utf8,
    /// As „Unicode text" of spreadsheet programs.
    Utf16,
    /// What Western European spreadsheet programs write if not told otherwise.
    Windows1252,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows1252 => "Windows-1252",
        })
    }
}

/// What the bytes say.
pub(super) struct Decoded<'b> {
    pub text: Cow<'b, str>,
    pub encoding: Encoding,
    /// Whether a byte-order mark stood in front; it is not part of the text.
    pub mark: bool,
}

/// How files begin that are no delimited text, and what they are.
const OTHERS: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "a workbook (XLSX or ODS)"),
    (b"\xD0\xCF\x11\xE0", "a workbook of old (XLS)"),
    (b"%PDF", "a PDF"),
    (b"\x1F\x8B", "compressed with gzip"),
    (b"<!DOCTYPE", "a web page"),
    (b"<html", "a web page"),
];

pub(super) fn decode<'b>(
    bytes: &'b [u8],
    faults: &mut Vec<Fault>,
) -> Result<Decoded<'b>, SheetError> {
    let other = OTHERS.iter().find(|(start, _)| bytes.starts_with(start));
    if let Some((_, what)) = other {
        return Err(SheetError::Other(what));
    }
    let (encoding, mark) = match bytes {
        [0xFF, 0xFE, ..] => (UTF_16LE, true),
        [0xFE, 0xFF, ..] => (UTF_16BE, true),
        // ASCII in two bytes.
        [_, 0, _, 0, ..] => (UTF_16LE, false),
        [0, _, 0, _, ..] => (UTF_16BE, false),
        _ => return Ok(eight_bits(bytes, faults)),
    };
    faults.push(FaultKind::Encoding(Encoding::Utf16, 0).at(1));
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    Ok(Decoded {
        text,
        encoding: Encoding::Utf16,
        mark,
    })
}

/// UTF-8 if it is or mostly is, else what such bytes most likely are.
fn eight_bits<'b>(bytes: &'b [u8], faults: &mut Vec<Fault>) -> Decoded<'b> {
    let own = bytes.strip_prefix(b"\xEF\xBB\xBF");
    let (mark, bytes) = (own.is_some(), own.unwrap_or(bytes));
    let (text, encoding) = match str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), Encoding::Utf8),
        Err(error) => {
            let at = error.valid_up_to();
            let line = bytes[..at].split(|&byte| byte == b'\n').count() as u64;
            if is_broken(bytes) {
                faults.push(FaultKind::Broken(at).at(line));
                (String::from_utf8_lossy(bytes), Encoding::Utf8)
            } else {
                faults.push(FaultKind::Encoding(Encoding::Windows1252, at).at(line));
                let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
                (text, Encoding::Windows1252)
            }
        }
    };
    Decoded {
        text,
        encoding,
        mark,
    }
}

/// Whether bytes are UTF-8 with some damage: more characters of several bytes are whole than not.
fn is_broken(bytes: &[u8]) -> bool {
    let (mut whole, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    whole > wrong
}
