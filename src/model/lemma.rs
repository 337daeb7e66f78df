//! Lemmas by edit scripts, chosen by the longest known end of the word.

use serde::{Deserialize, Serialize};

/// How a form becomes its lemma.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
pub(crate) struct Script {
    /// Whether the form is put into lower case first.
    pub(crate) lower: bool,
    /// Replacements from left to right.
    pub(crate) edits: Vec<Edit>,
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Edit {
    /// Where it begins: characters from the end of the word, or 0 for its beginning if `remove` starts there.
    pub(crate) from_end: Option<u8>,
    /// How many characters go.
    pub(crate) remove: u8,
    /// What comes in their place.
    pub(crate) insert: String,
}

impl Script {
    /// The script that makes `lemma` of `form`: `verzekeringskamers` → `verzekering_kamer` is "7 from the end replace
    /// 1 by `_`, 1 from the end remove 1". Edits at the beginning are anchored there (`gewerkt` → `werken`).
    pub(crate) fn between(form: &str, lemma: &str) -> Self {
        let lower = form.to_lowercase();
        let kept = distance(form, lemma);
        let script = |lower, form: &str| Self {
            lower,
            edits: edits(form, lemma),
        };
        if distance(&lower, lemma) < kept {
            script(true, &lower)
        } else {
            script(false, form)
        }
    }

    /// The lemma of `form`; the form where the script does not fit.
    pub(crate) fn apply(&self, form: &str) -> String {
        let base = if self.lower {
            form.to_lowercase()
        } else {
            form.to_owned()
        };
        let chars: Vec<char> = base.chars().collect();
        self.edit(&chars)
            .filter(|lemma| !lemma.is_empty())
            .unwrap_or(base)
    }

    fn edit(&self, chars: &[char]) -> Option<String> {
        let mut lemma = String::new();
        let mut at = 0;
        for edit in &self.edits {
            let start = edit
                .from_end
                .map_or(Some(0), |n| chars.len().checked_sub(usize::from(n)))?;
            lemma.extend(chars.get(at..start)?);
            lemma.push_str(&edit.insert);
            at = start + usize::from(edit.remove);
        }
        lemma.extend(chars.get(at..)?);
        Some(lemma)
    }
}

/// The table of edit distances (insertions and deletions only) between all prefixes, and the characters.
fn table(a: &[char], b: &[char]) -> Vec<Vec<usize>> {
    let mut cost = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            cost[i][j] = match (i, j) {
                (0, _) => j,
                (_, 0) => i,
                _ if a[i - 1] == b[j - 1] => cost[i - 1][j - 1],
                _ => 1 + cost[i - 1][j].min(cost[i][j - 1]),
            };
        }
    }
    cost
}

fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    table(&a, &b)[a.len()][b.len()]
}

/// The edits along one cheapest path, characters matched as far to the left as can be.
fn edits(form: &str, lemma: &str) -> Vec<Edit> {
    let (a, b): (Vec<char>, Vec<char>) =
        (form.chars().rev().collect(), lemma.chars().rev().collect());
    let cost = table(&a, &b);
    let (mut i, mut j) = (a.len(), b.len());
    let mut edits: Vec<Edit> = Vec::new();
    let mut open = false;
    while i > 0 || j > 0 {
        if i > 0 && j > 0 && a[i - 1] == b[j - 1] {
            (i, j, open) = (i - 1, j - 1, false);
            continue;
        }
        if !open {
            edits.push(Edit {
                from_end: Some(u8::try_from(i).unwrap_or(u8::MAX)).filter(|_| i < a.len()),
                remove: 0,
                insert: String::new(),
            });
            open = true;
        }
        let Some(edit) = edits.last_mut() else { break };
        if i > 0 && (j == 0 || cost[i - 1][j] <= cost[i][j - 1]) {
            edit.remove += 1;
            i -= 1;
        } else {
            edit.insert.push(b[j - 1]);
            j -= 1;
        }
    }
    edits
}

/// Chooses the script of a word by its tag and the longest end that is known with it.
///
/// An end is known by a hash of it and the tag; a whole word counts as the longest end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Lemmatizer {
    pub(crate) scripts: Vec<Script>,
    /// Hash and place of the script, sorted by hash.
    pub(crate) ends: Vec<(u32, u16)>,
}

impl Lemmatizer {
    /// The lemma of a form with a tag.
    pub(crate) fn lemma(&self, form: &str, tag: usize) -> String {
        let lower = form.to_lowercase();
        let known = end_hashes(&lower, tag).into_iter().rev().find_map(|hash| {
            let at = self.ends.binary_search_by_key(&hash, |end| end.0).ok()?;
            self.scripts.get(usize::from(self.ends[at].1))
        });
        known.map_or_else(|| form.to_owned(), |script| script.apply(form))
    }
}

/// The longest end of a word, in characters, that is looked up.
const LONGEST: usize = 12;

/// The hashes of a tag with the ends of a word, from none to the longest, then of the whole word.
pub(crate) fn end_hashes(lower: &str, tag: usize) -> Vec<u32> {
    let step = |hash: u64, code: u32| (hash ^ u64::from(code)).wrapping_mul(0x0100_0000_01b3);
    let fold = |hash: u64| u32::try_from((hash ^ (hash >> 29)) >> 32).unwrap_or(0);
    let mut hash = step(0xcbf2_9ce4_8422_2325, u32::try_from(tag).unwrap_or(0));
    let mut hashes = vec![fold(step(hash, 0))];
    for (taken, c) in (1..).zip(lower.chars().rev()) {
        hash = step(hash, u32::from(c));
        if taken <= LONGEST {
            hashes.push(fold(step(hash, 0)));
        }
    }
    hashes.push(fold(step(hash, 1)));
    hashes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_lead_from_form_to_lemma() {
        for (form, lemma) in [
            ("verzekeringskamers", "verzekering_kamer"),
            ("Gewerkt", "werken"),
            ("Den", "Den"),
            ("was", "zijn"),
            ("ÉÉN", "één"),
            ("afgewezen", "af_wijzen"),
            ("", "x"),
        ] {
            assert_eq!(Script::between(form, lemma).apply(form), lemma);
        }
    }

    #[test]
    fn edits_are_anchored_at_the_nearer_known_end() {
        let script = Script::between("gewerkt", "werken");
        assert_eq!(script.apply("gemerkt"), "merken");
        let script = Script::between("afgewezen", "af_wijzen");
        assert_eq!(script.apply("aangewezen"), "aan_wijzen");
    }

    #[test]
    fn a_script_that_does_not_fit_leaves_the_form() {
        let script = Script::between("verzekeringskamers", "verzekering_kamer");
        assert_eq!(script.apply("ja"), "ja");
    }
}
