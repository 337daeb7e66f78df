use super::{Gate, zou};
use crate::{
    attribution::Context,
    clauses::{Clause, ClauseKind, Function, Syntax},
    lexicon::Relation,
    tree::{AUXILIARIES, DepRel, TokenIx},
};

/// *Als de brug open was geweest, zou de ambulance op tijd zijn gekomen*: nothing is said to be so.
pub(super) struct Unreal;

impl Gate for Unreal {
    fn rule(&self) -> &'static str {
        "unreal"
    }

    fn about(&self) -> &'static str {
        "would only be so if (als de brug open was geweest, zou …)"
    }

    fn bars(&self, context: &Context<'_>, clause: usize) -> bool {
        let clause = &context.clauses[clause];
        zou::reading(context.syntax, clause) == Some(zou::Reading::Unreal)
            || depends_on_past(context.syntax, clause)
            || answers_past(context, clause)
    }
}

/// *Had de keeper die bal gepakt, dan was de ploeg kampioen geweest*, with the condition below the consequent.
fn depends_on_past(syntax: &Syntax<'_>, clause: &Clause) -> bool {
    let parse = syntax.parse;
    let answered = parse
        .children(clause.root)
        .iter()
        .any(|&child| syntax.function(child) == Some(Function::Then));
    let conditional = |ix: TokenIx| {
        answered && ix < clause.root || syntax.mark_with(ix, Relation::Condition).is_some()
    };
    is_pluperfect(syntax, clause.root)
        && parse
            .dependents(clause.root, &[DepRel::Advcl, DepRel::Parataxis])
            .any(|ix| conditional(ix) && is_pluperfect(syntax, ix))
}

/// The same with the condition above: *dan was de ploeg kampioen geweest* stands beside a verb-first clause.
fn answers_past(context: &Context<'_>, clause: &Clause) -> bool {
    let syntax = context.syntax;
    let Some(above) = clause.parent.map(|parent| &context.clauses[parent]) else {
        return false;
    };
    let then = syntax.function(syntax.parse.first_of(clause.root)) == Some(Function::Then);
    clause.kind == ClauseKind::Parataxis
        && then
        && syntax.is_verb_first(above.root, &above.tokens)
        && is_pluperfect(syntax, above.root)
        && is_pluperfect(syntax, clause.root)
}

/// *was geweest*, *had gepakt*
fn is_pluperfect(syntax: &Syntax<'_>, root: TokenIx) -> bool {
    let parse = syntax.parse;
    let past = parse
        .finite_verb(root)
        .is_some_and(|verb| parse[verb].tag.feat("Tense") == Some("Past"));
    let auxiliaries = || parse.dependents(root, &AUXILIARIES);
    let participle = parse.is_participle(root) || auxiliaries().any(|aux| parse.is_participle(aux));
    past && participle && auxiliaries().next().is_some()
}
