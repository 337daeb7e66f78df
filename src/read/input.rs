use std::io::{BufRead, Read};

use super::{Documents, ReadError};
use crate::text::Document;

/// The bytes of one source and what to call them.
pub struct Input {
    /// The file name without its extension.
    pub id: String,
    /// The path as given; `-` for standard input.
    pub path: String,
    /// What stands in it.
    pub bytes: Box<dyn BufRead + Send>,
}

impl Input {
    /// The one document of a source that holds its text as it stands; `document` gets id, path and text.
    pub(super) fn whole(self, document: fn(String, String, String) -> Document) -> Documents {
        Box::new(std::iter::once_with(move || {
            let (id, path, text) = self.text()?;
            Ok(document(id, path, text))
        }))
    }

    fn text(mut self) -> Result<(String, String, String), ReadError> {
        let mut bytes = Vec::new();
        self.bytes
            .read_to_end(&mut bytes)
            .map_err(|source| ReadError::Io {
                path: self.path.clone().into(),
                reason: source,
            })?;
        let text = utf8(bytes, &self.path, 0)?;
        Ok((self.id, self.path, text))
    }
}

/// The text of `bytes`, which begin at byte `start` of the file.
pub(super) fn utf8(bytes: Vec<u8>, path: &str, start: u64) -> Result<String, ReadError> {
    let text = String::from_utf8(bytes).map_err(|error| ReadError::NotUtf8 {
        path: path.to_owned(),
        at: start + error.utf8_error().valid_up_to() as u64,
    })?;
    if u32::try_from(text.len()).is_err() {
        return Err(ReadError::TooLong {
            path: path.to_owned(),
        });
    }
    Ok(text)
}
