use super::{Judge, Judgement, alleged};
use crate::{attribution::Context, claim::Status, lexicon::Class};

/// *schijnt in Monaco te wonen*, *lijkt verholpen*; *bleek vals* is vouched for.
pub(super) struct Raising;

impl Judge for Raising {
    fn rule(&self) -> &'static str {
        "raising"
    }

    fn judge(&self, context: &Context<'_>, clause: usize) -> Option<Judgement> {
        let clause = &context.clauses[clause];
        let lexicon = context.syntax.lexicon;
        let lemma = |ix| context.syntax.parse[ix].lemma.as_str();
        let verb = clause.predicate.iter().copied().find(|&ix| {
            ix != clause.head
                && [Class::Raising, Class::Veridical]
                    .iter()
                    .any(|&class| lexicon.predicate(lemma(ix), class).is_some())
        })?;
        let mut judgement = alleged(self.rule(), vec![verb]);
        if lexicon.predicate(lemma(verb), Class::Veridical).is_some() {
            judgement.status = Status::Asserted;
        }
        Some(judgement)
    }
}
