/// The part of the items to which both coders give the same label; none without items.
pub fn observed(pairs: &[(usize, usize)]) -> Option<f64> {
    let same = pairs.iter().filter(|(a, b)| a == b).count();
    (!pairs.is_empty()).then(|| same as f64 / pairs.len() as f64)
}

/// Cohen's kappa of the labels that two coders give to the same items: the agreement beyond that of two coders with the
/// same habits who label blindly (Cohen 1960, „A coefficient of agreement for nominal scales").
///
/// None without items, or if both use one and the same label only.
pub fn kappa(pairs: &[(usize, usize)]) -> Option<f64> {
    let observed = observed(pairs)?;
    let labels = pairs.iter().map(|&(a, b)| a.max(b) + 1).max()?;
    let mut totals = vec![[0_usize; 2]; labels];
    for &(a, b) in pairs {
        totals[a][0] += 1;
        totals[b][1] += 1;
    }
    let part = |count: usize| count as f64 / pairs.len() as f64;
    let expected: f64 = totals
        .into_iter()
        .map(|[first, second]| part(first) * part(second))
        .sum();
    (expected < 1.0).then(|| (observed - expected) / (1.0 - expected))
}
