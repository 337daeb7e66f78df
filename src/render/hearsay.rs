use super::{
    Draft, Step,
    wording::{Role, Wording},
};

/// Leaves out what marks hearsay, and who says it: *volgens de brandweer*, *naar verluidt*, *mogelijk*.
pub(super) struct Hearsay;

impl Step for Hearsay {
    fn rule(&self) -> &'static str {
        "hearsay"
    }

    fn apply(&self, draft: &Draft<'_>, wording: &mut Wording) -> bool {
        let marks = |ix| draft.cues.contains(&ix);
        let mut changed = false;
        for phrase in wording
            .phrases
            .iter_mut()
            .filter(|phrase| phrase.role != Role::Finite)
        {
            let count = phrase.words.len();
            phrase
                .words
                .retain(|word| word.source.is_none_or(|ix| !marks(ix)));
            changed |= phrase.words.len() < count;
        }
        wording.phrases.retain(|phrase| !phrase.words.is_empty());
        changed
    }
}
