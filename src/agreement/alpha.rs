use super::Ratings;

/// Krippendorff's alpha for labels without an order; coders may leave items out (Krippendorff 2011, „Computing
/// Krippendorff's Alpha-Reliability", C).
///
/// None if no item has two ratings, or if one label only was given.
pub fn alpha(ratings: &Ratings) -> Option<f64> {
    let counts = ratings.counts();
    let paired: Vec<_> = counts
        .iter()
        .map(|item| (item, item.iter().sum::<usize>()))
        .filter(|(_, total)| *total >= 2)
        .collect();
    let total: usize = paired.iter().map(|(_, total)| total).sum();
    // Pairs of different labels within items, each item weighing as much as it has ratings.
    let different = |item: &[usize], total: usize| {
        let same: usize = item.iter().map(|&n| n * n.saturating_sub(1)).sum();
        (total * (total - 1) - same) as f64
    };
    let observed: f64 = paired
        .iter()
        .map(|&(item, total)| different(item, total) / (total - 1) as f64)
        .sum();
    let all: Vec<usize> = (0..ratings.labels)
        .map(|label| paired.iter().map(|(item, _)| item[label]).sum())
        .collect();
    if total < 2 {
        return None;
    }
    let expected = different(&all, total) / (total - 1) as f64;
    (expected > 0.0).then(|| 1.0 - observed / expected)
}
