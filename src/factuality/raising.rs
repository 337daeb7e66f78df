use super::{Judge, Judgement, alleged};
use crate::{
    attribution::{Context, source_spans},
    claim::Status,
    lexicon::Class,
    tree::DepRel,
};

/// *schijnt in Monaco te wonen*, *lijkt verholpen*; *bleek vals* is vouched for.
pub(super) struct Raising;

impl Judge for Raising {
    fn rule(&self) -> &'static str {
        "raising"
    }

    fn about(&self) -> &'static str {
        "schijnen, lijken and the like leave it open (schijnt in Monaco te wonen)"
    }

    fn judge(&self, context: &Context<'_>, clause: usize) -> Option<Judgement> {
        let clause = &context.clauses[clause];
        let verb = clause.predicate.iter().copied().find(|&ix| {
            ix != clause.head
                && [Class::Raising, Class::Veridical]
                    .iter()
                    .any(|&class| context.syntax.predicate(ix, class).is_some())
        })?;
        let mut judgement = alleged(self.rule(), vec![verb]);
        // *lijkt me*, *lijkt de raad verstandig*: the view of somebody, who stays in the wording
        let experiencer = context
            .syntax
            .parse
            .dependents(verb, &[DepRel::Iobj, DepRel::Obj])
            .find(|&ix| context.syntax.parse.is_nominal(ix));
        if let Some(experiencer) = experiencer {
            judgement.sources = source_spans(context, experiencer);
            judgement.removable = false;
        }
        if context.syntax.predicate(verb, Class::Veridical).is_some() {
            judgement.status = Status::Asserted;
        }
        Some(judgement)
    }
}
