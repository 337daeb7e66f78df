//! The losses of the network and their gradients, by hand.

#![allow(
    clippy::inline_always,
    reason = "the instruction set is that of the caller"
)]

use std::ops::Range;

use crate::model::{
    Activations, Batch, DISTANCES, LayerState, Layout, Linear, Network, Noise, Packed, Recurrence,
    Weights, distance, exp, vectorised,
};

use super::random::Random;

/// What the network should have said for each word of a batch.
#[derive(Debug, Clone, Default)]
pub(crate) struct Gold {
    pub(crate) tags: Vec<usize>,
    /// The head as a word of its sentence, none for the root.
    pub(crate) heads: Vec<Option<usize>>,
    pub(crate) relations: Vec<usize>,
}

/// Dropout: in each sentence, the same columns of an activation are put to zero and the others made greater.
pub(crate) struct Dropout {
    pub(crate) rate: f32,
    pub(crate) random: Random,
    masks: Vec<Vec<f32>>,
}

impl Dropout {
    pub(crate) fn new(rate: f32, random: Random) -> Self {
        Self {
            rate,
            random,
            masks: Vec::new(),
        }
    }

    /// Multiplies a gradient with the factors that were applied last and forgets them.
    fn undo(&mut self, gradient: &mut [f32]) {
        for (value, factor) in gradient
            .iter_mut()
            .zip(self.masks.pop().unwrap_or_default())
        {
            *value *= factor;
        }
    }
}

impl Noise for Dropout {
    fn apply(&mut self, batch: &Batch, width: usize, values: &mut [f32]) {
        let keep = 1.0 - self.rate;
        let mut mask = Vec::with_capacity(values.len());
        for &length in &batch.lengths {
            let row: Vec<f32> = (0..width)
                .map(|_| {
                    if self.random.unit() < keep {
                        1.0 / keep
                    } else {
                        0.0
                    }
                })
                .collect();
            for _ in 0..length {
                mask.extend_from_slice(&row);
            }
        }
        for (value, factor) in values.iter_mut().zip(&mask) {
            *value *= factor;
        }
        self.masks.push(mask);
    }
}

/// The transposes of the matrices, for the way back.
pub(crate) struct Transposes {
    gates: Vec<Packed>,
    tagger: Packed,
    hidden: Packed,
    query: Packed,
    relation: Packed,
}

impl Transposes {
    pub(crate) fn new(layout: &Layout, weights: &Weights) -> Self {
        let flip = |linear: Linear| {
            Packed::transposed(linear.weight.of(&weights.dense), linear.weight.columns)
        };
        Self {
            gates: layout
                .layers
                .iter()
                .map(|layer| flip(layer.gates))
                .collect(),
            tagger: flip(layout.tagger),
            hidden: flip(layout.hidden),
            query: flip(layout.query),
            relation: flip(layout.relation),
        }
    }
}

/// The derivatives of the summed losses of a batch.
#[derive(Debug, Clone, Default)]
pub(crate) struct Gradient {
    /// Cross-entropies of tags, heads and relations, summed over words.
    pub(crate) losses: [f64; 3],
    /// By the dense weights.
    pub(crate) dense: Vec<f32>,
    /// By the input: `n × width`
    pub(crate) input: Vec<f32>,
}

