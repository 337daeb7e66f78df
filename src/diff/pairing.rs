//! Which rows of two tables are the same claim.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap, VecDeque},
    hash::Hash,
};

use super::{change::Sides, words::similarity};
use crate::dataset::Record;

/// Claims that are less alike than this are different ones.
const ALIKE: f64 = 0.6;
/// A row is compared with no more than twice as many others, those around it, so that large tables stay fast.
const AROUND: usize = 6;

/// Rows of the old and the new table that are the same claim, then those that are in one table only.
pub(super) fn pairs(old: &[Record], new: &[Record]) -> Vec<Sides<usize>> {
    let mut pairing = Pairing {
        old,
        new,
        of_old: vec![None; old.len()],
        of_new: vec![None; new.len()],
    };
    pairing.same(|record| &record.claim_id);
    pairing.same(|record| {
        let Record {
            doc_id,
            sentence_text,
            head,
            quote,
            ..
        } = record;
        (doc_id, sentence_text, head, quote)
    });
    pairing.same(|record| (&record.doc_id, &record.head, &record.quote));
    pairing.alike();
    let only_new = (0..new.len()).filter(|&row| pairing.of_new[row].is_none());
    let with_old = (0..old.len()).map(|row| match pairing.of_old[row] {
        Some(new) => Sides::Both(row, new),
        None => Sides::Removed(row),
    });
    with_old.chain(only_new.map(Sides::Added)).collect()
}

struct Pairing<'t> {
    old: &'t [Record],
    new: &'t [Record],
    of_old: Vec<Option<usize>>,
    of_new: Vec<Option<usize>>,
}

impl<'t> Pairing<'t> {
    /// Pairs open rows with the same key, in their order.
    fn same<K: Hash + Eq>(&mut self, key: impl Fn(&'t Record) -> K) {
        let mut open: HashMap<K, VecDeque<usize>> = HashMap::new();
        for row in self.open_old() {
            open.entry(key(&self.old[row])).or_default().push_back(row);
        }
        for row in self.open_new() {
            let old = open.get_mut(&key(&self.new[row]));
            if let Some(old) = old.and_then(VecDeque::pop_front) {
                self.pair(old, row);
            }
        }
    }

    /// Pairs open rows of a document with the same head or the same sentence that are alike, the most alike first.
    fn alike(&mut self) {
        let mut candidates = BTreeMap::new();
        let by_head = self.shelves(|record| (&record.doc_id, record.head.to_lowercase()));
        let by_sentence = self.shelves(|record| (&record.doc_id, record.sentence_text.clone()));
        for (old, new) in by_head.into_iter().chain(by_sentence) {
            for (at, &row) in old.iter().enumerate() {
                let middle = at * new.len() / old.len();
                let from = middle.saturating_sub(AROUND);
                for &other in new.iter().skip(from).take(2 * AROUND) {
                    candidates.entry((row, other)).or_insert_with(|| {
                        Reverse(thousandths(likeness(&self.old[row], &self.new[other])))
                    });
                }
            }
        }
        let mut ranked: Vec<_> = candidates
            .into_iter()
            .filter(|(_, likeness)| likeness.0 >= thousandths(ALIKE))
            .collect();
        ranked.sort_by_key(|&((old, new), likeness)| (likeness, old.abs_diff(new)));
        for ((old, new), _) in ranked {
            if self.of_old[old].is_none() && self.of_new[new].is_none() {
                self.pair(old, new);
            }
        }
    }

    /// The open rows of the old and the new table by a key that both have.
    fn shelves<K: Ord>(&self, key: impl Fn(&'t Record) -> K) -> Vec<(Vec<usize>, Vec<usize>)> {
        let mut shelves: BTreeMap<K, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for row in self.open_old() {
            shelves.entry(key(&self.old[row])).or_default().0.push(row);
        }
        for row in self.open_new() {
            shelves.entry(key(&self.new[row])).or_default().1.push(row);
        }
        let both = |(old, new): &(Vec<usize>, Vec<usize>)| !old.is_empty() && !new.is_empty();
        shelves.into_values().filter(both).collect()
    }

    fn open_old(&self) -> Vec<usize> {
        open(&self.of_old)
    }

    fn open_new(&self) -> Vec<usize> {
        open(&self.of_new)
    }

    fn pair(&mut self, old: usize, new: usize) {
        self.of_old[old] = Some(new);
        self.of_new[new] = Some(old);
    }
}

fn open(paired: &[Option<usize>]) -> Vec<usize> {
    (0..paired.len())
        .filter(|&row| paired[row].is_none())
        .collect()
}

/// How alike two claims are: the mean for sentences and quotes.
fn likeness(old: &Record, new: &Record) -> f64 {
    let sentences = similarity(&old.sentence_text, &new.sentence_text);
    // Not even the same quotes would make up for it.
    if sentences + 1.0 < 2.0 * ALIKE {
        return 0.0;
    }
    f64::midpoint(sentences, similarity(&old.quote, &new.quote))
}

/// A share in whole numbers, which can be sorted.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn thousandths(share: f64) -> u32 {
    (share * 1000.0).round() as u32
}
