use std::{collections::HashSet, sync::LazyLock};

use super::Gate;
use crate::{
    attribution::Context,
    clauses::{Clause, ClauseKind, arguments, verb_classes, verb_name},
    inflect::BE,
    lexicon::{Class, Role},
    table,
    tree::{AUXILIARIES, DepRel, SUBJECTS, TokenIx, Upos},
};

/// Verbs that tell nothing without content, by `bare_frames.tsv`.
static FRAMES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("bare_frames.tsv")));

/// *Veel klanten zeggen; …*, *Daarnaast vinden zij …*, *Zo blijkt uit cijfers*: a verb of saying or thinking whose content
/// stands elsewhere, was lost, or is no sentence: *Voor de gezelligheid, zegt hij*.
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
        let empty = FRAMES.contains(verb.as_str())
            && is_empty(context, clause)
            && !is_undergone(context, clause);
        loose
            && (empty
                || verb == SHOW && is_shown(context, clause)
                || frames_fragment(context, clause))
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

/// *Voor de gezelligheid, zegt hij*, *Nee, oordeelde de raad*: a comma sets off what stands in front of the verb, which is
/// no sentence, and behind it stands only who says or thinks it, and when or how.
fn frames_fragment(context: &Context<'_>, clause: &Clause) -> bool {
    const FULL: [DepRel; 6] = [
        DepRel::Nsubj,
        DepRel::NsubjPass,
        DepRel::Obj,
        DepRel::Iobj,
        DepRel::Ccomp,
        DepRel::Xcomp,
    ];
    let parse = context.syntax.parse;
    let verb = clause.root;
    let set_off = parse.is_finite_verb(verb)
        && parse
            .before(verb)
            .is_some_and(|comma| parse[comma].form == ",");
    let verbless = (0..verb.0).all(|at| !parse.is_finite_verb(TokenIx(at)));
    let mut behind = parse.dependents(verb, &FULL).filter(|&ix| verb < ix);
    let speaker = behind.next().filter(|_| behind.next().is_none());
    set_off && verbless && speaker.is_some_and(|speaker| says_of(context, verb, speaker))
}

/// Whether the verb reports what the nominal says or thinks: its subject, or what it takes for the name of the words
/// (*luidt het motto*).
fn says_of(context: &Context<'_>, verb: TokenIx, speaker: TokenIx) -> bool {
    const SAYING: [Class; 6] = [
        Class::Report,
        Class::Quote,
        Class::Belief,
        Class::Factive,
        Class::Question,
        Class::Opinion,
    ];
    let syntax = context.syntax;
    let subject = syntax.parse.subject(verb) == Some(speaker);
    verb_classes(syntax, verb)
        .into_iter()
        .filter(|class| SAYING.contains(class))
        .any(|class| match arguments(syntax, verb, class) {
            Some((Role::None, _)) => class == Class::Quote,
            role => role.is_some() && subject,
        })
}

/// *Een foto is nergens te vinden*: the subject is what is found, not who finds something.
fn is_undergone(context: &Context<'_>, clause: &Clause) -> bool {
    let (syntax, root) = (context.syntax, clause.root);
    let parse = syntax.parse;
    let noun = |ix: TokenIx| matches!(parse[ix].tag.upos, Upos::Noun | Upos::Propn);
    syntax.has_te(root)
        && parse.subject(root).is_some_and(noun)
        && parse
            .dependents(root, &AUXILIARIES)
            .any(|ix| parse[ix].lemma == BE)
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
