use super::{Judge, Judgement, nominal};
use crate::{attribution::Context, claim::Status, lexicon::Class};

/// *noemt de reis essentieel*, *acht hem schuldig*, *schat de schade op een miljoen*: the holder's view, in one clause.
pub(super) struct Opinion;

impl Judge for Opinion {
    fn rule(&self) -> &'static str {
        "opinion"
    }

    fn about(&self) -> &'static str {
        "a verb of opinion gives a view in one clause (noemt de reis essentieel)"
    }

    fn judge(&self, context: &Context<'_>, clause: usize) -> Option<Judgement> {
        let classes = [Class::Opinion, Class::Belief, Class::Report, Class::Doubt];
        let number = clause;
        let found = nominal::judge(self.rule(), Status::Alleged, &classes, context, number);
        found.or_else(|| nominal::opinion_with_clause(self.rule(), context, number))
    }
}
