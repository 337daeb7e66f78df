//! Tables and matrices of eight bits a number, as the model file holds them.
//!
//! A row is its scale (`f32`, little-endian) and its values in units of the scale (`i8`). A matrix to multiply with is
//! kept by columns, so that all values which are summed up have one scale: inputs are rounded to whole numbers too,
//! and the sums are exact and the same in any order on any processor.

#![allow(
    clippy::inline_always,
    reason = "the instruction set is that of the caller"
)]

use super::matrix::{LANES, Matrix, four_rows};

/// The scale takes so many bytes in front of each row.
const SCALE: usize = 4;

/// A table to look rows up in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ByteTable {
    width: usize,
    rows: Vec<u8>,
}

impl ByteTable {
    /// How many bytes a table takes.
    pub(crate) fn size(rows: usize, width: usize) -> usize {
        rows * (SCALE + width)
    }

    /// A table of `width` columns from its bytes.
    pub(crate) fn new(bytes: &[u8], width: usize) -> Self {
        Self {
            width,
            rows: bytes.to_vec(),
        }
    }
}

impl super::network::Table for ByteTable {
    #[inline(always)]
    fn add_row(&self, row: u32, sum: &mut [f32]) {
        let size = SCALE + self.width;
        let (scale, values) = split(&self.rows[row as usize * size..(row as usize + 1) * size]);
        for (sum, value) in sum.iter_mut().zip(values) {
            *sum += f32::from(value.cast_signed()) * scale;
        }
    }
}

/// The scale of a row, and its values.
fn split(row: &[u8]) -> (f32, &[u8]) {
    let (scale, values) = row.split_at(SCALE);
    (
        f32::from_le_bytes([scale[0], scale[1], scale[2], scale[3]]),
        values,
    )
}

/// A row as bytes: its values are rounded to 1/127 of the greatest.
#[cfg(feature = "train")]
pub(crate) fn row_of_bytes(row: impl Iterator<Item = f32> + Clone) -> Vec<u8> {
    let most = row
        .clone()
        .fold(0.0_f32, |most, value| most.max(value.abs()));
    let scale = most / 127.0;
    let unit = if scale > 0.0 { 1.0 / scale } else { 0.0 };
    #[allow(clippy::cast_possible_truncation)]
    let values = row.map(|value| ((value * unit).round() as i8).cast_unsigned());
    scale.to_le_bytes().into_iter().chain(values).collect()
}

/// A matrix of `depth` rows and `width` columns to multiply with.
#[derive(Debug, Clone)]
pub(crate) struct ByteMatrix {
    depth: usize,
    width: usize,
    /// Of each column.
    scales: Vec<f32>,
    /// Inputs are rounded to whole numbers up to this, so that no sum overflows.
    most: f32,
    panels: Panels,
}

/// The values of a matrix, cut into panels of [`LANES`] columns as suits the processor.
#[derive(Debug, Clone)]
enum Panels {
    /// Row by row, as in [`super::matrix::Packed`].
    Plain(Vec<i16>),
    /// Two rows at a time, the two values of each column side by side: a 2 × 3 matrix `[[1, 2, 3], [4, 5, 6]]` with 2
    /// lanes is `1 4 2 5 | 3 6 0 0`. An odd depth is filled up with zeros.
    #[cfg(target_arch = "x86_64")]
    Pairs(pulp::x86::V3, Vec<i16>),
}

impl ByteMatrix {
    /// How many bytes a matrix takes.
    pub(crate) fn size(depth: usize, width: usize) -> usize {
        ByteTable::size(width, depth)
    }

    /// A matrix of `depth` rows from the bytes of its columns.
    pub(crate) fn new(bytes: &[u8], depth: usize) -> Self {
        #[cfg(target_arch = "x86_64")]
        if let Some(simd) = pulp::x86::V3::try_new() {
            let panels = panels::<2>(bytes, depth);
            return Self::with(bytes, depth, Panels::Pairs(simd, panels));
        }
        Self::with(bytes, depth, Panels::Plain(panels::<1>(bytes, depth)))
    }

    fn with(bytes: &[u8], depth: usize, panels: Panels) -> Self {
        let scales: Vec<f32> = columns(bytes, depth).map(|column| column.0).collect();
        Self {
            depth,
            width: scales.len(),
            scales,
            most: (i32::MAX as f32 / 130.0 / depth as f32)
                .min(32_767.0)
                .floor(),
            panels,
        }
    }

