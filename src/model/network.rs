//! The network: embeddings, light recurrent layers, a tagger and a biaffine parser.
//!
//! Shapes are written `rows × columns`; matrices are row-major. `n` is the number of words of all sentences of a
//! batch, which run through every matrix product together.

#![allow(
    clippy::inline_always,
    reason = "the instruction set is that of the caller"
)]

use serde::{Deserialize, Serialize};

use super::math::{Packed, leaky_relu, sigmoid, vectorised};

/// The sizes that decide the shape of every tensor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sizes {
    /// Rows of the table of forms; row 0 is for unknown ones.
    pub(crate) words: usize,
    /// Rows of the table of hashed pieces.
    pub(crate) pieces: usize,
    /// Columns of the table of forms.
    pub(crate) word_width: usize,
    /// Columns of the table of pieces.
    pub(crate) piece_width: usize,
    /// Recurrent layers; the state of each is as wide as both tables together, half of it for each direction.
    pub(crate) layers: usize,
    /// How many layers the tagger reads through.
    pub(crate) tag_layers: usize,
    /// Classes of the tagger.
    pub(crate) tags: usize,
    /// Width of the vectors that arcs are scored with.
    pub(crate) arc: usize,
    /// Width of the vectors that relations are scored with.
    pub(crate) rel: usize,
    /// Classes of relations.
    pub(crate) relations: usize,
}

impl Sizes {
    /// The width of the input and of the states.
    pub(crate) fn width(&self) -> usize {
        self.word_width + self.piece_width
    }

    /// The columns of the hidden layer that arcs and relations share: arc dependent, arc head, relation dependent,
    /// relation head.
    fn hidden(&self) -> usize {
        2 * (self.arc + self.rel)
    }
}

/// Where a matrix lies among the dense weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tensor {
    pub(crate) offset: usize,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
}

impl Tensor {
    pub(crate) fn len(self) -> usize {
        self.rows * self.columns
    }

    pub(crate) fn of(self, dense: &[f32]) -> &[f32] {
        &dense[self.offset..self.offset + self.len()]
    }

    pub(crate) fn of_mut(self, dense: &mut [f32]) -> &mut [f32] {
        &mut dense[self.offset..self.offset + self.len()]
    }
}

/// A matrix and the row that is added after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Linear {
    pub(crate) weight: Tensor,
    pub(crate) bias: Tensor,
}

/// One recurrent layer: candidates, forget and reset gates side by side, each for both directions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Recurrence {
    /// `width × 3 width`, and its bias
    pub(crate) gates: Linear,
    /// `1 × 2 width`: the weight of the last state in the forget and the reset gate
    pub(crate) peephole: Tensor,
}

/// Where every dense tensor lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) layers: Vec<Recurrence>,
    pub(crate) tagger: Linear,
    pub(crate) hidden: Linear,
    /// From the dependent's arc vector to what it asks of its head.
    pub(crate) query: Linear,
    /// `1 × arc`: the arc vector of the root
    pub(crate) root_arc: Tensor,
    /// `1 × rel`: the relation vector of the root
    pub(crate) root_rel: Tensor,
    /// `DISTANCES × arc`
    pub(crate) distance: Tensor,
    /// From dependent, head and their elementwise product to relations: `3 rel × relations`
    pub(crate) relation: Linear,
    /// All of the above, in the order of their offsets.
    pub(crate) all: Vec<Tensor>,
}

impl Layout {
    pub(crate) fn new(sizes: &Sizes) -> Self {
        let mut all: Vec<Tensor> = Vec::new();
        let mut tensor = |rows, columns| {
            let offset = all.last().map_or(0, |last| last.offset + last.len());
            let tensor = Tensor {
                offset,
                rows,
                columns,
            };
            all.push(tensor);
            tensor
        };
        let mut linear = |rows, columns| Linear {
            weight: tensor(rows, columns),
            bias: tensor(1, columns),
        };
        let width = sizes.width();
        let gates: Vec<Linear> = (0..sizes.layers)
            .map(|_| linear(width, 3 * width))
            .collect();
        let tagger = linear(width, sizes.tags);
        let hidden = linear(width, sizes.hidden());
        let query = linear(sizes.arc, sizes.arc);
        let relation = linear(3 * sizes.rel, sizes.relations);
        let recurrence = |gates| Recurrence {
            gates,
            peephole: tensor(1, 2 * width),
        };
        Self {
            layers: gates.into_iter().map(recurrence).collect(),
            tagger,
            hidden,
            query,
            relation,
            root_arc: tensor(1, sizes.arc),
            root_rel: tensor(1, sizes.rel),
            distance: tensor(DISTANCES, sizes.arc),
            all,
        }
    }

