//! The arithmetic of the network: matrix products and elementary functions.
//!
//! Every sum runs in one fixed order and nothing is fused, so that the results are the same bits on every processor.
//! The code is plain and safe; [`vectorised`] lets the compiler use the widest registers that the processor has, for
//! which all that runs inside must be inlined.

#![allow(
    clippy::inline_always,
    reason = "the instruction set is that of the caller"
)]

/// Columns of one panel of a packed matrix.
const LANES: usize = 16;

/// Runs `work` compiled for the best instruction set at hand; `work` must be inlined into the call.
#[inline]
pub(crate) fn vectorised<R>(work: impl FnOnce() -> R) -> R {
    pulp::Arch::new().dispatch(work)
}

/// A matrix of `depth` rows and `width` columns, cut into panels of [`LANES`] columns.
///
/// Each panel is stored row by row, so that a product reads it from front to back:
/// a 2 × 3 matrix `[[1, 2, 3], [4, 5, 6]]` with 2 lanes is `1 2 4 5 | 3 0 6 0`.
#[derive(Debug, Clone)]
pub(crate) struct Packed {
    depth: usize,
    width: usize,
    panels: Vec<f32>,
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

    /// `rows · self + bias`
    pub(crate) fn affine(&self, rows: &[f32], bias: &[f32]) -> Vec<f32> {
        let mut out = bias.repeat(rows.len() / self.depth);
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
            let sums = tile(block, depth, panel);
            for (row, sum) in target.chunks_exact_mut(width).zip(&sums) {
                for (cell, value) in row[first..last].iter_mut().zip(sum) {
                    *cell += value;
                }
            }
        }
    }
}

/// The products of up to four rows with one panel; of missing rows the last one is taken again.
#[inline(always)]
fn tile(block: &[f32], depth: usize, panel: &[f32]) -> [[f32; LANES]; 4] {
    let last = block.len() / depth - 1;
    let [a, b, c, d] = [0, 1, 2, 3].map(|row: usize| {
        let at = row.min(last) * depth;
        &block[at..at + depth]
    });
    let mut sums = [[0.0; LANES]; 4];
    let columns = panel.as_chunks::<LANES>().0;
    for ((((column, &a), &b), &c), &d) in columns.iter().zip(a).zip(b).zip(c).zip(d) {
        for lane in 0..LANES {
            sums[0][lane] += a * column[lane];
            sums[1][lane] += b * column[lane];
            sums[2][lane] += c * column[lane];
            sums[3][lane] += d * column[lane];
        }
    }
    sums
}

/// The exponential function, within 2 units in the last place, for arguments from -87 to 88 (others are clamped).
///
/// `e^x = 2^n · e^r` with whole `n` and `|r| <= ln 2 / 2`; the polynomial is that of Cephes' `expf`.
#[inline(always)]
#[allow(clippy::excessive_precision)]
pub(crate) fn exp(x: f32) -> f32 {
    // Adding 1.5 · 2^23 leaves the rounded value in the low bits of the fraction.
    const ROUND: f32 = 12_582_912.0;
    let x = if x < -87.0 { -87.0 } else { x };
    let x = if x > 88.0 { 88.0 } else { x };
    let shifted = x * std::f32::consts::LOG2_E + ROUND;
    let whole = shifted - ROUND;
    let r = x - whole * 0.693_359_375 + whole * 2.121_944_4e-4;
    let mut p = 1.987_569_15e-4;
    p = p * r + 1.398_199_95e-3;
    p = p * r + 8.333_451_9e-3;
    p = p * r + 4.166_579_6e-2;
    p = p * r + 1.666_666_55e-1;
    p = p * r + 5.000_000_1e-1;
    p = p * r * r + r + 1.0;
    let exponent = shifted
        .to_bits()
        .wrapping_sub(ROUND.to_bits())
        .wrapping_add(127);
    p * f32::from_bits(exponent << 23)
}

/// The logistic function.
#[inline(always)]
pub(crate) fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// Negative values are scaled by a tenth, in place.
pub(crate) fn leaky_relu(values: &mut [f32]) {
    for value in values {
        *value = if *value < 0.0 { *value * 0.1 } else { *value };
    }
}

/// The place of the greatest value, the first of equals; 0 if there is none.
pub(crate) fn argmax(values: &[f32]) -> usize {
    let mut best = 0;
    for (at, value) in values.iter().enumerate() {
        if *value > values[best] {
            best = at;
        }
    }
    best
}

#[cfg(test)]
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
                .map(|i| exp((i % 97) as f32 / 9.0 - 5.0))
                .collect()
        };
        let (rows, matrix) = (some(9 * 70), some(70 * 33));
        let packed = Packed::new(&matrix, 33);
        let mut plain = vec![0.0; 9 * 33];
        add_product(&packed, &rows, &mut plain);
        assert_eq!(packed.product(&rows), plain);
        let sigmoids = |values: &[f32]| {
            values
                .iter()
                .map(|&x| sigmoid(x - 20.0).to_bits())
                .collect::<Vec<_>>()
        };
        let wide = vectorised(
            #[inline(always)]
            || {
                rows.iter()
                    .map(|&x| sigmoid(x - 20.0).to_bits())
                    .collect::<Vec<_>>()
            },
        );
        assert_eq!(wide, sigmoids(&rows));
    }

    #[test]
    fn exp_is_close_to_the_library() {
        for step in -870_i16..=880 {
            let x = f32::from(step) / 10.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 3e-7, "{x}");
        }
    }

    #[test]
    fn sigmoid_saturates() {
        assert_eq!(
            (sigmoid(-1e9), sigmoid(0.0), sigmoid(1e9)),
            (1.0 / (1.0 + exp(88.0)), 0.5, 1.0)
        );
    }
}
