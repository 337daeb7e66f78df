//! Sentences of the treebank as numbers.

use std::collections::HashMap;

use super::backward::Gold;
use super::corpus::{Inventory, Part, tag};
use super::random::Random;
use crate::model::{Batch, features, part_piece};
use crate::tree::DepRel;
use crate::tree::conllu::{Row, Sentence};

/// A form of frequency `n` is treated as unknown once in `1 + n / DROP` times (Kiperwasser and Goldberg 2016).
const DROP: f32 = 0.25;
/// How often the punctuation at the end of a sentence is left out.
const OPEN: f32 = 0.06;

/// One sentence made ready.
#[derive(Debug, Clone)]
pub(crate) struct Example {
    /// Rows of the table of forms with the counts of the forms.
    words: Vec<(u32, usize)>,
    pieces: Vec<Vec<u32>>,
    gold: Gold,
    /// Whether the last word is punctuation after a word that is not.
    ends_freely: bool,
}

impl Example {
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }
}

/// Makes all sentences ready, with pieces hashed into `buckets` rows.
pub(crate) fn examples(
    parts: &[Part],
    inventory: &Inventory,
    tags: &HashMap<[String; 3], usize>,
    buckets: usize,
) -> Vec<Example> {
    let forms = inventory
        .forms
        .iter()
        .zip(1..)
        .map(|((form, count), row)| (form.as_str(), (row, *count)));
    let labels = Labels {
        forms: forms.collect(),
        tags,
        relations: inventory
            .relations
            .iter()
            .map(String::as_str)
            .zip(0..)
            .collect(),
        buckets,
    };
    let of_part = |part: &'_ Part| -> Vec<Example> {
        let piece = part_piece(&part.name, buckets);
        part.sentences
            .iter()
            .map(|sentence| labels.example(sentence, piece))
            .collect()
    };
    parts.iter().flat_map(of_part).collect()
}

/// The numbers of forms and labels.
struct Labels<'l> {
    forms: HashMap<&'l str, (u32, usize)>,
    tags: &'l HashMap<[String; 3], usize>,
    relations: HashMap<&'l str, usize>,
    buckets: usize,
}

impl Labels<'_> {
    fn example(&self, sentence: &Sentence, part: u32) -> Example {
        let rows = &sentence.rows;
        let (mut words, mut pieces) = (Vec::new(), Vec::new());
        for (at, row) in rows.iter().enumerate() {
            let features = features(&row.form, at == 0, self.buckets);
            words.push(
                self.forms
                    .get(features.form.as_str())
                    .copied()
                    .unwrap_or((0, 0)),
            );
            pieces.push(features.pieces.into_iter().chain([part]).collect());
        }
        Example {
            words,
            pieces,
            gold: Gold {
                tags: rows.iter().map(|row| self.tags[&tag(row)]).collect(),
                heads: rows
                    .iter()
                    .map(|row| (row.head? as usize).checked_sub(1))
                    .collect(),
                relations: rows
                    .iter()
                    .map(|row| self.relations[row.deprel.as_str()])
                    .collect(),
            },
            ends_freely: ends_freely(sentence),
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

/// The examples as one batch, with rare forms now and then unknown and final punctuation now and then missing.
pub(crate) fn batch(examples: &[Example], random: &mut Random) -> (Batch, Gold) {
    let (mut batch, mut gold) = (Batch::default(), Gold::default());
    for example in examples {
        let cut = example.ends_freely && random.unit() < OPEN;
        let length = example.len() - usize::from(cut);
        for (&(row, count), pieces) in example.words.iter().zip(&example.pieces).take(length) {
            let known = random.unit() * (count as f32 + DROP) < count as f32;
            batch.push(if known { row } else { 0 }, pieces.iter().copied());
        }
        batch.lengths.push(length);
        gold.tags.extend(&example.gold.tags[..length]);
        gold.heads.extend(&example.gold.heads[..length]);
        gold.relations.extend(&example.gold.relations[..length]);
    }
    (batch, gold)
}
