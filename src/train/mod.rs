//! Training of the model from a treebank: reproducible bit for bit, on any number of threads.

mod backward;
pub mod corpus;
mod examples;
mod lemmas;
mod optimise;
mod random;

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::model::{
    About, Batch, Contents, Header, Layout, Lemmatizer, Model, ModelError, Network, Sizes, Weights,
    write_model,
};
use crate::tree::conllu::Sentence;
use crate::tree::score::{Scores, score};

use backward::{Dropout, Gold, Gradient, Transposes, add, gradient};
use corpus::{Inventory, Part};
use examples::{Example, batch, batches, examples};
use optimise::Optimiser;
use random::Random;

/// How to train.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// What all random numbers come from.
    pub seed: u64,
    /// How often each sentence is seen.
    pub epochs: usize,
    /// The greatest step size.
    pub rate: f32,
    /// The share of activations that are put to zero.
    pub dropout: f32,
    /// How many words a step sees, about.
    pub batch: usize,
    /// Rows of the table of hashed pieces.
    pub pieces: usize,
    /// Columns of the table of forms and of that of pieces.
    pub widths: (usize, usize),
    /// Recurrent layers.
    pub layers: usize,
    /// How many of them the tagger reads through.
    pub tag_layers: usize,
    /// Widths of the vectors that arcs and relations are scored with.
    pub heads: (usize, usize),
    /// What the model tells about itself; scores are filled in.
    pub about: About,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            seed: 1,
            epochs: 30,
            rate: 3e-3,
            dropout: 0.33,
            batch: 1000,
            pieces: 32768,
            widths: (112, 112),
            layers: 3,
            tag_layers: 2,
            heads: (96, 64),
            about: About {
                name: "stelling-nl 1".to_owned(),
                corpus: PARTS.map(str::to_owned).into(),
                licence: "CC-BY-SA-4.0".to_owned(),
                ..About::default()
            },
        }
    }
}

/// The parts of the treebank that the embedded model is trained on.
pub const PARTS: [&str; 5] = [
    "cdb-newspaper",
    "suites",
    "lassy-dev",
    "lassy-2018",
    "wrpph-2018",
];

/// What training tells after each epoch.
#[derive(Debug, Clone)]
pub struct Progress {
    /// From 1.
    pub epoch: usize,
    /// Mean cross-entropies of tags, heads and relations a word.
    pub losses: [f64; 3],
    /// Scores on the development set with gold tokens.
    pub scores: Option<Scores>,
}

/// A batch is cut into this many parts that run in parallel; fixed, so that sums do not depend on the machine.
const SHARDS: usize = 2;

/// Trains a model and answers the bytes of its file.
pub fn train(
    config: &Config,
    parts: &[Part],
    development: &[Sentence],
    mut progress: impl FnMut(&Progress),
) -> Result<Vec<u8>, ModelError> {
    let inventory = Inventory::new(parts);
    let tags: HashMap<[String; 3], usize> = inventory.tags.iter().cloned().zip(0..).collect();
    let lemmas = lemmas::learn(parts, &tags);
    let mut examples = examples(parts, &inventory, &tags, config.pieces);
    let words: usize = examples.iter().map(Example::len).sum();
    let mut trainer = Trainer::new(config, &inventory, words);
    let mut contents = contents(config, &inventory, lemmas, &trainer.network);
    for epoch in 1..=config.epochs {
        let losses = trainer.epoch(&mut examples);
        contents.weights.clone_from(&trainer.network.weights);
        let scores = evaluate(&Model::from_bytes(&write_model(&contents)?)?, development);
        contents.header.about.scores = scores.as_ref().map(told).unwrap_or_default();
        progress(&Progress {
            epoch,
            losses: losses.map(|loss| loss / words as f64),
            scores,
        });
    }
    write_model(&contents)
}

/// Scores a model on sentences, keeping their tokens; none if there are none.
pub fn evaluate(model: &Model, gold: &[Sentence]) -> Option<Scores> {
    let found = model.annotate(gold);
    score(gold, &found).ok().filter(|_| !gold.is_empty())
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

fn contents(
    config: &Config,
    inventory: &Inventory,
    lemmas: Lemmatizer,
    network: &Network,
) -> Contents {
    Contents {
        header: Header {
            about: config.about.clone(),
            sizes: network.sizes.clone(),
            tags: inventory.tags.clone(),
            relations: inventory.relations.clone(),
            part: PARTS[0].to_owned(),
            scripts: lemmas.scripts,
        },
        vocabulary: inventory.forms.iter().map(|form| form.0.clone()).collect(),
        ends: lemmas.ends,
        weights: network.weights.clone(),
    }
}

/// The network on its way.
struct Trainer<'c> {
    config: &'c Config,
    network: Network,
    optimiser: Optimiser,
    random: Random,
    step: usize,
    /// How many steps there will be, about.
    steps: usize,
}

impl<'c> Trainer<'c> {
    fn new(config: &'c Config, inventory: &Inventory, words: usize) -> Self {
        let mut random = Random::new(config.seed);
        let sizes = sizes(config, inventory);
        let weights = initial(&sizes, &mut random);
        let network = Network::new(sizes, weights);
        Self {
            config,
            optimiser: Optimiser::new(&network.layout, &network.weights),
            network,
            random,
            step: 0,
            steps: config.epochs * words.div_ceil(config.batch),
        }
    }

