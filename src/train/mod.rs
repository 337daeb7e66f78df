//! Training of the model from a treebank and running text: reproducible bit for bit, on any number of threads.
//!
//! Several teachers, which differ by their random numbers only, learn the trees of the treebank (`heads`, `backward`,
//! `optimise`). What they say together of running text is what a student learns besides the treebank (`distil`): it
//! ends up better than each of them, and is the model.

mod backward;
pub mod corpus;
mod distil;
mod examples;
mod heads;
mod labels;
mod learner;
mod lemmas;
mod noise;
mod optimise;
mod school;
mod targets;

use std::path::PathBuf;

use rayon::prelude::*;

use crate::model::{About, Header, Model, ModelError, Sizes};
use crate::segment::line;
use crate::tree::conllu::Sentence;
use crate::tree::score::{Scores, score};

use corpus::{Inventory, Part};
use examples::Words;
use school::School;

/// How to train.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// What all random numbers come from.
    pub seed: u64,
    /// How many teachers label the running text; without any, or without text, the student learns the treebank only.
    pub teachers: usize,
    /// How often a teacher sees each sentence of the treebank.
    pub teacher_epochs: usize,
    /// How often the student sees each sentence.
    pub epochs: usize,
    /// How often it sees those of the treebank in the same time, if there is text.
    pub repeats: usize,
    /// The greatest step size.
    pub rate: f32,
    /// The share of activations that are put to zero.
    pub dropout: f32,
    /// How many words a step sees, about.
    pub batch: usize,
    /// Forms that occur less often have no row of their own in the table of forms.
    pub least: usize,
    /// Rows of the table of hashed pieces.
    pub pieces: usize,
    /// Columns of the table of forms and of that of pieces.
    pub widths: (usize, usize),
    /// The layers of the teachers.
    pub teacher: Layers,
    /// The layers of the student, which has to be fast.
    pub student: Layers,
    /// How many layers the tagger reads through.
    pub tag_layers: usize,
    /// Widths of the vectors that arcs and relations are scored with.
    pub heads: (usize, usize),
    /// What the model tells about itself; scores are filled in.
    pub about: About,
}

/// Recurrent layers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layers {
    /// How many lie on one another.
    pub count: usize,
    /// Columns of their states.
    pub width: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            seed: 1,
            teachers: 3,
            teacher_epochs: 24,
            epochs: 8,
            repeats: 2,
            rate: 3e-3,
            dropout: 0.33,
            batch: 1000,
            least: 2,
            pieces: 1 << 15,
            widths: (128, 128),
            teacher: Layers {
                count: 4,
                width: 384,
            },
            student: Layers {
                count: 4,
                width: 320,
            },
            tag_layers: 2,
            heads: (128, 96),
            about: About {
                name: "stelling-nl 3".to_owned(),
                corpus: PARTS.map(str::to_owned).into(),
                licence: "CC-BY-SA-4.0".to_owned(),
                ..About::default()
            },
        }
    }
}

/// The parts of the treebank that the embedded model is trained on.
pub const PARTS: [&str; 6] = [
    "cdb-newspaper",
    "suites",
    "lassy-dev",
    "lassy-2018",
    "wrpph-2018",
    "extra",
];

/// What to learn from.
#[derive(Debug, Clone, Default)]
pub struct Data {
    /// The treebank.
    pub parts: Vec<Part>,
    /// Running text, one or more sentences a line.
    pub text: Vec<String>,
    /// Where what the teachers say of the text is kept: read if the file is there, else written.
    pub labels: Option<PathBuf>,
    /// Sentences to measure the model on; none of it is learned.
    pub development: Vec<Sentence>,
}

/// Why there is no model.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TrainError {
    /// The model cannot be written.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The teachers' labels cannot be read or written.
    #[error("{}: line {line}: {what}", path.display())]
    Labels {
        /// The file.
        path: PathBuf,
        /// From 1.
        line: usize,
        /// What went wrong.
        what: String,
    },
}

/// What training tells after each epoch.
#[derive(Debug, Clone)]
pub struct Progress {
    /// Which network learns.
    pub network: String,
    /// From 1.
    pub epoch: usize,
    /// Mean cross-entropies of tags, arcs and relations.
    pub losses: [f64; 3],
    /// Scores on the development set with gold tokens.
    pub scores: Option<Scores>,
}

/// Lines of running text with fewer or more words are left out.
const LENGTHS: std::ops::Range<usize> = 2..150;

fn words_of(text: &str) -> Vec<&str> {
    line(text)
        .into_iter()
        .map(|span| &text[span.range()])
        .collect()
}

