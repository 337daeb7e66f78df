//! Elementary functions of the network, and the instruction set that its arithmetic runs with.
//!
//! Every sum of numbers with a fraction runs in one fixed order, and a product is fused with a sum only where the code
//! says so (`mul_add`), so that the results are the same bits on every processor.

#![allow(
    clippy::inline_always,
    reason = "the instruction set is that of the caller"
)]

/// Runs `work` compiled for the best instruction set at hand; `work` must be inlined into the call.
#[inline]
pub(crate) fn vectorised<R>(work: impl FnOnce() -> R) -> R {
    pulp::Arch::new().dispatch(work)
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

/// What makes probabilities of scores.
pub(crate) struct Softmax {
    greatest: f32,
    total: f32,
}

impl Softmax {
    /// Over these scores.
    pub(crate) fn over(scores: impl Iterator<Item = f32> + Clone) -> Self {
        let greatest = scores.clone().fold(f32::MIN, f32::max);
        let total = scores.map(|score| exp(score - greatest)).sum();
        Self { greatest, total }
    }

    /// The probability of what has this score.
    pub(crate) fn probability(&self, score: f32) -> f32 {
        exp(score - self.greatest) / self.total
    }

    /// The same in thousandths.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share is between 0 and 1"
    )]
    pub(crate) fn share(&self, score: f32) -> u16 {
        (self.probability(score) * 1000.0).round() as u16
    }
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
    fn shares_are_thousandths() {
        let scores = [1.0, 1.0_f32 + 3.0_f32.ln(), f32::NEG_INFINITY];
        let softmax = Softmax::over(scores.iter().copied());
        assert_eq!(scores.map(|score| softmax.share(score)), [250, 750, 0]);
    }

    #[test]
    fn the_instruction_set_does_not_change_the_bits() {
        let sigmoids = |step: u16| sigmoid(f32::from(step) / 97.0 - 20.0).to_bits();
        let plain: Vec<u32> = (0..4000).map(sigmoids).collect();
        let wide: Vec<u32> = vectorised(
            #[inline(always)]
            || (0..4000).map(sigmoids).collect(),
        );
        assert_eq!(wide, plain);
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
