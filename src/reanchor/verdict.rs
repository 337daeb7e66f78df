use serde::Serialize;

/// What has become of a row in the new text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The same text at the same offsets.
    Exact,
    /// The same text at other offsets.
    Moved,
    /// The sentence or one of the pieces has another text.
    Edited,
    /// There may be a counterpart, but which one, or whether it says the same, is for people to decide.
    Uncertain,
    /// There is no counterpart.
    Lost,
}

impl Anchor {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [
        Self::Exact,
        Self::Moved,
        Self::Edited,
        Self::Uncertain,
        Self::Lost,
    ];

    /// As in the column `anchor`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Moved => "moved",
            Self::Edited => "edited",
            Self::Uncertain => "uncertain",
            Self::Lost => "lost",
        }
    }

    /// The anchor with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|anchor| anchor.as_str() == name)
    }

    /// Whether the row has been carried over, and slices the new text to its cells.
    pub const fn is_carried(self) -> bool {
        matches!(self, Self::Exact | Self::Moved | Self::Edited)
    }
}

/// What has become of a row, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// What has become of it.
    pub anchor: Anchor,
    /// How [similar](crate::diff::similarity) the old and the new quote are, if there is a new one.
    pub score: Option<f64>,
    /// Why it has not been carried over; empty if it has.
    pub reason: String,
}

impl Verdict {
    pub(super) fn carried(anchor: Anchor, score: f64) -> Self {
        Self {
            anchor,
            score: Some(score),
            reason: String::new(),
        }
    }

    pub(super) fn uncertain(score: Option<f64>, reason: impl Into<String>) -> Self {
        Self {
            anchor: Anchor::Uncertain,
            score,
            reason: reason.into(),
        }
    }

    pub(super) fn lost(reason: impl Into<String>) -> Self {
        Self {
            anchor: Anchor::Lost,
            score: None,
            reason: reason.into(),
        }
    }

    /// The score as in the column `anchor_score`: two decimals, not rounded up, so that 1.00 is the same text.
    pub fn score_cell(&self) -> String {
        self.score
            .map(|score| format!("{:.2}", (score * 100.0 + 1e-9).floor() / 100.0))
            .unwrap_or_default()
    }
}