    /// The number of dense weights.
    pub(crate) fn len(&self) -> usize {
        self.all.last().map_or(0, |last| last.offset + last.len())
    }
}

/// Classes of the distance from a dependent to its head: the root, nine to the left, nine to the right.
pub(crate) const DISTANCES: usize = 19;

/// The class of the distance from word `dependent` to head column `head` (0: the root, `i + 1`: word `i`).
pub(crate) fn distance(dependent: usize, head: usize) -> usize {
    let class = |words: usize| match words {
        0..=4 => words.max(1),
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        _ => 9,
    };
    match head {
        0 => 0,
        _ if head <= dependent + 1 => class(dependent + 1 - head),
        _ => 9 + class(head - dependent - 1),
    }
}

/// All learned numbers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Weights {
    /// `words × word_width`
    pub(crate) words: Vec<f32>,
    /// `pieces × piece_width`
    pub(crate) pieces: Vec<f32>,
    /// The tensors of [`Layout`].
    pub(crate) dense: Vec<f32>,
}

/// The rows of the tables that make up the input of one batch.
#[derive(Debug, Clone, Default)]
pub(crate) struct Batch {
    /// For each word its row in the table of forms.
    pub(crate) words: Vec<u32>,
    /// For each word its rows in the table of pieces: `pieces[starts[i]..starts[i + 1]]`.
    pub(crate) pieces: Vec<u32>,
    pub(crate) starts: Vec<usize>,
    /// The lengths of the sentences in words.
    pub(crate) lengths: Vec<usize>,
}

impl Batch {
    /// Adds a word to the last sentence.
    pub(crate) fn push(&mut self, word: u32, pieces: impl IntoIterator<Item = u32>) {
        self.words.push(word);
        self.starts.push(self.pieces.len());
        self.pieces.extend(pieces);
    }

    /// The rows in the table of pieces of word `i`.
    pub(crate) fn pieces(&self, i: usize) -> &[u32] {
        let end = self.starts.get(i + 1).copied().unwrap_or(self.pieces.len());
        &self.pieces[self.starts[i]..end]
    }

    /// The first word and the length of each sentence.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
        self.lengths.iter().scan(0, |end, length| {
            *end += length;
            Some(*end - length..*end)
        })
    }
}

/// Multiplies activations with factors in training; nothing at prediction.
pub(crate) trait Noise {
    /// Changes `n × width` activations; the factors stay with the implementation for the way back.
    fn apply(&mut self, batch: &Batch, width: usize, values: &mut [f32]);
}

/// Leaves everything as it is.
pub(crate) struct Silence;

impl Noise for Silence {
    fn apply(&mut self, _: &Batch, _: usize, _: &mut [f32]) {}
}

/// What one recurrent layer computed.
pub(crate) struct LayerState {
    /// The input as the gates saw it, after noise: `n × width`
    pub(crate) input: Vec<f32>,
    /// Candidates, forget gates, reset gates: `n × 3 width`
    pub(crate) gates: Vec<f32>,
    /// Internal states: `n × width`
    pub(crate) states: Vec<f32>,
    /// `n × width`
    pub(crate) output: Vec<f32>,
}

/// What the network computed for one batch, as far as it does not depend on the chosen heads.
pub(crate) struct Activations {
    /// `n × width`
    pub(crate) input: Vec<f32>,
    pub(crate) layers: Vec<LayerState>,
    /// What the tagger reads: `n × width`
    pub(crate) tagger_input: Vec<f32>,
    /// `n × tags`
    pub(crate) tags: Vec<f32>,
    /// What the hidden layer reads: `n × width`
    pub(crate) hidden_input: Vec<f32>,
    /// `n × arc`
    pub(crate) arc_dependent: Vec<f32>,
    /// `n × arc`
    pub(crate) arc_head: Vec<f32>,
    /// `n × rel`
    pub(crate) rel_dependent: Vec<f32>,
    /// `n × rel`
    pub(crate) rel_head: Vec<f32>,
    /// `n × arc`
    pub(crate) query: Vec<f32>,
}

/// The weights made ready for multiplication.
#[derive(Debug, Clone)]
pub(crate) struct Network {
    pub(crate) sizes: Sizes,
    pub(crate) layout: Layout,
    pub(crate) weights: Weights,
    packed: PackedWeights,
}

#[derive(Debug, Clone)]
struct PackedWeights {
    gates: Vec<Packed>,
    tagger: Packed,
    hidden: Packed,
    query: Packed,
    relation: Packed,
}

impl PackedWeights {
    fn new(layout: &Layout, dense: &[f32]) -> Self {
        let pack = |linear: Linear| Packed::new(linear.weight.of(dense), linear.weight.columns);
        Self {
            gates: layout
                .layers
                .iter()
                .map(|layer| pack(layer.gates))
                .collect(),
            tagger: pack(layout.tagger),
            hidden: pack(layout.hidden),
            query: pack(layout.query),
            relation: pack(layout.relation),
        }
    }
}

