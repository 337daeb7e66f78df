//! The network: embeddings, light recurrent layers, a tagger and a biaffine parser.
//!
//! `n` is the number of words of all sentences of a batch, which run through every matrix product together.

#![allow(
    clippy::inline_always,
    reason = "the instruction set is that of the caller"
)]

use std::ops::Range;

use super::batch::{Batch, Noise};
use super::bytes::{ByteMatrix, ByteTable};
use super::layout::{DISTANCES, Layout, Linear, Maps, Sizes, Tensor, distance};
use super::math::{leaky_relu, vectorised};
use super::matrix::{Matrix, Packed};
use super::recurrence::LayerState;

/// How the learned numbers are kept.
pub(crate) trait Precision {
    /// What the rows of a batch are multiplied with.
    type Matrix: Matrix;
    /// What embeddings are looked up in.
    type Table: Table;
}

/// A table of embeddings.
pub(crate) trait Table {
    /// `sum += row`; implementations are inlined, see [`vectorised`].
    fn add_row(&self, row: u32, sum: &mut [f32]);
}

/// Eight bits a number, for prediction.
#[derive(Debug, Clone)]
pub(crate) struct Eighth;

impl Precision for Eighth {
    type Matrix = ByteMatrix;
    type Table = ByteTable;
}

/// All learned numbers, made ready for use.
#[derive(Debug, Clone)]
pub(crate) struct Network<P: Precision> {
    pub(crate) sizes: Sizes,
    pub(crate) layout: Layout,
    /// `words × word_width`
    pub(crate) words: P::Table,
    /// `pieces × piece_width`
    pub(crate) pieces: P::Table,
    pub(crate) maps: Maps<P::Matrix>,
    /// The vectors of [`Layout`].
    pub(crate) vectors: Vec<f32>,
}

/// What the layers computed for one batch.
pub(crate) struct Encoding {
    /// After noise, empty where there is no way back: `n × embedding`
    pub(crate) embedded: Vec<f32>,
    /// `n × width`
    pub(crate) input: Vec<f32>,
    pub(crate) layers: Vec<LayerState>,
}

impl Encoding {
    /// What comes out of so many layers.
    pub(crate) fn after(&self, layers: usize) -> &[f32] {
        match layers {
            0 => &self.input,
            _ => &self.layers[layers - 1].output,
        }
    }
}

/// What the network computed for one batch, as far as it does not depend on the chosen heads.
pub(crate) struct Activations {
    pub(crate) encoding: Encoding,
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
    /// What a head at each distance adds to the score of its arc: `n × DISTANCES`
    by_distance: Vec<f32>,
}

impl<P: Precision> Network<P> {
    fn vector(&self, tensor: Tensor) -> &[f32] {
        tensor.of(&self.vectors)
    }

    fn affine(&self, map: &P::Matrix, linear: Linear, rows: &[f32]) -> Vec<f32> {
        map.affine(rows, self.vector(linear.bias))
    }

    /// Runs the batch through the layers.
    fn encode<N: Noise>(&self, batch: &Batch, noise: &mut N) -> Encoding {
        let embedded = self.embed(batch);
        let embedded = noise.applied(batch, self.sizes.embedding(), &embedded);
        let mut encoding = Encoding {
            input: self.affine(&self.maps.input, self.layout.maps.input, &embedded),
            embedded: kept::<N>(embedded),
            layers: Vec::with_capacity(self.sizes.layers),
        };
        for layer in 0..self.sizes.layers {
            let state = self.recur(layer, encoding.after(layer), batch, noise);
            encoding.layers.push(state);
        }
        encoding
    }

    /// Each word's form vector, and after it the sum of its piece vectors: `n × embedding`
    fn embed(&self, batch: &Batch) -> Vec<f32> {
        let width = self.sizes.embedding();
        let mut out = vec![0.0; batch.words.len() * width];
        vectorised(
            #[inline(always)]
            || {
                for (i, row) in out.chunks_exact_mut(width).enumerate() {
                    let (form, pieces) = row.split_at_mut(self.sizes.word_width);
                    self.words.add_row(batch.words[i], form);
                    for &piece in batch.pieces(i) {
                        self.pieces.add_row(piece, pieces);
                    }
                }
            },
        );
        out
    }

