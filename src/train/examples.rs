//! Sentences as numbers.

use std::collections::HashMap;

use super::corpus::{Inventory, Part, tag};
use super::targets::{Gold, Targets};
use crate::model::{Batch, features, part_piece};
use crate::random::Random;
use crate::tree::DepRel;
use crate::tree::conllu::{Row, Sentence};

/// A form of frequency `n` is treated as unknown once in `1 + n / DROP` times (Kiperwasser and Goldberg 2016).
const DROP: f32 = 0.25;
/// How often the punctuation at the end of a sentence is left out.
const OPEN: f32 = 0.06;

/// One sentence made ready.
#[derive(Debug, Clone)]
pub(crate) struct Example {
    /// The features of the words, as places in [`Words`].
    words: Vec<usize>,
    /// The row in the table of pieces of the part of the treebank.
    part: u32,
    pub(crate) gold: Gold,
    /// Whether the last word is punctuation after a word that is not.
    ends_freely: bool,
}

impl Example {
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }
}

/// What the network sees of each different word.
#[derive(Debug)]
pub(crate) struct Words {
    all: Vec<Word>,
    /// By the form and whether it is the first of its sentence.
    places: HashMap<(String, bool), usize>,
    buckets: usize,
}

/// What the network sees of a word.
#[derive(Debug)]
pub(crate) struct Word {
    /// The row in the table of forms.
    row: u32,
    /// How often forms of this row occur.
    count: usize,
    /// Rows in the table of pieces.
    pieces: Vec<u32>,
}

impl Words {
    /// No words yet; pieces are hashed into `buckets` rows.
    pub(crate) fn new(buckets: usize) -> Self {
        Self {
            all: Vec::new(),
            places: HashMap::new(),
            buckets,
        }
    }

    fn word(&self, place: usize) -> &Word {
        &self.all[place]
    }

    /// The words of a sentence.
    fn places<'f>(
        &mut self,
        forms: impl Iterator<Item = &'f str>,
        inventory: &Inventory,
    ) -> Vec<usize> {
        let place = |(at, form): (usize, &str)| {
            let key = (form.to_owned(), at == 0);
            *self.places.entry(key).or_insert_with(|| {
                let features = features(form, at == 0, self.buckets);
                let row = inventory.vocabulary.row(&features.form);
                self.all.push(Word {
                    row,
                    count: inventory.counts[row as usize],
                    pieces: features.pieces,
                });
                self.all.len() - 1
            })
        };
        forms.enumerate().map(place).collect()
    }

    /// All sentences of a treebank.
    pub(crate) fn treebank(&mut self, parts: &[Part], inventory: &Inventory) -> Vec<Example> {
        let labels = Labels {
            tags: inventory.tags.iter().zip(0..).collect(),
            relations: inventory.relations.iter().zip(0..).collect(),
        };
        let sentences = parts.iter().flat_map(|part| {
            let piece = part_piece(&part.name, self.buckets);
            part.sentences.iter().map(move |sentence| (piece, sentence))
        });
        let sentences: Vec<(u32, &Sentence)> = sentences.collect();
        let example = |(part, sentence): (u32, &Sentence)| Example {
            words: self.places(sentence.rows.iter().map(|row| row.form.as_str()), inventory),
            part,
            gold: labels.gold(sentence),
            ends_freely: ends_freely(sentence),
        };
        sentences.into_iter().map(example).collect()
    }

    /// Sentences of running text, taken for sentences of a part of the treebank.
    pub(crate) fn text(
        &mut self,
        text: &[Vec<&str>],
        part: &str,
        inventory: &Inventory,
    ) -> Vec<Example> {
        let part = part_piece(part, self.buckets);
        let example = |sentence: &Vec<&str>| Example {
            words: self.places(sentence.iter().copied(), inventory),
            part,
            gold: Gold::default(),
            ends_freely: false,
        };
        text.iter().map(example).collect()
    }

    /// The examples as one batch, as they are.
    pub(crate) fn plain_batch(&self, examples: &[Example]) -> Batch {
        let mut batch = Batch::default();
        for example in examples {
            for &place in &example.words {
                let word = self.word(place);
                let pieces = word.pieces.iter().copied().chain([example.part]);
                batch.push(word.row, pieces);
            }
            batch.lengths.push(example.len());
        }
        batch
    }

    /// The examples as one batch, with rare forms now and then unknown and final punctuation now and then missing.
    pub(crate) fn batch(&self, examples: &[Example], random: &mut Random) -> (Batch, Gold) {
        let (mut batch, mut gold) = (Batch::default(), Gold::default());
        for example in examples {
            let cut = example.ends_freely && random.unit() < OPEN;
            let length = example.len() - usize::from(cut);
            for &place in &example.words[..length] {
                let word = self.word(place);
                let count = word.count as f32;
                let known = random.unit() * (count + DROP) < count;
                let pieces = word.pieces.iter().copied().chain([example.part]);
                batch.push(if known { word.row } else { 0 }, pieces);
            }
            batch.lengths.push(length);
            gold.extend(&example.gold, length);
        }
        (batch, gold)
    }
}

/// The numbers of labels.
struct Labels<'l> {
    tags: HashMap<&'l [String; 3], usize>,
    relations: HashMap<&'l String, usize>,
}

impl Labels<'_> {
    fn gold(&self, sentence: &Sentence) -> Gold {
        let rows = || sentence.rows.iter();
        let columns = rows().map(|row| row.head.unwrap_or_default() as usize);
        Gold {
            tags: Targets::hard(rows().map(|row| self.tags[&tag(row)])),
            heads: columns.clone().map(|head| head.checked_sub(1)).collect(),
            arcs: Targets::hard(columns),
            relations: Targets::hard(rows().map(|row| self.relations[&row.deprel])),
        }
    }
}

fn ends_freely(sentence: &Sentence) -> bool {
    let is_punct = |row: &Row| row.deprel == DepRel::Punct.as_str();
    matches!(sentence.rows.as_slice(), [.., before, last] if is_punct(last) && !is_punct(before))
}

/// Consecutive examples with at least `words` words together, except for the last.
pub(crate) fn batches(examples: &[Example], words: usize) -> impl Iterator<Item = &[Example]> {
    let mut rest = examples;
    std::iter::from_fn(move || {
        let mut held = 0;
        let full = rest.iter().position(|example| {
            held += example.len();
            held >= words
        });
        let (batch, after) = rest.split_at(full.map_or(rest.len(), |last| last + 1));
        rest = after;
        Some(batch).filter(|batch| !batch.is_empty())
    })
}
