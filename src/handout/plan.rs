use std::collections::BTreeMap;

use crate::random::Random;

/// How rows are to be handed out.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The annotators.
    pub annotators: Vec<String>,
    /// The part of the rows that two annotators get, from 0 to 1.
    pub overlap: f64,
    /// How many rows; all of them if there are not so many, or if none is given.
    pub sample: Option<usize>,
    /// With the same seed the same rows go to the same annotators.
    pub seed: u64,
}

/// Why rows cannot be handed out.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// Nobody to hand out to.
    #[error("there are no annotators")]
    NoAnnotators,
    /// Two annotators with one name.
    #[error("the annotator `{0}` is named twice")]
    Twice(String),
    /// A name that cannot be that of a file.
    #[error("`{0}` cannot be the name of a file; use letters, digits, `-`, `_`, `.` and blanks")]
    Name(String),
    /// Two are needed.
    #[error("one annotator alone cannot overlap; name another one, or leave --overlap out")]
    Alone,
    /// A part is from 0 to 1.
    #[error("an overlap of {0} is not a part; expected 0 to 1, as 0.2")]
    Overlap(f64),
    /// Nothing to hand out.
    #[error("there are no rows to hand out")]
    NoRows,
}

/// Who gets which rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The rows of each annotator in the order of the data set.
    pub batches: Vec<Vec<usize>>,
    /// The rows that two have, in that order.
    pub shared: Vec<usize>,
}

impl Plan {
    /// For a data set whose rows have these strata; of each stratum as many are drawn as its part of the rows asks for,
    /// and one at least where the sample is large enough.
    ///
    /// Loads differ by one row at most, and so do, where the numbers allow, those of the pairs of annotators.
    pub fn new(strata: &[&str], options: &Options) -> Result<Self, PlanError> {
        options.check()?;
        if strata.is_empty() || options.sample == Some(0) {
            return Err(PlanError::NoRows);
        }
        let mut random = Random::new(options.seed);
        let mut rows = draw(strata, options.sample, &mut random);
        random.shuffle(&mut rows);
        let shared = (options.overlap * rows.len() as f64).round();
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a part of a length"
        )]
        let (shared, single) = rows.split_at((shared as usize).min(rows.len()));
        let mut loads = Loads::new(options.annotators.len());
        for &row in shared {
            let first = loads.least(None);
            loads.give(first, row);
            let second = loads.least(Some(first));
            loads.give(second, row);
            loads.pairs[first][second] += 1;
            loads.pairs[second][first] += 1;
        }
        for &row in single {
            let annotator = loads.least(None);
            loads.give(annotator, row);
        }
        let sorted = |mut rows: Vec<usize>| {
            rows.sort_unstable();
            rows
        };
        Ok(Self {
            batches: loads.batches.into_iter().map(sorted).collect(),
            shared: sorted(shared.to_vec()),
        })
    }
}

impl Options {
    fn check(&self) -> Result<(), PlanError> {
        let Self {
            annotators,
            overlap,
            ..
        } = self;
        if annotators.is_empty() {
            return Err(PlanError::NoAnnotators);
        }
        for (at, name) in annotators.iter().enumerate() {
            if !is_file_name(name) {
                return Err(PlanError::Name(name.clone()));
            }
            // File systems may not tell case.
            let is_same = |other: &String| other.to_lowercase() == name.to_lowercase();
            if annotators[..at].iter().any(is_same) {
                return Err(PlanError::Twice(name.clone()));
            }
        }
        if !(0.0..=1.0).contains(overlap) {
            return Err(PlanError::Overlap(*overlap));
        }
        if *overlap > 0.0 && annotators.len() == 1 {
            return Err(PlanError::Alone);
        }
        Ok(())
    }
}

/// Whether a name can be that of a file on any system, and is none that a handout has itself.
fn is_file_name(name: &str) -> bool {
    const TAKEN: [&str; 7] = [
        "dataset",
        "handout",
        "instructions",
        "con",
        "prn",
        "aux",
        "nul",
    ];
    let is_fine = |c: char| c.is_alphanumeric() || "-_. ".contains(c);
    let lower = name.to_lowercase();
    // Devices of one system are devices with any extension.
    let stem = lower.split('.').next().unwrap_or_default();
    let is_port = |port: &str| {
        let number = stem.strip_prefix(port);
        number.is_some_and(|number| number.len() == 1 && number.bytes().all(|b| b.is_ascii_digit()))
    };
    !name.is_empty()
        && name.trim() == name
        && !name.starts_with('.')
        && !name.ends_with('.')
        && name.chars().all(is_fine)
        && !TAKEN.contains(&stem)
        && !is_port("com")
        && !is_port("lpt")
}

/// As many rows as are wanted, from each stratum its part, in the order of the data set.
fn draw(strata: &[&str], sample: Option<usize>, random: &mut Random) -> Vec<usize> {
    let wanted = sample.map_or(strata.len(), |sample| sample.min(strata.len()));
    let mut rows: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (row, stratum) in strata.iter().enumerate() {
        rows.entry(stratum).or_default().push(row);
    }
    let sizes: Vec<usize> = rows.values().map(Vec::len).collect();
    let mut drawn: Vec<usize> = rows
        .into_values()
        .zip(quotas(&sizes, wanted))
        .flat_map(|(mut rows, quota)| {
            random.shuffle(&mut rows);
            rows.truncate(quota);
            rows
        })
        .collect();
    drawn.sort_unstable();
    drawn
}

/// How many to take of each stratum: its part, what is left over by the largest remainders; those that get none take
/// one from the largest if there are enough for all.
fn quotas(sizes: &[usize], wanted: usize) -> Vec<usize> {
    let total: usize = sizes.iter().sum::<usize>().max(1);
    let mut quotas: Vec<usize> = sizes.iter().map(|size| size * wanted / total).collect();
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(sizes[at] * wanted % total));
    let left = wanted - quotas.iter().sum::<usize>();
    for &at in order.iter().take(left) {
        quotas[at] += 1;
    }
    while wanted >= sizes.len()
        && let Some(none) = quotas.iter().position(|&quota| quota == 0)
        && let Some(largest) = (0..quotas.len()).max_by_key(|&at| quotas[at])
    {
        quotas[largest] -= 1;
        quotas[none] += 1;
    }
    quotas
}

/// What annotators have so far.
struct Loads {
    batches: Vec<Vec<usize>>,
    /// How many rows two of them share.
    pairs: Vec<Vec<usize>>,
}

impl Loads {
    fn new(annotators: usize) -> Self {
        Self {
            batches: vec![Vec::new(); annotators],
            pairs: vec![vec![0; annotators]; annotators],
        }
    }

    /// Who has the fewest rows, and, to share one with `other`, shares the fewest with them.
    fn least(&self, other: Option<usize>) -> usize {
        let candidates = (0..self.batches.len()).filter(|&at| Some(at) != other);
        let shared = |at: usize| other.map_or(0, |other| self.pairs[at][other]);
        candidates
            .min_by_key(|&at| (self.batches[at].len(), shared(at)))
            .unwrap_or(0)
    }

    fn give(&mut self, annotator: usize, row: usize) {
        self.batches[annotator].push(row);
    }
}
