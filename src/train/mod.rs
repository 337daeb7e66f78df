//! Training of the model from a treebank: reproducible bit for bit, on any number of threads.

mod backward;
pub mod corpus;
mod lemmas;
mod optimise;
mod random;

use std::collections::HashMap;

use rayon::prelude::*;

use crate::model::{
    About, Batch, Contents, Header, Layout, Lemmatizer, Model, ModelError, Network, Sizes, Weights, features,
    part_piece, write_model,
};
use crate::text::Span;
use crate::tree::conllu::{self, Row, Sentence};
use crate::tree::score::{Scores, score};

use backward::{Dropout, Gold, Gradient, Transposes, add, gradient};
use corpus::{Inventory, Part};
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
            epochs: 20,
            rate: 3e-3,
            dropout: 0.3,
            batch: 1000,
            pieces: 32768,
            widths: (96, 96),
            layers: 3,
            tag_layers: 2,
            heads: (96, 64),
            about: About::default(),
        }
    }
}

/// The parts of the treebank that the embedded model is trained on.
pub const PARTS: [&str; 5] = ["cdb-newspaper", "suites", "lassy-dev", "lassy-2018", "wrpph-2018"];

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
/// A form of frequency `n` is treated as unknown once in `1 + n / DROP` times (Kiperwasser and Goldberg 2016).
const DROP: f32 = 0.25;

/// Trains a model and answers the bytes of its file.
pub fn train(
    config: &Config,
    parts: &[Part],
    development: &[Sentence],
    mut progress: impl FnMut(&Progress),
) -> Result<Vec<u8>, ModelError> {
    let inventory = Inventory::new(parts);
    let mut random = Random::new(config.seed);
    let tags: HashMap<[String; 3], usize> = inventory.tags.iter().cloned().zip(0..).collect();
    let lemmas = lemmas::learn(parts, &tags);
    let mut examples = examples(config, parts, &inventory, &tags);
    let sizes = sizes(config, &inventory);
    let weights = initial(&sizes, &mut random);
    let mut network = Network::new(sizes, weights);
    let mut optimiser = Optimiser::new(&network.layout, &network.weights);
    let words: usize = examples.iter().map(Example::len).sum();
    let steps = config.epochs * words.div_ceil(config.batch);
    let mut step = 0;
    for epoch in 1..=config.epochs {
        random.shuffle(&mut examples);
        let mut losses = [0.0; 3];
        for batch in batches(&examples, config.batch) {
            step += 1;
            let rate = config.rate * schedule(step, steps);
            let found = train_batch(config, &mut network, &mut optimiser, batch, &mut random, rate);
            for (sum, loss) in losses.iter_mut().zip(found) {
                *sum += loss;
            }
        }
        let model = contents(config, &inventory, &lemmas, &network, None);
        let scores = evaluate(&Model::from_bytes(&write_model(&model)?)?, development);
        progress(&Progress {
            epoch,
            losses: losses.map(|loss| loss / words as f64),
            scores: scores.clone(),
        });
        if epoch == config.epochs {
            return write_model(&contents(config, &inventory, &lemmas, &network, scores.as_ref()));
        }
    }
    write_model(&contents(config, &inventory, &lemmas, &network, None))
}

/// Warms up over a twentieth of the steps, then falls to nothing along a cosine.
fn schedule(step: usize, steps: usize) -> f32 {
    let (step, steps) = (step as f32, steps.max(1) as f32);
    let warm = steps / 20.0;
    if step < warm {
        return step / warm;
    }
    let done = ((step - warm) / (steps - warm).max(1.0)).min(1.0);
    0.5 + 0.5 * (done * std::f32::consts::PI).cos()
}

/// One sentence made ready.
#[derive(Debug, Clone)]
struct Example {
    /// Rows of the table of forms with the counts of the forms.
    words: Vec<(u32, usize)>,
    pieces: Vec<Vec<u32>>,
    gold: Gold,
}

impl Example {
    fn len(&self) -> usize {
        self.words.len()
    }
}

