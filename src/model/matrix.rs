//! Products of matrices, in full precision.
//!
//! The code is plain and safe; [`vectorised`] lets the compiler use the widest registers that the processor has, for
//! which all that runs inside must be inlined.

#![allow(
    clippy::inline_always,
    reason = "the instruction set is that of the caller"
)]

use super::math::vectorised;

/// Columns of one panel of a packed matrix.
pub(super) const LANES: usize = 16;

/// Something to multiply the rows of a batch with.
pub(crate) trait Matrix {
    /// `rows · self + bias`, the bias being added to each row.
    fn affine(&self, rows: &[f32], bias: &[f32]) -> Vec<f32>;
}

/// A matrix of `depth` rows and `width` columns, cut into panels of [`LANES`] columns.
///
/// Each panel is stored row by row, so that a product reads it from front to back:
/// a 2 × 3 matrix `[[1, 2, 3], [4, 5, 6]]` with 2 lanes is `1 2 4 5 | 3 0 6 0`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Packed {
    depth: usize,
    width: usize,
    panels: Vec<f32>,
}

impl Matrix for Packed {
    fn affine(&self, rows: &[f32], bias: &[f32]) -> Vec<f32> {
        let mut out = bias.repeat(rows.len() / self.depth);
        self.add_product(rows, &mut out);
        out
    }
}

impl Packed {
    fn zeros(depth: usize, width: usize) -> Self {
        let panels = vec![0.0; width.div_ceil(LANES) * depth * LANES];
        Self {
            depth,
            width,
            panels,
        }
    }

    /// Packs a row-major matrix of `width` columns.
    #[cfg(feature = "train")]
    pub(crate) fn new(matrix: &[f32], width: usize) -> Self {
        let mut packed = Self::zeros(matrix.len() / width, width);
        for (k, row) in matrix.chunks_exact(width).enumerate() {
            for (panel, columns) in row.chunks(LANES).enumerate() {
                let at = (panel * packed.depth + k) * LANES;
                packed.panels[at..at + columns.len()].copy_from_slice(columns);
            }
        }
        packed
    }

    /// Packs the transpose of a row-major matrix of `depth` columns.
    pub(crate) fn transposed(matrix: &[f32], depth: usize) -> Self {
        let mut packed = Self::zeros(depth, matrix.len() / depth);
        for (j, column) in matrix.chunks_exact(depth).enumerate() {
            let panel = &mut packed.panels[(j / LANES) * depth * LANES..];
            for (slot, &value) in panel[j % LANES..].iter_mut().step_by(LANES).zip(column) {
                *slot = value;
            }
        }
        packed
    }

    /// `out += rows · self`, with `rows` of `depth` and `out` of `width` columns.
    pub(crate) fn add_product(&self, rows: &[f32], out: &mut [f32]) {
        debug_assert_eq!(rows.len() / self.depth, out.len() / self.width);
        if !rows.is_empty() && !out.is_empty() {
            vectorised(
                #[inline(always)]
                || add_product(self, rows, out),
            );
        }
    }

    /// `rows · self`
    pub(crate) fn product(&self, rows: &[f32]) -> Vec<f32> {
        let mut out = vec![0.0; rows.len() / self.depth * self.width];
        self.add_product(rows, &mut out);
        out
    }
}

#[inline(always)]
fn add_product(packed: &Packed, rows: &[f32], out: &mut [f32]) {
    let (depth, width) = (packed.depth, packed.width);
    let panels = packed.panels.chunks_exact(depth * LANES);
    for (panel, first) in panels.zip((0..width).step_by(LANES)) {
        let last = width.min(first + LANES);
        let blocks = rows.chunks(4 * depth).zip(out.chunks_mut(4 * width));
        for (block, target) in blocks {
            let sums = tile(four_rows(block, depth), panel);
            for (row, sum) in target.chunks_exact_mut(width).zip(&sums) {
                for (cell, value) in row[first..last].iter_mut().zip(sum) {
                    *cell += value;
                }
            }
        }
    }
}

/// The first four rows of a block; for missing ones the last is taken again.
#[inline(always)]
pub(super) fn four_rows<T>(block: &[T], depth: usize) -> [&[T]; 4] {
    let last = block.len() / depth - 1;
    [0, 1, 2, 3].map(|row: usize| {
        let at = row.min(last) * depth;
        &block[at..at + depth]
    })
}

/// The products of four rows with one panel.
#[inline(always)]
fn tile(rows: [&[f32]; 4], panel: &[f32]) -> [[f32; LANES]; 4] {
    let columns = panel.as_chunks::<LANES>().0;
    let rows = rows.map(|row| &row[..columns.len()]);
    let mut sums = [[0.0; LANES]; 4];
    for (k, column) in columns.iter().enumerate() {
        for (sums, row) in sums.iter_mut().zip(rows) {
            for (sum, cell) in sums.iter_mut().zip(column) {
                *sum = row[k].mul_add(*cell, *sum);
            }
        }
    }
    sums
}

#[cfg(all(test, feature = "train"))]
mod tests {
    use super::*;

    #[test]
    fn products_agree_with_the_definition() {
        let (n, depth, width) = (7, 5, 19);
        let a: Vec<f32> = (0..n * depth).map(|i| (i % 11) as f32 - 4.0).collect();
        let b: Vec<f32> = (0..depth * width).map(|i| (i % 7) as f32 - 3.0).collect();
        let flipped: Vec<f32> = (0..width * depth)
            .map(|i| b[i % depth * width + i / depth])
            .collect();
        let expected: Vec<f32> = (0..n * width)
            .map(|i| {
                (0..depth)
                    .map(|k| a[i / width * depth + k] * b[k * width + i % width])
                    .sum()
            })
            .collect();
        assert_eq!(Packed::new(&b, width).product(&a), expected);
        assert_eq!(Packed::transposed(&flipped, depth).product(&a), expected);
    }

    #[test]
    fn the_instruction_set_does_not_change_the_bits() {
        let some = |count: usize| -> Vec<f32> {
            (0..count)
                .map(|i| (i % 97) as f32 / 9.0 - 5.0)
                .map(f32::exp)
                .collect()
        };
        let (rows, matrix) = (some(9 * 70), some(70 * 33));
        let packed = Packed::new(&matrix, 33);
        let mut plain = vec![0.0; 9 * 33];
        add_product(&packed, &rows, &mut plain);
        assert_eq!(packed.product(&rows), plain);
    }
}
