use super::{Effect, Reading, signs::Sign, usage::Usage};
use crate::lexicon::Modal;

/// *zou graag een hond hebben*, *ik zou hem willen bedanken*: a wish is no claim.
pub(in crate::factuality) struct Wish;

impl Reading for Wish {
    fn name(&self) -> &'static str {
        "zou_wish"
    }

    fn about(&self) -> &'static str {
        "zou(den) tells what somebody would like (zou graag willen)"
    }

    fn effect(&self) -> Effect {
        Effect::Bar
    }

    fn fits(&self, usage: &Usage<'_>) -> bool {
        // of others it is hearsay: *de club zou de spits willen verkopen*
        let own = usage.has_modal(Modal::Volition) && usage.has_person(&["1", "2"]);
        usage.shows(Sign::Wish) || own
    }
}
