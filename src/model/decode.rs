//! From arc scores to a tree, and how likely its arcs are.

use super::math::Softmax;

/// Heads that are less likely, in thousandths, are not told.
const UNLIKELY: u16 = 20;

/// How likely the heads of a word are, in thousandths.
#[derive(Debug)]
pub(super) struct HeadShares {
    /// The head that the tree gives it.
    pub(super) own: u16,
    /// Others; none is the root.
    pub(super) others: Vec<(Option<usize>, u16)>,
}

/// How likely the heads of each word are by the scores of all arcs, given as in [`best_tree`], and the tree made of them.
pub(super) fn head_shares(
    scores: &[f32],
    tree: &[Option<u32>],
) -> impl Iterator<Item = HeadShares> {
    let rows = scores.chunks_exact(tree.len() + 1).zip(tree).enumerate();
    rows.map(|(word, (row, head))| {
        let own = head.map_or(0, |head| head as usize + 1);
        let arcs = || (0..row.len()).filter(move |&head| head != word + 1);
        let softmax = Softmax::over(arcs().map(|head| row[head]));
        let likely = |head: usize| {
            let share = softmax.share(row[head]);
            (share >= UNLIKELY).then(|| (head.checked_sub(1), share))
        };
        let share = softmax.share(row[own]);
        let others = if share + UNLIKELY > 1000 {
            Vec::new()
        } else {
            arcs()
                .filter(|&head| head != own)
                .filter_map(likely)
                .collect()
        };
        HeadShares { own: share, others }
    })
}

/// The heads of the best tree with one root, given the scores of all arcs.
///
/// `scores` has one row a word and one column a head, the first column being the root; the answer has `None` for the
/// root. The best head of each word is taken if that gives such a tree, else the maximum spanning arborescence (Chu
/// and Liu 1965, Edmonds 1967). Arcs from the root are made so expensive that one is used only (Stanojević and Cohen
/// 2021).
pub(crate) fn best_tree(scores: &[f32], count: usize) -> Vec<Option<u32>> {
    let width = count + 1;
    let greedy: Vec<usize> = scores
        .chunks_exact(width)
        .enumerate()
        .map(|(word, row)| best_head(row, word + 1))
        .collect();
    let heads = if is_tree(&greedy) {
        greedy
    } else {
        spanning_tree(scores, width)
    };
    let place = |head: usize| u32::try_from(head).ok()?.checked_sub(1);
    heads.into_iter().map(place).collect()
}

fn best_head(row: &[f32], own: usize) -> usize {
    let mut best = usize::from(own == 0);
    for (head, &score) in row.iter().enumerate() {
        if head != own && score > row[best] {
            best = head;
        }
    }
    best
}

/// Whether the heads (0: the root; word `i` is node `i + 1`) have one root and no cycle.
fn is_tree(heads: &[usize]) -> bool {
    heads.iter().filter(|&&head| head == 0).count() == 1 && cycle(heads).is_none()
}

/// The words of a cycle as nodes from 1, if there is one.
fn cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut seen = vec![0; heads.len() + 1];
    for start in 1..=heads.len() {
        let mut at = start;
        while at != 0 && seen[at] == 0 {
            seen[at] = start;
            at = heads[at - 1];
        }
        if at != 0 && seen[at] == start {
            let next = |&node: &usize| Some(heads[node - 1]).filter(|&head| head != at);
            return Some(std::iter::successors(Some(at), next).collect());
        }
    }
    None
}

/// Chu-Liu/Edmonds on a dense graph; answers the head of each word, 0 for the root.
fn spanning_tree(scores: &[f32], width: usize) -> Vec<usize> {
    let finite = |score: f32| f64::from(if score.is_finite() { score } else { -1e6 });
    let mut graph = vec![0.0; width * width];
    for (word, row) in scores.chunks_exact(width).enumerate() {
        for (head, &score) in row.iter().enumerate() {
            let penalty = if head == 0 { 1e9 } else { 0.0 };
            graph[(word + 1) * width + head] = finite(score) - penalty;
        }
    }
    contract(&graph, width)
}

