use super::{Effect, Reading, usage::Usage};
use crate::clauses::ClauseKind;

/// *verzekerde dat de steun zou komen*: the future of what was said or thought then; the frame decides its status.
pub(in crate::factuality) struct Backshift;

impl Reading for Backshift {
    fn name(&self) -> &'static str {
        "zou_backshift"
    }

    fn about(&self) -> &'static str {
        "zou(den) is the future seen from the past (zei dat hij zou komen)"
    }

    fn effect(&self) -> Effect {
        Effect::Keep
    }

    fn fits(&self, usage: &Usage<'_>) -> bool {
        let parse = usage.syntax().parse;
        let above = parse
            .ancestors(usage.clause.root)
            .find_map(|above| parse.finite_verb(above));
        let told = above.is_some_and(|verb| parse[verb].tag.feat("Tense") == Some("Past"));
        usage.clause.kind == ClauseKind::Complement && told && !usage.is_reported()
    }
}