    /// `out = rows · self + bias` for rows of whole numbers, each with its scale; `tile` multiplies four rows with one
    /// panel.
    #[inline(always)]
    fn multiply(
        &self,
        (whole, scales): &(Vec<i16>, Vec<f32>),
        bias: &[f32],
        panels: &[i16],
        out: &mut [f32],
        tile: impl Fn([&[i16]; 4], &[i16]) -> [[i32; LANES]; 4],
    ) {
        let depth = whole.len() / scales.len();
        for (panel, first) in panels.chunks_exact(depth * LANES).zip((0..).step_by(LANES)) {
            let columns = first..self.width.min(first + LANES);
            let by_column = &self.scales[columns.clone()];
            let bias = &bias[columns.clone()];
            let blocks = whole.chunks(4 * depth).zip(scales.chunks(4));
            for ((block, scales), target) in blocks.zip(out.chunks_mut(4 * self.width)) {
                let sums = tile(four_rows(block, depth), panel);
                let rows = target.chunks_exact_mut(self.width).zip(scales).zip(&sums);
                for ((row, scale), sums) in rows {
                    let cells = row[columns.clone()].iter_mut().zip(by_column).zip(bias);
                    for (((cell, by_column), bias), sum) in cells.zip(sums) {
                        *cell = *sum as f32 * (scale * by_column) + bias;
                    }
                }
            }
        }
    }
}

impl Matrix for ByteMatrix {
    fn affine(&self, rows: &[f32], bias: &[f32]) -> Vec<f32> {
        let mut out = vec![0.0; rows.len() / self.depth * self.width];
        if rows.is_empty() {
            return out;
        }
        match &self.panels {
            Panels::Plain(panels) => {
                let rows = whole::<1>(rows, self.depth, self.most);
                self.multiply(&rows, bias, panels, &mut out, plain_tile);
            }
            #[cfg(target_arch = "x86_64")]
            Panels::Pairs(simd, panels) => simd.vectorize(
                #[inline(always)]
                || {
                    let rows = whole::<2>(rows, self.depth, self.most);
                    let tile = |rows: [&[i16]; 4], panel: &[i16]| pairs_tile(*simd, rows, panel);
                    self.multiply(&rows, bias, panels, &mut out, tile);
                },
            ),
        }
        out
    }
}

/// The columns of a matrix of `depth` rows: the scale and the values of each.
fn columns(bytes: &[u8], depth: usize) -> impl Iterator<Item = (f32, &[u8])> {
    bytes.chunks_exact(SCALE + depth).map(split)
}

/// The values of a matrix in panels that hold `GROUP` rows at a time.
fn panels<const GROUP: usize>(bytes: &[u8], depth: usize) -> Vec<i16> {
    let width = bytes.len() / (SCALE + depth);
    let size = depth.next_multiple_of(GROUP) * LANES;
    let mut panels = vec![0; width.div_ceil(LANES) * size];
    for (j, (_, values)) in columns(bytes, depth).enumerate() {
        let panel = &mut panels[j / LANES * size..][..size];
        let groups = panel.chunks_exact_mut(GROUP * LANES);
        for (group, values) in groups.zip(values.chunks(GROUP)) {
            let slots = &mut group[j % LANES * GROUP..];
            for (slot, value) in slots.iter_mut().zip(values) {
                *slot = i16::from(value.cast_signed());
            }
        }
    }
    panels
}

/// Rows of `depth` values rounded to whole numbers up to `most`, filled up with zeros to a multiple of `GROUP`, and the
/// scale of each.
#[inline(always)]
fn whole<const GROUP: usize>(rows: &[f32], depth: usize, most: f32) -> (Vec<i16>, Vec<f32>) {
    let size = depth.next_multiple_of(GROUP);
    let mut whole = vec![0; rows.len() / depth * size];
    let targets = whole.chunks_exact_mut(size);
    let scales = rows.chunks_exact(depth).zip(targets).map(
        #[inline(always)]
        |(row, target)| {
            let greatest = greatest(row);
            let unit = most / greatest;
            #[allow(clippy::cast_possible_truncation)]
            for (slot, value) in target.iter_mut().zip(row) {
                *slot = (value * unit).round_ties_even() as i32 as i16;
            }
            greatest / most
        },
    );
    let scales = scales.collect();
    (whole, scales)
}

/// The greatest absolute value, but more than zero.
#[inline(always)]
fn greatest(row: &[f32]) -> f32 {
    let more = |most: f32, value: f32| if value > most { value } else { most };
    let mut most = [f32::MIN_POSITIVE; LANES];
    let (chunks, rest) = row.as_chunks::<LANES>();
    for chunk in chunks {
        for (most, value) in most.iter_mut().zip(chunk) {
            *most = more(*most, value.abs());
        }
    }
    let rest = rest.iter().map(|value| value.abs());
    most.into_iter().chain(rest).fold(f32::MIN_POSITIVE, more)
}

