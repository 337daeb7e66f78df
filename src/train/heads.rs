//! The losses of tags, arcs and relations, and their gradients.

use super::backward::{Gradient, Pass, add, add_outer};
use super::learner::Learner;
use super::noise::Dropout;
use super::targets::{Gold, cross_entropy};
use crate::model::{Activations, Batch, DISTANCES, Packed, distance};

/// Cross-entropies of tags, arcs and relations, summed over words.
pub(crate) type Losses = [f64; 3];

/// Runs the network forth and back over one batch.
pub(crate) fn gradient(
    learner: &Learner,
    batch: &Batch,
    gold: &Gold,
    mut dropout: Dropout,
) -> (Losses, Gradient) {
    let activations = learner.network.forward(batch, &mut dropout);
    let mut heads = Heads {
        pass: Pass::new(learner, batch, dropout),
        activations: &activations,
        losses: [0.0; 3],
    };
    let above = heads.parser(gold);
    let tagger = heads.tagger(gold);
    let Heads { pass, losses, .. } = heads;
    let gradient = pass.encoder(&activations.encoding, above, &tagger);
    (losses, gradient)
}

/// The way back through what stands above the layers.
struct Heads<'p> {
    pass: Pass<'p>,
    activations: &'p Activations,
    losses: Losses,
}

