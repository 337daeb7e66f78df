use super::{Judge, Judgement, alleged};
use crate::{
    attribution::{Context, source_spans},
    lexicon::Class,
    tree::{DepRel, TokenIx},
};

/// *wordt verdacht van verduistering*, *beschuldigt hem van fraude*: the accusation names its content by a noun.
pub(super) struct Accusation;

impl Judge for Accusation {
    fn rule(&self) -> &'static str {
        "accusation"
    }

    fn judge(&self, context: &Context<'_>, clause: usize) -> Option<Judgement> {
        let number = clause;
        let clause = &context.clauses[clause];
        let parse = context.syntax.parse;
        let accuses = context
            .syntax
            .lexicon
            .predicate(&parse[clause.head].lemma, Class::Accusation)
            .is_some();
        let verb = parse.is_verbal(clause.head);
        let full = context.clauses.iter().any(|other| {
            other.parent == Some(number)
                && parse[other.root].head == Some(clause.head)
                && other.kind == crate::clauses::ClauseKind::Complement
        });
        (accuses && verb && !full).then(|| {
            let mut judgement = alleged(self.rule(), vec![clause.head]);
            judgement.sources = accuser(context, clause.head);
            judgement.removable = false;
            judgement.shared = false;
            judgement
        })
    }
}

/// The subject of the active, the agent of the passive.
pub(super) fn accuser(context: &Context<'_>, verb: TokenIx) -> Vec<crate::text::Span> {
    let parse = context.syntax.parse;
    let passive = parse
        .dependents(verb, &[DepRel::AuxPass, DepRel::NsubjPass])
        .next()
        .is_some()
        || parse.is_participle(verb) && parse.finite_verb(verb).is_none();
    let named = if passive {
        parse.dependent(verb, DepRel::OblAgent)
    } else {
        parse.subject(verb)
    };
    named
        .map(|ix| source_spans(context, ix))
        .unwrap_or_default()
}