    /// One layer of recurrent units, with the highway connection around it.
    fn recur<N: Noise>(
        &self,
        layer: usize,
        below: &[f32],
        batch: &Batch,
        noise: &mut N,
    ) -> LayerState {
        let input = noise.applied(batch, self.sizes.width, below);
        let gates = self.affine(
            &self.maps.gates[layer],
            self.layout.maps.gates[layer],
            &input,
        );
        let peephole = self.vector(self.layout.peepholes[layer]);
        let state = LayerState::new::<N>(batch, peephole, below, gates);
        LayerState {
            input: kept::<N>(input),
            ..state
        }
    }

    /// Runs the batch up to the vectors that tags, arcs and relations are decided with.
    pub(crate) fn forward<N: Noise>(&self, batch: &Batch, noise: &mut N) -> Activations {
        let (width, maps, linears) = (self.sizes.width, &self.maps, &self.layout.maps);
        let encoding = self.encode(batch, noise);
        let tagger_input = noise.applied(batch, width, encoding.after(self.sizes.tag_layers));
        let tags = self.affine(&maps.tagger, linears.tagger, &tagger_input);
        let tagger_input = kept::<N>(tagger_input);
        let hidden_input = noise.applied(batch, width, encoding.after(self.sizes.layers));
        let mut hidden = self.affine(&maps.hidden, linears.hidden, &hidden_input);
        let hidden_input = kept::<N>(hidden_input);
        leaky_relu(&mut hidden);
        let hidden = noise.applied(batch, self.sizes.hidden(), &hidden);
        let (arc, rel) = (self.sizes.arc, self.sizes.rel);
        let part = |first, count| columns(&hidden, self.sizes.hidden(), first, count);
        let arc_dependent = part(0, arc);
        let query = self.affine(&maps.query, linears.query, &arc_dependent);
        Activations {
            by_distance: Packed::transposed(self.vector(self.layout.distance), arc).product(&query),
            query,
            arc_dependent,
            arc_head: part(arc, arc),
            rel_dependent: part(2 * arc, rel),
            rel_head: part(2 * arc + rel, rel),
            encoding,
            tagger_input,
            tags,
            hidden_input,
        }
    }

    /// The scores of all arcs of one sentence, one row a word, one column a head, the first for the root.
    pub(crate) fn arc_scores(&self, activations: &Activations, sentence: Range<usize>) -> Vec<f32> {
        let arc = self.sizes.arc;
        let query = &activations.query[sentence.start * arc..sentence.end * arc];
        let heads = self.head_vectors(activations, &sentence);
        let mut scores = Packed::transposed(&heads, arc).product(query);
        let by_distance =
            &activations.by_distance[sentence.start * DISTANCES..sentence.end * DISTANCES];
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
        sentence: &Range<usize>,
    ) -> Vec<f32> {
        let arc = self.sizes.arc;
        let words = &activations.arc_head[sentence.start * arc..sentence.end * arc];
        [self.vector(self.layout.root_arc), words].concat()
    }

    /// What relations are decided from, given words and a head of each, both as words of the batch (none: the root):
    /// `n × 3 rel`
    pub(crate) fn relation_input(
        &self,
        activations: &Activations,
        arcs: impl ExactSizeIterator<Item = (usize, Option<usize>)>,
    ) -> Vec<f32> {
        let rel = self.sizes.rel;
        let mut out = Vec::with_capacity(3 * rel * arcs.len());
        for (dependent, head) in arcs {
            let dependent = &activations.rel_dependent[dependent * rel..(dependent + 1) * rel];
            let head = match head {
                Some(head) => &activations.rel_head[head * rel..(head + 1) * rel],
                None => self.vector(self.layout.root_rel),
            };
            out.extend_from_slice(dependent);
            out.extend_from_slice(head);
            out.extend(dependent.iter().zip(head).map(|(a, b)| a * b));
        }
        out
    }

    /// The scores of the relations: `n × relations`
    pub(crate) fn relation_scores(&self, relation_input: &[f32]) -> Vec<f32> {
        self.affine(
            &self.maps.relation,
            self.layout.maps.relation,
            relation_input,
        )
    }
}

/// What the way back needs, if there is one.
fn kept<N: Noise>(values: std::borrow::Cow<'_, [f32]>) -> Vec<f32> {
    if N::KEEPS {
        values.into_owned()
    } else {
        Vec::new()
    }
}

/// `count` columns of a matrix of `width` columns, from column `first`.
fn columns(matrix: &[f32], width: usize, first: usize, count: usize) -> Vec<f32> {
    matrix
        .chunks_exact(width)
        .flat_map(|row| &row[first..first + count])
        .copied()
        .collect()
}