fn examples(config: &Config, parts: &[Part], inventory: &Inventory, tags: &HashMap<[String; 3], usize>) -> Vec<Example> {
    let forms: HashMap<&str, (u32, usize)> =
        inventory.forms.iter().zip(1..).map(|((form, count), row)| (form.as_str(), (row, *count))).collect();
    let relations: HashMap<&str, usize> = inventory.relations.iter().map(String::as_str).zip(0..).collect();
    let mut examples = Vec::new();
    for part in parts {
        let part_piece = part_piece(&part.name, config.pieces);
        for sentence in &part.sentences {
            let mut example = Example {
                words: Vec::new(),
                pieces: Vec::new(),
                gold: Gold::default(),
            };
            for (at, row) in sentence.rows.iter().enumerate() {
                let mut features = features(&row.form, at == 0, config.pieces);
                features.pieces.push(part_piece);
                example.words.push(forms.get(features.form.as_str()).copied().unwrap_or((0, 0)));
                example.pieces.push(features.pieces);
                example.gold.tags.push(tags[&corpus::tag(row)]);
                example.gold.heads.push(row.head.and_then(|head| (head as usize).checked_sub(1)));
                example.gold.relations.push(relations[row.deprel.as_str()]);
            }
            examples.push(example);
        }
    }
    examples
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

/// Consecutive examples with at least `words` words together, except for the last.
fn batches(examples: &[Example], words: usize) -> impl Iterator<Item = &[Example]> {
    let mut rest = examples;
    std::iter::from_fn(move || {
        let mut held = 0;
        let full = rest.iter().position(|example| {
            held += example.len();
            held >= words
        });
        let (batch, after) = rest.split_at(full.map_or(rest.len(), |last| last + 1));
        rest = after;
        Some(batch).filter(|batch| !batch.is_empty())
    })
}

fn train_batch(
    config: &Config,
    network: &mut Network,
    optimiser: &mut Optimiser,
    examples: &[Example],
    random: &mut Random,
    rate: f32,
) -> [f64; 3] {
    let shards: Vec<(Batch, Gold, Random)> = examples
        .chunks(examples.len().div_ceil(SHARDS))
        .map(|shard| {
            let (batch, gold) = batch(shard, random);
            (batch, gold, Random::new(random.next()))
        })
        .collect();
    let transposes = Transposes::new(&network.layout, &network.weights);
    let gradients: Vec<Gradient> = shards
        .par_iter()
        .map(|(batch, gold, random)| {
            gradient(network, &transposes, batch, gold, Dropout::new(config.dropout, random.clone()))
        })
        .collect();
    let mut dense = vec![0.0; network.layout.len()];
    let mut losses = [0.0; 3];
    for gradient in &gradients {
        add(&mut dense, &gradient.dense);
        for (sum, loss) in losses.iter_mut().zip(gradient.losses) {
            *sum += loss;
        }
    }
    let inputs: Vec<(&Batch, &[f32])> =
        shards.iter().zip(&gradients).map(|((batch, ..), gradient)| (batch, gradient.input.as_slice())).collect();
    network.update(|weights| optimiser.step(weights, &dense, &inputs, config.widths, rate));
    losses
}

/// The examples as one batch, with rare forms now and then unknown.
fn batch(examples: &[Example], random: &mut Random) -> (Batch, Gold) {
    let (mut batch, mut gold) = (Batch::default(), Gold::default());
    for example in examples {
        for (&(row, count), pieces) in example.words.iter().zip(&example.pieces) {
            let known = random.unit() * (count as f32 + DROP) < count as f32;
            batch.push(if known { row } else { 0 }, pieces.iter().copied());
        }
        batch.lengths.push(example.len());
        gold.tags.extend(&example.gold.tags);
        gold.heads.extend(&example.gold.heads);
        gold.relations.extend(&example.gold.relations);
    }
    (batch, gold)
}

fn contents(
    config: &Config,
    inventory: &Inventory,
    lemmas: &Lemmatizer,
    network: &Network,
    scores: Option<&Scores>,
) -> Contents {
    let mut about = config.about.clone();
    if let Some(scores) = scores {
        let named = [("UPOS", scores.upos), ("UFeats", scores.feats), ("Lemmas", scores.lemmas), ("UAS", scores.uas), ("LAS", scores.las)];
        about.scores = named.map(|(name, value)| (name.to_owned(), (value * 100.0).round() / 100.0)).into();
    }
    Contents {
        header: Header {
            about,
            sizes: network.sizes.clone(),
            tags: inventory.tags.clone(),
            relations: inventory.relations.clone(),
            part: PARTS[0].to_owned(),
            scripts: lemmas.scripts.clone(),
        },
        vocabulary: inventory.forms.iter().map(|form| form.0.clone()).collect(),
        ends: lemmas.ends.clone(),
        weights: network.weights.clone(),
    }
}

/// Scores a model on sentences, keeping their tokens; none if there are none.
pub fn evaluate(model: &Model, gold: &[Sentence]) -> Option<Scores> {
    if gold.is_empty() {
        return None;
    }
    score(gold, &annotate(model, gold)).ok()
}

/// The sentences with the model's annotation, comments, tokens and spacing kept.
pub fn annotate(model: &Model, sentences: &[Sentence]) -> Vec<Sentence> {
    let token = |row: &'_ Row| -> (String, Span) { (row.form.clone(), Span::default()) };
    let tokens: Vec<Vec<(String, Span)>> = sentences.iter().map(|s| s.rows.iter().map(token).collect()).collect();
    let borrowed: Vec<Vec<(&str, Span)>> =
        tokens.iter().map(|tokens| tokens.iter().map(|(form, span)| (form.as_str(), *span)).collect()).collect();
    let trees = model.parse(&borrowed);
    sentences
        .iter()
        .zip(trees)
        .map(|(sentence, tree)| {
            let mut rows = conllu::rows_of(&tree);
            for (row, given) in rows.iter_mut().zip(&sentence.rows) {
                row.misc.clone_from(&given.misc);
            }
            Sentence {
                comments: sentence.comments.clone(),
                rows,
            }
        })
        .collect()
}

/// Temporary: lemma accuracy with gold tags.
#[allow(clippy::print_stdout, missing_docs)]
pub fn dev_lemmas(_: &Config, parts: &[Part], dev: &[Sentence]) -> f64 {
    let inventory = Inventory::new(parts);
    let tags: HashMap<[String; 3], usize> = inventory.tags.iter().cloned().zip(0..).collect();
    let lemmas = lemmas::learn(parts, &tags);
    println!("{} {}", lemmas.ends.len(), lemmas.scripts.len());
    let (mut ok, mut n) = (0, 0);
    for s in dev {
        for (i, r) in s.rows.iter().enumerate() {
            let Some(&t) = tags.get(&corpus::tag(r)) else { n += 1; continue };
            let mut l = lemmas.lemma(&r.form, t, r.upos.parse().unwrap_or(crate::tree::Upos::X));
            for p in s.rows.iter().filter(|p| p.deprel == "compound:prt" && p.head == u32::try_from(i + 1).ok()) {
                if lemmas.is_particle(&p.form.to_lowercase()) && !l.contains('_') { l = format!("{}_{l}", p.form.to_lowercase()); }
            }
            n += 1;
            ok += usize::from(l == r.lemma);
            if l != r.lemma { println!("{}\t{}\t{}\t{}", r.form, r.lemma, l, r.xpos); }
        }
    }
    100.0 * ok as f64 / n as f64
}
