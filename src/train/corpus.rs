//! The treebank as the trainer sees it.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use crate::model::{Vocabulary, features};
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

/// Reads running text: all files `*.txt` of a folder but for those called README, one or more sentences a line. A
/// leading `@` is not text.
pub fn read_text(folder: &Path) -> Result<Vec<String>, CorpusError> {
    let error = |source| CorpusError::Open {
        path: folder.to_owned(),
        source,
    };
    let entries = std::fs::read_dir(folder).map_err(error)?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> = paths.collect::<Result<_, _>>().map_err(error)?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.retain(|path| path.file_stem().is_some_and(|stem| stem != "README"));
    paths.sort();
    let mut lines = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path);
        let text = text.map_err(|source| CorpusError::Open { path, source })?;
        let line = |line: &str| line.strip_prefix("@ ").unwrap_or(line).to_owned();
        lines.extend(text.lines().map(line));
    }
    Ok(lines)
}

/// The labels and forms that a model knows.
#[derive(Debug, Clone)]
pub(crate) struct Inventory {
    pub(crate) vocabulary: Vocabulary,
    /// How often the form of each row occurs.
    pub(crate) counts: Vec<usize>,
    pub(crate) tags: Vec<[String; 3]>,
    pub(crate) relations: Vec<String>,
}

impl Inventory {
    /// Of the labels of a treebank, and of the forms that occur at least `least` times in it and in text.
    pub(crate) fn new(parts: &[Part], text: &[Vec<&str>], least: usize) -> Self {
        let rows = || {
            parts
                .iter()
                .flat_map(|part| &part.sentences)
                .flat_map(|sentence| &sentence.rows)
        };
        let forms = rows().map(|row| row.form.as_str());
        let forms = by_count(
            forms
                .chain(text.iter().flatten().copied())
                .map(|form| features(form, false, 1).form),
        );
        let known = || forms.iter().filter(|form| form.1 >= least);
        let vocabulary = Vocabulary::new(known().map(|form| form.0.as_str()));
        let mut counts = vec![0; vocabulary.rows()];
        for (form, count) in known() {
            counts[vocabulary.row(form) as usize] += count;
        }
        let labels = by_count(rows().map(|row| row.deprel.clone()));
        let tags = by_count(rows().map(tag));
        Self {
            vocabulary,
            counts,
            tags: tags.into_iter().map(|tag| tag.0).collect(),
            relations: labels.into_iter().map(|label| label.0).collect(),
        }
    }
}

/// Part of speech, the treebank's tag and features.
pub(crate) fn tag(row: &Row) -> [String; 3] {
    [row.upos.clone(), row.xpos.clone(), row.feats.clone()]
}

/// The items with how often they occur, most frequent first.
pub(crate) fn by_count<T: Ord>(items: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for item in items {
        *counts.entry(item).or_default() += 1;
    }
    let mut counts: Vec<(T, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}
