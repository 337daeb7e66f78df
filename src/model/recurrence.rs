//! Simple recurrent units (Lei et al. 2018, "Simple Recurrent Units for Highly Parallelizable Recurrence"): all products
//! of a layer are made before its words are gone through.

#![allow(
    clippy::inline_always,
    reason = "the instruction set is that of the caller"
)]

use std::ops::Range;

use super::batch::{Batch, Noise};
use super::math::{sigmoid, vectorised};

/// What one layer computed; all but the output is empty where there is no way back.
#[derive(Debug, Default)]
pub(crate) struct LayerState {
    /// The input as the gates saw it, after noise: `n × width`
    pub(crate) input: Vec<f32>,
    /// Candidates, forget gates, reset gates: `n × 3 width`
    pub(crate) gates: Vec<f32>,
    /// Internal states: `n × width`
    pub(crate) states: Vec<f32>,
    /// `n × width`
    pub(crate) output: Vec<f32>,
}

impl LayerState {
    /// Goes over all sentences in both directions, given the input `below` and the gates before their activation.
    pub(crate) fn new<N: Noise>(
        batch: &Batch,
        peephole: &[f32],
        below: &[f32],
        gates: Vec<f32>,
    ) -> Self {
        let mut state = Self {
            input: Vec::new(),
            gates,
            states: vec![0.0; if N::KEEPS { below.len() } else { 0 }],
            output: vec![0.0; below.len()],
        };
        let width = peephole.len() / 2;
        vectorised(
            #[inline(always)]
            || {
                for sentence in batch.sentences() {
                    scan::<N, false>(sentence.clone(), width, peephole, below, &mut state);
                    scan::<N, true>(sentence, width, peephole, below, &mut state);
                }
            },
        );
        if !N::KEEPS {
            state.gates = Vec::new();
        }
        state
    }
}

/// Runs one direction of a layer over one sentence.
///
/// With candidate `z`, input `x`, last state `c'`, the peepholes `v` and the gates' pre-activations `a`, `b`:
/// `f = σ(a + v_f c')`, `c = f c' + (1 - f) z`, `r = σ(b + v_r c')`, output `r c + (1 - r) x`.
#[inline(always)]
fn scan<N: Noise, const BACKWARD: bool>(
    sentence: Range<usize>,
    width: usize,
    peephole: &[f32],
    below: &[f32],
    layer: &mut LayerState,
) {
    let half = width / 2;
    let first = if BACKWARD { half } else { 0 };
    let (forget_weight, reset_weight) = peephole.split_at(width);
    let (forget_weight, reset_weight) = (
        &forget_weight[first..first + half],
        &reset_weight[first..first + half],
    );
    let mut last = vec![0.0_f32; half];
    let length = sentence.len();
    for step in 0..length {
        let word = if BACKWARD {
            sentence.end - 1 - step
        } else {
            sentence.start + step
        };
        let cells = word * width + first..word * width + first + half;
        let gates = &mut layer.gates[word * 3 * width..(word + 1) * 3 * width];
        let (candidate, gates) = gates.split_at_mut(width);
        let (forget, reset) = gates.split_at_mut(width);
        let candidate = &candidate[first..first + half];
        let (forget, reset) = (
            &mut forget[first..first + half],
            &mut reset[first..first + half],
        );
        let (input, last) = (&below[cells.clone()], &mut last[..half]);
        let output = &mut layer.output[cells.clone()];
        for i in 0..half {
            let f = sigmoid(forget[i] + forget_weight[i] * last[i]);
            let r = sigmoid(reset[i] + reset_weight[i] * last[i]);
            let c = f * last[i] + (1.0 - f) * candidate[i];
            last[i] = c;
            output[i] = r * c + (1.0 - r) * input[i];
            if N::KEEPS {
                (forget[i], reset[i]) = (f, r);
            }
        }
        if N::KEEPS {
            layer.states[cells].copy_from_slice(last);
        }
    }
}
