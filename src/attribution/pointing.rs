//! Frames whose content is a pronoun: *dat wordt door de club ontkend*, *Dat meldt X*, *Dat klopt niet.*

use crate::{
    claim::Status,
    clauses::{Clause, ClauseKind, Function},
    factuality::negation,
    lexicon::Class,
    text::Span,
    tree::{DepRel, TokenIx, Upos},
};

use super::{Context, content_clause::cue_words, denial_idiom, source, source_spans};

/// A clause that says of other words that they are reported or denied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pointing {
    /// The clause of this sentence that it points to; none: the sentence before.
    pub target: Option<usize>,
    /// What it makes of the target; none leaves it as it is (*bestrijdt dat niet*).
    pub status: Option<Status>,
    /// The words that say so.
    pub cues: Vec<Span>,
    /// Who says so.
    pub sources: Vec<Span>,
}

/// What the clause with this number says of other words, if that is all that it says.
pub fn pointing(context: &Context<'_>, number: usize) -> Option<Pointing> {
    let clause = &context.clauses[number];
    let full = context
        .clauses
        .iter()
        .any(|other| other.parent == Some(number) && other.kind == ClauseKind::Complement);
    if full || context.is_quoted(clause) || clause.kind == ClauseKind::Complement {
        return None;
    }
    denied(context, number, clause).or_else(|| reported(context, number, clause))
}

fn denied(context: &Context<'_>, number: usize, clause: &Clause) -> Option<Pointing> {
    let parse = context.syntax.parse;
    let verb = clause.head;
    let idiom = denial_idiom(context, number);
    let denies = parse.is_verbal(verb) && context.syntax.predicate(verb, Class::Denial).is_some();
    let points = pointer(context, clause).is_some() || denies && is_bare(context, verb);
    if !points || !(denies || idiom.is_some() || calls_untrue(context, clause)) {
        return None;
    }
    let negated =
        denies && idiom.is_none() && negation::negating_word(context.syntax, clause).is_some();
    let by_writer =
        idiom.as_ref().is_some_and(|idiom| idiom.by_writer) || !denies && idiom.is_none();
    let words = idiom.map_or_else(|| cue_words(context, verb), |idiom| idiom.words);
    Some(Pointing {
        target: target(context, clause),
        status: (!negated).then_some(Status::Denied),
        cues: context.spans(&words),
        sources: if by_writer {
            Vec::new()
        } else {
            speakers(context, verb)
        },
    })
}

/// *Dat is onzin*, *Dat is niet waar*
fn calls_untrue(context: &Context<'_>, clause: &Clause) -> bool {
    let parse = context.syntax.parse;
    parse.dependent(clause.root, DepRel::Cop).is_some()
        && crate::clauses::adjective_class(context.syntax, clause.root) == Some(Class::Denial)
}

fn reported(context: &Context<'_>, number: usize, clause: &Clause) -> Option<Pointing> {
    let verb = clause.head;
    let reports = context.syntax.predicate(verb, Class::Report).is_some()
        && context.syntax.parse.is_verbal(verb);
    let whole = matches!(clause.kind, ClauseKind::Main) && clause.tokens.len() <= 12;
    let fronted = pointer(context, clause).is_some_and(|ix| clause.tokens.first() == Some(&ix));
    let found = reports
        && whole
        && fronted
        && !context
            .clauses
            .iter()
            .any(|other| other.parent == Some(number) && other.kind == ClauseKind::Parataxis);
    found.then(|| Pointing {
        target: None,
        status: Some(Status::Alleged),
        cues: context.spans(&cue_words(context, verb)),
        sources: speakers(context, verb),
    })
}

/// The pronoun that stands for the content: object of the active, subject of the passive or of *kloppen*.
fn pointer(context: &Context<'_>, clause: &Clause) -> Option<TokenIx> {
    let parse = context.syntax.parse;
    let relations = [DepRel::Obj, DepRel::NsubjPass, DepRel::Nsubj, DepRel::Expl];
    let active = !source::is_passive(context, clause.head);
    parse
        .dependents(clause.head, &relations)
        .chain(parse.dependents(clause.root, &relations))
        .find(|&ix| {
            let neuter = context.syntax.function(ix).is_some_and(|function| {
                matches!(
                    function,
                    Function::That | Function::It | Function::What | Function::SentenceRelative
                )
            });
            let subject = parse[ix].deprel == DepRel::Nsubj
                && active
                && parse.dependent(clause.head, DepRel::Obj).is_some();
            neuter && parse[ix].tag.upos != Upos::Det && !subject
        })
}

/// *maar X ontkent*: no object at all.
fn is_bare(context: &Context<'_>, verb: TokenIx) -> bool {
    let parse = context.syntax.parse;
    parse
        .dependents(
            verb,
            &[
                DepRel::Obj,
                DepRel::NsubjPass,
                DepRel::OblArg,
                DepRel::Ccomp,
                DepRel::Xcomp,
            ],
        )
        .next()
        .is_none()
        && !source::is_passive(context, verb)
}

/// The clause before in the sentence, if there is one.
fn target(context: &Context<'_>, clause: &Clause) -> Option<usize> {
    let joined = matches!(
        clause.kind,
        ClauseKind::Conjunct | ClauseKind::Parataxis | ClauseKind::Relative | ClauseKind::Adverbial
    );
    clause
        .parent
        .filter(|_| joined && context.clauses.len() > 1)
}

fn speakers(context: &Context<'_>, verb: TokenIx) -> Vec<Span> {
    let named = if source::is_passive(context, verb) {
        source::agent(context, verb)
    } else {
        source::subject(context, verb)
    };
    named
        .map(|ix| source_spans(context, ix))
        .unwrap_or_default()
}