/// One round: best heads, and if they form a cycle, the same for the graph with the cycle as one node.
///
/// `graph[word * width + head]`, node 0 the root. The cycle becomes the last node of the smaller graph.
fn contract(graph: &[f64], width: usize) -> Vec<usize> {
    let best = |word: usize| {
        let row = &graph[word * width..(word + 1) * width];
        let heads = (0..width).filter(|&head| head != word);
        heads.fold(usize::from(word == 0), |best, head| {
            if row[head] > row[best] { head } else { best }
        })
    };
    let mut heads: Vec<usize> = (1..width).map(best).collect();
    let Some(ring) = cycle(&heads) else {
        return heads;
    };
    let outside: Vec<usize> = (0..width).filter(|node| !ring.contains(node)).collect();
    let small = outside.len() + 1;
    let mut graph_small = vec![f64::NEG_INFINITY; small * small];
    // For each outside node: the ring word it would break into, and the ring word that would be its head.
    let mut entry = vec![0; outside.len()];
    let mut exit = vec![0; outside.len()];
    for (i, &node) in outside.iter().enumerate() {
        for (j, &head) in outside.iter().enumerate() {
            graph_small[i * small + j] = graph[node * width + head];
        }
        let gain = |word: usize| graph[word * width + node] - graph[word * width + heads[word - 1]];
        let into = ring
            .iter()
            .copied()
            .reduce(|a, b| if gain(b) > gain(a) { b } else { a });
        let from = |word: usize| graph[node * width + word];
        let out_of = ring
            .iter()
            .copied()
            .reduce(|a, b| if from(b) > from(a) { b } else { a });
        entry[i] = into.unwrap_or(0);
        exit[i] = out_of.unwrap_or(0);
        graph_small[(small - 1) * small + i] = gain(entry[i]);
        graph_small[i * small + small - 1] = from(exit[i]);
    }
    for (i, head) in (1..).zip(contract(&graph_small, small)) {
        if i == small - 1 {
            heads[entry[head] - 1] = outside[head];
        } else if head == small - 1 {
            heads[outside[i] - 1] = exit[i];
        } else {
            heads[outside[i] - 1] = outside[head];
        }
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every assignment of heads, the best that is a tree.
    fn exhaustive(scores: &[f32], count: usize) -> f64 {
        let width = count + 1;
        let total = width.pow(u32::try_from(count).unwrap());
        let heads = |code: usize| -> Vec<usize> {
            (0..count)
                .map(|word| code / width.pow(u32::try_from(word).unwrap()) % width)
                .collect()
        };
        (0..total)
            .map(heads)
            .filter(|heads| is_tree(heads))
            .map(|heads| sum(scores, &heads))
            .fold(f64::MIN, f64::max)
    }

    fn sum(scores: &[f32], heads: &[usize]) -> f64 {
        let width = heads.len() + 1;
        heads
            .iter()
            .enumerate()
            .map(|(word, head)| f64::from(scores[word * width + head]))
            .sum()
    }

    #[test]
    fn the_best_tree_is_found_with_cycles_and_several_roots() {
        let mut state = 1_u32;
        for count in [1, 2, 3, 4, 5] {
            for _ in 0..60 {
                let mut next = || {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 16) as f32 / 4096.0
                };
                let scores: Vec<f32> = (0..count * (count + 1)).map(|_| next()).collect();
                let heads: Vec<usize> = best_tree(&scores, count)
                    .iter()
                    .map(|head| head.map_or(0, |h| h as usize + 1))
                    .collect();
                assert!(is_tree(&heads), "{heads:?}");
                assert!(
                    (sum(&scores, &heads) - exhaustive(&scores, count)).abs() < 1e-6,
                    "{heads:?}"
                );
            }
        }
    }

    #[test]
    fn bad_numbers_still_give_a_tree() {
        let heads: Vec<usize> = best_tree(&[f32::NAN; 12], 3)
            .iter()
            .map(|head| head.map_or(0, |h| h as usize + 1))
            .collect();
        assert!(is_tree(&heads));
    }
}
