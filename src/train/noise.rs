//! Dropout.

use std::borrow::Cow;

use crate::model::{Batch, Noise};
use crate::random::Random;

/// In each sentence, the same columns of an activation are put to zero and the others made greater (Gal and Ghahramani
/// 2016).
#[derive(Debug, Clone)]
pub(crate) struct Dropout {
    rate: f32,
    random: Random,
    /// The factors that were applied, the last ones at the end.
    masks: Vec<Vec<f32>>,
}

impl Dropout {
    /// Puts so great a share of the columns to zero.
    pub(crate) fn new(rate: f32, random: Random) -> Self {
        Self {
            rate,
            random,
            masks: Vec::new(),
        }
    }

    /// Multiplies a gradient with the factors that were applied last and forgets them.
    pub(crate) fn undo(&mut self, gradient: &mut [f32]) {
        let mask = self.masks.pop().unwrap_or_default();
        for (value, factor) in gradient.iter_mut().zip(mask) {
            *value *= factor;
        }
    }

    fn factor(&mut self) -> f32 {
        let keep = 1.0 - self.rate;
        if self.random.unit() < keep {
            1.0 / keep
        } else {
            0.0
        }
    }
}

impl Noise for Dropout {
    const KEEPS: bool = true;

    fn applied<'v>(&mut self, batch: &Batch, width: usize, values: &'v [f32]) -> Cow<'v, [f32]> {
        let mut mask = Vec::with_capacity(values.len());
        for &length in &batch.lengths {
            let row: Vec<f32> = (0..width).map(|_| self.factor()).collect();
            for _ in 0..length {
                mask.extend_from_slice(&row);
            }
        }
        let noisy = values.iter().zip(&mask);
        let noisy = noisy.map(|(value, factor)| value * factor).collect();
        self.masks.push(mask);
        Cow::Owned(noisy)
    }
}
