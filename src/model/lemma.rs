//! Lemmas by edit scripts, chosen by the longest known end of the word.

use serde::{Deserialize, Serialize};

use crate::tree::Upos;

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
    /// The shortest scripts that make `lemma` of `form`, with and without lower case if both are as short:
    /// `verzekeringskamers` → `verzekering_kamer` is "7 from the end replace 1 by `_`, 1 from the end remove 1". Edits
    /// at the beginning are anchored there (`gewerkt` → `werken`).
    #[cfg(feature = "train")]
    pub(crate) fn shortest(form: &str, lemma: &str) -> Vec<Self> {
        let lowered = form.to_lowercase();
        let costs = [(true, lowered.as_str()), (false, form)]
            .map(|(lower, base)| (distance(base, lemma), lower, base));
        let least = costs[0].0.min(costs[1].0);
        let kept = costs.into_iter().filter(|cost| cost.0 == least);
        kept.map(|(_, lower, base)| Self {
            lower,
            edits: edits(base, lemma),
        })
        .collect()
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
#[cfg(feature = "train")]
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

#[cfg(feature = "train")]
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    table(&a, &b)[a.len()][b.len()]
}

/// The edits along one cheapest path, characters matched as far to the left as can be.
#[cfg(feature = "train")]
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
/// An end is known by a hash of it and the tag. All words of the treebank are known as a whole. Other words are taken
/// for compounds if a first part of compounds and a whole word with the same tag lie in them side by side:
/// `opleidingsploeg` is `opleidings` and `ploeg`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Lemmatizer {
    pub(crate) scripts: Vec<Script>,
    /// Hash and place of the script, sorted by hash.
    pub(crate) ends: Vec<(u32, u16)>,
}

impl Lemmatizer {
    /// The lemma of a form with a tag, the number of which is given.
    pub(crate) fn lemma(&self, form: &str, tag: usize, upos: Upos) -> String {
        let lower = form.to_lowercase();
        if let Some(script) = self.whole(&lower, tag) {
            return script.apply(form);
        }
        self.compound(form, &lower, tag, upos)
            .unwrap_or_else(|| self.by_end(form, tag))
    }

    fn script(&self, hash: u32) -> Option<&Script> {
        let at = self.ends.binary_search_by_key(&hash, |end| end.0).ok()?;
        self.scripts.get(usize::from(self.ends[at].1))
    }

    fn whole(&self, lower: &str, tag: usize) -> Option<&Script> {
        self.script(whole_hash(lower, tag))
    }

    /// The lemma of a compound of known parts, the last one as long as can be.
    fn compound(&self, form: &str, lower: &str, tag: usize, upos: Upos) -> Option<String> {
        let cuts = lower
            .char_indices()
            .map(|(at, _)| at)
            .filter(|at| (2..lower.len().saturating_sub(2)).contains(at));
        cuts.take(LONGEST_COMPOUND).find_map(|cut| {
            let (first, last) = lower.split_at(cut);
            let last = self.last_part(last, tag, self.is_particle(first) && upos == Upos::Verb)?;
            let first = match first.strip_suffix('-') {
                Some(first) if form.ends_with(&lower[cut..]) => form.get(..first.len())?.to_owned(),
                Some(_) => return None,
                None => self.whole(first, first_part(upos))?.apply(first),
            };
            Some(format!("{first}_{last}"))
        })
    }

    /// The lemma of the last part of a compound: a known word, or any after a verbal particle, as these are few.
    fn last_part(&self, last: &str, tag: usize, any: bool) -> Option<String> {
        let known = self.whole(last, tag).map(|script| script.apply(last));
        known.or_else(|| (any && last.len() > 3).then(|| self.by_end(last, tag)))
    }

    /// Whether a word, in lower case, joins the lemma of a verb that it is a particle of.
    pub(crate) fn is_particle(&self, lower: &str) -> bool {
        self.whole(lower, PARTICLE).is_some()
    }

    /// The lemma by the longest known end.
    fn by_end(&self, form: &str, tag: usize) -> String {
        let mut hashes = end_hashes(&form.to_lowercase(), tag);
        hashes.pop();
        let longest = hashes.into_iter().rev().find_map(|hash| self.script(hash));
        longest.map_or_else(|| form.to_owned(), |script| script.apply(form))
    }
}

/// Stands in for the tag of a first part of compounds with a part of speech.
pub(crate) fn first_part(upos: Upos) -> usize {
    0x1_0000 + upos as usize
}

/// Stands in for the tag of verbal particles.
pub(crate) const PARTICLE: usize = 0x2_0000;

/// The hash of a tag with a whole word.
pub(crate) fn whole_hash(lower: &str, tag: usize) -> u32 {
    end_hashes(lower, tag).pop().unwrap_or(0)
}

/// The most places where a word is cut to find a compound, so that time stays linear in the length of a text.
const LONGEST_COMPOUND: usize = 40;
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

#[cfg(all(test, feature = "train"))]
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
            assert_eq!(Script::shortest(form, lemma)[0].apply(form), lemma);
        }
    }

    #[test]
    fn edits_are_anchored_at_the_nearer_known_end() {
        let script = Script::shortest("gewerkt", "werken").remove(0);
        assert_eq!(script.apply("gemerkt"), "merken");
        let script = Script::shortest("afgewezen", "af_wijzen").remove(0);
        assert_eq!(script.apply("aangewezen"), "aan_wijzen");
    }

    #[test]
    fn a_script_that_does_not_fit_leaves_the_form() {
        let script = Script::shortest("verzekeringskamers", "verzekering_kamer").remove(0);
        assert_eq!(script.apply("ja"), "ja");
    }
}
