use super::{Effect, Reading, usage::Usage};
use crate::{clauses::Function, lexicon::Relation};

/// *Zodat niemand het zou merken*: an aim, where the clause stands by itself.
pub(in crate::factuality) struct Purpose;

impl Reading for Purpose {
    fn name(&self) -> &'static str {
        "zou_purpose"
    }

    fn about(&self) -> &'static str {
        "zou(den) is what something was done for (zodat het zou lukken)"
    }

    fn effect(&self) -> Effect {
        Effect::Bar
    }

    fn fits(&self, usage: &Usage<'_>) -> bool {
        let syntax = usage.syntax();
        let mut marks = syntax.marks(usage.clause.root);
        marks.any(|mark| {
            syntax.function(mark) == Some(Function::Result)
                || syntax.relation(mark) == Some(Relation::Purpose)
        })
    }
}
