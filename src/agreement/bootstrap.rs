use super::Ratings;
use crate::random::Random;

/// Where a measure most likely lies.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// How intervals are found.
#[derive(Debug, Clone, Copy)]
pub struct Draws {
    /// How many.
    pub count: usize,
    /// With the same seed, the same come out.
    pub seed: u64,
}

impl Default for Draws {
    fn default() -> Self {
        Self {
            count: 1000,
            seed: 1,
        }
    }
}

/// [`resampled`] over the items of ratings.
pub fn interval(
    ratings: &Ratings,
    draws: Draws,
    measure: impl Fn(&Ratings) -> Option<f64>,
) -> Option<Interval> {
    let mut drawn = ratings.clone();
    resampled(ratings.items.len(), draws, |items| {
        for (item, &from) in drawn.items.iter_mut().zip(items) {
            item.clone_from(&ratings.items[from]);
        }
        measure(&drawn)
    })
}

/// The middle 95 % of a measure over draws of as many of `count` items, with replacement (percentile bootstrap, Efron
/// and Tibshirani 1993, chapter 13).
///
/// Draws on which the measure is not defined are left out; none if that is more than half of them.
pub fn resampled(
    count: usize,
    draws: Draws,
    mut measure: impl FnMut(&[usize]) -> Option<f64>,
) -> Option<Interval> {
    let mut random = Random::new(draws.seed);
    let mut items = vec![0; count];
    let mut values = Vec::with_capacity(draws.count);
    for _ in 0..draws.count {
        items.fill_with(|| random.below(count));
        values.extend(measure(&items));
    }
    if values.is_empty() || values.len() * 2 < draws.count {
        return None;
    }
    values.sort_by(f64::total_cmp);
    let last = values.len() - 1;
    Some(Interval {
        low: values[last * 25 / 1000],
        high: values[last - last * 25 / 1000],
    })
}
