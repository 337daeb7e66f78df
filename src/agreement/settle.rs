use std::collections::BTreeMap;

use super::{Judgement, Study};
use crate::claim::{Polarity, Status};

/// What the one who decides says of a claim; what is none is left to the coders.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decision {
    /// The right status.
    pub status: Option<Status>,
    /// The right polarity.
    pub polarity: Option<Polarity>,
    /// The right source; empty if there is none.
    pub source: Option<String>,
    /// Anything else.
    pub comment: String,
}

/// The columns that tell what holds of a claim, and what each means.
pub const SETTLED_COLUMNS: [(&str, &str); 6] = [
    (
        "status_final",
        "The status that holds in the end; empty if it is open.",
    ),
    (
        "polarity_final",
        "The polarity that holds in the end; empty if it is open.",
    ),
    (
        "source_final",
        "The source that holds in the end; empty if there is none, or if it is open.",
    ),
    ("comment_final", "What the one who decided said of it."),
    (
        "settled",
        "How the final labels came about: agreed (several coders say the same), single (one coder alone has judged it), \
         decided, or open.",
    ),
    ("coders", "How many coders have judged the claim."),
];

/// What holds of a claim in the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// None if it is open.
    pub status: Option<Status>,
    /// None if it is open.
    pub polarity: Option<Polarity>,
    /// None if it is open; empty if there is none.
    pub source: Option<String>,
    /// Of the decision.
    pub comment: String,
    /// How it came about.
    pub how: How,
    /// How many coders have judged the claim.
    pub coders: usize,
}

/// How the labels of a claim came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// Several coders say the same.
    Agreed,
    /// One coder alone has judged it.
    Single,
    /// Somebody has decided.
    Decided,
    /// Coders disagree, and nobody has decided; or nobody has judged it.
    Open,
}

impl How {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Agreed, Self::Single, Self::Decided, Self::Open];

    /// As in a table.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Single => "single",
            Self::Decided => "decided",
            Self::Open => "open",
        }
    }
}

/// What holds of each claim: what was decided by its id, else what all coders who judged it say.
pub fn settle(study: &Study, decisions: &BTreeMap<String, Decision>) -> Vec<Settled> {
    let none = Decision::default();
    let settled = study.claims.iter().enumerate().map(|(at, claim)| {
        let judgements = study.coders.iter();
        let judgements: Vec<&Judgement> = judgements
            .filter_map(|coder| coder.judgements.get(&at))
            .collect();
        settled(&judgements, decisions.get(&claim.claim_id).unwrap_or(&none))
    });
    settled.collect()
}

fn settled(judgements: &[&Judgement], decision: &Decision) -> Settled {
    let status = same(judgements, |own| own.status);
    let polarity = same(judgements, |own| own.polarity);
    // The first to name a source has its spelling.
    let source = same(judgements, |own| Some(own.source.to_lowercase()))
        .and_then(|_| Some(judgements.first()?.source.clone()));
    let mut settled = Settled {
        status: decision.status.or(status),
        polarity: decision.polarity.or(polarity),
        source: decision.source.clone().or(source),
        comment: decision.comment.clone(),
        how: How::Open,
        coders: judgements.len(),
    };
    let is_decided =
        decision.status.is_some() || decision.polarity.is_some() || decision.source.is_some();
    let is_whole =
        settled.status.is_some() && settled.polarity.is_some() && settled.source.is_some();
    settled.how = match judgements.len() {
        _ if !is_whole => How::Open,
        _ if is_decided => How::Decided,
        1 => How::Single,
        _ => How::Agreed,
    };
    settled
}

/// What all say, if all say the same.
fn same<T: PartialEq>(
    judgements: &[&Judgement],
    label: impl Fn(&Judgement) -> Option<T>,
) -> Option<T> {
    let mut labels = judgements.iter().map(|own| label(own));
    let first = labels.next()??;
    labels
        .all(|other| other.as_ref() == Some(&first))
        .then_some(first)
}
