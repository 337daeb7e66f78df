//! The network while it learns.

#![allow(
    clippy::inline_always,
    reason = "the instruction set is that of the caller"
)]

use crate::model::{Layout, Linear, Maps, Network, Packed, Precision, Sizes, Table};
use crate::random::Random;

/// Full precision.
#[derive(Debug, Clone)]
pub(crate) struct Full;

impl Precision for Full {
    type Matrix = Packed;
    type Table = FloatTable;
}

/// A table of embeddings that can be changed.
#[derive(Debug, Clone)]
pub(crate) struct FloatTable {
    pub(crate) width: usize,
    pub(crate) values: Vec<f32>,
}

impl FloatTable {
    /// Arbitrary values up to `most`.
    fn new(rows: usize, width: usize, most: f32, random: &mut Random) -> Self {
        let values = (0..rows * width).map(|_| random.within(most)).collect();
        Self { width, values }
    }

    pub(crate) fn row(&self, row: u32) -> &[f32] {
        let start = row as usize * self.width;
        &self.values[start..start + self.width]
    }
}

impl Table for FloatTable {
    #[inline(always)]
    fn add_row(&self, row: u32, sum: &mut [f32]) {
        for (sum, value) in sum.iter_mut().zip(self.row(row)) {
            *sum += value;
        }
    }
}

/// A network with its matrices as the optimiser changes them, and their transposes for the way back.
#[derive(Debug, Clone)]
pub(crate) struct Learner {
    pub(crate) network: Network<Full>,
    /// The matrices of [`Layout`].
    pub(crate) matrices: Vec<f32>,
    pub(crate) transposes: Maps<Packed>,
}

impl Learner {
    /// Uniform random weights, of matrices within `sqrt(3 / rows)`; biases are zero.
    pub(crate) fn new(sizes: Sizes, random: &mut Random) -> Self {
        let layout = Layout::new(&sizes);
        let mut matrices = vec![0.0; layout.matrices];
        layout.maps.map(|Linear { weight, .. }| {
            let most = (3.0 / weight.rows as f32).sqrt();
            weight
                .of_mut(&mut matrices)
                .fill_with(|| random.within(most));
        });
        let mut vectors = vec![0.0; layout.vectors];
        for root in [layout.root_arc, layout.root_rel] {
            root.of_mut(&mut vectors).fill_with(|| random.within(0.5));
        }
        Self {
            transposes: transposes(&layout, &matrices),
            network: Network {
                words: FloatTable::new(sizes.words, sizes.word_width, 0.5, random),
                pieces: FloatTable::new(sizes.pieces, sizes.piece_width, 0.2, random),
                maps: packed(&layout, &matrices),
                vectors,
                sizes,
                layout,
            },
            matrices,
        }
    }

    /// Makes the matrices ready again after they have changed.
    pub(crate) fn refresh(&mut self) {
        let layout = &self.network.layout;
        (self.transposes, self.network.maps) = rayon::join(
            || transposes(layout, &self.matrices),
            || packed(layout, &self.matrices),
        );
    }
}

fn packed(layout: &Layout, matrices: &[f32]) -> Maps<Packed> {
    let pack = |linear: &Linear| Packed::new(linear.weight.of(matrices), linear.weight.columns);
    layout.maps.map(pack)
}

fn transposes(layout: &Layout, matrices: &[f32]) -> Maps<Packed> {
    let flip =
        |linear: &Linear| Packed::transposed(linear.weight.of(matrices), linear.weight.columns);
    layout.maps.map(flip)
}
