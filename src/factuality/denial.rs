use super::{Judge, Judgement, alleged, negation, nominal};
use crate::{
    attribution::{Context, IdiomUse, actors, denial_idiom},
    claim::Status,
    clauses::adjective_class,
    lexicon::{Class, ContentRole, With},
    tree::DepRel,
};

/// *ontkent de beschuldigingen*, *van een breuk is geen sprake*: the clause itself names what is denied.
pub(super) struct Denial;

impl Judge for Denial {
    fn rule(&self) -> &'static str {
        "denial"
    }

    fn about(&self) -> &'static str {
        "the clause itself rejects what it names (ontkent de beschuldigingen)"
    }

    fn judge(&self, context: &Context<'_>, clause: usize) -> Option<Judgement> {
        if context.has_content_clause(clause) {
            return None;
        }
        idiomatic(self.rule(), context, clause)
            .or_else(|| verbal(self.rule(), context, clause))
            .or_else(|| called_untrue(self.rule(), context, clause))
    }
}

fn idiomatic(rule: &'static str, context: &Context<'_>, clause: usize) -> Option<Judgement> {
    let idiom =
        denial_idiom(context, clause).filter(|idiom| names_content(context, clause, idiom))?;
    let head = context.clauses[clause].head;
    let sources = if idiom.by_writer {
        Vec::new()
    } else {
        actors(context, head)
    };
    let mut cues = idiom.words;
    if idiom.content.is_none() && !cues.contains(&head) {
        cues.push(head);
        cues.sort_unstable();
    }
    Some(Judgement {
        status: Status::Denied,
        sources,
        shared: false,
        removable: false,
        ..alleged(rule, cues)
    })
}

/// Whether the idiom rejects what somebody said, not a thing: *klopt niet* of a story, not of figures; *ten onrechte*
/// what its verb puts forward: *ten onrechte beschuldigd van diefstal*.
fn names_content(context: &Context<'_>, clause: usize, idiom: &IdiomUse) -> bool {
    let parse = context.syntax.parse;
    let head = context.clauses[clause].head;
    let said = |relations: &[DepRel]| {
        parse
            .dependents(head, relations)
            .any(|ix| context.is_said(ix))
    };
    match idiom.content {
        Some((ContentRole::Object, With::Noun)) => said(&[DepRel::Obj, DepRel::NsubjPass]),
        Some((ContentRole::Subject, _)) => said(&[DepRel::Nsubj, DepRel::NsubjPass]),
        Some(_) => true,
        None => nominal::names(
            &[Class::Accusation, Class::Report, Class::Belief],
            context,
            clause,
        ),
    }
}

/// *noemt het verwijt onzin*
fn called_untrue(rule: &'static str, context: &Context<'_>, number: usize) -> Option<Judgement> {
    let clause = &context.clauses[number];
    let parse = context.syntax.parse;
    context.syntax.predicate(clause.head, Class::Opinion)?;
    let word = parse
        .dependents(clause.head, &[DepRel::Xcomp])
        .find(|&ix| adjective_class(context.syntax, ix) == Some(Class::Denial))?;
    let said = parse
        .dependents(clause.head, &[DepRel::Obj, DepRel::NsubjPass])
        .any(|ix| context.is_said(ix));
    let negated = negation::negating_word(context.syntax, clause).is_some();
    (said && !negated).then(|| Judgement {
        status: Status::Denied,
        sources: actors(context, clause.head),
        shared: false,
        removable: false,
        ..alleged(rule, vec![word])
    })
}

fn verbal(rule: &'static str, context: &Context<'_>, clause: usize) -> Option<Judgement> {
    let negated = negation::negating_word(context.syntax, &context.clauses[clause]).is_some();
    let status = if negated {
        Status::Alleged
    } else {
        Status::Denied
    };
    nominal::judge(rule, status, &[Class::Denial], context, clause)
}
