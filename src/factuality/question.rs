use super::Gate;
use crate::{attribution::Context, clauses::ClauseKind, tree::TokenIx};

/// *Hoe moet het verder?* asks and puts nothing forward.
pub(super) struct Question;

impl Gate for Question {
    fn rule(&self) -> &'static str {
        "question"
    }

    fn bars(&self, context: &Context<'_>, clause: usize) -> bool {
        let clause = &context.clauses[clause];
        let asking = matches!(
            clause.kind,
            ClauseKind::Main
                | ClauseKind::Conjunct
                | ClauseKind::Parataxis
                | ClauseKind::Complement
        );
        asking
            && clause
                .tokens
                .last()
                .is_some_and(|&last| is_asked(context, last))
    }
}

/// Whether a question mark closes the stretch in which the word stands.
fn is_asked(context: &Context<'_>, last: TokenIx) -> bool {
    let parse = context.syntax.parse;
    let quoted = context.quoted[last.at()];
    parse
        .indices()
        .skip(last.at())
        .take_while(|ix| context.quoted[ix.at()] == quoted || parse.is_punct(*ix))
        .any(|ix| context.syntax.form(ix).ends_with('?'))
}
