use super::{Judge, Judgement, alleged};
use crate::{attribution::Context, claim::Status, lexicon::Class};

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
        if context.syntax.predicate(verb, Class::Veridical).is_some() {
            judgement.status = Status::Asserted;
        }
        Some(judgement)
    }
}
