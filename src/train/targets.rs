//! What the network should say.

use serde::{Deserialize, Serialize};

use crate::model::exp;

/// For each word the classes that it should have, with their probabilities.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Targets {
    /// Where the classes of each word end.
    ends: Vec<usize>,
    classes: Vec<(usize, f32)>,
}

impl Targets {
    /// One class for each word.
    pub(crate) fn hard(classes: impl Iterator<Item = usize>) -> Self {
        let mut targets = Self::default();
        classes.for_each(|class| targets.push([(class, 1.0)]));
        targets
    }

    /// Adds a word.
    pub(crate) fn push(&mut self, classes: impl IntoIterator<Item = (usize, f32)>) {
        self.classes.extend(classes);
        self.ends.push(self.classes.len());
    }

    /// The classes of each word.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &[(usize, f32)]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, &end)| &self.classes[start..end])
    }
}

/// What the network should say of the words of a sentence or of a batch.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Gold {
    pub(crate) tags: Targets,
    /// Columns of the arc scores: 0 for the root, `i + 1` for word `i` of the sentence.
    pub(crate) arcs: Targets,
    /// The head that the relation is to, as a word of the sentence; none for the root.
    pub(crate) heads: Vec<Option<usize>>,
    pub(crate) relations: Targets,
}

impl Gold {
    /// Adds the first `length` words of a sentence; the others are no heads.
    pub(crate) fn extend(&mut self, sentence: &Self, length: usize) {
        let parts = [
            (&mut self.tags, &sentence.tags, usize::MAX),
            (&mut self.arcs, &sentence.arcs, length),
            (&mut self.relations, &sentence.relations, usize::MAX),
        ];
        for (targets, words, last) in parts {
            for classes in words.iter().take(length) {
                targets.push(classes.iter().copied().filter(|class| class.0 <= last));
            }
        }
        self.heads.extend(&sentence.heads[..length]);
    }
}

/// Turns rows of scores into the gradients of their cross-entropies; answers the sum of these.
pub(crate) fn cross_entropy<'t>(
    scores: &mut [f32],
    width: usize,
    targets: impl Iterator<Item = &'t [(usize, f32)]>,
) -> f64 {
    let mut loss = 0.0;
    for (row, classes) in scores.chunks_exact_mut(width).zip(targets) {
        softmax(row);
        let all: f32 = classes.iter().map(|class| class.1).sum();
        for &(class, share) in classes {
            loss -= f64::from(share) * f64::from(row[class].max(1e-20)).ln();
        }
        for value in row.iter_mut() {
            *value *= all;
        }
        for &(class, share) in classes {
            row[class] -= share;
        }
    }
    loss
}

/// Turns scores into probabilities.
pub(crate) fn softmax(row: &mut [f32]) {
    let most = row.iter().copied().fold(f32::MIN, f32::max);
    for value in row.iter_mut() {
        *value = exp(*value - most);
    }
    let sum: f32 = row.iter().sum();
    for value in row {
        *value /= sum;
    }
}
