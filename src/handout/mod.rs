//! Data sets on their way to annotators and back.
//!
//! [`Plan`] says who gets which rows, [`Handout`] is what stands beside the files that are handed out, [`batch`] makes
//! the sheet of one annotator, and [`instructions`] the page that tells how to fill it. [`collect`] reads the edited
//! sheets back by the ids of their claims, and tells what happened to them.

mod altered;
mod batch;
mod collect;
mod entry;
mod guards;
mod instructions;
mod manifest;
mod plan;

pub use batch::{READING, batch};
pub use collect::{Collected, Returned, collect};
pub use guards::carries_guards;
pub use instructions::instructions;
pub use manifest::{Assignment, Handout, Origin};
pub use plan::{Options, Plan, PlanError};
