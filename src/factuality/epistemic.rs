use super::{Judge, Judgement, alleged};
use crate::{
    attribution::Context,
    inflect::{BE, auxiliary},
    lexicon::Modal,
    tree::{AUXILIARIES, DepRel},
};

/// *moeten in het gebouw hebben gezeten*, *kan zijn ontstaan*: a guess at what happened.
pub(super) struct Epistemic;

impl Judge for Epistemic {
    fn rule(&self) -> &'static str {
        "epistemic_modal"
    }

    fn about(&self) -> &'static str {
        "moeten or kunnen makes it a guess (moet binnen zijn geweest)"
    }

    fn judge(&self, context: &Context<'_>, clause: usize) -> Option<Judgement> {
        let clause = &context.clauses[clause];
        let parse = context.syntax.parse;
        let modal = |ix| context.syntax.lexicon.modal(&parse[ix].lemma);
        let finite = clause.predicate.iter().copied().find(|&ix| {
            parse.is_finite_verb(ix)
                && parse[ix].tag.feat("Tense") == Some("Pres")
                && matches!(modal(ix), Some(Modal::Necessity | Modal::Possibility))
        })?;
        let perfect = parse.is_participle(clause.head)
            && parse
                .dependents(clause.head, &AUXILIARIES)
                .any(|aux| parse.is_infinitive(aux) && modal(aux) == Some(Modal::Perfect));
        let unaccusative = auxiliary(&parse[clause.head].lemma) == BE;
        let passive = !unaccusative
            && modal(finite) == Some(Modal::Necessity)
            && parse.dependent(clause.head, DepRel::AuxPass).is_some();
        (perfect && !passive).then(|| alleged(self.rule(), vec![finite]))
    }
}
