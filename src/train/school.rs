//! The stages of training.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::backward::Gradient;
use super::corpus::Inventory;
use super::examples::{Example, Words, batches};
use super::heads::{Losses, gradient};
use super::learner::Learner;
use super::noise::Dropout;
use super::optimise::{Optimiser, Slopes, Stride};
use super::targets::Gold;
use super::{Config, Progress, distil, evaluate};
use crate::model::{Batch, Front, Header, Model, ModelError, Sizes, write_model};
use crate::random::Random;
use crate::tree::conllu::Sentence;
use crate::tree::score::Scores;

/// A batch is cut into this many parts that run in parallel; fixed, so that sums do not depend on the machine.
const SHARDS: usize = 2;

/// All that the stages have in common.
pub(super) struct School<'s, P> {
    pub(super) config: &'s Config,
    pub(super) words: &'s Words,
    pub(super) inventory: &'s Inventory,
    pub(super) ends: &'s [(u32, u16)],
    pub(super) header: Header,
    pub(super) teacher: Sizes,
    pub(super) development: &'s [Sentence],
    pub(super) progress: &'s P,
}

impl<P: Fn(&Progress) + Sync> School<'_, P> {
    /// Trains the teachers and labels sentences with what they say together.
    pub(super) fn labels(
        &self,
        treebank: &[Example],
        text: Vec<Example>,
    ) -> Result<Vec<Example>, ModelError> {
        let teachers = (1..=self.config.teachers).into_par_iter().map(|number| {
            let name = format!("teacher {number}");
            let epochs = self.config.teacher_epochs;
            self.learn(&name, &self.teacher, treebank.to_vec(), epochs, number)
        });
        let teachers: Vec<Learner> = teachers.collect::<Result<_, _>>()?;
        Ok(distil::label(&teachers, self.words, text))
    }

    /// Trains the student and answers the bytes of its file.
    pub(super) fn student(mut self, examples: Vec<Example>) -> Result<Vec<u8>, ModelError> {
        let (sizes, epochs) = (&self.header.sizes, self.config.epochs);
        let student = self.learn("student", sizes, examples, epochs, 0)?;
        let scores = self.scores(&student)?;
        self.header.about.scores = scores.as_ref().map(told).unwrap_or_default();
        self.file(&student)
    }

    /// Trains one network, whose random numbers depend on the seed and on the `number` of the network.
    fn learn(
        &self,
        name: &str,
        sizes: &Sizes,
        mut examples: Vec<Example>,
        epochs: usize,
        number: usize,
    ) -> Result<Learner, ModelError> {
        let mut seeds = Random::new(self.config.seed);
        for _ in 0..number {
            seeds.next();
        }
        let mut random = Random::new(seeds.next());
        let mut learner = Learner::new(sizes.clone(), &mut random);
        let mut optimiser = Optimiser::new(&learner);
        let mut pace = Pace::new(self.config.rate, epochs, &examples, self.config.batch);
        let words: usize = examples.iter().map(Example::len).sum();
        for epoch in 1..=epochs {
            random.shuffle(&mut examples);
            let mut losses = [0.0; 3];
            for batch in batches(&examples, self.config.batch) {
                let rate = pace.next();
                let found = self.step(&mut learner, &mut optimiser, batch, rate, &mut random);
                for (sum, loss) in losses.iter_mut().zip(found) {
                    *sum += loss / words as f64;
                }
            }
            (self.progress)(&Progress {
                network: name.to_owned(),
                epoch,
                losses,
                scores: self.scores(&learner)?,
            });
        }
        Ok(learner)
    }

    /// One step of the optimiser; answers the summed losses.
    fn step(
        &self,
        learner: &mut Learner,
        optimiser: &mut Optimiser,
        examples: &[Example],
        rate: f32,
        random: &mut Random,
    ) -> Losses {
        let shards: Vec<(Batch, Gold, Dropout)> = examples
            .chunks(examples.len().div_ceil(SHARDS))
            .map(|shard| {
                let (batch, gold) = self.words.batch(shard, random);
                let dropout = Dropout::new(self.config.dropout, Random::new(random.next()));
                (batch, gold, dropout)
            })
            .collect();
        let found: Vec<(Losses, Gradient)> = shards
            .par_iter()
            .map(|(batch, gold, dropout)| gradient(learner, batch, gold, dropout.clone()))
            .collect();
        let parts = shards.iter().zip(&found);
        let slopes = Slopes::new(
            learner,
            parts.map(|((batch, ..), (_, gradient))| (batch, gradient)),
        );
        let words: usize = shards.iter().map(|(batch, ..)| batch.words.len()).sum();
        let stride = Stride {
            rate,
            scale: 1.0 / words.max(1) as f32,
        };
        optimiser.step(learner, &slopes, stride);
        let mut losses = [0.0; 3];
        for (found, _) in &found {
            for (sum, loss) in losses.iter_mut().zip(found) {
                *sum += loss;
            }
        }
        losses
    }

    /// The scores on the development set, if there is one.
    fn scores(&self, learner: &Learner) -> Result<Option<Scores>, ModelError> {
        if self.development.is_empty() {
            return Ok(None);
        }
        let model = Model::from_bytes(&self.file(learner)?)?;
        Ok(evaluate(&model, self.development))
    }

    fn file(&self, learner: &Learner) -> Result<Vec<u8>, ModelError> {
        let network = &learner.network;
        let header = Header {
            sizes: network.sizes.clone(),
            ..self.header.clone()
        };
        let front = Front {
            header: &header,
            vocabulary: &self.inventory.vocabulary,
            ends: self.ends,
        };
        let tables = [&network.words.values[..], &network.pieces.values];
        write_model(&front, tables, &learner.matrices, &network.vectors)
    }
}

/// The scores that a model's header tells.
fn told(scores: &Scores) -> BTreeMap<String, f64> {
    let named = [
        ("UPOS", scores.upos),
        ("UFeats", scores.feats),
        ("Lemmas", scores.lemmas),
        ("UAS", scores.uas),
        ("LAS", scores.las),
    ];
    named
        .map(|(name, value)| (name.to_owned(), (value * 100.0).round() / 100.0))
        .into()
}

/// The size of each step: warms up over a twentieth of the steps, then falls to nothing, slowly at first and at last.
struct Pace {
    most: f32,
    step: usize,
    /// How many steps there will be, about.
    steps: usize,
}

impl Pace {
    fn new(most: f32, epochs: usize, examples: &[Example], batch: usize) -> Self {
        let words: usize = examples.iter().map(Example::len).sum();
        Self {
            most,
            step: 0,
            steps: epochs * words.div_ceil(batch),
        }
    }

    fn next(&mut self) -> f32 {
        self.step += 1;
        let (step, steps) = (self.step as f32, self.steps.max(1) as f32);
        let warm = steps / 20.0;
        if step < warm {
            return self.most * step / warm;
        }
        let left = 1.0 - ((step - warm) / (steps - warm).max(1.0)).min(1.0);
        self.most * left * left * (3.0 - 2.0 * left)
    }
}
