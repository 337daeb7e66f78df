use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use clap::builder::{PossibleValue, PossibleValuesParser};

use super::progress::Progress;
use crate::{
    read::{READERS, ReadError, Reader, Source, documents, reader, sources},
    text::Document,
};

/// Documents are read and worked on in groups of about so many bytes, or one by one if they are longer.
const GROUP: usize = 1 << 20;

/// What to read.
#[derive(Debug, clap::Args)]
pub(super) struct Input {
    /// Files and folders to read; `-` is standard input.
    ///
    /// A folder stands for all files of known formats in it and below, but for those called README.
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,

    /// The format of the input; by default each file's extension decides, and other files are plain text.
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    input_format: Option<String>,
}

fn formats() -> PossibleValuesParser {
    READERS
        .iter()
        .map(|reader| PossibleValue::new(reader.name()).help(reader.about()))
        .into()
}

impl Input {
    /// As given.
    pub(super) fn paths(&self) -> &[PathBuf] {
        &self.paths
    }

    /// One path, in the same format.
    pub(super) fn only(&self, path: &Path) -> Self {
        Self {
            paths: vec![path.to_owned()],
            input_format: self.input_format.clone(),
        }
    }

    /// The documents in groups of bounded size; what cannot be read is told on standard error and left out.
    pub(super) fn groups(&self) -> Groups {
        let format = self.input_format.as_deref().and_then(reader);
        let mut missing = Vec::new();
        let mut found = Vec::new();
        for source in self.sources(format) {
            match source {
                Ok(source) => found.push(source),
                Err(error) => missing.push(Err(error)),
            }
        }
        let total = found.iter().map(|source| size(&source.path)).sum();
        Groups {
            documents: Box::new(missing.into_iter().chain(documents(found))),
            is_complete: true,
            progress: Progress::new(total),
            held: 0,
        }
    }

    /// The sources at the paths, each once.
    fn sources(
        &self,
        format: Option<&'static dyn Reader>,
    ) -> impl Iterator<Item = Result<Source, ReadError>> {
        let mut seen = HashSet::new();
        self.paths
            .iter()
            .flat_map(
                move |path| match sources(std::slice::from_ref(path), format) {
                    Ok(sources) => sources.into_iter().map(Ok).collect(),
                    Err(error) => vec![Err(error)],
                },
            )
            .filter(move |source| {
                source
                    .as_ref()
                    .map_or(true, |source| seen.insert(source.path.clone()))
            })
    }
}

/// The size of a file in bytes; none of what is not a file.
pub(super) fn size(path: &Path) -> Option<u64> {
    let metadata = fs::metadata(path).ok()?;
    metadata.is_file().then_some(metadata.len())
}

/// The documents of the input in groups of bounded size.
pub(super) struct Groups {
    documents: Box<dyn Iterator<Item = Result<Document, ReadError>>>,
    is_complete: bool,
    progress: Progress,
    /// The size of the last group: it is done when the next one is asked for.
    held: usize,
}

impl Groups {
    /// Whether everything so far could be read.
    pub(super) const fn is_complete(&self) -> bool {
        self.is_complete
    }
}

impl Iterator for Groups {
    type Item = Vec<Document>;

    fn next(&mut self) -> Option<Vec<Document>> {
        self.progress.add(self.held);
        let mut group = Vec::new();
        let mut bytes = 0;
        while bytes < GROUP
            && let Some(document) = self.documents.next()
        {
            match document {
                Ok(document) => {
                    bytes += document.bytes();
                    group.push(document);
                }
                Err(error) => {
                    self.progress.say(&error.to_string());
                    self.is_complete = false;
                }
            }
        }
        self.held = bytes;
        (!group.is_empty()).then_some(group)
    }
}
