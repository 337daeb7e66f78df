use super::{Effect, Reading, signs::Sign, usage::Usage};
use crate::tree::{TokenIx, Upos};

/// *Drie jaar later zou hij sterven*, *het zou nog jaren duren*: what came after, told by the writer.
pub(in crate::factuality) struct Future;

impl Reading for Future {
    fn name(&self) -> &'static str {
        "zou_future"
    }

    fn about(&self) -> &'static str {
        "zou(den) tells a later event from the past (drie jaar later zou hij …)"
    }

    fn effect(&self) -> Effect {
        Effect::Keep
    }

    fn fits(&self, usage: &Usage<'_>) -> bool {
        let lasts = usage.is_impersonal() && usage.shows(Sign::Lasting);
        !usage.is_reported() && (usage.shows(Sign::Future) || lasts || has_year(usage))
    }
}

/// *pas in 1987*
fn has_year(usage: &Usage<'_>) -> bool {
    const DIGITS: usize = 4;
    let parse = usage.syntax().parse;
    let year = |ix: TokenIx| {
        let form = &parse[ix].form;
        form.len() == DIGITS && form.bytes().all(|byte| byte.is_ascii_digit())
    };
    let after_preposition = |ix: TokenIx| {
        let before = parse.before(ix);
        before.is_some_and(|before| parse[before].tag.upos == Upos::Adp)
    };
    let mut tokens = usage.clause.tokens.iter();
    tokens.any(|&ix| year(ix) && after_preposition(ix))
}
