//! All integration tests, one binary.

#![allow(clippy::unwrap_used)]

mod reading;
mod segmentation;
