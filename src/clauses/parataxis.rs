use super::{ClauseKind, Function, Opened, Opening, Splitter, Syntax};
use crate::tree::{DepRel, TokenIx};

/// Sentences that stand loosely beside the main clause: direct speech, its frame, and clauses after a semicolon.
pub(super) struct Parataxis;

impl Splitter for Parataxis {
    fn rule(&self) -> &'static str {
        "parataxis"
    }

    fn open(&self, syntax: &Syntax<'_>, _: &Opened, ix: TokenIx) -> Option<Opening> {
        let loose = matches!(
            syntax.parse[ix].deprel,
            DepRel::Parataxis | DepRel::Discourse | DepRel::Dep | DepRel::Orphan
        );
        let measured = syntax.function(syntax.parse.first_of(ix)) == Some(Function::Interrogative);
        (loose && syntax.is_finite(ix) && !measured)
            .then_some(Opening::Clause(ClauseKind::Parataxis, None))
    }
}
