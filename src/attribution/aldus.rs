//! *…, aldus de woordvoerster*: a source beside the clause, without a verb.

use crate::{
    clauses::{ClauseKind, thus},
    lexicon::Class,
};

use super::{Attribution, Context, Reach, Sieve, source_spans};

pub(super) struct Aldus;

impl Sieve for Aldus {
    fn rule(&self) -> &'static str {
        "aldus"
    }

    fn about(&self) -> &'static str {
        "aldus names who says so (…, aldus de woordvoerster)"
    }

    fn find(&self, context: &Context<'_>, clause: usize) -> Option<Attribution> {
        let content = &context.clauses[clause];
        let loose = matches!(
            content.kind,
            ClauseKind::Main | ClauseKind::Parataxis | ClauseKind::Conjunct
        );
        // *Zij bleven binnen, 'omdat het stormde', aldus de kapitein*
        let quoted = content.kind == ClauseKind::Adverbial && context.is_quoted(content);
        if !loose && !quoted {
            return None;
        }
        let thus = thus(context.syntax)?;
        Some(Attribution {
            rule: self.rule(),
            class: Class::Report,
            cues: vec![context.syntax.parse[thus.cue].span],
            words: vec![thus.cue],
            sources: thus
                .named
                .map(|ix| source_spans(context, ix))
                .unwrap_or_default(),
            negated: false,
            frame: None,
            reach: Reach::All,
        })
    }
}
