//! How far coders agree on the labels and places of claims.
//!
//! [`Study`] brings the judgements of coders together, claim by claim; [`Ratings`] is one question to all of them, which
//! the measures answer. A measure that is not defined, as where everybody gives the same label to everything, is none.

mod alpha;
mod bootstrap;
mod confusion;
mod fleiss;
mod kappa;
mod ratings;
mod report;
mod study;
mod unitizing;
mod worksheet;

pub use alpha::alpha;
pub use bootstrap::{Interval, interval};
pub use confusion::confusion;
pub use fleiss::fleiss;
pub use kappa::{kappa, observed};
pub use ratings::Ratings;
pub use report::{Draws, Figure, Pair, Places, Question, Report};
pub use study::{Coder, Judgement, Study, Unclear};
pub use unitizing::{token_f1, unitizing_alpha};
pub use worksheet::worksheet;
