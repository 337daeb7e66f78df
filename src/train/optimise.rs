//! The optimiser.

use std::collections::HashMap;

use rayon::prelude::*;

use super::backward::{Gradient, add};
use super::learner::{FloatTable, Learner};
use crate::model::Batch;

/// `AdamW` (Loshchilov and Hutter 2019); rows of tables are updated only when a batch holds them.
#[derive(Debug)]
pub(crate) struct Optimiser {
    matrices: Moments,
    vectors: Moments,
    words: Moments,
    pieces: Moments,
    step: i32,
}

const BETA_1: f32 = 0.9;
const BETA_2: f32 = 0.98;
/// How strongly matrices decay.
const DECAY: f32 = 0.02;
/// The norm of the gradient of matrices and vectors is cut to this.
const MOST: f32 = 2.0;
/// So many numbers are worked on together.
const CHUNK: usize = 1 << 16;

/// The running means of the slopes and of their squares.
#[derive(Debug)]
struct Moments {
    first: Vec<f32>,
    second: Vec<f32>,
}

/// How far one step goes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stride {
    /// The step size.
    pub(crate) rate: f32,
    /// What gradients are multiplied with.
    pub(crate) scale: f32,
}

impl Stride {
    /// Corrected for the start of the moments at zero.
    fn corrected(self, step: i32) -> Self {
        let rate = self.rate * (1.0 - BETA_2.powi(step)).sqrt() / (1.0 - BETA_1.powi(step));
        Self { rate, ..self }
    }
}

impl Moments {
    fn new(length: usize) -> Self {
        Self {
            first: vec![0.0; length],
            second: vec![0.0; length],
        }
    }

    /// Moves values against their gradient.
    fn update(&mut self, values: &mut [f32], gradient: &[f32], stride: Stride) {
        let moments = self
            .first
            .par_chunks_mut(CHUNK)
            .zip(self.second.par_chunks_mut(CHUNK));
        values
            .par_chunks_mut(CHUNK)
            .zip(gradient.par_chunks(CHUNK))
            .zip(moments)
            .for_each(|((values, slopes), (first, second))| {
                update(values, slopes, first, second, stride);
            });
    }

    /// The same for the rows of a table that have a gradient.
    fn update_rows(&mut self, table: &mut FloatTable, rows: &Rows, stride: Stride) {
        let width = table.width;
        for (row, slope) in rows.iter() {
            let from = row as usize * width;
            let cells = from..from + width;
            let (first, second) = (
                &mut self.first[cells.clone()],
                &mut self.second[cells.clone()],
            );
            update(&mut table.values[cells], slope, first, second, stride);
        }
    }
}

fn update(
    values: &mut [f32],
    slopes: &[f32],
    first: &mut [f32],
    second: &mut [f32],
    stride: Stride,
) {
    for (((value, slope), first), second) in values.iter_mut().zip(slopes).zip(first).zip(second) {
        let slope = slope * stride.scale;
        *first = BETA_1 * *first + (1.0 - BETA_1) * slope;
        *second = BETA_2 * *second + (1.0 - BETA_2) * slope * slope;
        *value -= stride.rate * *first / (second.sqrt() + 1e-8);
    }
}

/// The gradients of some rows of a table.
#[derive(Debug)]
struct Rows {
    width: usize,
    /// Of each row its place among the slopes.
    places: HashMap<u32, usize>,
    order: Vec<u32>,
    slopes: Vec<f32>,
}

impl Rows {
    fn new(width: usize) -> Self {
        Self {
            width,
            places: HashMap::new(),
            order: Vec::new(),
            slopes: Vec::new(),
        }
    }

    /// Adds to the gradient of a row.
    fn add(&mut self, row: u32, slope: &[f32]) {
        let new = self.order.len();
        let place = *self.places.entry(row).or_insert(new);
        if place == new {
            self.order.push(row);
            self.slopes.extend_from_slice(slope);
        } else {
            let from = place * self.width;
            add(&mut self.slopes[from..from + self.width], slope);
        }
    }

    fn iter(&self) -> impl Iterator<Item = (u32, &[f32])> {
        let slopes = self.slopes.chunks_exact(self.width);
        self.order.iter().copied().zip(slopes)
    }
}

/// The gradients of a step.
#[derive(Debug)]
pub(crate) struct Slopes {
    matrices: Vec<f32>,
    vectors: Vec<f32>,
    /// Of the table of forms.
    words: Rows,
    /// Of the table of pieces.
    pieces: Rows,
}

impl Slopes {
    /// The sum over the parts of a batch, in their order.
    pub(crate) fn new<'g>(
        learner: &Learner,
        parts: impl Iterator<Item = (&'g Batch, &'g Gradient)>,
    ) -> Self {
        let network = &learner.network;
        let mut slopes = Self {
            matrices: vec![0.0; network.layout.matrices],
            vectors: vec![0.0; network.layout.vectors],
            words: Rows::new(network.words.width),
            pieces: Rows::new(network.pieces.width),
        };
        let parts: Vec<_> = parts.collect();
        slopes
            .matrices
            .par_chunks_mut(CHUNK)
            .enumerate()
            .for_each(|(number, sum)| {
                let from = number * CHUNK;
                for (_, gradient) in &parts {
                    add(sum, &gradient.matrices[from..from + sum.len()]);
                }
            });
        for (batch, gradient) in parts {
            add(&mut slopes.vectors, &gradient.vectors);
            let rows = gradient.embedded.chunks_exact(network.sizes.embedding());
            for (i, row) in rows.enumerate() {
                let (word, pieces) = row.split_at(network.words.width);
                slopes.words.add(batch.words[i], word);
                for &piece in batch.pieces(i) {
                    slopes.pieces.add(piece, pieces);
                }
            }
        }
        slopes
    }

    /// The Euclidean norm of the gradient of matrices and vectors.
    fn norm(&self) -> f32 {
        let dense = self.matrices.iter().chain(&self.vectors);
        dense.map(|value| value * value).sum::<f32>().sqrt()
    }
}

impl Optimiser {
    pub(crate) fn new(learner: &Learner) -> Self {
        let network = &learner.network;
        Self {
            matrices: Moments::new(learner.matrices.len()),
            vectors: Moments::new(network.vectors.len()),
            words: Moments::new(network.words.values.len()),
            pieces: Moments::new(network.pieces.values.len()),
            step: 0,
        }
    }

    /// Takes one step.
    pub(crate) fn step(&mut self, learner: &mut Learner, slopes: &Slopes, stride: Stride) {
        self.step += 1;
        for weight in &mut learner.matrices {
            *weight -= stride.rate * DECAY * *weight;
        }
        let stride = stride.corrected(self.step);
        let norm = slopes.norm() * stride.scale;
        let cut = Stride {
            scale: stride.scale * if norm > MOST { MOST / norm } else { 1.0 },
            ..stride
        };
        let network = &mut learner.network;
        self.matrices
            .update(&mut learner.matrices, &slopes.matrices, cut);
        self.vectors
            .update(&mut network.vectors, &slopes.vectors, cut);
        self.words
            .update_rows(&mut network.words, &slopes.words, stride);
        self.pieces
            .update_rows(&mut network.pieces, &slopes.pieces, stride);
        learner.refresh();
    }
}