impl Heads<'_> {
    /// Goes back from the arcs and relations to what comes out of the last layer.
    fn parser(&mut self, gold: &Gold) -> Vec<f32> {
        let (learner, activations) = (self.pass.learner, self.activations);
        let (maps, sizes) = (&learner.network.layout.maps, &learner.network.sizes);
        let (rel_dependent, rel_head) = self.relations(gold);
        let (query, arc_head) = self.arcs(gold);
        let transposed = &learner.transposes.query;
        let input = &activations.arc_dependent;
        let arc_dependent = self.pass.linear(maps.query, transposed, input, &query);
        let mut hidden = interleave(&[
            (&arc_dependent, sizes.arc),
            (&arc_head, sizes.arc),
            (&rel_dependent, sizes.rel),
            (&rel_head, sizes.rel),
        ]);
        self.hidden(&mut hidden);
        let transposed = &learner.transposes.hidden;
        let input = &activations.hidden_input;
        let mut above = self.pass.linear(maps.hidden, transposed, input, &hidden);
        self.pass.dropout.undo(&mut above);
        above
    }

    /// Goes back from the tags to what the tagger reads.
    fn tagger(&mut self, gold: &Gold) -> Vec<f32> {
        let learner = self.pass.learner;
        let mut scores = self.activations.tags.clone();
        self.losses[0] += cross_entropy(&mut scores, learner.network.sizes.tags, gold.tags.iter());
        let (map, transposed) = (
            learner.network.layout.maps.tagger,
            &learner.transposes.tagger,
        );
        let input = &self.activations.tagger_input;
        let mut above = self.pass.linear(map, transposed, input, &scores);
        self.pass.dropout.undo(&mut above);
        above
    }

    /// Answers the gradients of the relation vectors of dependents and heads.
    fn relations(&mut self, gold: &Gold) -> (Vec<f32>, Vec<f32>) {
        let learner = self.pass.learner;
        let network = &learner.network;
        let heads = self.heads_in_batch(gold);
        let input = network.relation_input(self.activations, heads.iter().copied().enumerate());
        let mut scores = network.relation_scores(&input);
        self.losses[2] +=
            cross_entropy(&mut scores, network.sizes.relations, gold.relations.iter());
        let (map, transposed) = (network.layout.maps.relation, &learner.transposes.relation);
        let back = self.pass.linear(map, transposed, &input, &scores);
        let rel = network.sizes.rel;
        let mut by_dependent = Vec::with_capacity(heads.len() * rel);
        let mut by_head = vec![0.0; heads.len() * rel];
        let by_root = network.layout.root_rel;
        for ((back, input), head) in back
            .chunks_exact(3 * rel)
            .zip(input.chunks_exact(3 * rel))
            .zip(heads)
        {
            let by_head = match head {
                Some(head) => &mut by_head[head * rel..(head + 1) * rel],
                None => by_root.of_mut(&mut self.pass.gradient.vectors),
            };
            for i in 0..rel {
                by_dependent.push(back[i] + back[2 * rel + i] * input[rel + i]);
                by_head[i] += back[rel + i] + back[2 * rel + i] * input[i];
            }
        }
        (by_dependent, by_head)
    }

    /// The heads as words of the batch.
    fn heads_in_batch(&self, gold: &Gold) -> Vec<Option<usize>> {
        let sentences = self.pass.batch.sentences();
        let starts = sentences.flat_map(|sentence| sentence.clone().map(move |_| sentence.start));
        starts
            .zip(&gold.heads)
            .map(|(start, head)| head.map(|head| start + head))
            .collect()
    }

    /// Answers the gradients of the queries and of the arc vectors of heads.
    fn arcs(&mut self, gold: &Gold) -> (Vec<f32>, Vec<f32>) {
        let network = &self.pass.learner.network;
        let (arc, layout) = (network.sizes.arc, &network.layout);
        let mut by_query = Vec::with_capacity(self.activations.query.len());
        let mut by_head = Vec::with_capacity(self.activations.query.len());
        let mut targets = gold.arcs.iter();
        let distances = Packed::new(layout.distance.of(&network.vectors), arc);
        for sentence in self.pass.batch.sentences() {
            let columns = sentence.len() + 1;
            let mut scores = network.arc_scores(self.activations, sentence.clone());
            self.losses[1] +=
                cross_entropy(&mut scores, columns, targets.by_ref().take(sentence.len()));
            let query = &self.activations.query[sentence.start * arc..sentence.end * arc];
            let heads = network.head_vectors(self.activations, &sentence);
            let mut by_query_here = Packed::new(&heads, arc).product(&scores);
            let by_distance = sum_by_distance(&scores, sentence.len());
            distances.add_product(&by_distance, &mut by_query_here);
            let vectors = &mut self.pass.gradient.vectors;
            let by_distances = layout.distance.of_mut(vectors);
            add_outer(&by_distance, DISTANCES, query, arc, by_distances);
            let mut by_head_here = vec![0.0; heads.len()];
            add_outer(&scores, columns, query, arc, &mut by_head_here);
            add(layout.root_arc.of_mut(vectors), &by_head_here[..arc]);
            by_query.extend(by_query_here);
            by_head.extend_from_slice(&by_head_here[arc..]);
        }
        (by_query, by_head)
    }

    /// Goes back through the activation of the hidden layer, in place.
    fn hidden(&mut self, gradient: &mut [f32]) {
        self.pass.dropout.undo(gradient);
        let sizes = &self.pass.learner.network.sizes;
        let a = self.activations;
        let values = interleave(&[
            (&a.arc_dependent, sizes.arc),
            (&a.arc_head, sizes.arc),
            (&a.rel_dependent, sizes.rel),
            (&a.rel_head, sizes.rel),
        ]);
        for (slope, value) in gradient.iter_mut().zip(values) {
            *slope *= if value < 0.0 { 0.1 } else { 1.0 };
        }
    }
}

/// The sum of the scores' gradients over the heads at each distance: `n × DISTANCES`
fn sum_by_distance(scores: &[f32], length: usize) -> Vec<f32> {
    let mut sums = vec![0.0; length * DISTANCES];
    for (dependent, row) in scores.chunks_exact(length + 1).enumerate() {
        for (head, value) in row.iter().enumerate() {
            sums[dependent * DISTANCES + distance(dependent, head)] += value;
        }
    }
    sums
}