/// Runs the network forth and back over one batch.
pub(crate) fn gradient(
    network: &Network,
    transposes: &Transposes,
    batch: &Batch,
    gold: &Gold,
    mut dropout: Dropout,
) -> Gradient {
    let activations = network.forward(batch, &mut dropout);
    let mut pass = Pass {
        network,
        transposes,
        batch,
        activations: &activations,
        gradient: Gradient {
            losses: [0.0; 3],
            dense: vec![0.0; network.layout.len()],
            input: Vec::new(),
        },
    };
    let (rel_dependent, rel_head) = pass.relations(gold);
    let (query, arc_head) = pass.arcs(gold);
    let arc_dependent = pass.linear(
        network.layout.query,
        &transposes.query,
        &activations.arc_dependent,
        &query,
    );
    let mut hidden = interleave(&[
        (&arc_dependent, network.sizes.arc),
        (&arc_head, network.sizes.arc),
        (&rel_dependent, network.sizes.rel),
        (&rel_head, network.sizes.rel),
    ]);
    pass.hidden(&mut hidden, &mut dropout);
    let mut above = pass.linear(
        network.layout.hidden,
        &transposes.hidden,
        &activations.hidden_input,
        &hidden,
    );
    dropout.undo(&mut above);
    let mut tagger = pass.tags(gold);
    dropout.undo(&mut tagger);
    for layer in (0..network.sizes.layers).rev() {
        if layer + 1 == network.sizes.tag_layers {
            add(&mut above, &tagger);
        }
        above = pass.layer(layer, &above, &mut dropout);
    }
    dropout.undo(&mut above);
    pass.gradient.input = above;
    pass.gradient
}

/// One way back over a batch.
struct Pass<'p> {
    network: &'p Network,
    transposes: &'p Transposes,
    batch: &'p Batch,
    activations: &'p Activations,
    gradient: Gradient,
}

