//! A noun behind its copula that says what the sentence before it is: *Het plan is te duur, is de kritiek van de bond*,
//! *De club verliest, zo is de vrees*, *Het plan, is de kritiek, is te duur*.

use crate::{
    clauses::ClauseKind,
    tree::{DepRel, TokenIx, Upos},
};

use super::{Attribution, Context, Reach, Sieve, content_noun, light_verbs};

pub(super) struct NominalFrame;

impl Sieve for NominalFrame {
    fn rule(&self) -> &'static str {
        "nominal_frame"
    }

    fn about(&self) -> &'static str {
        "a noun says what the words before it are (…, is de kritiek)"
    }

    fn find(&self, context: &Context<'_>, clause: usize) -> Option<Attribution> {
        let (frame, noun) = (clause + 1..context.clauses.len())
            .find_map(|at| noun_of(context, at, clause).map(|noun| (at, noun)))?;
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

/// The noun of a clause that hangs on the content in front of it and says no more than what that is: it opens with the
/// copula of a definite noun, or with *zo* and a verb that is as light.
fn noun_of(context: &Context<'_>, frame: usize, content: usize) -> Option<TokenIx> {
    let syntax = context.syntax;
    let (frame, content) = (&context.clauses[frame], &context.clauses[content]);
    let parse = syntax.parse;
    let root = frame.root;
    let beside = matches!(frame.kind, ClauseKind::Parataxis | ClauseKind::Conjunct)
        && parse[root].head == Some(content.root)
        && parse.dependent(root, DepRel::Cc).is_none()
        // *…, maar is niet zonder risico*
        && parse.dependent(root, DepRel::Case).is_none()
        && (content.root < root || syntax.is_set_off(parse.first_of(root)))
        && !context.is_quoted(frame);
    let predicative = parse[root].tag.upos == Upos::Noun
        && parse.dependent(root, DepRel::Cop).is_some()
        && parse.subject(root).is_none()
        && syntax.is_verb_first(root, &frame.tokens);
    let so = parse.opening(&frame.tokens).filter(|&so| {
        let verb = parse.after(so).filter(|&verb| parse.is_finite_verb(verb));
        syntax.form(so) == SO
            && verb.is_some_and(|verb| light_verbs().contains(parse[verb].lemma.as_str()))
    });
    let nouns = std::iter::once(root)
        .filter(|_| predicative || so.is_some())
        .chain(
            parse
                .dependents(root, &[DepRel::Nsubj])
                .filter(|_| so.is_some()),
        );
    nouns
        .filter(|_| beside)
        .find(|&noun| parse[noun].tag.upos == Upos::Noun)
}

const SO: &str = "zo";