impl Network {
    pub(crate) fn new(sizes: Sizes, weights: Weights) -> Self {
        let layout = Layout::new(&sizes);
        let packed = PackedWeights::new(&layout, &weights.dense);
        Self {
            sizes,
            layout,
            weights,
            packed,
        }
    }

    /// Changes the dense weights.
    #[cfg(feature = "train")]
    pub(crate) fn update(&mut self, change: impl FnOnce(&mut Weights)) {
        change(&mut self.weights);
        self.packed = PackedWeights::new(&self.layout, &self.weights.dense);
    }

    fn dense(&self, tensor: Tensor) -> &[f32] {
        tensor.of(&self.weights.dense)
    }

    /// Runs the batch up to the vectors that tags, arcs and relations are decided with.
    pub(crate) fn forward(&self, batch: &Batch, noise: &mut impl Noise) -> Activations {
        let width = self.sizes.width();
        let mut input = self.embed(batch);
        noise.apply(batch, width, &mut input);
        let mut layers: Vec<LayerState> = Vec::with_capacity(self.sizes.layers);
        for layer in 0..self.sizes.layers {
            let below = layers.last().map_or(&input, |below| &below.output);
            layers.push(self.recur(layer, below, batch, noise));
        }
        let above = |count: usize| {
            layers
                .get(count - 1)
                .map_or(&input, |layer| &layer.output)
                .clone()
        };
        let mut tagger_input = above(self.sizes.tag_layers);
        noise.apply(batch, width, &mut tagger_input);
        let tags = self
            .packed
            .tagger
            .affine(&tagger_input, self.dense(self.layout.tagger.bias));
        let mut hidden_input = above(self.sizes.layers);
        noise.apply(batch, width, &mut hidden_input);
        let mut hidden = self
            .packed
            .hidden
            .affine(&hidden_input, self.dense(self.layout.hidden.bias));
        leaky_relu(&mut hidden);
        noise.apply(batch, self.sizes.hidden(), &mut hidden);
        let (arc, rel) = (self.sizes.arc, self.sizes.rel);
        let part = |first, count| columns(&hidden, self.sizes.hidden(), first, count);
        let arc_dependent = part(0, arc);
        Activations {
            query: self
                .packed
                .query
                .affine(&arc_dependent, self.dense(self.layout.query.bias)),
            arc_dependent,
            arc_head: part(arc, arc),
            rel_dependent: part(2 * arc, rel),
            rel_head: part(2 * arc + rel, rel),
            input,
            layers,
            tagger_input,
            tags,
            hidden_input,
        }
    }

    /// The sum of each word's piece vectors after its form vector: `n × width`
    fn embed(&self, batch: &Batch) -> Vec<f32> {
        let (width, word_width, piece_width) = (
            self.sizes.width(),
            self.sizes.word_width,
            self.sizes.piece_width,
        );
        let mut out = vec![0.0; batch.words.len() * width];
        for (i, row) in out.chunks_exact_mut(width).enumerate() {
            let (form, pieces) = row.split_at_mut(word_width);
            form.copy_from_slice(table_row(&self.weights.words, word_width, batch.words[i]));
            for &piece in batch.pieces(i) {
                for (sum, value) in
                    pieces
                        .iter_mut()
                        .zip(table_row(&self.weights.pieces, piece_width, piece))
                {
                    *sum += value;
                }
            }
        }
        out
    }

    /// One layer of simple recurrent units in both directions (Lei et al. 2018, "Simple Recurrent Units for Highly
    /// Parallelizable Recurrence"), with the highway connection around it.
    fn recur(
        &self,
        layer: usize,
        below: &[f32],
        batch: &Batch,
        noise: &mut impl Noise,
    ) -> LayerState {
        let (width, tensors) = (self.sizes.width(), self.layout.layers[layer]);
        let mut input = below.to_vec();
        noise.apply(batch, width, &mut input);
        let mut state = LayerState {
            gates: self.packed.gates[layer].affine(&input, self.dense(tensors.gates.bias)),
            input,
            states: vec![0.0; below.len()],
            output: vec![0.0; below.len()],
        };
        let peephole = self.dense(tensors.peephole);
        for sentence in batch.sentences() {
            vectorised(
                #[inline(always)]
                || {
                    scan::<false>(sentence.clone(), width, peephole, below, &mut state);
                    scan::<true>(sentence, width, peephole, below, &mut state);
                },
            );
        }
        state
    }

