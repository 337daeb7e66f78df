use super::Gate;
use crate::{
    attribution::Context,
    clauses::{ClauseKind, Function},
    tree::DepRel,
};

/// *Komt er geen akkoord, dan …*: a verb-first sentence that *dan* answers is a condition.
pub(super) struct Condition;

impl Gate for Condition {
    fn rule(&self) -> &'static str {
        "condition"
    }

    fn about(&self) -> &'static str {
        "a condition that opens with its verb (Komt er geen akkoord, dan …)"
    }

    fn bars(&self, context: &Context<'_>, clause: usize) -> bool {
        let clause = &context.clauses[clause];
        let parse = context.syntax.parse;
        let answered = parse
            .dependents(clause.root, &[DepRel::Parataxis])
            .any(|ix| context.syntax.function(parse.first_of(ix)) == Some(Function::Then));
        clause.kind == ClauseKind::Main
            && answered
            && context.syntax.is_verb_first(clause.root, &clause.tokens)
    }
}
