use std::{collections::HashSet, sync::LazyLock};

use super::Gate;
use crate::{
    attribution::Context,
    clauses::{Clause, ClauseKind, verb_name},
    table,
    tree::{AUXILIARIES, DepRel, SUBJECTS, TokenIx, Upos},
};

/// Verbs that tell nothing without content, by `bare_frames.tsv`.
static FRAMES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("bare_frames.tsv")));

/// *Veel klanten zeggen; …*, *Daarnaast vinden zij …*, *Zo blijkt uit cijfers*: a verb of saying or thinking whose content
/// stands elsewhere, or was lost.
pub(super) struct BareFrame;

impl Gate for BareFrame {
    fn rule(&self) -> &'static str {
        "bare_frame"
    }

    fn about(&self) -> &'static str {
        "says only that something is said or thought (Veel klanten zeggen; …)"
    }

    fn bars(&self, context: &Context<'_>, clause: usize) -> bool {
        let clause = &context.clauses[clause];
        let loose = matches!(
            clause.kind,
            ClauseKind::Main | ClauseKind::Parataxis | ClauseKind::Conjunct
        );
        let verb = verb_name(context.syntax, clause.head);
        let empty = FRAMES.contains(verb.as_str()) && is_empty(context, clause);
        loose && (empty || verb == SHOW && is_shown(context, clause))
    }

    fn spares_frames(&self) -> bool {
        true
    }
}

const SHOW: &str = "blijken";

/// Whether the clause has no subject, and beside adverbs only what something is shown from.
fn is_shown(context: &Context<'_>, clause: &Clause) -> bool {
    let parse = context.syntax.parse;
    let from = |ix: TokenIx| {
        matches!(parse[ix].deprel, DepRel::Obl | DepRel::OblArg)
            && parse
                .dependent(ix, DepRel::Case)
                .is_some_and(|case| parse[case].form == "uit")
    };
    let children = parse.children(clause.root);
    let adverb = |ix: TokenIx| matches!(parse[ix].deprel, DepRel::Advmod | DepRel::Punct);
    children.iter().any(|&ix| from(ix)) && children.iter().all(|&ix| from(ix) || adverb(ix))
}

/// Whether the clause has nothing but a subject and adverbs.
fn is_empty(context: &Context<'_>, clause: &Clause) -> bool {
    const AROUND: [DepRel; 4] = [DepRel::Advmod, DepRel::Punct, DepRel::Cc, DepRel::Mark];
    let parse = context.syntax.parse;
    let around = [&SUBJECTS[..2], &AUXILIARIES[..], &AROUND[..]].concat();
    let verbs = [clause.root, clause.head];
    // *laat een daling zien*: of an idiom the object hangs on either verb
    let particles = verbs.map(|verb| parse.dependents(verb, &[DepRel::CompoundPrt]));
    let verbs: Vec<_> = verbs
        .into_iter()
        .chain(particles.into_iter().flatten())
        .collect();
    let mut parts = verbs
        .iter()
        .flat_map(|&verb| parse.children(verb))
        .filter(|ix| clause.tokens.contains(ix) && !verbs.contains(ix));
    let passive = [DepRel::AuxPass, DepRel::NsubjPass];
    // *vindt van niet*, *zegt te veel*
    let phrase = |ix: TokenIx| {
        parse[ix].deprel == DepRel::Advmod
            && (parse[ix].tag.upos != Upos::Adv || parse.dependent(ix, DepRel::Case).is_some())
    };
    parts.all(|&ix| around.contains(&parse[ix].deprel) && !phrase(ix))
        && parse.dependents(clause.head, &passive).next().is_none()
        && parse.subject(clause.root).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_unique() {
        let rows: Vec<_> = table::rows(include_str!("bare_frames.tsv")).collect();
        assert!(rows.is_sorted_by(|a, b| a[0] < b[0]));
    }
}
