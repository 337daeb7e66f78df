//! The way back through the layers, by hand.

#![allow(
    clippy::inline_always,
    reason = "the instruction set is that of the caller"
)]

use std::ops::Range;

use super::learner::Learner;
use super::noise::Dropout;
use crate::model::{Batch, Encoding, LayerState, Linear, Packed, vectorised};

/// The derivatives of the summed losses of a batch.
#[derive(Debug, Clone)]
pub(crate) struct Gradient {
    /// By the matrices.
    pub(crate) matrices: Vec<f32>,
    /// By the vectors.
    pub(crate) vectors: Vec<f32>,
    /// By the embeddings: `n × embedding`
    pub(crate) embedded: Vec<f32>,
}

/// One way back over a batch.
pub(crate) struct Pass<'p> {
    pub(crate) learner: &'p Learner,
    pub(crate) batch: &'p Batch,
    pub(crate) dropout: Dropout,
    pub(crate) gradient: Gradient,
}

impl<'p> Pass<'p> {
    pub(crate) fn new(learner: &'p Learner, batch: &'p Batch, dropout: Dropout) -> Self {
        let layout = &learner.network.layout;
        Self {
            learner,
            batch,
            dropout,
            gradient: Gradient {
                matrices: vec![0.0; layout.matrices],
                vectors: vec![0.0; layout.vectors],
                embedded: Vec::new(),
            },
        }
    }

    /// Adds the gradients of a linear map's weights and answers that of its input.
    pub(crate) fn linear(
        &mut self,
        linear: Linear,
        transposed: &Packed,
        input: &[f32],
        output: &[f32],
    ) -> Vec<f32> {
        let Linear { weight, bias } = linear;
        let by_weight = weight.of_mut(&mut self.gradient.matrices);
        add_outer(input, weight.rows, output, weight.columns, by_weight);
        add_rows(bias.of_mut(&mut self.gradient.vectors), output);
        transposed.product(output)
    }

    /// Goes back through the layers to the embeddings, given the gradients of what comes out of them: of the last, and
    /// of that which the tagger reads.
    pub(crate) fn encoder(
        mut self,
        encoding: &Encoding,
        mut above: Vec<f32>,
        tagger: &[f32],
    ) -> Gradient {
        let learner = self.learner;
        let network = &learner.network;
        for layer in (0..network.sizes.layers).rev() {
            if layer + 1 == network.sizes.tag_layers {
                add(&mut above, tagger);
            }
            above = self.layer(encoding, layer, &above);
        }
        let (linear, transposed) = (network.layout.maps.input, &learner.transposes.input);
        let mut embedded = self.linear(linear, transposed, &encoding.embedded, &above);
        self.dropout.undo(&mut embedded);
        self.gradient.embedded = embedded;
        self.gradient
    }

    /// Goes back through one recurrent layer; answers the gradient of its input.
    fn layer(&mut self, encoding: &Encoding, layer: usize, above: &[f32]) -> Vec<f32> {
        let learner = self.learner;
        let network = &learner.network;
        let (width, state) = (network.sizes.width, &encoding.layers[layer]);
        let below = encoding.after(layer);
        let peephole = network.layout.peepholes[layer];
        let mut scan = ScanBack {
            width,
            peephole: peephole.of(&network.vectors),
            below,
            state,
            above,
            gates: vec![0.0; state.gates.len()],
            by_peephole: vec![0.0; 2 * width],
            highway: vec![0.0; below.len()],
        };
        vectorised(
            #[inline(always)]
            || {
                for sentence in self.batch.sentences() {
                    scan.run::<false>(sentence.clone());
                    scan.run::<true>(sentence);
                }
            },
        );
        let ScanBack {
            gates,
            by_peephole,
            highway,
            ..
        } = scan;
        add(peephole.of_mut(&mut self.gradient.vectors), &by_peephole);
        let mut input = self.linear(
            network.layout.maps.gates[layer],
            &learner.transposes.gates[layer],
            &state.input,
            &gates,
        );
        self.dropout.undo(&mut input);
        add(&mut input, &highway);
        input
    }
}

/// The way back through the recurrence of one layer.
struct ScanBack<'s> {
    width: usize,
    peephole: &'s [f32],
    below: &'s [f32],
    state: &'s LayerState,
    above: &'s [f32],
    /// By candidates and the gates' pre-activations.
    gates: Vec<f32>,
    by_peephole: Vec<f32>,
    /// By the input, as far as it went around the gates.
    highway: Vec<f32>,
}

