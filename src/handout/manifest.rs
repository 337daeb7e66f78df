use serde::{Deserialize, Serialize};

/// What was handed out: the file `handout.json` of a handout.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Handout {
    /// The version of the program.
    pub version: String,
    /// Of what.
    pub dataset: Origin,
    /// As in [`Options`](super::Options).
    pub seed: u64,
    /// As in [`Options`](super::Options).
    pub overlap: f64,
    /// As in [`Options`](super::Options).
    pub sample: Option<usize>,
    /// The column whose values are the strata of the sample.
    pub stratify: Option<String>,
    /// The name of the [`Dialect`](crate::sheet::Dialect) of the files.
    pub dialect: String,
    /// Who got which rows.
    pub annotators: Vec<Assignment>,
}

/// The data set that was handed out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Its path as it was given.
    pub path: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// How many rows it has.
    pub rows: usize,
}

/// The rows of one annotator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// The name.
    pub annotator: String,
    /// The name of the file.
    pub file: String,
    /// The ids of the claims in their order.
    pub claims: Vec<String>,
}