/// Matrices of the given widths side by side.
fn interleave(parts: &[(&[f32], usize)]) -> Vec<f32> {
    let n = parts
        .first()
        .map_or(0, |(matrix, width)| matrix.len() / width);
    let row = |i: usize| {
        parts
            .iter()
            .flat_map(move |(matrix, width)| matrix[i * width..(i + 1) * width].iter().copied())
    };
    (0..n).flat_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Sizes;
    use crate::random::Random;
    use crate::train::targets::Targets;

    const SIZES: Sizes = Sizes {
        words: 5,
        pieces: 7,
        word_width: 6,
        piece_width: 10,
        width: 12,
        layers: 2,
        tag_layers: 1,
        tags: 4,
        arc: 6,
        rel: 5,
        relations: 3,
    };

    fn learner() -> Learner {
        let mut random = Random::new(7);
        let mut learner = Learner::new(SIZES, &mut random);
        // Other tests of biases and distances would start from zero.
        learner.network.vectors.fill_with(|| random.within(0.7));
        learner
    }

    /// Two sentences, of four words and of three.
    fn example() -> (Batch, Gold) {
        let mut batch = Batch::default();
        for (word, pieces) in [
            (1, [0, 6]),
            (2, [1, 5]),
            (1, [2, 2]),
            (0, [3, 4]),
            (4, [4, 0]),
            (3, [5, 1]),
            (2, [6, 3]),
        ] {
            batch.push(word, pieces);
        }
        batch.lengths = vec![4, 3];
        let heads = [Some(1), None, Some(1), Some(2), Some(2), Some(0), None];
        let column = |head: &Option<usize>| head.map_or(0, |head| head + 1);
        let mut gold = Gold {
            tags: Targets::hard([0, 1, 2, 3, 0, 1, 2].into_iter()),
            arcs: Targets::hard(heads.iter().map(column)),
            heads: heads.to_vec(),
            relations: Targets::default(),
        };
        for word in 0..7 {
            gold.relations
                .push([(word % 3, 0.75), ((word + 1) % 3, 0.25)]);
        }
        (batch, gold)
    }

    fn run(learner: &Learner) -> (Losses, Gradient) {
        let (batch, gold) = example();
        gradient(learner, &batch, &gold, Dropout::new(0.2, Random::new(3)))
    }

    /// The slope of the loss along the weight that `pick` chooses, by two evaluations.
    #[allow(clippy::cast_possible_truncation)]
    fn slope(pick: impl Fn(&mut Learner) -> &mut f32) -> f32 {
        const STEP: f32 = 4e-3;
        let loss = |shift: f32| {
            let mut learner = learner();
            *pick(&mut learner) += shift;
            learner.refresh();
            run(&learner).0.iter().sum::<f64>()
        };
        ((loss(STEP) - loss(-STEP)) / f64::from(2.0 * STEP)) as f32
    }

    #[track_caller]
    fn assert_close(found: f32, expected: f32, what: &str) {
        assert!(
            (found - expected).abs() < 0.01 + 0.02 * expected.abs(),
            "{what}: {found} instead of {expected}"
        );
    }

    #[test]
    fn gradients_agree_with_finite_differences() {
        let (_, found) = run(&learner());
        for at in (0..found.matrices.len()).step_by(23) {
            let slope = slope(|learner| &mut learner.matrices[at]);
            assert_close(found.matrices[at], slope, &format!("matrices, {at}"));
        }
        for at in (0..found.vectors.len()).step_by(7) {
            let slope = slope(|learner| &mut learner.network.vectors[at]);
            assert_close(found.vectors[at], slope, &format!("vectors, {at}"));
        }
    }

    #[test]
    fn the_gradient_of_the_embeddings_reaches_the_tables() {
        let width = SIZES.embedding();
        let found = run(&learner()).1.embedded;
        // Row 2 of the forms makes up words 1 and 6, row 2 of the pieces is twice in word 2.
        let at = |word: usize, column: usize| found[word * width + column];
        let form = slope(|learner| &mut learner.network.words.values[2 * SIZES.word_width + 1]);
        assert_close(at(1, 1) + at(6, 1), form, "form");
        let piece = slope(|learner| &mut learner.network.pieces.values[2 * SIZES.piece_width + 3]);
        assert_close(2.0 * at(2, SIZES.word_width + 3), piece, "piece");
    }
}