impl Pass<'_> {
    /// Adds the gradients of a linear map's weights and answers that of its input.
    fn linear(
        &mut self,
        linear: Linear,
        transposed: &Packed,
        input: &[f32],
        output: &[f32],
    ) -> Vec<f32> {
        let dense = &mut self.gradient.dense;
        add_outer(
            input,
            linear.weight.rows,
            output,
            linear.weight.columns,
            linear.weight.of_mut(dense),
        );
        let bias = linear.bias.of_mut(dense);
        for row in output.chunks_exact(bias.len()) {
            add(bias, row);
        }
        transposed.product(output)
    }

    fn tags(&mut self, gold: &Gold) -> Vec<f32> {
        let mut scores = self.activations.tags.clone();
        self.gradient.losses[0] += cross_entropy(&mut scores, self.network.sizes.tags, &gold.tags);
        self.linear(
            self.network.layout.tagger,
            &self.transposes.tagger,
            &self.activations.tagger_input,
            &scores,
        )
    }

    /// Answers the gradients of the relation vectors of dependents and heads.
    fn relations(&mut self, gold: &Gold) -> (Vec<f32>, Vec<f32>) {
        let heads = self.heads_in_batch(gold);
        let input = self.network.relation_input(self.activations, &heads);
        let mut scores = self.network.relation_scores(&input);
        self.gradient.losses[2] +=
            cross_entropy(&mut scores, self.network.sizes.relations, &gold.relations);
        let back = self.linear(
            self.network.layout.relation,
            &self.transposes.relation,
            &input,
            &scores,
        );
        let rel = self.network.sizes.rel;
        let mut by_dependent = Vec::with_capacity(heads.len() * rel);
        let mut by_head = vec![0.0; heads.len() * rel];
        let by_root = self.network.layout.root_rel;
        for ((back, input), head) in back
            .chunks_exact(3 * rel)
            .zip(input.chunks_exact(3 * rel))
            .zip(heads)
        {
            let by_head = match head {
                Some(head) => &mut by_head[head * rel..(head + 1) * rel],
                None => by_root.of_mut(&mut self.gradient.dense),
            };
            for i in 0..rel {
                by_dependent.push(back[i] + back[2 * rel + i] * input[rel + i]);
                by_head[i] += back[rel + i] + back[2 * rel + i] * input[i];
            }
        }
        (by_dependent, by_head)
    }

    /// The gold heads as words of the batch.
    fn heads_in_batch(&self, gold: &Gold) -> Vec<Option<usize>> {
        let starts = self
            .batch
            .sentences()
            .flat_map(|sentence| sentence.clone().map(move |_| sentence.start));
        starts
            .zip(&gold.heads)
            .map(|(start, head)| head.map(|head| start + head))
            .collect()
    }

    /// Answers the gradients of the queries and of the arc vectors of heads.
    fn arcs(&mut self, gold: &Gold) -> (Vec<f32>, Vec<f32>) {
        let arc = self.network.sizes.arc;
        let layout = &self.network.layout;
        let mut by_query = Vec::with_capacity(self.activations.query.len());
        let mut by_head = Vec::with_capacity(self.activations.query.len());
        for sentence in self.batch.sentences() {
            let columns: Vec<usize> = gold.heads[sentence.clone()]
                .iter()
                .map(|head| head.map_or(0, |head| head + 1))
                .collect();
            let mut scores = self.network.arc_scores(self.activations, sentence.clone());
            self.gradient.losses[1] += cross_entropy(&mut scores, sentence.len() + 1, &columns);
            let query = &self.activations.query[sentence.start * arc..sentence.end * arc];
            let heads = self.network.head_vectors(self.activations, &sentence);
            let mut by_query_here = Packed::new(&heads, arc).product(&scores);
            let by_distance = sum_by_distance(&scores, sentence.len());
            Packed::new(layout.distance.of(&self.network.weights.dense), arc)
                .add_product(&by_distance, &mut by_query_here);
            let dense = &mut self.gradient.dense;
            add_outer(
                &by_distance,
                DISTANCES,
                query,
                arc,
                layout.distance.of_mut(dense),
            );
            let mut by_head_here = vec![0.0; heads.len()];
            add_outer(&scores, sentence.len() + 1, query, arc, &mut by_head_here);
            add(layout.root_arc.of_mut(dense), &by_head_here[..arc]);
            by_query.extend(by_query_here);
            by_head.extend_from_slice(&by_head_here[arc..]);
        }
        (by_query, by_head)
    }

    /// Goes back through the activation of the hidden layer, in place.
    fn hidden(&self, gradient: &mut [f32], dropout: &mut Dropout) {
        dropout.undo(gradient);
        let (arc, rel) = (self.network.sizes.arc, self.network.sizes.rel);
        let a = self.activations;
        let values = interleave(&[
            (&a.arc_dependent, arc),
            (&a.arc_head, arc),
            (&a.rel_dependent, rel),
            (&a.rel_head, rel),
        ]);
        for (slope, value) in gradient.iter_mut().zip(values) {
            *slope *= if value < 0.0 { 0.1 } else { 1.0 };
        }
    }

    /// Goes back through one recurrent layer; answers the gradient of its input.
    fn layer(&mut self, layer: usize, above: &[f32], dropout: &mut Dropout) -> Vec<f32> {
        let width = self.network.sizes.width();
        let state = &self.activations.layers[layer];
        let tensors: Recurrence = self.network.layout.layers[layer];
        let below = match layer {
            0 => &self.activations.input,
            _ => &self.activations.layers[layer - 1].output,
        };
        let peephole = tensors.peephole.of(&self.network.weights.dense);
        let mut scan = ScanBack {
            width,
            peephole,
            below,
            state,
            above,
            gates: vec![0.0; state.gates.len()],
            by_peephole: vec![0.0; 2 * width],
            highway: vec![0.0; below.len()],
        };
        vectorised(
            #[inline(always)]
            || {
                for sentence in self.batch.sentences() {
                    scan.run::<false>(sentence.clone());
                    scan.run::<true>(sentence);
                }
            },
        );
        let ScanBack {
            gates,
            by_peephole,
            highway,
            ..
        } = scan;
        add(
            tensors.peephole.of_mut(&mut self.gradient.dense),
            &by_peephole,
        );
        let mut input = self.linear(
            tensors.gates,
            &self.transposes.gates[layer],
            &state.input,
            &gates,
        );
        dropout.undo(&mut input);
        add(&mut input, &highway);
        input
    }
}

/// The way back through the recurrence of one layer.
struct ScanBack<'s> {
    width: usize,
    peephole: &'s [f32],
    below: &'s [f32],
    state: &'s LayerState,
    above: &'s [f32],
    /// By candidates and the gates' pre-activations.
    gates: Vec<f32>,
    by_peephole: Vec<f32>,
    /// By the input, as far as it went around the gates.
    highway: Vec<f32>,
}

