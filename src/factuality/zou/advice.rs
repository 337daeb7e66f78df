use super::{Effect, Reading, signs::Sign, usage::Usage};
use crate::{clauses::Function, factuality::negation, lexicon::Modal};

/// *zou serieuzer moeten nemen*, *zou er goed aan doen*: what the writer finds right.
pub(in crate::factuality) struct Advice;

impl Reading for Advice {
    fn name(&self) -> &'static str {
        "zou_advice"
    }

    fn about(&self) -> &'static str {
        "zou(den) moeten gives the writer's advice (zou vaker moeten luisteren)"
    }

    fn effect(&self) -> Effect {
        Effect::Keep
    }

    fn fits(&self, usage: &Usage<'_>) -> bool {
        !usage.is_reported()
            && (usage.shows(Sign::Advice)
                || usage.has_modal(Modal::Necessity)
                || forbids(usage)
                || encourages(usage))
    }
}

/// *Zulke honden zouden niet los mogen lopen*; of somebody in particular it is hearsay.
fn forbids(usage: &Usage<'_>) -> bool {
    (usage.has_modal(Modal::Possibility) || usage.has_modal(Modal::Permission))
        && usage.is_general()
        && negation::negating_word(usage.syntax(), usage.clause).is_some()
}

/// *De raad zou ook eens mogen luisteren*, *zou wel wat meer mogen doen*: more of it would be welcome; not *zou weer mogen
/// sporten*.
fn encourages(usage: &Usage<'_>) -> bool {
    let syntax = usage.syntax();
    let welcome = [Function::Also, Function::More].map(Some);
    let mut tokens = usage.clause.tokens.iter();
    usage.has_modal(Modal::Permission)
        && tokens.any(|&ix| ix > usage.verb && welcome.contains(&syntax.function(ix)))
}
