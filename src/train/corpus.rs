//! The treebank as the trainer sees it.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use crate::model::features;
use crate::tree::DepRel;
use crate::tree::conllu::{self, ConlluError, Row, Sentence};

/// Why a treebank cannot be trained on.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CorpusError {
    /// A file could not be opened.
    #[error("{}: {source}", path.display())]
    Open {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        source: std::io::Error,
    },
    /// A file is not CoNLL-U.
    #[error("{}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        source: ConlluError,
    },
    /// A word has a label that Universal Dependencies does not know, or no head.
    #[error("{}: sentence {sentence}: word `{form}` is not fully annotated: {what}", path.display())]
    Annotation {
        /// The file.
        path: PathBuf,
        /// From 1.
        sentence: usize,
        /// The word.
        form: String,
        /// What is missing or unknown.
        what: String,
    },
}

/// Sentences and the part of the treebank that they are from.
#[derive(Debug, Clone)]
pub struct Part {
    /// `cdb-newspaper` for the file `train-cdb-newspaper.conllu`.
    pub name: String,
    /// In the order of the file.
    pub sentences: Vec<Sentence>,
}

/// Reads the parts of a treebank: of part `x` the file `train-x.conllu` in the folder.
pub fn read_parts(folder: &Path, names: &[String]) -> Result<Vec<Part>, CorpusError> {
    let read = |name: &String| {
        let path = folder.join(format!("train-{name}.conllu"));
        let sentences = read_file(&path)?;
        check(&path, &sentences)?;
        Ok(Part {
            name: name.clone(),
            sentences,
        })
    };
    names.iter().map(read).collect()
}

/// Reads one file.
pub fn read_file(path: &Path) -> Result<Vec<Sentence>, CorpusError> {
    let path_buf = || path.to_owned();
    let file = File::open(path).map_err(|source| CorpusError::Open {
        path: path_buf(),
        source,
    })?;
    conllu::read(BufReader::new(file)).map_err(|source| CorpusError::Read {
        path: path_buf(),
        source,
    })
}

fn check(path: &Path, sentences: &[Sentence]) -> Result<(), CorpusError> {
    for (number, sentence) in (1..).zip(sentences) {
        for row in &sentence.rows {
            let what = if row.head.is_none() {
                "no head".to_owned()
            } else if row.deprel.parse::<DepRel>().is_err() {
                format!("relation `{}`", row.deprel)
            } else if row.upos.parse::<crate::tree::Upos>().is_err() {
                format!("part of speech `{}`", row.upos)
            } else {
                continue;
            };
            return Err(CorpusError::Annotation {
                path: path.to_owned(),
                sentence: number,
                form: row.form.clone(),
                what,
            });
        }
    }
    Ok(())
}

/// The labels and forms that a model knows.
#[derive(Debug, Clone)]
pub(crate) struct Inventory {
    /// Forms that occur at least twice, with their counts, most frequent first.
    pub(crate) forms: Vec<(String, usize)>,
    pub(crate) tags: Vec<[String; 3]>,
    pub(crate) relations: Vec<String>,
}

impl Inventory {
    pub(crate) fn new(parts: &[Part]) -> Self {
        let rows = || {
            parts
                .iter()
                .flat_map(|part| &part.sentences)
                .flat_map(|sentence| &sentence.rows)
        };
        let forms = by_count(rows().map(|row| features(&row.form, false, 1).form));
        Self {
            forms: forms.into_iter().filter(|form| form.1 > 1).collect(),
            tags: by_count(rows().map(tag))
                .into_iter()
                .map(|tag| tag.0)
                .collect(),
            relations: by_count(rows().map(|row| row.deprel.clone()))
                .into_iter()
                .map(|label| label.0)
                .collect(),
        }
    }
}

/// Part of speech, the treebank's tag and features.
pub(crate) fn tag(row: &Row) -> [String; 3] {
    [row.upos.clone(), row.xpos.clone(), row.feats.clone()]
}

pub(crate) fn by_count<T: Ord>(items: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for item in items {
        *counts.entry(item).or_default() += 1;
    }
    let mut counts: Vec<(T, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}