impl ScanBack<'_> {
    /// Goes back over one sentence in one direction.
    #[inline(always)]
    fn run<const BACKWARD: bool>(&mut self, sentence: Range<usize>) {
        let half = self.width / 2;
        let first = if BACKWARD { half } else { 0 };
        let mut carry = vec![0.0_f32; half];
        let length = sentence.len();
        let word_at = |step: usize| {
            if BACKWARD {
                sentence.end - 1 - step
            } else {
                sentence.start + step
            }
        };
        for step in (0..length).rev() {
            let before = step.checked_sub(1).map(word_at);
            self.word(word_at(step), before, first..first + half, &mut carry);
        }
    }

    /// Goes back over the `columns` of one word; `carry` is the gradient of its state by the word after it, and
    /// becomes that of the state of the word `before`.
    #[inline(always)]
    fn word(
        &mut self,
        word: usize,
        before: Option<usize>,
        columns: Range<usize>,
        carry: &mut [f32],
    ) {
        let (width, half) = (self.width, columns.len());
        let carry = &mut carry[..half];
        let cell = |word: usize| word * width + columns.start..word * width + columns.end;
        let zeros = vec![0.0_f32; half];
        let last = before.map_or(&zeros[..], |before| &self.state.states[cell(before)]);
        let row = 3 * word * width..3 * (word + 1) * width;
        let [candidate, forget, reset] = thirds(&self.state.gates[row.clone()], &columns);
        let (state, input, above) = (
            &self.state.states[cell(word)],
            &self.below[cell(word)],
            &self.above[cell(word)],
        );
        let (forget_weight, reset_weight) = self.peephole.split_at(width);
        let (forget_weight, reset_weight) = (
            &forget_weight[columns.clone()],
            &reset_weight[columns.clone()],
        );
        let (by_forget_weight, by_reset_weight) = self.by_peephole.split_at_mut(width);
        let (by_forget_weight, by_reset_weight) = (
            &mut by_forget_weight[columns.clone()],
            &mut by_reset_weight[columns.clone()],
        );
        let [by_candidate, by_forget, by_reset] = thirds_mut(&mut self.gates[row], &columns);
        let highway = &mut self.highway[cell(word)];
        for i in 0..half {
            let by_state = above[i] * reset[i] + carry[i];
            highway[i] = above[i] * (1.0 - reset[i]);
            by_reset[i] = above[i] * (state[i] - input[i]) * reset[i] * (1.0 - reset[i]);
            by_forget[i] = by_state * (last[i] - candidate[i]) * forget[i] * (1.0 - forget[i]);
            by_candidate[i] = by_state * (1.0 - forget[i]);
            carry[i] = by_state * forget[i]
                + by_forget[i] * forget_weight[i]
                + by_reset[i] * reset_weight[i];
            by_forget_weight[i] += by_forget[i] * last[i];
            by_reset_weight[i] += by_reset[i] * last[i];
        }
    }
}

/// The same columns of the three equal parts of a row.
#[inline(always)]
fn thirds<'r>(row: &'r [f32], columns: &Range<usize>) -> [&'r [f32]; 3] {
    let width = row.len() / 3;
    [0, 1, 2].map(|part| &row[part * width + columns.start..part * width + columns.end])
}

