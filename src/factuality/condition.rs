//! Conditions and what follows from them, however the tree ties them together.

use super::Gate;
use crate::{
    attribution::Context,
    clauses::{Clause, ClauseKind, Function, Syntax},
    lexicon::Relation,
    tree::{DepRel, TokenIx, Upos},
};

/// *Komt er geen akkoord, dan …*: a verb-first sentence that *dan* answers is a condition.
pub(super) struct Condition;

impl Gate for Condition {
    fn rule(&self) -> &'static str {
        "condition"
    }

    fn about(&self) -> &'static str {
        "a condition that opens with its verb (Komt er geen akkoord, dan …)"
    }

    fn bars(&self, context: &Context<'_>, clause: usize) -> bool {
        let own = &context.clauses[clause];
        // *Mocht de raad vinden dat het dak lekt, dan …*, *Is het dak lek en regent het, dan …*
        let above = own
            .parent
            .filter(|_| matches!(own.kind, ClauseKind::Complement | ClauseKind::Conjunct))
            .map(|above| &context.clauses[above]);
        fronted(context.syntax).is_some_and(|fronted| {
            let opens = |clause: &Clause| clause.tokens.contains(&fronted.verb);
            let inside = own.root < fronted.answer && above.is_some_and(opens);
            (opens(own) || inside) && !own.tokens.contains(&fronted.answer)
        })
    }
}

/// A condition that opens the sentence with its verb.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fronted {
    /// *Komt* er geen akkoord
    pub(super) verb: TokenIx,
    /// dan *sluit* de fabriek
    pub(super) answer: TokenIx,
}

/// The condition that opens the sentence and what *dan* answers, by their places: trees hang one below the other, or
/// the other way round.
pub(super) fn fronted(syntax: &Syntax<'_>) -> Option<Fronted> {
    let parse = syntax.parse;
    let joins = |ix: TokenIx| parse.is_punct(ix) || parse[ix].tag.upos == Upos::Cconj;
    let mut words = parse.indices().filter(|&ix| !joins(ix));
    let verb = words.next().filter(|&ix| parse.is_finite_verb(ix))?;
    let then = words.find(|&ix| {
        syntax.function(ix) == Some(Function::Then)
            && syntax.punct_before(ix).next().is_some()
            && parse
                .after(ix)
                .is_some_and(|next| parse.is_finite_verb(next))
    })?;
    let answer = parse.after(then)?;
    Some(Fronted { verb, answer })
}

/// Whether a condition hangs on the clause, or stands before it: *als*, *indien*, or verb first.
pub(super) fn has_condition(syntax: &Syntax<'_>, clause: &Clause) -> bool {
    let answers = |fronted: Fronted| clause.predicate.contains(&fronted.answer);
    conditions(syntax, clause).next().is_some() || fronted(syntax).is_some_and(answers)
}

/// What governs the conditions that hang on the clause, *als* or verb first.
pub(super) fn conditions<'s>(
    syntax: &'s Syntax<'_>,
    clause: &'s Clause,
) -> impl Iterator<Item = TokenIx> + 's {
    let governors = [clause.root]
        .into_iter()
        .chain((clause.head != clause.root).then_some(clause.head));
    governors
        .flat_map(|ix| syntax.parse.dependents(ix, &[DepRel::Advcl]))
        .filter(|&ix| {
            // but *als eerste Limburger*
            let mut marks = syntax.marks(ix).filter(|_| syntax.is_predicate(ix));
            marks.any(|mark| syntax.relation(mark) == Some(Relation::Condition))
                || syntax.is_verb_first(ix, &syntax.parse.subtree(ix))
        })
}
