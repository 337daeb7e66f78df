/// In what a claim can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Only in the new data set.
    Added,
    /// Only in the old data set.
    Removed,
    /// Another status.
    Status,
    /// Another polarity.
    Polarity,
    /// Other sources.
    Source,
    /// Other cues.
    Cue,
    /// Another standalone wording.
    Wording,
    /// Another quote.
    Spans,
    /// The sentence has another text.
    Sentence,
    /// Anything else that is said of the claim.
    Details,
    /// Another id.
    Id,
    /// The same text in another place.
    Moved,
    /// Other rules.
    Rules,
    /// Columns that are not ours, such as those of annotators.
    Other,
}

impl Kind {
    /// All kinds, the weightiest first.
    pub const ALL: &[Self] = &[
        Self::Added,
        Self::Removed,
        Self::Status,
        Self::Polarity,
        Self::Source,
        Self::Cue,
        Self::Wording,
        Self::Spans,
        Self::Sentence,
        Self::Details,
        Self::Id,
        Self::Moved,
        Self::Rules,
        Self::Other,
    ];

    /// As on the command line and in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Status => "status",
            Self::Polarity => "polarity",
            Self::Source => "source",
            Self::Cue => "cue",
            Self::Wording => "wording",
            Self::Spans => "spans",
            Self::Sentence => "sentence",
            Self::Details => "details",
            Self::Id => "id",
            Self::Moved => "moved",
            Self::Rules => "rules",
            Self::Other => "other",
        }
    }

    /// What it is, in one line.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Added => "claims that only the new data set has",
            Self::Removed => "claims that only the old data set has",
            Self::Status => "another status, with the rules that came and went",
            Self::Polarity => "another polarity",
            Self::Source => "other sources",
            Self::Cue => "other cues",
            Self::Wording => "another standalone wording",
            Self::Spans => "another quote",
            Self::Sentence => "the sentence has another text",
            Self::Details => {
                "another head, predicate, tense, time, date, section or mention that a pronoun stands for"
            }
            Self::Id => "another id, as the sentence has changed or how often it was there before",
            Self::Moved => "the same text in another place",
            Self::Rules => "other rules",
            Self::Other => {
                "other cells in columns that are not stelling's, such as those of annotators"
            }
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == name)
    }

    /// What another cell in one of our columns means.
    pub(super) fn of(column: &str) -> Self {
        match column {
            "status" => Self::Status,
            "polarity" => Self::Polarity,
            "source" => Self::Source,
            "cue" => Self::Cue,
            "claim" => Self::Wording,
            "quote" => Self::Spans,
            "sentence_text" => Self::Sentence,
            "claim_id" => Self::Id,
            "rules" => Self::Rules,
            "paragraph" | "sentence" | "sentence_start" => Self::Moved,
            name if text_of(name).is_some() => Self::Moved,
            _ => Self::Details,
        }
    }
}

/// The column whose text stands at the offsets of this one: where that has changed, other offsets are no news.
pub(super) fn text_of(offsets: &str) -> Option<&'static str> {
    match offsets {
        "sentence_end" => Some("sentence_text"),
        "start" | "end" | "spans" => Some("quote"),
        "cue_spans" => Some("cue"),
        "source_spans" => Some("source"),
        "head_start" | "head_end" => Some("head"),
        "predicate_spans" => Some("predicate"),
        "references" => Some("claim"),
        "time_spans" => Some("time"),
        _ => None,
    }
}
