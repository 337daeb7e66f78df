//! All integration tests, one binary.

#![allow(clippy::unwrap_used)]

mod agreement;
mod browser;
mod cli;
mod diff;
mod export;
mod handout;
mod lexicon;
mod phenomena;
mod properties;
mod reading;
mod readme;
mod reanchor;
mod references;
mod score;
mod segmentation;
mod support;
mod validate;
mod view;
