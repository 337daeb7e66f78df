use super::Gate;
use crate::{attribution::Context, lexicon::MarkerKind};

/// *Hopelijk blijft het droog*: the writer wishes it.
pub(super) struct Hope;

impl Gate for Hope {
    fn rule(&self) -> &'static str {
        "hope"
    }

    fn bars(&self, context: &Context<'_>, clause: usize) -> bool {
        let syntax = context.syntax;
        context.clauses[clause].tokens.iter().any(|&ix| {
            syntax
                .lexicon
                .marker_at(&syntax.forms_from(ix))
                .is_some_and(|marker| marker.kind == MarkerKind::Wish)
        })
    }
}
