use super::{Effect, Reading, usage::Usage};
use crate::{clauses::ClauseKind, lexicon::Modal, tree::TokenIx};

/// *verzekerde dat de steun zou komen*, *Ik heb altijd gezegd dat ik zou winnen*: the future of what was said or thought
/// then; the frame decides its status.
pub(in crate::factuality) struct Backshift;

impl Reading for Backshift {
    fn name(&self) -> &'static str {
        "zou_backshift"
    }

    fn about(&self) -> &'static str {
        "zou(den) is the future seen from the past (zei dat hij zou komen)"
    }

    fn effect(&self) -> Effect {
        Effect::Keep
    }

    fn fits(&self, usage: &Usage<'_>) -> bool {
        let parse = usage.syntax().parse;
        let above = parse
            .ancestors(usage.clause.root)
            .find_map(|above| parse.finite_verb(above));
        let past = |verb: TokenIx| parse[verb].tag.feat("Tense") == Some("Past");
        // of others a perfect tells hearsay: *heeft gemeld dat de brug zou lekken*
        let perfect = |verb: TokenIx| {
            let modal = usage.syntax().lexicon.modal(&parse[verb].lemma);
            modal == Some(Modal::Perfect) && usage.has_person(&["1"])
        };
        // *laat weten dat zij zou willen blijven*: what somebody would like
        let wish = usage.has_modal(Modal::Volition) && usage.has_person(&["3"]);
        let told = above.is_some_and(|verb| past(verb) || perfect(verb)) || wish;
        usage.clause.kind == ClauseKind::Complement && told && !usage.is_reported()
    }
}
