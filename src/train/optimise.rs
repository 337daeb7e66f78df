use std::collections::BTreeMap;

use crate::model::{Batch, Layout, Weights};

/// `AdamW` (Loshchilov and Hutter 2019); rows of tables are updated only when a batch holds them.
pub(crate) struct Optimiser {
    dense: Moments,
    words: Moments,
    pieces: Moments,
    /// For each dense weight, how strongly it decays.
    decay: Vec<f32>,
    step: i32,
}

struct Moments {
    first: Vec<f32>,
    second: Vec<f32>,
}

const BETA_1: f32 = 0.9;
const BETA_2: f32 = 0.98;
const DECAY: f32 = 0.02;
/// The norm of the dense gradient is cut to this.
const MOST: f32 = 2.0;

impl Moments {
    fn new(length: usize) -> Self {
        Self {
            first: vec![0.0; length],
            second: vec![0.0; length],
        }
    }

    fn update(&mut self, from: usize, values: &mut [f32], gradient: &[f32], rate: f32, scale: f32) {
        let first = &mut self.first[from..from + values.len()];
        let second = &mut self.second[from..from + values.len()];
        for (((value, slope), first), second) in
            values.iter_mut().zip(gradient).zip(first).zip(second)
        {
            let slope = slope * scale;
            *first = BETA_1 * *first + (1.0 - BETA_1) * slope;
            *second = BETA_2 * *second + (1.0 - BETA_2) * slope * slope;
            *value -= rate * *first / (second.sqrt() + 1e-8);
        }
    }
}

impl Optimiser {
    pub(crate) fn new(layout: &Layout, weights: &Weights) -> Self {
        let mut decay = vec![0.0; weights.dense.len()];
        for tensor in layout.all.iter().filter(|tensor| tensor.rows > 1) {
            tensor.of_mut(&mut decay).fill(DECAY);
        }
        Self {
            dense: Moments::new(weights.dense.len()),
            words: Moments::new(weights.words.len()),
            pieces: Moments::new(weights.pieces.len()),
            decay,
            step: 0,
        }
    }

    /// One step of size `rate` along the summed gradients of `parts`: each a batch and the gradient of its input.
    pub(crate) fn step(
        &mut self,
        weights: &mut Weights,
        dense: &[f32],
        parts: &[(&Batch, &[f32])],
        widths: (usize, usize),
        rate: f32,
    ) {
        self.step += 1;
        let count: usize = parts.iter().map(|(batch, _)| batch.words.len()).sum();
        let scale = 1.0 / count.max(1) as f32;
        let corrected =
            rate * (1.0 - BETA_2.powi(self.step)).sqrt() / (1.0 - BETA_1.powi(self.step));
        let norm = dense.iter().map(|value| value * value).sum::<f32>().sqrt() * scale;
        let clip = if norm > MOST { MOST / norm } else { 1.0 };
        for (weight, decay) in weights.dense.iter_mut().zip(&self.decay) {
            *weight -= rate * decay * *weight;
        }
        self.dense
            .update(0, &mut weights.dense, dense, corrected, scale * clip);
        for (row, slope) in by_word(parts, widths) {
            let from = row as usize * widths.0;
            self.words.update(
                from,
                &mut weights.words[from..from + widths.0],
                &slope,
                corrected,
                scale,
            );
        }
        for (row, slope) in by_piece(parts, widths) {
            let from = row as usize * widths.1;
            self.pieces.update(
                from,
                &mut weights.pieces[from..from + widths.1],
                &slope,
                corrected,
                scale,
            );
        }
    }
}

/// The gradient of each row of the table of forms that occurs.
fn by_word(parts: &[(&Batch, &[f32])], (words, pieces): (usize, usize)) -> BTreeMap<u32, Vec<f32>> {
    let mut rows = BTreeMap::new();
    for (batch, gradient) in parts {
        for (row, slope) in batch
            .words
            .iter()
            .zip(gradient.chunks_exact(words + pieces))
        {
            super::backward::add(rows.entry(*row).or_insert_with(|| vec![0.0; words]), slope);
        }
    }
    rows
}

/// The gradient of each row of the table of pieces that occurs.
fn by_piece(
    parts: &[(&Batch, &[f32])],
    (words, pieces): (usize, usize),
) -> BTreeMap<u32, Vec<f32>> {
    let mut rows = BTreeMap::new();
    for (batch, gradient) in parts {
        for (i, slope) in gradient.chunks_exact(words + pieces).enumerate() {
            for row in batch.pieces(i) {
                super::backward::add(
                    rows.entry(*row).or_insert_with(|| vec![0.0; pieces]),
                    &slope[words..],
                );
            }
        }
    }
    rows
}
