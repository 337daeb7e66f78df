use super::{Effect, Reading, signs::Sign, usage::Usage};
use crate::{
    clauses::{ClauseKind, is_state},
    inflect::HAVE,
    lexicon::Modal,
    repair::is_time,
    tree::{DepRel, TokenIx, Upos},
};

/// *Drie jaar later zou hij sterven*, *het zou nog jaren duren*, *zou er blijven tot hij stierf*: what came after, told by the writer.
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
        !usage.is_reported()
            && (usage.shows(Sign::Future)
                || lasts
                || has_year(usage)
                || goes_on_until(usage)
                || goes_on_for(usage)
                || is_ahead(usage))
    }
}

/// *droomden van een opstand die de koning zou verjagen*: what was still to be done when the rest happened; a state is
/// hearsay (*vond een brief die van de koning zou komen*), and so is what a comma parts (*een storm, die de koning zou
/// verjagen*).
fn is_ahead(usage: &Usage<'_>) -> bool {
    let (syntax, parse) = (usage.syntax(), usage.syntax().parse);
    let head = usage.clause.head;
    let past = |verb: TokenIx| {
        parse[verb].tag.feat("Tense") == Some("Past")
            && syntax.lexicon.modal(&parse[verb].lemma) != Some(Modal::Evidential)
    };
    let told = parse
        .ancestors(usage.clause.root)
        .find_map(|above| parse.finite_verb(above))
        .is_some_and(past);
    usage.clause.kind == ClauseKind::Relative
        && told
        && !usage.perfect
        && !syntax.is_set_off(parse.first_of(usage.clause.root))
        && parse.is_verbal(head)
        && parse.dependent(head, DepRel::Cop).is_none()
        && !syntax.has_te(head)
        && !is_state(syntax, head)
}

/// *zou er wonen tot hij stierf*: up to what is told to have happened.
fn goes_on_until(usage: &Usage<'_>) -> bool {
    let (syntax, parse) = (usage.syntax(), usage.syntax().parse);
    let past = |verb: TokenIx| {
        parse[verb].tag.feat("Tense") == Some("Past")
            && syntax.lexicon.modal(&parse[verb].lemma) != Some(Modal::Evidential)
    };
    let until = |ix: TokenIx| {
        let mut marks = syntax.marks(ix);
        marks.any(|mark| matches!(syntax.form(mark), "tot" | "totdat"))
    };
    parse
        .dependents(usage.clause.head, &[DepRel::Advcl])
        .any(|ix| until(ix) && parse.finite_verb(ix).is_some_and(past))
}

/// *zou nog twee jaar blijven*
fn goes_on_for(usage: &Usage<'_>) -> bool {
    const STILL: &str = "nog";
    let (syntax, parse) = (usage.syntax(), usage.syntax().parse);
    let counted = |ix: TokenIx| {
        let first = parse.first_of(ix);
        let before = parse.before(first);
        let still = [Some(first), before].into_iter().flatten();
        still.into_iter().any(|ix| syntax.form(ix) == STILL)
            && parse.dependent(ix, DepRel::Nummod).is_some()
            && is_time(parse, ix)
    };
    let event = parse.is_verbal(usage.clause.head) && parse[usage.clause.head].lemma != HAVE;
    event
        && parse
            .dependents(usage.clause.head, &[DepRel::Obl, DepRel::Obj])
            .any(counted)
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
