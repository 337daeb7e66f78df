use std::collections::BTreeMap;

use super::{Ratings, ratings::Given};

/// The items that Fleiss' kappa is of: those with the number of ratings that most items have, which must be two at least.
pub fn of_equal_size(ratings: &Ratings) -> Ratings {
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    for item in ratings.given().filter(|item| item.count() >= 2) {
        *sizes.entry(item.count()).or_default() += 1;
    }
    let most = sizes
        .into_iter()
        .max_by_key(|&(raters, items)| (items, raters));
    ratings.only(|item| most.is_some_and(|(raters, _)| item.count() == raters))
}

/// Fleiss' kappa of items that all have the same number of ratings (Fleiss 1971, „Measuring nominal scale agreement
/// among many raters").
///
/// None if there are no items, if their numbers of ratings differ or are below two, or if one label only was given.
pub fn fleiss(ratings: &Ratings) -> Option<f64> {
    let items: Vec<Given> = ratings.given().collect();
    let raters = items.first()?.count();
    if raters < 2 || items.iter().any(|item| item.count() != raters) {
        return None;
    }
    let pairs = (raters * (raters - 1)) as f64;
    let observed = items
        .iter()
        .map(|item| item.same() as f64 / pairs)
        .sum::<f64>()
        / items.len() as f64;
    let part = |count: usize| count as f64 / (items.len() * raters) as f64;
    let expected: f64 = ratings
        .totals(&items)
        .into_iter()
        .map(|count| part(count).powi(2))
        .sum();
    (expected < 1.0).then(|| (observed - expected) / (1.0 - expected))
}
