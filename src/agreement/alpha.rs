use super::{Ratings, ratings::Given};

/// Krippendorff's alpha for labels without an order; coders may leave items out (Krippendorff 2011, „Computing
/// Krippendorff's Alpha-Reliability", C).
///
/// None if no item has two ratings, or if one label only was given.
pub fn alpha(ratings: &Ratings) -> Option<f64> {
    let items: Vec<Given> = ratings.given().filter(|item| item.count() >= 2).collect();
    // Pairs of different labels within items, each item weighing as much as it has ratings.
    let observed: f64 = items
        .iter()
        .map(|item| {
            let others = item.count() - 1;
            (item.count() * others - item.same()) as f64 / others as f64
        })
        .sum();
    let totals = ratings.totals(&items);
    let total: usize = totals.iter().sum();
    if total < 2 {
        return None;
    }
    let same: usize = totals.iter().map(|&n| n * n.saturating_sub(1)).sum();
    let expected = (total * (total - 1) - same) as f64 / (total - 1) as f64;
    (expected > 0.0).then(|| 1.0 - observed / expected)
}