/// Trains a model and answers the bytes of its file.
pub fn train(
    config: &Config,
    data: &Data,
    progress: impl Fn(&Progress) + Sync,
) -> Result<Vec<u8>, TrainError> {
    let text: Vec<Vec<&str>> = data.text.par_iter().map(|text| words_of(text)).collect();
    let text: Vec<Vec<&str>> = text
        .into_iter()
        .filter(|line| LENGTHS.contains(&line.len()))
        .collect();
    let inventory = Inventory::new(&data.parts, &text, config.least);
    let mut words = Words::new(config.pieces);
    let treebank = words.treebank(&data.parts, &inventory);
    let text = words.text(&text, PARTS[0], &inventory);
    let tags = inventory.tags.iter().cloned().zip(0..).collect();
    let lemmatizer = lemmas::learn(&data.parts, &tags);
    let school = School {
        config,
        words: &words,
        inventory: &inventory,
        ends: &lemmatizer.ends,
        header: Header {
            about: config.about.clone(),
            sizes: sizes(config, config.student, &inventory),
            tags: inventory.tags.clone(),
            relations: inventory.relations.clone(),
            part: PARTS[0].to_owned(),
            scripts: lemmatizer.scripts,
        },
        teacher: sizes(config, config.teacher, &inventory),
        development: &data.development,
        progress: &progress,
    };
    let mut examples = treebank.clone();
    if config.teachers > 0 && !text.is_empty() {
        let labelled = match &data.labels {
            Some(path) => labels::kept(path, &labels::digest(config, data), text, |text| {
                Ok(school.labels(&treebank, text)?)
            })?,
            None => school.labels(&treebank, text)?,
        };
        for _ in 1..config.repeats {
            examples.extend_from_slice(&treebank);
        }
        examples.extend(labelled);
    }
    Ok(school.student(examples)?)
}

fn sizes(config: &Config, layers: Layers, inventory: &Inventory) -> Sizes {
    Sizes {
        words: inventory.vocabulary.rows(),
        pieces: config.pieces,
        word_width: config.widths.0,
        piece_width: config.widths.1,
        width: layers.width,
        layers: layers.count,
        tag_layers: config.tag_layers,
        tags: inventory.tags.len(),
        arc: config.heads.0,
        rel: config.heads.1,
        relations: inventory.relations.len(),
    }
}

/// Scores a model on sentences, keeping their tokens; none if there are none.
pub fn evaluate(model: &Model, gold: &[Sentence]) -> Option<Scores> {
    let found = model.annotate(gold);
    score(gold, &found).ok().filter(|_| !gold.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::conllu;

    const BANK: &str = "1\tZij\tzij\tPRON\tVNW\t_\t2\tnsubj\t_\t_\n2\tloopt\tlopen\tVERB\tWW\t_\t0\troot\t_\t_\n\
        3\t.\t.\tPUNCT\tLET\t_\t2\tpunct\t_\t_\n\n1\tLoopt\tlopen\tVERB\tWW\t_\t0\troot\t_\t_\n\
        2\tzij\tzij\tPRON\tVNW\t_\t1\tnsubj\t_\t_\n3\t?\t?\tPUNCT\tLET\t_\t1\tpunct\t_\t_\n\n";

    fn bank() -> Vec<Sentence> {
        conllu::read(BANK.as_bytes()).unwrap()
    }

    fn trained(threads: usize, labels: Option<PathBuf>) -> Vec<u8> {
        let config = Config {
            teachers: 2,
            teacher_epochs: 30,
            epochs: 40,
            rate: 0.01,
            dropout: 0.1,
            batch: 6,
            pieces: 64,
            widths: (8, 8),
            teacher: Layers {
                count: 3,
                width: 20,
            },
            student: Layers {
                count: 2,
                width: 16,
            },
            heads: (8, 8),
            ..Config::default()
        };
        let data = Data {
            parts: vec![Part {
                name: "sample".to_owned(),
                sentences: bank(),
            }],
            text: ["Loopt zij .", "Zij loopt ?"].map(str::to_owned).into(),
            labels,
            development: Vec::new(),
        };
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| train(&config, &data, |_| ())).unwrap()
    }

    #[test]
    fn a_small_treebank_is_learned_by_heart() {
        let model = Model::from_bytes(&trained(1, None)).unwrap();
        let scores = evaluate(&model, &bank()).unwrap();
        assert!(
            scores.upos.min(scores.lemmas).min(scores.las) > 99.9,
            "{scores:?}"
        );
    }

    #[test]
    fn the_number_of_threads_does_not_change_the_model() {
        assert_eq!(trained(1, None), trained(3, None));
    }

    #[test]
    fn kept_labels_give_the_same_model() {
        let folder = tempfile::tempdir().unwrap();
        let labels = || Some(folder.path().join("labels.jsonl"));
        let first = trained(1, labels());
        assert!(labels().unwrap().exists());
        assert_eq!(first, trained(1, labels()));
        assert_eq!(first, trained(1, None));
    }

    #[test]
    fn labels_of_other_data_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("labels.jsonl");
        std::fs::write(&path, "another digest\n").unwrap();
        let data = Data {
            text: vec!["Loopt zij .".to_owned()],
            labels: Some(path),
            ..Data::default()
        };
        let error = train(&Config::default(), &data, |_| ()).unwrap_err();
        assert!(
            error
                .to_string()
                .contains("line 1: these labels are of another treebank")
        );
    }
}
