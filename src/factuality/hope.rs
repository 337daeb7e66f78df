use super::Gate;
use crate::{
    attribution::Context,
    clauses::{Clause, ClauseKind, Function},
    lexicon::MarkerKind,
    tree::{DepRel, TokenIx},
};

/// *Hopelijk blijft het droog*, *Was het maar zomer!*: the writer wishes it.
pub(super) struct Hope;

impl Gate for Hope {
    fn rule(&self) -> &'static str {
        "hope"
    }

    fn about(&self) -> &'static str {
        "the writer hopes or wishes it (Hopelijk blijft het droog.)"
    }

    fn bars(&self, context: &Context<'_>, clause: usize) -> bool {
        let syntax = context.syntax;
        let own = &context.clauses[clause];
        if exclaims(context, own) || wishes(context, own) || is_prayed_for(context, own) {
            return true;
        }
        own.tokens.iter().any(|&ix| {
            syntax
                .lexicon
                .marker_at(&syntax.forms_from(ix))
                .is_some_and(|marker| marker.kind == MarkerKind::Wish)
                && !is_afterthought(context, own, ix)
        })
    }
}

/// *Over een jaar, maar hopelijk eerder, gaat de brug open*: what is hoped is only the conjunct of a phrase.
fn is_afterthought(context: &Context<'_>, clause: &Clause, marker: TokenIx) -> bool {
    let parse = context.syntax.parse;
    parse[marker].head.is_some_and(|head| {
        head != clause.root
            && parse[head].deprel == DepRel::Conj
            && parse[head].head != Some(clause.root)
            && parse
                .dependent(head, DepRel::Cc)
                .is_some_and(|cc| cc < marker)
    })
}

/// *Had ik maar een boot*, *Had de boer zijn hooi maar gedekt*: in the past, with its verb in first place and *maar* behind
/// the subject, or in a pluperfect anywhere.
fn wishes(context: &Context<'_>, clause: &Clause) -> bool {
    let (syntax, parse) = (context.syntax, context.syntax.parse);
    let verb = parse.finite_verb(clause.root).filter(|&verb| {
        parse[verb].tag.feat("Tense") == Some("Past")
            && syntax.is_verb_first(clause.root, &clause.tokens)
    });
    let subject = parse.subject(clause.root).filter(|&ix| Some(ix) > verb);
    let only = subject
        .and_then(|subject| parse.subtree(subject).last().copied())
        .and_then(|last| parse.after(last));
    clause.kind == ClauseKind::Main
        && verb.is_some()
        && (only.is_some_and(|only| syntax.function(only) == Some(Function::But))
            || subject.is_some() && had_only(context, clause))
}

/// *Had … maar … gedekt*
fn had_only(context: &Context<'_>, clause: &Clause) -> bool {
    let (syntax, parse) = (context.syntax, context.syntax.parse);
    let mut adverbs = parse.dependents(clause.root, &[DepRel::Advmod]);
    parse.is_participle(clause.root)
        && adverbs.any(|ix| ix < clause.root && syntax.function(ix) == Some(Function::But))
}

/// *Moge zij rusten in vrede*
fn is_prayed_for(context: &Context<'_>, clause: &Clause) -> bool {
    const MAY: [&str; 2] = ["moge", "mogen"];
    let (syntax, parse) = (context.syntax, context.syntax.parse);
    let first = parse.opening(&clause.tokens);
    matches!(clause.kind, ClauseKind::Main | ClauseKind::Parataxis)
        && first == parse.finite_verb(clause.root)
        && first.is_some_and(|first| MAY.contains(&syntax.form(first)))
}

/// A sentence that opens with its verb and ends in an exclamation mark.
fn exclaims(context: &Context<'_>, clause: &Clause) -> bool {
    let parse = context.syntax.parse;
    let opens = parse.first_word() == parse.finite_verb(clause.root);
    let cries = parse
        .indices()
        .rev()
        .take_while(|&ix| parse.is_punct(ix))
        .any(|ix| context.syntax.form(ix) == "!");
    clause.kind == ClauseKind::Main && opens && cries
}
