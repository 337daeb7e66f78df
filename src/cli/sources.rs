//! The documents that a data set was made of.

use std::{collections::BTreeMap, path::PathBuf};

use super::say;
use crate::{
    read::{documents, sources},
    text::Document,
};

/// Documents by their ids.
pub(super) struct Sources {
    pub(super) documents: BTreeMap<String, Document>,
    /// Whether everything could be read; what could not has been told.
    pub(super) is_complete: bool,
}

/// Reads all documents of files and folders, each in the format of its extension.
///
/// # Errors
/// If one of the paths is not there; a document that cannot be read is told on standard error and left out.
pub(super) fn read(paths: &[PathBuf]) -> anyhow::Result<Sources> {
    let mut all = Sources {
        documents: BTreeMap::new(),
        is_complete: true,
    };
    for document in documents(sources(paths, None)?) {
        match document {
            Ok(document) => {
                all.documents.insert(document.id.clone(), document);
            }
            Err(error) => {
                say(&error.to_string());
                all.is_complete = false;
            }
        }
    }
    Ok(all)
}