/// The products of four rows with one panel of single rows.
#[inline(always)]
fn plain_tile(rows: [&[i16]; 4], panel: &[i16]) -> [[i32; LANES]; 4] {
    let columns = panel.as_chunks::<LANES>().0;
    let rows = rows.map(|row| &row[..columns.len()]);
    let mut sums = [[0_i32; LANES]; 4];
    for (k, column) in columns.iter().enumerate() {
        for (sums, row) in sums.iter_mut().zip(rows) {
            for (sum, &cell) in sums.iter_mut().zip(column) {
                *sum = sum.wrapping_add(i32::from(cell) * i32::from(row[k]));
            }
        }
    }
    sums
}

/// The products of four rows with one panel of pairs of rows.
///
/// One index for all rows keeps the loop short: zipping them costs a tenth of the speed.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn pairs_tile(simd: pulp::x86::V3, rows: [&[i16]; 4], panel: &[i16]) -> [[i32; LANES]; 4] {
    let columns = panel.as_chunks::<{ 2 * LANES }>().0;
    let rows = rows.map(|row| &row.as_chunks::<2>().0[..columns.len()]);
    let mut sums = [[simd.splat_i32x8(0); LANES / 8]; 4];
    for (k, column) in columns.iter().enumerate() {
        let halves: [pulp::i16x16; LANES / 8] = pulp::cast(*column);
        for (sums, row) in sums.iter_mut().zip(rows) {
            let pair: pulp::i16x16 = pulp::cast(simd.splat_i32x8(pulp::cast(row[k])));
            for (sum, half) in sums.iter_mut().zip(halves) {
                let products = simd.multiply_wrapping_add_adjacent_i16x16(half, pair);
                *sum = simd.wrapping_add_i32x8(*sum, products);
            }
        }
    }
    pulp::cast(sums)
}

#[cfg(all(test, feature = "train"))]
mod tests {
    use super::*;

    /// A matrix of an odd depth, as bytes of its columns.
    fn sample(depth: usize, width: usize) -> Vec<u8> {
        let value = |k: usize, j: usize| ((k * 31 + j * 17) % 101) as f32 - 50.0;
        let column = |j| row_of_bytes((0..depth).map(move |k| value(k, j)));
        (0..width).flat_map(column).collect()
    }

    fn rows(n: usize, depth: usize) -> Vec<f32> {
        (0..n * depth)
            .map(|i| ((i * 29) % 113) as f32 / 7.0 - 8.0)
            .collect()
    }

    #[test]
    fn products_are_close_to_the_definition() {
        let (n, depth, width) = (7, 5, 19);
        let bytes = sample(depth, width);
        let rows = rows(n, depth);
        let bias: Vec<f32> = (0..width).map(|j| j as f32).collect();
        let found = ByteMatrix::new(&bytes, depth).affine(&rows, &bias);
        for (i, row) in rows.chunks_exact(depth).enumerate() {
            for (j, (scale, values)) in columns(&bytes, depth).enumerate() {
                let product = |(a, b): (&f32, &u8)| a * f32::from(b.cast_signed()) * scale;
                let expected = row.iter().zip(values).map(product).sum::<f32>() + bias[j];
                let found = found[i * width + j];
                assert!((found - expected).abs() < 0.05, "{found} {expected}");
            }
        }
    }

    #[test]
    fn the_order_of_the_values_does_not_change_the_bits() {
        let (n, depth, width) = (9, 71, 33);
        let bytes = sample(depth, width);
        let plain = ByteMatrix::with(&bytes, depth, Panels::Plain(panels::<1>(&bytes, depth)));
        let (rows, bias) = (rows(n, depth), vec![0.5; width]);
        let best = ByteMatrix::new(&bytes, depth);
        assert_eq!(best.affine(&rows, &bias), plain.affine(&rows, &bias));
    }

    #[test]
    fn the_greatest_sums_do_not_overflow() {
        let depth = 2048;
        let bytes = row_of_bytes(std::iter::repeat_n(3.0, depth));
        let found = ByteMatrix::new(&bytes, depth).affine(&vec![7.0; depth], &[0.0]);
        assert!(
            (found[0] / (21.0 * depth as f32) - 1.0).abs() < 1e-3,
            "{found:?}"
        );
    }

    #[test]
    fn rows_come_back_up_to_rounding() {
        use crate::model::network::Table;
        let row = [0.5, -1.0, 0.0, 0.25];
        let bytes = row_of_bytes(row.into_iter());
        assert_eq!(bytes.len(), ByteTable::size(1, row.len()));
        let mut sum = [1.0; 4];
        ByteTable::new(&bytes, row.len()).add_row(0, &mut sum);
        for (found, given) in sum.iter().zip(row) {
            assert!((found - given - 1.0).abs() < 0.005, "{found} {given}");
        }
    }
}
