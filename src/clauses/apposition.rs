use super::{ClauseKind, Function, Opened, Opening, Splitter, Syntax, span::byline_dash};
use crate::tree::{DepRel, TokenIx, Upos};

/// A loose apposition: *Ansar al-Sharia, het Libische filiaal van al Qaida*.
///
/// Close appositions (*premier Rutte*), ages, places and abbreviations in brackets and lists after a colon are none.
pub(super) struct Apposition;

impl Splitter for Apposition {
    fn rule(&self) -> &'static str {
        "apposition"
    }

    fn about(&self) -> &'static str {
        "a loose apposition (Lotte Bakker, directeur van het museum, …)"
    }

    fn open(&self, syntax: &Syntax<'_>, _: &Opened, ix: TokenIx) -> Option<Opening> {
        let parse = syntax.parse;
        let anchor = parse[ix]
            .head
            .filter(|_| parse[ix].deprel == DepRel::Appos)?;
        let first = parse.first_of(ix);
        let byline = byline_dash(syntax).is_some_and(|dash| anchor < dash);
        let aldus = syntax.function(first) == Some(Function::Thus)
            || parse
                .before(first)
                .is_some_and(|at| syntax.function(at) == Some(Function::Thus));
        let noun = matches!(parse[ix].tag.upos, Upos::Noun | Upos::Propn)
            || parse[ix].tag.upos == Upos::Num && parse.children(ix).len() > 1;
        let names = parse.is_nominal(anchor) && noun && ix > anchor;
        (names
            && !aldus
            && !byline
            && syntax.is_set_off(first)
            && !is_list(syntax, first)
            && !is_label(syntax, ix, first))
        .then_some(Opening::Clause(ClauseKind::Apposition, None))
    }
}

fn is_list(syntax: &Syntax<'_>, first: TokenIx) -> bool {
    syntax.punct_before(first).any(|at| syntax.form(at) == ":")
}

/// *(Libië)*, *(CDA)*, *(34)*: a bare name or number in brackets.
fn is_label(syntax: &Syntax<'_>, ix: TokenIx, first: TokenIx) -> bool {
    let parse = syntax.parse;
    let bracketed = syntax.punct_before(first).any(|at| syntax.form(at) == "(");
    bracketed && (parse[ix].tag.upos != Upos::Noun || parse.subtree(ix).len() < 2)
}
