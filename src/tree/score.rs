//! The scores of the `CoNLL` 2018 shared task: <https://universaldependencies.org/conll18/evaluation.html>.
//!
//! Words are matched by their range of characters in the text without white space, so the system may cut the text
//! as it likes. LAS ignores the subtypes of relations; a head counts if it is the matching word, or the root.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use super::conllu::{Row, Sentence};

/// Scores in per cent: F1 over words (or sentences).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scores {
    /// Words with the same boundaries.
    pub tokens: f64,
    /// Sentences with the same boundaries.
    pub sentences: f64,
    /// Universal parts of speech.
    pub upos: f64,
    /// The treebank's own tags.
    pub xpos: f64,
    /// Universal features, without `ExtPos`.
    pub feats: f64,
    /// Lemmas; `_` in the gold standard always counts as found.
    pub lemmas: f64,
    /// Heads.
    pub uas: f64,
    /// Heads and relations.
    pub las: f64,
    /// Each full relation, found with its head.
    pub relations: BTreeMap<String, RelationScore>,
    /// The share of the gold standard's non-projective arcs that were found, in per cent: of words whose head is not
    /// above all words between them.
    pub non_projective_recall: f64,
}

/// How well one relation is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RelationScore {
    /// Words with the relation in the gold standard.
    pub gold: usize,
    /// Words with the relation in the system's output.
    pub system: usize,
    /// Words with the relation and the same head in both.
    pub correct: usize,
}

impl RelationScore {
    /// F1 in per cent.
    pub fn f1(self) -> f64 {
        f1(self.correct, self.gold, self.system)
    }
}

/// The two texts differ.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the texts differ at non-blank character {at}: gold `{gold}`, system `{system}`")]
pub struct TextsDiffer {
    /// From 0.
    pub at: usize,
    /// What follows there in the gold standard.
    pub gold: String,
    /// What follows there in the system's output.
    pub system: String,
}

/// Scores the system's sentences against the gold standard's.
pub fn score(gold: &[Sentence], system: &[Sentence]) -> Result<Scores, TextsDiffer> {
    let (gold, system) = (Words::new(gold), Words::new(system));
    same_text(&gold.text, &system.text)?;
    let places: HashMap<&Range<usize>, usize> = system.ranges.iter().zip(0..).collect();
    let pairs: Vec<(usize, usize)> = gold
        .ranges
        .iter()
        .enumerate()
        .filter_map(|(g, range)| Some((g, *places.get(range)?)))
        .collect();
    let share = |good: &dyn Fn(usize, usize) -> bool| {
        let correct = pairs.iter().filter(|&&(g, s)| good(g, s)).count();
        f1(correct, gold.rows.len(), system.rows.len())
    };
    let same =
        |column: fn(&Row) -> String| share(&|g, s| column(gold.rows[g]) == column(system.rows[s]));
    let head = |g: usize, s: usize| gold.head(g) == system.head(s);
    let base = |row: &Row| row.deprel.split(':').next().map(str::to_owned);
    let ends: HashSet<&Range<usize>> = system.sentences.iter().collect();
    let sentences = gold
        .sentences
        .iter()
        .filter(|range| ends.contains(range))
        .count();
    Ok(Scores {
        tokens: share(&|_, _| true),
        sentences: f1(sentences, gold.sentences.len(), system.sentences.len()),
        upos: same(|row| row.upos.clone()),
        xpos: same(|row| row.xpos.clone()),
        feats: same(|row| feats(&row.feats)),
        lemmas: share(&|g, s| {
            gold.rows[g].lemma == "_" || gold.rows[g].lemma == system.rows[s].lemma
        }),
        uas: share(&head),
        las: share(&|g, s| head(g, s) && base(gold.rows[g]) == base(system.rows[s])),
        relations: relations(&gold, &system, &pairs),
        non_projective_recall: non_projective(&gold, &system, &pairs),
    })
}

fn f1(correct: usize, gold: usize, system: usize) -> f64 {
    if gold + system == 0 {
        0.0
    } else {
        200.0 * correct as f64 / (gold + system) as f64
    }
}

fn feats(feats: &str) -> String {
    let mut kept: Vec<&str> = feats
        .split('|')
        .filter(|feat| !feat.starts_with("ExtPos"))
        .collect();
    kept.sort_unstable();
    if kept.is_empty() {
        "_".to_owned()
    } else {
        kept.join("|")
    }
}

fn relations(
    gold: &Words<'_>,
    system: &Words<'_>,
    pairs: &[(usize, usize)],
) -> BTreeMap<String, RelationScore> {
    let mut scores: BTreeMap<String, RelationScore> = BTreeMap::new();
    for row in &gold.rows {
        scores.entry(row.deprel.clone()).or_default().gold += 1;
    }
    for row in &system.rows {
        scores.entry(row.deprel.clone()).or_default().system += 1;
    }
    for &(g, s) in pairs {
        if gold.rows[g].deprel == system.rows[s].deprel && gold.head(g) == system.head(s) {
            scores
                .entry(gold.rows[g].deprel.clone())
                .or_default()
                .correct += 1;
        }
    }
    scores
}

