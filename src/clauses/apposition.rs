use super::{ClauseKind, Function, Opened, Opening, Splitter, Syntax, span::byline_dash};
use crate::{
    lexicon::Class,
    tree::{DepRel, TokenIx, Upos},
};

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
        if takes_up(syntax, ix) {
            return Some(Opening::Clause(ClauseKind::Apposition, None));
        }
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
            && !is_negated(syntax, anchor, ix)
            && !is_label(syntax, ix, first)
            && !is_place(syntax, anchor, ix)
            && !is_enumerated(syntax, anchor, ix)
            && !is_counted_up(syntax, anchor, ix))
        .then_some(Opening::Clause(ClauseKind::Apposition, None))
    }
}

/// *De boot zou te laat zijn, een lezing die de rederij tegenspreekt*: something said, in apposition to a whole clause.
fn takes_up(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let said = matches!(
        syntax.lexicon.nouns(&parse[ix].lemma),
        Some(Class::Report | Class::Accusation | Class::Belief)
    ) || syntax.function(ix) == Some(Function::Something);
    // *een lezing*, *beschuldigingen*, *iets*
    let indefinite = parse
        .dependents(ix, &[DepRel::Det])
        .all(|det| parse[det].tag.feat("Definite") == Some("Ind"));
    let loose = matches!(
        parse[ix].deprel,
        DepRel::Parataxis | DepRel::Appos | DepRel::Obl | DepRel::Advcl
    );
    let behind = parse[ix]
        .head
        .is_some_and(|head| head < ix && parse.is_verbal(head));
    said && indefinite
        && loose
        && behind
        && parse.dependent(ix, DepRel::Cop).is_none()
        && parse.dependent(ix, DepRel::AclRelcl).is_some()
        && syntax.is_set_off(parse.first_of(ix))
}

/// *niet alleen de mannen*: what it is not; but *Een ever is een zwijn, geen huisdier* says that of the subject.
fn is_negated(syntax: &Syntax<'_>, anchor: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let words = parse.subtree(ix).into_iter();
    let mut negations = words
        .take_while(|&word| word < ix)
        .filter(|&word| syntax.negation(word).is_some());
    let predicative = parse.dependent(anchor, DepRel::Cop).is_some();
    negations.any(|word| !predicative || parse[word].deprel != DepRel::Det)
}

/// *Wasilla, Alaska*: a bare name behind a name.
fn is_place(syntax: &Syntax<'_>, anchor: TokenIx, ix: TokenIx) -> bool {
    let name = |ix: TokenIx| syntax.parse[ix].tag.upos == Upos::Propn;
    name(anchor) && name(ix) && syntax.parse.dependent(ix, DepRel::Det).is_none()
}

/// *van mishandeling, inbraak en diefstal*: bare nouns in a row.
fn is_enumerated(syntax: &Syntax<'_>, anchor: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let bare = |ix: TokenIx| parse.dependent(ix, DepRel::Det).is_none();
    let joined = parse
        .dependents(ix, &[DepRel::Conj])
        .any(|conjunct| bare(conjunct) && parse.dependent(conjunct, DepRel::Cc).is_some());
    parse[anchor].tag.upos == Upos::Noun && bare(ix) && joined
}

/// *Er is een nieuwe brug, een nieuw plein, een nieuwe school*: of one thing not several are said that all begin with
/// *een*, as it does itself.
fn is_counted_up(syntax: &Syntax<'_>, anchor: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let indefinite = |ix: TokenIx| {
        parse
            .dependents(ix, &[DepRel::Det])
            .any(|det| parse[det].tag.feat("Definite") == Some("Ind"))
    };
    let other = |other: TokenIx| other != ix && indefinite(other);
    indefinite(anchor) && indefinite(ix) && parse.dependents(anchor, &[DepRel::Appos]).any(other)
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