impl ScanBack<'_> {
    /// Goes back over one sentence in one direction.
    #[inline(always)]
    fn run<const BACKWARD: bool>(&mut self, sentence: Range<usize>) {
        let half = self.width / 2;
        let first = if BACKWARD { half } else { 0 };
        let mut carry = vec![0.0_f32; half];
        let length = sentence.len();
        let word_at = |step: usize| {
            if BACKWARD {
                sentence.end - 1 - step
            } else {
                sentence.start + step
            }
        };
        for step in (0..length).rev() {
            let before = step.checked_sub(1).map(word_at);
            self.word(word_at(step), before, first..first + half, &mut carry);
        }
    }

    /// Goes back over the `columns` of one word; `carry` is the gradient of its state by the word after it, and
    /// becomes that of the state of the word `before`.
    #[inline(always)]
    fn word(
        &mut self,
        word: usize,
        before: Option<usize>,
        columns: Range<usize>,
        carry: &mut [f32],
    ) {
        let (width, half) = (self.width, columns.len());
        let carry = &mut carry[..half];
        let cell = |word: usize| word * width + columns.start..word * width + columns.end;
        let zeros = vec![0.0_f32; half];
        let last = before.map_or(&zeros[..], |before| &self.state.states[cell(before)]);
        let row = 3 * word * width..3 * (word + 1) * width;
        let [candidate, forget, reset] = thirds(&self.state.gates[row.clone()], &columns);
        let (state, input, above) = (
            &self.state.states[cell(word)],
            &self.below[cell(word)],
            &self.above[cell(word)],
        );
        let (forget_weight, reset_weight) = self.peephole.split_at(width);
        let (forget_weight, reset_weight) = (
            &forget_weight[columns.clone()],
            &reset_weight[columns.clone()],
        );
        let (by_forget_weight, by_reset_weight) = self.by_peephole.split_at_mut(width);
        let (by_forget_weight, by_reset_weight) = (
            &mut by_forget_weight[columns.clone()],
            &mut by_reset_weight[columns.clone()],
        );
        let [by_candidate, by_forget, by_reset] = thirds_mut(&mut self.gates[row], &columns);
        let highway = &mut self.highway[cell(word)];
        for i in 0..half {
            let by_state = above[i] * reset[i] + carry[i];
            highway[i] = above[i] * (1.0 - reset[i]);
            by_reset[i] = above[i] * (state[i] - input[i]) * reset[i] * (1.0 - reset[i]);
            by_forget[i] = by_state * (last[i] - candidate[i]) * forget[i] * (1.0 - forget[i]);
            by_candidate[i] = by_state * (1.0 - forget[i]);
            carry[i] = by_state * forget[i]
                + by_forget[i] * forget_weight[i]
                + by_reset[i] * reset_weight[i];
            by_forget_weight[i] += by_forget[i] * last[i];
            by_reset_weight[i] += by_reset[i] * last[i];
        }
    }
}

/// The same columns of the three equal parts of a row.
#[inline(always)]
fn thirds<'r>(row: &'r [f32], columns: &Range<usize>) -> [&'r [f32]; 3] {
    let width = row.len() / 3;
    [0, 1, 2].map(|part| &row[part * width + columns.start..part * width + columns.end])
}

/// The same columns of the three equal parts of a row.
#[inline(always)]
fn thirds_mut<'r>(row: &'r mut [f32], columns: &Range<usize>) -> [&'r mut [f32]; 3] {
    let width = row.len() / 3;
    let (first, rest) = row.split_at_mut(width);
    let (second, third) = rest.split_at_mut(width);
    [first, second, third].map(|part| &mut part[columns.clone()])
}

/// `sum += other`
pub(crate) fn add(sum: &mut [f32], other: &[f32]) {
    for (sum, value) in sum.iter_mut().zip(other) {
        *sum += value;
    }
}

/// Adds each row of a matrix that is as wide as the sum.
fn add_rows(sum: &mut [f32], matrix: &[f32]) {
    for row in matrix.chunks_exact(sum.len()) {
        add(sum, row);
    }
}

/// `out += aᵀ · b` for `a` of `rows` and `b` of `columns` columns.
pub(crate) fn add_outer(a: &[f32], rows: usize, b: &[f32], columns: usize, out: &mut [f32]) {
    let n = a.len() / rows;
    let mut transposed = vec![0.0; a.len()];
    for (i, row) in a.chunks_exact(rows).enumerate() {
        for (slot, &value) in transposed[i..].iter_mut().step_by(n).zip(row) {
            *slot = value;
        }
    }
    Packed::new(b, columns).add_product(&transposed, out);
}
