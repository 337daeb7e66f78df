use std::collections::HashMap;

use crate::dataset::Offsets;

/// How much two coders have in common, beside how much each has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overlap {
    /// What both have.
    pub common: u64,
    /// What the first has and what the second has, added.
    pub both: u64,
}

impl Overlap {
    /// Of the stretches that each marks, in order and apart.
    pub fn of_units(a: &[Offsets], b: &[Offsets]) -> Self {
        let length = |units: &[Offsets]| units.iter().map(|unit| u64::from(unit.1 - unit.0)).sum();
        let shared = |first: &Offsets| {
            let lengths = b
                .iter()
                .map(|second| first.1.min(second.1).saturating_sub(first.0.max(second.0)));
            lengths.map(u64::from).sum::<u64>()
        };
        let (of_a, of_b): (u64, u64) = (length(a), length(b));
        Self {
            common: a.iter().map(shared).sum(),
            both: of_a + of_b,
        }
    }

    /// Of claims, which are the same if they stand at exactly the same places.
    pub fn of_claims(a: &[&[Offsets]], b: &[&[Offsets]]) -> Self {
        let mut open: HashMap<&[Offsets], usize> = HashMap::new();
        for &claim in a {
            *open.entry(claim).or_default() += 1;
        }
        let found = b.iter().filter(|&&claim| {
            let count = open.get_mut(claim).filter(|count| **count > 0);
            count.map(|count| *count -= 1).is_some()
        });
        Self {
            common: found.count() as u64,
            both: (a.len() + b.len()) as u64,
        }
    }

    /// The harmonic mean of the shares of both that are common, over all of these; none if there is nothing.
    pub fn f1(overlaps: &[Self]) -> Option<f64> {
        let common: u64 = overlaps.iter().map(|overlap| overlap.common).sum();
        let both: u64 = overlaps.iter().map(|overlap| overlap.both).sum();
        (both > 0).then(|| 2.0 * common as f64 / both as f64)
    }
}