/// Recall of arcs over a word that does not depend on their head.
fn non_projective(gold: &Words<'_>, system: &Words<'_>, pairs: &[(usize, usize)]) -> f64 {
    let crossed: HashSet<usize> = (0..gold.rows.len())
        .filter(|&word| gold.is_non_projective(word))
        .collect();
    let found = pairs
        .iter()
        .filter(|(g, s)| crossed.contains(g) && gold.head(*g) == system.head(*s))
        .count();
    if crossed.is_empty() {
        100.0
    } else {
        100.0 * found as f64 / crossed.len() as f64
    }
}

/// All words of a text in one row.
struct Words<'s> {
    /// The text without white space.
    text: Vec<char>,
    rows: Vec<&'s Row>,
    ranges: Vec<Range<usize>>,
    /// The head of each word among all words.
    heads: Vec<Option<usize>>,
    sentences: Vec<Range<usize>>,
}

impl<'s> Words<'s> {
    fn new(sentences: &'s [Sentence]) -> Self {
        let mut words = Self {
            text: Vec::new(),
            rows: Vec::new(),
            ranges: Vec::new(),
            heads: Vec::new(),
            sentences: Vec::new(),
        };
        for sentence in sentences {
            let (start, base) = (words.text.len(), words.rows.len());
            for row in &sentence.rows {
                let first = words.text.len();
                words
                    .text
                    .extend(row.form.chars().filter(|c| !c.is_whitespace()));
                words.ranges.push(first..words.text.len());
                words.heads.push(
                    row.head
                        .and_then(|head| (base + head as usize).checked_sub(1))
                        .filter(|_| row.head != Some(0)),
                );
                words.rows.push(row);
            }
            words.sentences.push(start..words.text.len());
        }
        words
    }

    /// The range of the head's characters; none for the root.
    fn head(&self, word: usize) -> Option<&Range<usize>> {
        self.heads[word].map(|head| &self.ranges[head])
    }

    fn is_non_projective(&self, word: usize) -> bool {
        let Some(head) = self.heads[word] else {
            return false;
        };
        (word.min(head) + 1..word.max(head)).any(|between| !self.is_under(between, head))
    }

    fn is_under(&self, word: usize, ancestor: usize) -> bool {
        let up = std::iter::successors(Some(word), |&at| self.heads[at]);
        up.take(self.rows.len()).any(|at| at == ancestor)
    }
}

fn same_text(gold: &[char], system: &[char]) -> Result<(), TextsDiffer> {
    let shared = gold.iter().zip(system).take_while(|(a, b)| a == b).count();
    if shared == gold.len() && shared == system.len() {
        return Ok(());
    }
    let after = |text: &[char]| text[shared..].iter().take(20).collect();
    Err(TextsDiffer {
        at: shared,
        gold: after(gold),
        system: after(system),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::conllu;

    fn sentences(rows: &[(&str, &str, u32, &str)]) -> Vec<Sentence> {
        let mut text = String::new();
        for (number, (form, upos, head, deprel)) in (1..).zip(rows) {
            text += &[
                &number.to_string(),
                *form,
                form,
                upos,
                "_",
                "_",
                &head.to_string(),
                deprel,
                "_",
                "_\n",
            ]
            .join("\t");
        }
        conllu::read(text.as_bytes()).unwrap()
    }

    #[test]
    fn other_boundaries_cost_words_only_where_they_differ() {
        let gold = sentences(&[
            ("Zij", "PRON", 2, "nsubj:pass"),
            ("loopt", "VERB", 0, "root"),
            (".", "PUNCT", 2, "punct"),
        ]);
        let system = sentences(&[("Zij", "PRON", 2, "nsubj"), ("loopt.", "VERB", 0, "root")]);
        let scores = score(&gold, &system).unwrap();
        assert!(
            (scores.tokens - 40.0).abs() < 1e-9,
            "one word of three and two"
        );
        assert!((scores.upos - 40.0).abs() < 1e-9);
        assert!(scores.las.abs() < 1e-9, "the head is another word");
        let scores = score(&gold, &gold).unwrap();
        assert!((scores.las - 100.0).abs() < 1e-9);
    }

    #[test]
    fn subtypes_count_for_relations_but_not_for_las() {
        let gold = sentences(&[
            ("Zij", "PRON", 2, "nsubj:pass"),
            ("kwam", "VERB", 0, "root"),
        ]);
        let system = sentences(&[("Zij", "PRON", 2, "nsubj"), ("kwam", "VERB", 0, "root")]);
        let scores = score(&gold, &system).unwrap();
        assert!((scores.las - 100.0).abs() < 1e-9);
        assert_eq!(scores.relations["nsubj:pass"].correct, 0);
    }

    #[test]
    fn other_text_is_an_error() {
        let error = score(
            &sentences(&[("a", "X", 0, "root")]),
            &sentences(&[("b", "X", 0, "root")]),
        )
        .unwrap_err();
        assert_eq!(
            error.to_string(),
            "the texts differ at non-blank character 0: gold `a`, system `b`"
        );
    }
}
