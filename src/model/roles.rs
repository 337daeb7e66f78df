//! Where else a word may belong that shares its role with another.
//!
//! The network scores the place of each word by itself, so that a verb may get two subjects. It is left to others to choose
//! between them (`repair`); what the network holds of every other place of such words is told here.

use super::math::Softmax;
use crate::tree::{DepRel, role};

/// A head that is so much less likely than the one of the tree does not come into question.
const UNLIKELY: f32 = 0.01;

/// Which of a model's relations take which role.
#[derive(Debug, Clone)]
pub(super) struct Roles {
    /// For each relation what it takes, if that is a role that a head has once.
    of: Vec<Option<usize>>,
    /// The relation of no word with a head.
    root: Option<usize>,
}

/// A place that a word may take: its head, its relation by its place among all, and how likely that is, in millionths.
pub(super) type Way = (usize, usize, u32);

/// The scores of one sentence and the tree made of them.
pub(super) struct Scored<'s> {
    /// The scores of all arcs, as in [`super::best_tree`].
    arcs: &'s [f32],
    /// The head of each word; none is the root.
    heads: Vec<Option<usize>>,
    /// The relation of each word by its place among all.
    relations: Vec<usize>,
}

impl<'s> Scored<'s> {
    /// A sentence whose words are yet to come.
    pub(super) fn new(arcs: &'s [f32]) -> Self {
        Self {
            arcs,
            heads: Vec::new(),
            relations: Vec::new(),
        }
    }

    /// Adds the place of the next word.
    pub(super) fn push(&mut self, head: Option<usize>, relation: usize) {
        self.heads.push(head);
        self.relations.push(relation);
    }
}

impl Roles {
    pub(super) fn new(relations: &[DepRel]) -> Self {
        Self {
            of: relations.iter().map(|&relation| role(relation)).collect(),
            root: relations
                .iter()
                .position(|&relation| relation == DepRel::Root),
        }
    }

    /// The words that share a role with another word of their head.
    pub(super) fn crowded(&self, sentence: &Scored<'_>) -> Vec<usize> {
        let place = |word: usize| Some((sentence.heads[word]?, self.of[sentence.relations[word]]?));
        let mut taken: Vec<_> = (0..sentence.heads.len())
            .filter_map(|word| Some((place(word)?, word)))
            .collect();
        taken.sort_unstable();
        let shared = taken
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|words| words.len() > 1);
        shared.flatten().map(|&(_, word)| word).collect()
    }

    /// All places that the word may take, with the best relation in each role and the best in none; `row` gives the scores
    /// of all its relations to a head.
    pub(super) fn ways(
        &self,
        sentence: &Scored<'_>,
        word: usize,
        row: impl Fn(usize) -> Vec<f32>,
    ) -> Vec<Way> {
        let count = sentence.heads.len();
        let arcs = &sentence.arcs[word * (count + 1)..][..=count];
        let softmax = Softmax::over(arcs.iter().copied());
        let chance = |head: usize| softmax.probability(arcs[head + 1]);
        let least = sentence.heads[word].map_or(1.0, chance) * UNLIKELY;
        (0..count)
            .filter(|&head| head != word && chance(head) >= least)
            .flat_map(|head| {
                let row = row(head);
                let softmax = Softmax::over(row.iter().copied());
                let ways = self.best_in_each(&row).into_iter();
                let ways = ways.map(|relation| {
                    (
                        head,
                        relation,
                        millionths(chance(head) * softmax.probability(row[relation])),
                    )
                });
                ways.collect::<Vec<_>>()
            })
            .collect()
    }

    /// The best relation in each role and in none.
    fn best_in_each(&self, row: &[f32]) -> Vec<usize> {
        let mut best: Vec<usize> = Vec::new();
        let relations = (0..row.len()).filter(|&relation| Some(relation) != self.root);
        for relation in relations {
            match best
                .iter_mut()
                .find(|other| self.of[**other] == self.of[relation])
            {
                Some(other) if row[relation] > row[*other] => *other = relation,
                Some(_) => {}
                None => best.push(relation),
            }
        }
        best
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share is between 0 and 1"
)]
fn millionths(share: f32) -> u32 {
    (share * 1e6).round() as u32
}
