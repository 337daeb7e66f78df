//! What teachers say of running text (Hinton et al. 2015; Kim and Rush 2016).

use rayon::prelude::*;

use super::examples::{Example, Words};
use super::learner::Learner;
use super::targets::{Gold, Targets, softmax};
use crate::model::{Silence, best_tree};

/// Classes with a smaller probability are left out.
const LEAST: f32 = 0.02;
/// Sentences that are labelled together.
const TOGETHER: usize = 16;

/// Labels sentences with the mean of what the teachers say.
pub(crate) fn label(teachers: &[Learner], words: &Words, text: Vec<Example>) -> Vec<Example> {
    text.into_par_iter()
        .chunks(TOGETHER)
        .flat_map_iter(|examples| labelled(teachers, words, examples))
        .collect()
}

fn labelled(teachers: &[Learner], words: &Words, mut examples: Vec<Example>) -> Vec<Example> {
    let batch = words.plain_batch(&examples);
    let activations: Vec<_> = teachers
        .iter()
        .map(|teacher| teacher.network.forward(&batch, &mut Silence))
        .collect();
    let sizes = &teachers[0].network.sizes;
    let tags = mean(
        activations.iter().map(|found| found.tags.clone()),
        sizes.tags,
    );
    let sentences: Vec<_> = batch.sentences().collect();
    let mut arcs = Vec::new();
    let mut heads = Vec::new();
    for sentence in &sentences {
        let scores = teachers.iter().zip(&activations);
        let scores =
            scores.map(|(teacher, found)| teacher.network.arc_scores(found, sentence.clone()));
        let mean = mean(scores, sentence.len() + 1);
        let logs: Vec<f32> = mean.iter().map(|value| value.max(1e-20).ln()).collect();
        heads.push(best_tree(&logs, sentence.len()));
        arcs.push(mean);
    }
    let in_batch: Vec<Option<usize>> = sentences
        .iter()
        .zip(&heads)
        .flat_map(|(sentence, heads)| {
            heads
                .iter()
                .map(|head| head.map(|head| sentence.start + head as usize))
        })
        .collect();
    let relations = teachers.iter().zip(&activations).map(|(teacher, found)| {
        let input = teacher
            .network
            .relation_input(found, in_batch.iter().copied().enumerate());
        teacher.network.relation_scores(&input)
    });
    let relations = mean(relations, sizes.relations);
    for (((example, sentence), heads), arcs) in
        examples.iter_mut().zip(&sentences).zip(heads).zip(&arcs)
    {
        let rows = |matrix: &[f32], width: usize| {
            targets(&matrix[sentence.start * width..sentence.end * width], width)
        };
        example.gold = Gold {
            tags: rows(&tags, sizes.tags),
            arcs: targets(arcs, sentence.len() + 1),
            heads: heads
                .iter()
                .map(|head| head.map(|head| head as usize))
                .collect(),
            relations: rows(&relations, sizes.relations),
        };
    }
    examples
}

/// The mean of the probabilities that scores stand for, row by row.
fn mean(scores: impl ExactSizeIterator<Item = Vec<f32>>, width: usize) -> Vec<f32> {
    let count = scores.len() as f32;
    let mut sum: Vec<f32> = Vec::new();
    for mut scores in scores {
        scores.chunks_exact_mut(width).for_each(softmax);
        if sum.is_empty() {
            sum = vec![0.0; scores.len()];
        }
        for (sum, value) in sum.iter_mut().zip(scores) {
            *sum += value / count;
        }
    }
    sum
}

/// To thousandths, which is as much as the labels are worth.
fn rounded(share: f32) -> f32 {
    (share * 1000.0).round() / 1000.0
}

/// The likely classes of each row.
fn targets(probabilities: &[f32], width: usize) -> Targets {
    let mut targets = Targets::default();
    for row in probabilities.chunks_exact(width) {
        let likely = row
            .iter()
            .copied()
            .enumerate()
            .filter(|class| class.1 >= LEAST);
        let all: f32 = likely.clone().map(|class| class.1).sum();
        targets.push(likely.map(|(class, share)| (class, rounded(share / all))));
    }
    targets
}