/// The same columns of the three equal parts of a row.
#[inline(always)]
fn thirds_mut<'r>(row: &'r mut [f32], columns: &Range<usize>) -> [&'r mut [f32]; 3] {
    let width = row.len() / 3;
    let (first, rest) = row.split_at_mut(width);
    let (second, third) = rest.split_at_mut(width);
    [first, second, third].map(|part| &mut part[columns.clone()])
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

/// `sum += other`
pub(crate) fn add(sum: &mut [f32], other: &[f32]) {
    for (sum, value) in sum.iter_mut().zip(other) {
        *sum += value;
    }
}

/// `out += aᵀ · b` for `a` of `rows` and `b` of `columns` columns.
fn add_outer(a: &[f32], rows: usize, b: &[f32], columns: usize, out: &mut [f32]) {
    let n = a.len() / rows;
    let mut transposed = vec![0.0; a.len()];
    for (i, row) in a.chunks_exact(rows).enumerate() {
        for (slot, &value) in transposed[i..].iter_mut().step_by(n).zip(row) {
            *slot = value;
        }
    }
    Packed::new(b, columns).add_product(&transposed, out);
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

/// Turns rows of scores into the gradients of their cross-entropies; answers the sum of these.
fn cross_entropy(scores: &mut [f32], width: usize, gold: &[usize]) -> f64 {
    let mut loss = 0.0;
    for (row, &gold) in scores.chunks_exact_mut(width).zip(gold) {
        let most = row.iter().copied().fold(f32::MIN, f32::max);
        for value in row.iter_mut() {
            *value = exp(*value - most);
        }
        let sum: f32 = row.iter().sum();
        for value in row.iter_mut() {
            *value /= sum;
        }
        loss -= f64::from(row[gold].max(1e-20)).ln();
        row[gold] -= 1.0;
    }
    loss
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Sizes;

    const SIZES: Sizes = Sizes {
        words: 5,
        pieces: 7,
        word_width: 6,
        piece_width: 10,
        layers: 2,
        tag_layers: 1,
        tags: 4,
        arc: 6,
        rel: 5,
        relations: 3,
    };

    fn network() -> Network {
        let mut random = Random::new(7);
        let mut some = |count: usize| (0..count).map(|_| random.within(0.7)).collect();
        let weights = Weights {
            words: some(SIZES.words * SIZES.word_width),
            pieces: some(SIZES.pieces * SIZES.piece_width),
            dense: some(Layout::new(&SIZES).len()),
        };
        Network::new(SIZES, weights)
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
        let gold = Gold {
            tags: vec![0, 1, 2, 3, 0, 1, 2],
            heads: vec![Some(1), None, Some(1), Some(2), Some(2), Some(0), None],
            relations: vec![0, 1, 2, 0, 1, 2, 0],
        };
        (batch, gold)
    }

    fn run(network: &Network) -> Gradient {
        let (batch, gold) = example();
        let transposes = Transposes::new(&network.layout, &network.weights);
        gradient(
            network,
            &transposes,
            &batch,
            &gold,
            Dropout::new(0.2, Random::new(3)),
        )
    }

    /// The slope of the loss along the weight that `pick` chooses, by two evaluations.
    #[allow(clippy::cast_possible_truncation)]
    fn slope(pick: impl Fn(&mut Weights) -> &mut f32) -> f32 {
        const STEP: f32 = 4e-3;
        let loss = |shift: f32| {
            let mut network = network();
            network.update(|weights| *pick(weights) += shift);
            run(&network).losses.iter().sum::<f64>()
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
        let network = network();
        let found = run(&network);
        for (number, tensor) in network.layout.all.iter().enumerate() {
            for at in (0..tensor.len()).step_by(tensor.len().div_ceil(7)) {
                let at = tensor.offset + at;
                assert_close(
                    found.dense[at],
                    slope(|weights| &mut weights.dense[at]),
                    &format!("tensor {number}"),
                );
            }
        }
    }

    #[test]
    fn the_gradient_of_the_input_reaches_the_tables() {
        let width = SIZES.width();
        let found = run(&network()).input;
        // Row 2 of the forms makes up words 1 and 6, row 2 of the pieces is twice in word 2.
        let at = |word: usize, column: usize| found[word * width + column];
        let form = slope(|weights| &mut weights.words[2 * SIZES.word_width + 1]);
        assert_close(at(1, 1) + at(6, 1), form, "form");
        let piece = slope(|weights| &mut weights.pieces[2 * SIZES.piece_width + 3]);
        assert_close(2.0 * at(2, SIZES.word_width + 3), piece, "piece");
    }
}
