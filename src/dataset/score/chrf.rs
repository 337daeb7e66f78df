use std::cmp::Ordering;

/// Character n-grams up to this length count.
const ORDER: usize = 6;
/// Recall weighs `BETA` times as much as precision.
const BETA: f64 = 2.0;

/// The chrF of a wording against a reference, from 0 to 1: the F-score of their character n-grams without spaces,
/// precision and recall averaged over the lengths that both have.
pub(super) fn chrf(wording: &str, reference: &str) -> f64 {
    let wording: Vec<char> = wording.chars().filter(|&c| c != ' ').collect();
    let reference: Vec<char> = reference.chars().filter(|&c| c != ' ').collect();
    let orders = ORDER.min(wording.len()).min(reference.len());
    let (mut precision, mut recall) = (0.0, 0.0);
    for n in 1..=orders {
        let shared = shared(&grams(&wording, n), &grams(&reference, n)) as f64;
        precision += shared / (wording.len() - n + 1) as f64;
        recall += shared / (reference.len() - n + 1) as f64;
    }
    if precision + recall == 0.0 {
        return 0.0;
    }
    let (precision, recall) = (precision / orders as f64, recall / orders as f64);
    (1.0 + BETA * BETA) * precision * recall / (BETA * BETA * precision + recall)
}

fn grams(text: &[char], n: usize) -> Vec<&[char]> {
    let mut grams: Vec<_> = text.windows(n).collect();
    grams.sort_unstable();
    grams
}

/// How many items two sorted lists share, repetitions counted.
fn shared(a: &[&[char]], b: &[&[char]]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(b[j]) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                (i, j, count) = (i + 1, j + 1, count + 1);
            }
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::chrf;

    #[test]
    fn equal_texts_score_one_and_foreign_ones_nothing() {
        assert!((chrf("Hij ging weg.", "Hij gingweg.") - 1.0).abs() < 1e-12);
        assert!(chrf("abc", "xyz").abs() < 1e-12);
        assert!(chrf("", "xyz").abs() < 1e-12);
    }

    #[test]
    fn by_hand() {
        // "ab" against "abc": P = (2/2 + 1/1) / 2 = 1, R = (2/3 + 1/2) / 2 = 7/12, F2 = 5PR / (4P + R) = 7/11
        assert!((chrf("ab", "abc") - 7.0 / 11.0).abs() < 1e-12);
    }
}
