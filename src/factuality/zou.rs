//! The readings of *zou(den)*.

use super::{Judge, Judgement, alleged};
use crate::{
    attribution::Context,
    clauses::{Clause, Function, Syntax},
    lexicon::Modal,
    tree::{AUXILIARIES, DepRel, TokenIx, Upos},
};

/// What *zou(den)* does in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Hearsay: *zou appartementen hebben gekocht*.
    Evidential,
    /// Plan or future in the past: *twee jaar later zou hij president worden*.
    Future,
    /// The writer's advice: *zou serieuzer moeten nemen*.
    Advice,
    /// Unreal: *als de brug open was geweest, zou …*, *zou graag*.
    Unreal,
}

/// Hearsay told with *zou(den)*.
pub(super) struct Zou;

impl Judge for Zou {
    fn rule(&self) -> &'static str {
        "zou"
    }

    fn about(&self) -> &'static str {
        "zou(den) reports what others say (zou drie huizen hebben gekocht)"
    }

    fn judge(&self, context: &Context<'_>, clause: usize) -> Option<Judgement> {
        let clause = &context.clauses[clause];
        let verb = finite_zou(context.syntax, clause)?;
        (reading(context.syntax, clause) == Some(Reading::Evidential))
            .then(|| alleged(self.rule(), vec![verb]))
    }
}

/// The *zou(den)* of the clause's cluster.
fn finite_zou(syntax: &Syntax<'_>, clause: &Clause) -> Option<TokenIx> {
    let parse = syntax.parse;
    clause.predicate.iter().copied().find(|&ix| {
        parse.is_finite_verb(ix)
            && parse[ix].tag.feat("Tense") == Some("Past")
            && syntax.lexicon.modal(&parse[ix].lemma) == Some(Modal::Evidential)
    })
}

/// What *zou(den)* does in the clause, if it stands there.
pub(super) fn reading(syntax: &Syntax<'_>, clause: &Clause) -> Option<Reading> {
    finite_zou(syntax, clause)?;
    Some(
        if is_conditioned(syntax, clause) || is_wished(syntax, clause) {
            Reading::Unreal
        } else if is_perfect(syntax, clause) {
            Reading::Evidential
        } else if has_modal(syntax, clause, Modal::Necessity) {
            Reading::Advice
        } else if is_dated(syntax, clause) {
            Reading::Future
        } else if is_compared(syntax, clause) || is_supposed(syntax, clause) {
            Reading::Unreal
        } else {
            Reading::Evidential
        },
    )
}

/// A condition hangs on the clause: *als*, *indien*, or verb first.
fn is_conditioned(syntax: &Syntax<'_>, clause: &Clause) -> bool {
    let parse = syntax.parse;
    let conditional = |ix: TokenIx| {
        syntax
            .marks(ix)
            .any(|mark| syntax.relation(mark) == Some(crate::lexicon::Relation::Condition))
    };
    let stated = parse
        .dependents(clause.root, &[DepRel::Advcl])
        .any(conditional);
    let answered = parse
        .children(clause.root)
        .iter()
        .any(|&child| syntax.function(child) == Some(Function::Then))
        && parse
            .dependents(clause.root, &[DepRel::Advcl, DepRel::Parataxis])
            .any(|ix| ix < clause.root && syntax.is_finite(ix));
    stated || answered
}

/// *zou graag*, *zou liever*
fn is_wished(syntax: &Syntax<'_>, clause: &Clause) -> bool {
    clause
        .tokens
        .iter()
        .any(|&ix| syntax.function(ix) == Some(Function::Gladly))
}

/// *zou aantrekkelijker zijn*: a comparison with what is, not hearsay.
fn is_compared(syntax: &Syntax<'_>, clause: &Clause) -> bool {
    let parse = syntax.parse;
    let head = &parse[clause.head];
    head.tag.upos == Upos::Adj && head.tag.feat("Degree") == Some("Cmp")
}

/// *Met een reddingsvest zou hij nog leven*: the condition stands in a phrase in first place.
fn is_supposed(syntax: &Syntax<'_>, clause: &Clause) -> bool {
    let first = clause.tokens.first().copied();
    first.is_some_and(|ix| {
        matches!(
            syntax.function(ix),
            Some(Function::With | Function::Without)
        )
    }) && !has_modal(syntax, clause, Modal::Possibility)
}

/// *zou hebben gekocht*, *zouden zijn gevallen*
fn is_perfect(syntax: &Syntax<'_>, clause: &Clause) -> bool {
    let parse = syntax.parse;
    let infinitive = |ix: TokenIx| {
        parse.is_infinitive(ix) && syntax.lexicon.modal(&parse[ix].lemma) == Some(Modal::Perfect)
    };
    parse.is_participle(clause.head)
        && parse
            .dependents(clause.head, &AUXILIARIES)
            .chain(parse.dependents(clause.root, &AUXILIARIES))
            .any(infinitive)
        || parse
            .dependents(clause.head, &AUXILIARIES)
            .any(|ix| parse.is_participle(ix))
}

fn has_modal(syntax: &Syntax<'_>, clause: &Clause, modal: Modal) -> bool {
    clause.predicate.iter().any(|&ix| {
        !syntax.parse.is_finite_verb(ix)
            && syntax.lexicon.modal(&syntax.parse[ix].lemma) == Some(modal)
    })
}

/// A day, month or year, or a span of time after another: plans and futures in the past are dated.
fn is_dated(syntax: &Syntax<'_>, clause: &Clause) -> bool {
    let parse = syntax.parse;
    clause.tokens.iter().any(|&ix| match syntax.function(ix) {
        Some(Function::Month) => parse
            .before(ix)
            .is_some_and(|day| parse[day].tag.upos == Upos::Num),
        Some(Function::Later) => true,
        _ => false,
    })
}
