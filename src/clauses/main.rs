use super::{ClauseKind, Opened, Opening, Splitter, Syntax};
use crate::tree::TokenIx;

/// The root of the sentence: *De raad stemde voor.*
pub(super) struct Main;

impl Splitter for Main {
    fn rule(&self) -> &'static str {
        "main"
    }

    fn about(&self) -> &'static str {
        "the main clause of the sentence (De raad stemde voor.)"
    }

    fn open(&self, syntax: &Syntax<'_>, _: &Opened, ix: TokenIx) -> Option<Opening> {
        syntax.parse[ix]
            .head
            .is_none()
            .then_some(Opening::Clause(ClauseKind::Main, None))
    }
}
