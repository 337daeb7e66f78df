//! `stelling` reads Dutch news and finds its atomic claims.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod attribution;
pub mod claim;
pub mod clauses;
#[cfg(feature = "cli")]
pub mod cli;
pub mod dataset;
pub mod discourse;
pub mod export;
pub mod factuality;
pub mod inflect;
pub mod lexicon;
pub mod model;
pub mod pipeline;
pub mod read;
pub mod render;
pub mod segment;
mod table;
pub mod text;
#[cfg(feature = "train")]
pub mod train;
pub mod tree;