    /// Sees every example once; answers the summed losses.
    fn epoch(&mut self, examples: &mut [Example]) -> [f64; 3] {
        self.random.shuffle(examples);
        let mut losses = [0.0; 3];
        for batch in batches(examples, self.config.batch) {
            losses = sum(losses, self.step(batch));
        }
        losses
    }

    /// One step of the optimiser; answers the summed losses.
    fn step(&mut self, examples: &[Example]) -> [f64; 3] {
        let shards = self.shards(examples);
        let transposes = Transposes::new(&self.network.layout, &self.network.weights);
        let gradients: Vec<Gradient> = shards
            .par_iter()
            .map(|(batch, gold, random)| {
                let dropout = Dropout::new(self.config.dropout, random.clone());
                gradient(&self.network, &transposes, batch, gold, dropout)
            })
            .collect();
        let mut dense = vec![0.0; self.network.layout.len()];
        for gradient in &gradients {
            add(&mut dense, &gradient.dense);
        }
        let inputs: Vec<(&Batch, &[f32])> = shards
            .iter()
            .zip(&gradients)
            .map(|((batch, ..), gradient)| (batch, gradient.input.as_slice()))
            .collect();
        self.step += 1;
        let rate = self.config.rate * schedule(self.step, self.steps);
        let (optimiser, widths) = (&mut self.optimiser, self.config.widths);
        self.network
            .update(|weights| optimiser.step(weights, &dense, &inputs, widths, rate));
        gradients
            .iter()
            .fold([0.0; 3], |losses, gradient| sum(losses, gradient.losses))
    }

    fn shards(&mut self, examples: &[Example]) -> Vec<Shard> {
        let shard = |shard| {
            let (batch, gold) = batch(shard, &mut self.random);
            (batch, gold, Random::new(self.random.next()))
        };
        examples
            .chunks(examples.len().div_ceil(SHARDS))
            .map(shard)
            .collect()
    }
}

/// What one thread works on, with its own random numbers.
type Shard = (Batch, Gold, Random);

fn sum(a: [f64; 3], b: [f64; 3]) -> [f64; 3] {
    [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

/// Warms up over a twentieth of the steps, then falls to nothing, slowly at first and at last.
fn schedule(step: usize, steps: usize) -> f32 {
    let (step, steps) = (step as f32, steps.max(1) as f32);
    let warm = steps / 20.0;
    if step < warm {
        return step / warm;
    }
    let left = 1.0 - ((step - warm) / (steps - warm).max(1.0)).min(1.0);
    left * left * (3.0 - 2.0 * left)
}

fn sizes(config: &Config, inventory: &Inventory) -> Sizes {
    Sizes {
        words: inventory.forms.len() + 1,
        pieces: config.pieces,
        word_width: config.widths.0,
        piece_width: config.widths.1,
        layers: config.layers,
        tag_layers: config.tag_layers,
        tags: inventory.tags.len(),
        arc: config.heads.0,
        rel: config.heads.1,
        relations: inventory.relations.len(),
    }
}

/// Uniform random weights, of matrices within `sqrt(3 / rows)`; biases are zero.
fn initial(sizes: &Sizes, random: &mut Random) -> Weights {
    let layout = Layout::new(sizes);
    let mut dense = vec![0.0; layout.len()];
    for tensor in layout.all.iter().filter(|tensor| tensor.rows > 1) {
        let most = (3.0 / tensor.rows as f32).sqrt();
        tensor.of_mut(&mut dense).fill_with(|| random.within(most));
    }
    for root in [layout.root_arc, layout.root_rel] {
        root.of_mut(&mut dense).fill_with(|| random.within(0.5));
    }
    layout.distance.of_mut(&mut dense).fill(0.0);
    let mut table = |length: usize, most: f32| (0..length).map(|_| random.within(most)).collect();
    Weights {
        words: table(sizes.words * sizes.word_width, 0.5),
        pieces: table(sizes.pieces * sizes.piece_width, 0.2),
        dense,
    }
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

    fn trained(threads: usize) -> Vec<u8> {
        let config = Config {
            epochs: 60,
            rate: 0.01,
            dropout: 0.1,
            batch: 6,
            pieces: 64,
            widths: (8, 8),
            heads: (8, 8),
            ..Config::default()
        };
        let part = Part {
            name: "sample".to_owned(),
            sentences: bank(),
        };
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| train(&config, &[part], &[], |_| ()))
            .unwrap()
    }

    #[test]
    fn a_small_treebank_is_learned_by_heart() {
        let model = Model::from_bytes(&trained(1)).unwrap();
        let scores = evaluate(&model, &bank()).unwrap();
        assert!(
            scores.upos.min(scores.lemmas).min(scores.las) > 99.9,
            "{scores:?}"
        );
    }

    #[test]
    fn the_number_of_threads_does_not_change_the_model() {
        assert_eq!(trained(1), trained(3));
    }
}