    /// The scores of all arcs of one sentence, one row a word, one column a head, the first for the root.
    pub(crate) fn arc_scores(
        &self,
        activations: &Activations,
        sentence: std::ops::Range<usize>,
    ) -> Vec<f32> {
        let arc = self.sizes.arc;
        let query = &activations.query[sentence.start * arc..sentence.end * arc];
        let heads = self.head_vectors(activations, &sentence);
        let mut scores = Packed::transposed(&heads, arc).product(query);
        let by_distance = Packed::transposed(self.dense(self.layout.distance), arc).product(query);
        let rows = scores
            .chunks_exact_mut(sentence.len() + 1)
            .zip(by_distance.chunks_exact(DISTANCES));
        for (dependent, (row, by_distance)) in rows.enumerate() {
            for (head, score) in row.iter_mut().enumerate() {
                *score += by_distance[distance(dependent, head)];
            }
        }
        scores
    }

    /// The arc vectors of the root and of the words of one sentence: `(length + 1) × arc`
    pub(crate) fn head_vectors(
        &self,
        activations: &Activations,
        sentence: &std::ops::Range<usize>,
    ) -> Vec<f32> {
        let arc = self.sizes.arc;
        let words = &activations.arc_head[sentence.start * arc..sentence.end * arc];
        [self.dense(self.layout.root_arc), words].concat()
    }

    /// What relations are decided from, given each word's head as a word of the batch (none: the root): `n × 3 rel`
    pub(crate) fn relation_input(
        &self,
        activations: &Activations,
        heads: &[Option<usize>],
    ) -> Vec<f32> {
        let rel = self.sizes.rel;
        let mut out = Vec::with_capacity(3 * rel * heads.len());
        for (dependent, head) in activations.rel_dependent.chunks_exact(rel).zip(heads) {
            let head = match *head {
                Some(head) => &activations.rel_head[head * rel..(head + 1) * rel],
                None => self.dense(self.layout.root_rel),
            };
            out.extend_from_slice(dependent);
            out.extend_from_slice(head);
            out.extend(dependent.iter().zip(head).map(|(a, b)| a * b));
        }
        out
    }

    /// The scores of the relations: `n × relations`
    pub(crate) fn relation_scores(&self, relation_input: &[f32]) -> Vec<f32> {
        self.packed
            .relation
            .affine(relation_input, self.dense(self.layout.relation.bias))
    }
}

/// Row `row` of a table of `width` columns.
fn table_row(table: &[f32], width: usize, row: u32) -> &[f32] {
    let start = row as usize * width;
    &table[start..start + width]
}

/// `count` columns of a matrix of `width` columns, from column `first`.
fn columns(matrix: &[f32], width: usize, first: usize, count: usize) -> Vec<f32> {
    matrix
        .chunks_exact(width)
        .flat_map(|row| &row[first..first + count])
        .copied()
        .collect()
}

/// Runs one direction of a layer over one sentence.
///
/// With candidate `z`, input `x`, last state `c'`, the peepholes `v` and the gates' pre-activations `a`, `b`:
/// `f = σ(a + v_f c')`, `c = f c' + (1 - f) z`, `r = σ(b + v_r c')`, output `r c + (1 - r) x`.
#[inline(always)]
fn scan<const BACKWARD: bool>(
    sentence: std::ops::Range<usize>,
    width: usize,
    peephole: &[f32],
    below: &[f32],
    layer: &mut LayerState,
) {
    let half = width / 2;
    let first = if BACKWARD { half } else { 0 };
    let (forget_weight, reset_weight) = peephole.split_at(width);
    let (forget_weight, reset_weight) = (
        &forget_weight[first..first + half],
        &reset_weight[first..first + half],
    );
    let mut last = vec![0.0_f32; half];
    let length = sentence.len();
    for step in 0..length {
        let word = if BACKWARD {
            sentence.end - 1 - step
        } else {
            sentence.start + step
        };
        let cells = word * width + first..word * width + first + half;
        let gates = &mut layer.gates[word * 3 * width..(word + 1) * 3 * width];
        let (candidate, gates) = gates.split_at_mut(width);
        let (forget, reset) = gates.split_at_mut(width);
        let candidate = &candidate[first..first + half];
        let (forget, reset) = (
            &mut forget[first..first + half],
            &mut reset[first..first + half],
        );
        let (input, last) = (&below[cells.clone()], &mut last[..half]);
        let (state, output) = (&mut layer.states[cells.clone()], &mut layer.output[cells]);
        for i in 0..half {
            let f = sigmoid(forget[i] + forget_weight[i] * last[i]);
            let r = sigmoid(reset[i] + reset_weight[i] * last[i]);
            let c = f * last[i] + (1.0 - f) * candidate[i];
            (forget[i], reset[i], state[i], last[i]) = (f, r, c, c);
            output[i] = r * c + (1.0 - r) * input[i];
        }
    }
}
