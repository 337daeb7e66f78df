use super::Gate;
use crate::{attribution::Context, clauses::ClauseKind, lexicon::Class, tree::DepRel};

/// *Op die vraag antwoordt ze kort. ‘Nee, dat was ik niet.’*: the clause only says who speaks in the next sentence.
pub(super) struct Announcement;

impl Gate for Announcement {
    fn rule(&self) -> &'static str {
        "announcement"
    }

    fn about(&self) -> &'static str {
        "only says who speaks in the next sentence (Ze antwoordt kort. ‘…’)"
    }

    fn bars(&self, context: &Context<'_>, clause: usize) -> bool {
        announces(context, clause)
    }
}

/// Whether the clause is a verb of saying without content of its own, in front of a sentence in quotation marks.
pub fn announces(context: &Context<'_>, number: usize) -> bool {
    const CONTENT: [DepRel; 6] = [
        DepRel::Obj,
        DepRel::OblArg,
        DepRel::Ccomp,
        DepRel::Xcomp,
        DepRel::NsubjPass,
        DepRel::Parataxis,
    ];
    let clause = &context.clauses[number];
    let parse = context.syntax.parse;
    let says = context
        .syntax
        .predicate(clause.head, Class::Report)
        .is_some()
        && parse.is_verbal(clause.head);
    let content = parse
        .dependents(clause.head, &CONTENT)
        .any(|ix| parse.is_nominal(ix) || context.clauses.iter().any(|other| other.root == ix));
    context.precedes_quotation
        && clause.kind == ClauseKind::Main
        && says
        && !content
        && !context.is_quoted(clause)
        && !context.has_content_clause(number)
}
