//! How far coders agree on the labels and places of claims.
//!
//! [`Study`] brings the judgements of coders together, claim by claim; [`Ratings`] is one question to all of them, which
//! the measures answer; [`settle`] says what holds of each claim in the end. A measure that is not defined, as where
//! everybody gives the same label to everything, is none.

mod alpha;
mod bootstrap;
mod chart;
mod confusion;
mod fleiss;
mod kappa;
mod overlap;
mod places;
mod ratings;
mod report;
mod settle;
mod study;
mod unitizing;
mod worksheet;

pub use alpha::alpha;
pub use bootstrap::{Draws, Interval, interval, resampled};
pub use confusion::confusion;
pub use fleiss::{fleiss, of_equal_size};
pub use kappa::{kappa, observed};
pub use overlap::Overlap;
pub use places::{Places, PlacesPair};
pub use ratings::Ratings;
pub use report::{Figure, Pair, Question, Report};
pub use settle::{Decision, How, SETTLED_COLUMNS, Settled, settle};
pub use study::{Blank, Coder, Judgement, Study, StudyError, Unclear, source_in};
pub use unitizing::unitizing_alpha;
pub use worksheet::worksheet;
