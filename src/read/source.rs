//! Which files to read, and with which reader.

use std::{
    collections::{HashMap, HashSet},
    ffi::OsStr,
    fs::{self, File},
    io::{self, BufReader},
    path::{Path, PathBuf},
};

use super::{Documents, Input, READERS, ReadError, Reader};
use crate::text::Document;

/// One file, or standard input, and the format that it is read in.
#[derive(Clone)]
pub struct Source {
    /// As given; `-` for standard input.
    pub path: PathBuf,
    /// The format.
    pub reader: &'static dyn Reader,
}

/// The sources at `paths`, all in `format` if there is one, else each by its extension.
///
/// A folder gives the files of known extensions in and below it, sorted by path, but for hidden ones and those called
/// README; a file named itself is plain text if nothing else claims its extension. A path met twice counts once.
pub fn sources(
    paths: &[PathBuf],
    format: Option<&'static dyn Reader>,
) -> Result<Vec<Source>, ReadError> {
    let mut sources: Vec<Source> = Vec::new();
    for path in paths {
        for file in files(path)? {
            let reader = format.or_else(|| by_extension(&file)).unwrap_or(READERS[0]);
            sources.push(Source { path: file, reader });
        }
    }
    let mut seen = HashSet::new();
    sources.retain(|source| seen.insert(source.path.clone()));
    Ok(sources)
}

/// The documents of all sources in turn; the second of two with the same id is an error in its place.
pub fn documents(
    sources: impl IntoIterator<Item = Source>,
) -> impl Iterator<Item = Result<Document, ReadError>> {
    let mut seen = HashMap::new();
    sources
        .into_iter()
        .flat_map(|source| source.documents())
        .map(move |document| only_once(document?, &mut seen))
}

/// `seen` holds the path of each id.
fn only_once(
    document: Document,
    seen: &mut HashMap<String, String>,
) -> Result<Document, ReadError> {
    if let Some(first) = seen.get(&document.id) {
        return Err(ReadError::DuplicateId {
            first: first.clone(),
            id: document.id,
            second: document.path,
        });
    }
    seen.insert(document.id.clone(), document.path.clone());
    Ok(document)
}

impl Source {
    /// Opens the source and reads its documents one by one.
    pub fn documents(&self) -> Documents {
        let bytes: Box<dyn io::BufRead + Send> = if self.is_stdin() {
            Box::new(BufReader::new(io::stdin()))
        } else {
            match File::open(&self.path) {
                Ok(file) => Box::new(BufReader::new(file)),
                Err(source) => return Box::new(std::iter::once(Err(failed(&self.path, source)))),
            }
        };
        self.reader.documents(Input {
            id: self.id(),
            path: self.path.display().to_string(),
            bytes,
        })
    }

    fn is_stdin(&self) -> bool {
        self.path.as_os_str() == "-"
    }

    fn id(&self) -> String {
        if self.is_stdin() {
            return "stdin".to_owned();
        }
        let stem = self.path.file_stem().unwrap_or(self.path.as_os_str());
        stem.to_string_lossy().into_owned()
    }
}

fn by_extension(path: &Path) -> Option<&'static dyn Reader> {
    let extension = path.extension()?.to_str()?.to_lowercase();
    READERS
        .iter()
        .copied()
        .find(|reader| reader.extensions().contains(&extension.as_str()))
}

/// The files that `path` stands for: itself, or those of a folder.
fn files(path: &Path) -> Result<Vec<PathBuf>, ReadError> {
    if path.as_os_str() == "-" {
        return Ok(vec![path.to_owned()]);
    }
    let metadata = fs::metadata(path).map_err(|source| failed(path, source))?;
    if !metadata.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        list(&folder, &mut files, &mut folders)?;
    }
    files.sort();
    Ok(files)
}

/// Adds the readable files and the folders in `folder`; links to folders are not followed, as they may form a ring.
fn list(
    folder: &Path,
    files: &mut Vec<PathBuf>,
    folders: &mut Vec<PathBuf>,
) -> Result<(), ReadError> {
    let at_folder = |source| failed(folder, source);
    for entry in fs::read_dir(folder).map_err(at_folder)? {
        let entry = entry.map_err(at_folder)?;
        let path = entry.path();
        if is_left_out(&path) {
            continue;
        }
        if entry.file_type().map_err(at_folder)?.is_dir() {
            folders.push(path);
        } else if path.is_file() && by_extension(&path).is_some() {
            files.push(path);
        }
    }
    Ok(())
}

fn is_left_out(path: &Path) -> bool {
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let stem = path.file_stem().and_then(OsStr::to_str).unwrap_or_default();
    name.starts_with('.') || stem.eq_ignore_ascii_case("readme")
}

fn failed(path: &Path, source: io::Error) -> ReadError {
    ReadError::Io {
        path: path.to_owned(),
        reason: source,
    }
}
