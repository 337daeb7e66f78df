/// How often two coders give which labels to the same item: a row for each label of the first, a column for each of the
/// second.
pub fn confusion(pairs: &[(usize, usize)], labels: usize) -> Vec<Vec<usize>> {
    let mut table = vec![vec![0; labels]; labels];
    for &(a, b) in pairs {
        table[a][b] += 1;
    }
    table
}
