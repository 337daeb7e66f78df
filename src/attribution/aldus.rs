//! *…, aldus de woordvoerster*: a source beside the clause, without a verb.

use crate::{
    clauses::{ClauseKind, Function},
    lexicon::Class,
    tree::TokenIx,
};

use super::{Attribution, Context, Reach, Sieve, source_spans};

pub(super) struct Aldus;

impl Sieve for Aldus {
    fn rule(&self) -> &'static str {
        "aldus"
    }

    fn find(&self, context: &Context<'_>, clause: usize) -> Option<Attribution> {
        let content = &context.clauses[clause];
        if !matches!(
            content.kind,
            ClauseKind::Main | ClauseKind::Parataxis | ClauseKind::Conjunct
        ) {
            return None;
        }
        let parse = context.syntax.parse;
        let (cue, named) = parse
            .children(content.root)
            .iter()
            .find_map(|&child| thus(context, child))?;
        Some(Attribution {
            rule: self.rule(),
            class: Class::Report,
            cues: vec![parse[cue].span],
            words: vec![cue],
            sources: named
                .map(|ix| source_spans(context, ix))
                .unwrap_or_default(),
            negated: false,
            frame: None,
            reach: Reach::All,
        })
    }
}

/// *aldus* with the word that it names.
fn thus(context: &Context<'_>, child: TokenIx) -> Option<(TokenIx, Option<TokenIx>)> {
    let is_thus = |ix: TokenIx| context.syntax.function(ix) == Some(Function::Thus);
    let parse = context.syntax.parse;
    if is_thus(child) {
        let named = parse
            .children(child)
            .iter()
            .copied()
            .find(|&ix| parse.is_nominal(ix));
        return Some((child, named));
    }
    parse
        .children(child)
        .iter()
        .copied()
        .find(|&ix| is_thus(ix))
        .map(|cue| (cue, Some(child)))
}
