//! A noun behind its copula that says what the sentence before it is: *Het plan is te duur, is de kritiek van de bond*.

use crate::{
    clauses::ClauseKind,
    tree::{DepRel, Upos},
};

use super::{Attribution, Context, Reach, Sieve, content_noun};

pub(super) struct NominalFrame;

impl Sieve for NominalFrame {
    fn rule(&self) -> &'static str {
        "nominal_frame"
    }

    fn about(&self) -> &'static str {
        "a noun behind its copula says what the words before it are (…, is de kritiek van X)"
    }

    fn find(&self, context: &Context<'_>, clause: usize) -> Option<Attribution> {
        let frame = (clause + 1..context.clauses.len()).find(|&at| frames(context, at, clause))?;
        let noun = context.clauses[frame].root;
        Some(Attribution {
            rule: self.rule(),
            class: content_noun::noun_class(context, noun)?,
            cues: vec![context.syntax.parse[noun].span],
            words: vec![noun],
            sources: content_noun::sources(context, noun, None),
            negated: false,
            frame: Some(frame),
            reach: Reach::All,
        })
    }
}

/// Whether the clause hangs on the content in front of it, and opens with the copula of a definite noun.
fn frames(context: &Context<'_>, frame: usize, content: usize) -> bool {
    let syntax = context.syntax;
    let (frame, content) = (&context.clauses[frame], &context.clauses[content]);
    let parse = syntax.parse;
    let beside = matches!(frame.kind, ClauseKind::Parataxis | ClauseKind::Conjunct)
        && parse[frame.root].head == Some(content.root)
        && parse.dependent(frame.root, DepRel::Cc).is_none()
        && content.root < frame.root;
    beside
        && parse[frame.root].tag.upos == Upos::Noun
        && parse.dependent(frame.root, DepRel::Cop).is_some()
        && parse.subject(frame.root).is_none()
        && syntax.is_verb_first(frame.root, &frame.tokens)
        && !context.is_quoted(frame)
}
