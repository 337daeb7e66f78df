//! What runs through the network together.

use std::borrow::Cow;
use std::ops::Range;

/// The rows of the tables that make up the input of one batch.
#[derive(Debug, Clone, Default)]
pub(crate) struct Batch {
    /// For each word its row in the table of forms.
    pub(crate) words: Vec<u32>,
    /// For each word its rows in the table of pieces: `pieces[starts[i]..starts[i + 1]]`.
    pieces: Vec<u32>,
    starts: Vec<usize>,
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
    pub(crate) fn sentences(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.lengths.iter().scan(0, |end, length| {
            *end += length;
            Some(*end - length..*end)
        })
    }
}

/// What is done to activations on their way: nothing at prediction.
pub(crate) trait Noise {
    /// Whether the way back will be gone, for which activations must be kept.
    const KEEPS: bool;

    /// Changes `n × width` activations; what is needed for the way back stays with the implementation.
    fn applied<'v>(&mut self, batch: &Batch, width: usize, values: &'v [f32]) -> Cow<'v, [f32]>;
}

/// Leaves everything as it is.
pub(crate) struct Silence;

impl Noise for Silence {
    const KEEPS: bool = false;

    fn applied<'v>(&mut self, _: &Batch, _: usize, values: &'v [f32]) -> Cow<'v, [f32]> {
        Cow::Borrowed(values)
    }
}
