//! Content clauses under a verb or predicative word: *zegt dat*, *ontkent te hebben*, *het is niet waar dat*.

use crate::{
    clauses::{self, ClauseKind, Function, governing_class},
    factuality::negation,
    lexicon::{Class, Role},
    tree::{DepRel, TokenIx, Upos},
};

use super::{Attribution, Context, Reach, Sieve, source};

pub(super) struct ContentClause;

impl Sieve for ContentClause {
    fn rule(&self) -> &'static str {
        "content_clause"
    }

    fn about(&self) -> &'static str {
        "a verb or adjective presents its content (X zegt dat …)"
    }

    fn find(&self, context: &Context<'_>, clause: usize) -> Option<Attribution> {
        let content = &context.clauses[clause];
        let governor = clauses::governor(context.syntax, content.root)
            .filter(|_| content.kind == ClauseKind::Complement)?;
        if matches!(
            context.syntax.parse[governor].tag.upos,
            Upos::Noun | Upos::Propn
        ) && !is_predicate(context, governor)
        {
            return None;
        }
        if clauses::carried_noun(context.syntax, governor).is_some() {
            return None;
        }
        let class = governing_class(context.syntax, governor, content.root)?;
        let frame = context
            .clause_of(governor)
            .filter(|&parent| heads(context, parent, governor));
        Some(under(context, self.rule(), class, governor, frame))
    }
}

/// The attribution that a verb or predicative word gives its content.
pub(super) fn under(
    context: &Context<'_>,
    rule: &'static str,
    class: Class,
    governor: TokenIx,
    frame: Option<usize>,
) -> Attribution {
    let mut words = cue_words(context, governor);
    let mut sources = sources(context, class, governor);
    let mut class = class;
    let mut negated = negation::negates(
        context.syntax,
        governor,
        frame.map(|at| &context.clauses[at]),
    );
    if let Some(idiom) = frame.and_then(|at| super::denial_idiom(context, at)) {
        words.extend(&idiom.words);
        class = Class::Denial;
        negated = false;
        if idiom.by_writer {
            sources.clear();
        }
    }
    if class == Class::Veridical && negated {
        class = Class::Denial;
        negated = false;
        sources.clear();
    }
    if negated {
        words.extend(negation::negator_beside(context.syntax, &words));
    }
    words.sort_unstable();
    words.dedup();
    Attribution {
        rule,
        class,
        cues: context.cue_spans(&words),
        words,
        sources,
        negated,
        frame: frame.filter(|&at| is_only_frame(context, at, governor)),
        reach: Reach::All,
    }
}

fn is_predicate(context: &Context<'_>, ix: TokenIx) -> bool {
    context.syntax.parse.dependent(ix, DepRel::Cop).is_some()
}

/// Whether the clause is built around the governor: it, or a modal above it.
fn heads(context: &Context<'_>, clause: usize, governor: TokenIx) -> bool {
    let clause = &context.clauses[clause];
    clause.root == governor || clause.head == governor || clause.predicate.contains(&governor)
}

/// Opinions with a predicative word of their own are claims beside their content: *vindt het onterecht dat P*.
fn is_only_frame(context: &Context<'_>, clause: usize, governor: TokenIx) -> bool {
    let parse = context.syntax.parse;
    let opinion = context.syntax.predicate(governor, Class::Opinion).is_some();
    let predicative = parse
        .dependents(governor, &[DepRel::Xcomp])
        .find(|&ix| context.clauses[clause].tokens.contains(&ix));
    let denies = predicative
        .is_some_and(|ix| clauses::adjective_class(context.syntax, ix) == Some(Class::Denial));
    !(opinion && predicative.is_some()) || denies
}

/// The verb with its particle, or the predicative word.
pub(super) fn cue_words(context: &Context<'_>, governor: TokenIx) -> Vec<TokenIx> {
    let parse = context.syntax.parse;
    let predicative = parse
        .dependents(governor, &[DepRel::Xcomp])
        .find(|&ix| clauses::adjective_class(context.syntax, ix).is_some());
    match predicative {
        Some(word) => vec![word],
        None => std::iter::once(governor)
            .chain(parse.dependents(governor, &[DepRel::CompoundPrt]))
            .collect(),
    }
}

fn sources(context: &Context<'_>, class: Class, governor: TokenIx) -> Vec<crate::text::Span> {
    let parse = context.syntax.parse;
    let role = context
        .syntax
        .predicate(governor, class)
        .map_or(Role::Subject, |row| row.source);
    let named = match (class, role) {
        _ if source::is_passive(context, governor) => source::agent(context, governor),
        (Class::Veridical | Class::Raising, _) => evidence(context, governor),
        (_, Role::Object) => parse
            .dependents(governor, &[DepRel::Obj, DepRel::Iobj])
            .next()
            .or_else(|| {
                parse
                    .dependents(governor, &[DepRel::Nsubj])
                    .find(|&ix| can_speak(context, ix))
            }),
        (_, Role::Subject) => source::subject(context, governor),
        (_, Role::None) => evidence(context, governor),
    };
    named
        .filter(|&ix| can_speak(context, ix))
        .map(|ix| super::source_spans(context, ix))
        .unwrap_or_default()
}

/// *uit camerabeelden blijkt*
fn evidence(context: &Context<'_>, governor: TokenIx) -> Option<TokenIx> {
    let parse = context.syntax.parse;
    parse
        .dependents(governor, &[DepRel::Obl, DepRel::OblArg])
        .find(|&ix| {
            parse.is_nominal(ix)
                && parse
                    .dependent(ix, DepRel::Case)
                    .is_some_and(|case| context.syntax.function(case) == Some(Function::Evidence))
        })
}

/// Expletives (*het*, *er*) and clauses are no sources.
fn can_speak(context: &Context<'_>, ix: TokenIx) -> bool {
    !matches!(
        context.syntax.function(ix),
        Some(Function::It | Function::There)
    ) && !context.syntax.is_finite(ix)
}
