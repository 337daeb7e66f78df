use super::{Effect, Reading, usage::Usage};

/// *zou drie huizen hebben gekocht*: hearsay, where nothing asks for another reading.
pub(in crate::factuality) struct Evidential;

impl Reading for Evidential {
    fn name(&self) -> &'static str {
        "zou_evidential"
    }

    fn about(&self) -> &'static str {
        "zou(den) reports what others say (zou drie huizen hebben gekocht)"
    }

    fn effect(&self) -> Effect {
        Effect::Allege
    }

    fn fits(&self, _: &Usage<'_>) -> bool {
        true
    }
}
