//! The file of labels that the teachers gave: the first line tells what they learned from, each other line labels one
//! sentence.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::examples::Example;
use super::targets::Gold;
use super::{Config, Data, TrainError};
use crate::model::About;

/// What labels depend on: treebank, text and all that teachers are made with.
pub(super) fn digest(config: &Config, data: &Data) -> String {
    let config = Config {
        epochs: 0,
        repeats: 0,
        student: config.teacher,
        about: About::default(),
        ..config.clone()
    };
    let seen = format!("{config:?}{:?}{:?}", data.parts, data.text);
    format!("{:x}", Sha256::digest(seen))
}

/// Labels sentences as the file says, or if there is none with `label`, and writes the file.
pub(super) fn kept(
    path: &Path,
    digest: &str,
    mut text: Vec<Example>,
    label: impl FnOnce(Vec<Example>) -> Result<Vec<Example>, TrainError>,
) -> Result<Vec<Example>, TrainError> {
    if let Some(labels) = read(path, digest)? {
        for (example, gold) in text.iter_mut().zip(labels) {
            example.gold = gold;
        }
        return Ok(text);
    }
    let labelled = label(text)?;
    write(path, digest, labelled.iter().map(|example| &example.gold))?;
    Ok(labelled)
}

/// Reads the labels; none if there is no such file.
fn read(path: &Path, digest: &str) -> Result<Option<Vec<Gold>>, TrainError> {
    let error = |line: usize, what: String| TrainError::Labels {
        path: path.to_owned(),
        line,
        what,
    };
    let file = match File::open(path) {
        Ok(file) => file,
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(error(1, source.to_string())),
    };
    let mut lines = (1..).zip(BufReader::new(file).lines());
    let first = lines.next().map(|(_, line)| line).transpose();
    if first
        .map_err(|source| error(1, source.to_string()))?
        .as_deref()
        != Some(digest)
    {
        let what = "these labels are of another treebank, text or configuration; remove the file or name another";
        return Err(error(1, what.to_owned()));
    }
    let parsed = lines.map(|(number, line)| {
        let line = line.map_err(|source| error(number, source.to_string()))?;
        serde_json::from_str(&line).map_err(|source| error(number, source.to_string()))
    });
    parsed.collect::<Result<_, _>>().map(Some)
}

/// Writes the labels, all or nothing.
fn write<'g>(
    path: &Path,
    digest: &str,
    labels: impl Iterator<Item = &'g Gold>,
) -> Result<(), TrainError> {
    let written = || -> std::io::Result<()> {
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let file = NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
        let mut writer = BufWriter::new(file.as_file());
        writeln!(writer, "{digest}")?;
        for label in labels {
            serde_json::to_writer(&mut writer, label)?;
            writeln!(writer)?;
        }
        writer.flush()?;
        drop(writer);
        file.persist(path)?;
        Ok(())
    };
    written().map_err(|source| TrainError::Labels {
        path: path.to_owned(),
        line: 0,
        what: source.to_string(),
    })
}
