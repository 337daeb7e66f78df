use super::{Judge, Judgement, nominal};
use crate::{attribution::Context, claim::Status, lexicon::Class};

/// *wordt verdacht van verduistering*, *beschuldigt hem van fraude*: the accusation names its content by a noun.
pub(super) struct Accusation;

impl Judge for Accusation {
    fn rule(&self) -> &'static str {
        "accusation"
    }

    fn about(&self) -> &'static str {
        "an accusation names its content by a noun (wordt verdacht van fraude)"
    }

    fn judge(&self, context: &Context<'_>, clause: usize) -> Option<Judgement> {
        nominal::judge(
            self.rule(),
            Status::Alleged,
            &[Class::Accusation],
            context,
            clause,
        )
    }
}
