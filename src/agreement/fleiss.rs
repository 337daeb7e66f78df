use std::collections::BTreeMap;

use super::Ratings;

/// Fleiss' kappa, and on how many items: those with the number of ratings that most items have, which must be two at
/// least (Fleiss 1971, „Measuring nominal scale agreement among many raters").
///
/// None if there are no such items, or if one label only was given.
pub fn fleiss(ratings: &Ratings) -> Option<(f64, usize)> {
    let counts = ratings.counts();
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    for item in &counts {
        *sizes.entry(item.iter().sum()).or_default() += 1;
    }
    let several = sizes.into_iter().filter(|(raters, _)| *raters >= 2);
    let (raters, items) = several.max_by_key(|&(raters, items)| (items, raters))?;
    let of_size: Vec<_> = counts
        .into_iter()
        .filter(|item| item.iter().sum::<usize>() == raters)
        .collect();
    let pairs = (raters * (raters - 1)) as f64;
    let same = |item: &Vec<usize>| item.iter().map(|&n| n * n.saturating_sub(1)).sum::<usize>();
    let observed = of_size
        .iter()
        .map(|item| same(item) as f64 / pairs)
        .sum::<f64>()
        / items as f64;
    let part = |label: usize| {
        let count: usize = of_size.iter().map(|item| item[label]).sum();
        count as f64 / (items * raters) as f64
    };
    let expected: f64 = (0..ratings.labels).map(|label| part(label).powi(2)).sum();
    (expected < 1.0).then(|| ((observed - expected) / (1.0 - expected), items))
}
