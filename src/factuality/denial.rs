use super::{Judge, Judgement, accusation::accuser, alleged, negation};
use crate::{
    attribution::{Context, denial_idiom},
    claim::Status,
    lexicon::{Class, With},
    tree::DepRel,
};

/// *ontkent de beschuldigingen*, *van een breuk is geen sprake*: the clause itself names what is denied.
pub(super) struct Denial;

impl Judge for Denial {
    fn rule(&self) -> &'static str {
        "denial"
    }

    fn judge(&self, context: &Context<'_>, clause: usize) -> Option<Judgement> {
        let number = clause;
        let clause = &context.clauses[clause];
        let parse = context.syntax.parse;
        let full = context.clauses.iter().any(|other| {
            other.parent == Some(number) && other.kind == crate::clauses::ClauseKind::Complement
        });
        if full {
            return None;
        }
        let idiom = denial_idiom(context, number);
        let row = context
            .syntax
            .lexicon
            .predicate(&parse[clause.head].lemma, Class::Denial);
        let verb = row.is_some_and(|row| denies_object(context, clause, row.with == With::Any))
            && parse.is_verbal(clause.head);
        if !verb && idiom.is_none() {
            return None;
        }
        let negated = idiom.is_none() && negation::negating_word(context.syntax, clause).is_some();
        let words = idiom
            .as_ref()
            .map_or_else(|| vec![clause.head], |idiom| idiom.words.clone());
        let mut judgement = alleged(self.rule(), words);
        judgement.status = if negated {
            Status::Alleged
        } else {
            Status::Denied
        };
        judgement.sources = if idiom.as_ref().is_some_and(|idiom| idiom.by_writer) {
            Vec::new()
        } else {
            accuser(context, clause.head)
        };
        judgement.removable = false;
        judgement.shared = false;
        Some(judgement)
    }
}

/// Some verbs deny whatever their object names; others only what somebody said: *verwerpt de beschuldiging*.
fn denies_object(context: &Context<'_>, clause: &crate::clauses::Clause, any: bool) -> bool {
    let parse = context.syntax.parse;
    let said = |ix| {
        context
            .syntax
            .lexicon
            .nouns(&parse[ix].lemma)
            .is_some_and(|class| matches!(class, Class::Report | Class::Accusation | Class::Belief))
    };
    let mut objects = parse
        .dependents(clause.head, &[DepRel::Obj, DepRel::NsubjPass])
        .peekable();
    objects.peek().is_some() && objects.any(|ix| any || said(ix))
}
