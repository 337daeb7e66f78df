//! The shapes of the network's tensors. Shapes are written `rows × columns`; matrices are row-major.

use serde::{Deserialize, Serialize};

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
    /// Columns of the states of a recurrent layer, half of them for each direction.
    pub(crate) width: usize,
    /// Recurrent layers.
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
    /// The width of a word's vectors from both tables.
    pub(crate) fn embedding(&self) -> usize {
        self.word_width + self.piece_width
    }

    /// The columns of the hidden layer that arcs and relations share: arc dependent, arc head, relation dependent,
    /// relation head.
    pub(crate) fn hidden(&self) -> usize {
        2 * (self.arc + self.rel)
    }
}

/// Where a tensor lies among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tensor {
    offset: usize,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
}

impl Tensor {
    pub(crate) fn of(self, all: &[f32]) -> &[f32] {
        &all[self.offset..self.end()]
    }

    #[cfg(feature = "train")]
    pub(crate) fn of_mut(self, all: &mut [f32]) -> &mut [f32] {
        &mut all[self.offset..self.end()]
    }

    fn end(self) -> usize {
        self.offset + self.rows * self.columns
    }
}

/// A matrix that inputs are multiplied with, and the row that is added after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Linear {
    /// Among the matrices.
    pub(crate) weight: Tensor,
    /// Among the vectors.
    pub(crate) bias: Tensor,
}

/// Something for each linear map of the network.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Maps<T> {
    /// From the embeddings to the first layer: `embedding × width`
    pub(crate) input: T,
    /// Of each layer the candidates, forget gates and reset gates side by side: `width × 3 width`
    pub(crate) gates: Vec<T>,
    /// `width × tags`
    pub(crate) tagger: T,
    /// `width × hidden`
    pub(crate) hidden: T,
    /// From the dependent's arc vector to what it asks of its head: `arc × arc`
    pub(crate) query: T,
    /// From dependent, head and their elementwise product to relations: `3 rel × relations`
    pub(crate) relation: T,
}

impl<T> Maps<T> {
    /// In the order of the model file.
    pub(crate) fn try_map<U, E>(
        &self,
        mut make: impl FnMut(&T) -> Result<U, E>,
    ) -> Result<Maps<U>, E> {
        Ok(Maps {
            input: make(&self.input)?,
            gates: self.gates.iter().map(&mut make).collect::<Result<_, E>>()?,
            tagger: make(&self.tagger)?,
            hidden: make(&self.hidden)?,
            query: make(&self.query)?,
            relation: make(&self.relation)?,
        })
    }

    /// In the order of the model file.
    #[cfg(feature = "train")]
    pub(crate) fn map<U>(&self, mut make: impl FnMut(&T) -> U) -> Maps<U> {
        let Ok(maps) = self.try_map(|item| Ok::<_, std::convert::Infallible>(make(item)));
        maps
    }
}

/// Where every tensor lies but for the tables: matrices that inputs are multiplied with in one row, all others, the
/// vectors, in another.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Layout {
    pub(crate) maps: Maps<Linear>,
    /// Of each layer the weight of the last state in the forget and the reset gate: `1 × 2 width`
    pub(crate) peepholes: Vec<Tensor>,
    /// The arc vector of the root: `1 × arc`
    pub(crate) root_arc: Tensor,
    /// The relation vector of the root: `1 × rel`
    pub(crate) root_rel: Tensor,
    /// `DISTANCES × arc`
    pub(crate) distance: Tensor,
    /// How many numbers the matrices hold.
    pub(crate) matrices: usize,
    /// How many numbers the vectors hold.
    pub(crate) vectors: usize,
}

impl Layout {
    pub(crate) fn new(sizes: &Sizes) -> Self {
        let (mut matrices, mut vectors) = (0, 0);
        let place = |end: &mut usize, rows, columns| {
            let offset = *end;
            *end += rows * columns;
            Tensor {
                offset,
                rows,
                columns,
            }
        };
        let mut linear = |rows, columns| Linear {
            weight: place(&mut matrices, rows, columns),
            bias: place(&mut vectors, 1, columns),
        };
        let width = sizes.width;
        let maps = Maps {
            input: linear(sizes.embedding(), width),
            gates: (0..sizes.layers)
                .map(|_| linear(width, 3 * width))
                .collect(),
            tagger: linear(width, sizes.tags),
            hidden: linear(width, sizes.hidden()),
            query: linear(sizes.arc, sizes.arc),
            relation: linear(3 * sizes.rel, sizes.relations),
        };
        let mut vector = |rows, columns| place(&mut vectors, rows, columns);
        Self {
            maps,
            peepholes: (0..sizes.layers).map(|_| vector(1, 2 * width)).collect(),
            root_arc: vector(1, sizes.arc),
            root_rel: vector(1, sizes.rel),
            distance: vector(DISTANCES, sizes.arc),
            matrices,
            vectors,
        }
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
