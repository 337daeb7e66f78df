//! `stelling` reads Dutch news and splits it into **atomic claims**: propositions that somebody could check. For each it
//! says whether the text asserts, reports or denies it, who is behind it, and where it stands, to the character.
//!
//! ```
//! # #[cfg(feature = "embedded-model")] {
//! use stelling::{claim::Status, model::Model, pipeline::Extractor, read::plain_text};
//!
//! let text = "De oud-wethouder zou drie huizen hebben gekocht.";
//! let document = plain_text("bericht".to_owned(), "bericht.txt".to_owned(), text.to_owned());
//! let claims = Extractor::new(Model::embedded()).claims(&document);
//!
//! assert_eq!(claims[0].wording, "De oud-wethouder heeft drie huizen gekocht.");
//! assert_eq!(claims[0].status, Status::Alleged);
//! assert_eq!(document.slice(claims[0].cues[0]), "zou");
//! # }
//! ```
//!
//! The flow, a folder a stage; [`pipeline`] is the file to read first and [`architecture`] the way around:
//!
//! ```text
//! read -> segment -> model -> repair -> clauses -> attribution, factuality, time -> discourse -> coreference -> render -> dataset -> export
//! ```
//!
//! # Feature flags
//!
//! - `cli` (default): the program; library users can do without.
//! - `embedded-model` (default): the Dutch model inside the binary, [`model::Model::embedded`].
//! - `train`: the trainer of that model.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod agreement;
pub mod attribution;
pub mod chart;
pub mod claim;
pub mod clauses;
#[cfg(feature = "cli")]
pub mod cli;
pub mod coreference;
pub mod dataset;
pub mod diff;
pub mod discourse;
pub mod export;
pub mod factuality;
pub mod handout;
pub mod inflect;
pub mod lexicon;
pub mod model;
pub mod pipeline;
mod random;
pub mod read;
pub mod reanchor;
pub mod render;
pub mod repair;
pub mod segment;
pub mod sheet;
pub mod stats;
mod table;
pub mod text;
pub mod time;
#[cfg(feature = "train")]
pub mod train;
pub mod tree;
pub mod validate;
pub mod view;

#[doc = include_str!("ARCHITECTURE.md")]
pub mod architecture {}

#[doc = include_str!("GUIDE.md")]
pub mod guide {}
