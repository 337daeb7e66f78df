use super::Gate;
use crate::{
    attribution::Context,
    clauses::{Clause, ClauseKind},
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
        if exclaims(context, &context.clauses[clause]) {
            return true;
        }
        context.clauses[clause].tokens.iter().any(|&ix| {
            syntax
                .lexicon
                .marker_at(&syntax.forms_from(ix))
                .is_some_and(|marker| marker.kind == MarkerKind::Wish)
                && !is_afterthought(context, &context.clauses[clause], ix)
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

/// A sentence that opens with its verb and ends in an exclamation mark.
fn exclaims(context: &Context<'_>, clause: &Clause) -> bool {
    let parse = context.syntax.parse;
    let opens = parse.indices().find(|&ix| !parse.is_punct(ix)) == parse.finite_verb(clause.root);
    let cries = parse
        .indices()
        .rev()
        .take_while(|&ix| parse.is_punct(ix))
        .any(|ix| context.syntax.form(ix) == "!");
    clause.kind == ClauseKind::Main && opens && cries
}
