use super::{Gate, zou};
use crate::attribution::Context;

/// *Als de brug open was geweest, zou de ambulance op tijd zijn gekomen*: nothing is said to be so.
pub(super) struct Unreal;

impl Gate for Unreal {
    fn rule(&self) -> &'static str {
        "unreal"
    }

    fn bars(&self, context: &Context<'_>, clause: usize) -> bool {
        let clause = &context.clauses[clause];
        zou::reading(context.syntax, clause) == Some(zou::Reading::Unreal)
            || is_past_condition(context, clause)
    }
}

/// *Had de keeper die bal gepakt, dan was de ploeg kampioen geweest.*
fn is_past_condition(context: &Context<'_>, clause: &crate::clauses::Clause) -> bool {
    use crate::{
        clauses::Function,
        lexicon::Relation,
        tree::{AUXILIARIES, DepRel},
    };
    let syntax = context.syntax;
    let parse = syntax.parse;
    let pluperfect = |root| {
        let past = parse
            .finite_verb(root)
            .is_some_and(|verb| parse[verb].tag.feat("Tense") == Some("Past"));
        past && parse.dependents(root, &AUXILIARIES).next().is_some()
            && (parse.is_participle(root)
                || parse
                    .dependents(root, &AUXILIARIES)
                    .any(|aux| parse.is_participle(aux)))
    };
    let answered = parse
        .children(clause.root)
        .iter()
        .any(|&child| syntax.function(child) == Some(Function::Then));
    let conditional =
        |ix| answered && ix < clause.root || syntax.mark_with(ix, Relation::Condition).is_some();
    pluperfect(clause.root)
        && parse
            .dependents(clause.root, &[DepRel::Advcl, DepRel::Parataxis])
            .any(|ix| conditional(ix) && pluperfect(ix))
}
