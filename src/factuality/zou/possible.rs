use super::{Effect, Reading, signs::Sign, usage::Usage};

/// *zou kunnen helpen*: put forward as no more than possible.
pub(in crate::factuality) struct Possible;

impl Reading for Possible {
    fn name(&self) -> &'static str {
        "zou_possible"
    }

    fn about(&self) -> &'static str {
        "zou(den) kunnen leaves it possible (zou weleens kunnen sluiten)"
    }

    fn effect(&self) -> Effect {
        Effect::Allege
    }

    fn fits(&self, usage: &Usage<'_>) -> bool {
        usage.shows(Sign::Possible)
    }
}
