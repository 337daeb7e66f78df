//! All integration tests, one binary.

mod reading;
mod segmentation;
