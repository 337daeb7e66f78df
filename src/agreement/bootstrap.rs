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

/// The middle 95 % of a measure over so many draws of as many items, with replacement (percentile bootstrap, Efron and
/// Tibshirani 1993, chapter 13).
///
/// Draws on which the measure is not defined are left out; none if that is more than half of them.
pub fn interval(
    ratings: &Ratings,
    draws: usize,
    seed: u64,
    measure: impl Fn(&Ratings) -> Option<f64>,
) -> Option<Interval> {
    let mut random = Random::new(seed);
    let mut drawn = ratings.clone();
    let mut values = Vec::with_capacity(draws);
    for _ in 0..draws {
        for item in &mut drawn.items {
            item.clone_from(&ratings.items[random.below(ratings.items.len())]);
        }
        values.extend(measure(&drawn));
    }
    if values.is_empty() || values.len() * 2 < draws {
        return None;
    }
    values.sort_by(f64::total_cmp);
    let last = values.len() - 1;
    Some(Interval {
        low: values[last * 25 / 1000],
        high: values[last - last * 25 / 1000],
    })
}
