use super::{ClauseKind, Function, Opened, Opening, Splitter, Syntax};
use crate::{
    lexicon::Relation,
    tree::{DepRel, Parse, TokenIx, Upos},
};

/// The root of the sentence: *De raad stemde voor.*
///
/// A subordinate clause may stand alone. *Omdat het regende.* is a fact as behind a main clause; *Tenzij het regent.* or
/// *Alsof het niets was.* is no proposition of the text; *Waarna het licht uitging.* relates to the sentence before.
pub(super) struct Main;

impl Splitter for Main {
    fn rule(&self) -> &'static str {
        "main"
    }

    fn about(&self) -> &'static str {
        "the main clause of the sentence (De raad stemde voor.)"
    }

    fn open(&self, syntax: &Syntax<'_>, _: &Opened, ix: TokenIx) -> Option<Opening> {
        if syntax.parse[ix].head.is_some() {
            return None;
        }
        if let Some(word) = relative_word(syntax, ix) {
            return Some(Opening::Clause(ClauseKind::Relative, Some(word)));
        }
        let Some(marker) = subordinator(syntax, ix) else {
            return Some(Opening::Clause(ClauseKind::Main, None));
        };
        if syntax.relation(marker) == Some(Relation::Fact) {
            return Some(Opening::Clause(ClauseKind::Adverbial, Some(marker)));
        }
        nominal_subject(syntax, ix)
            .is_none()
            .then_some(Opening::Sealed)
    }
}

/// The word that makes a subordinate clause of the sentence: it stands before the subject, and the verb stands last.
fn subordinator(syntax: &Syntax<'_>, root: TokenIx) -> Option<TokenIx> {
    let parse = syntax.parse;
    let verb = parse.finite_verb(root)?;
    let Some(subject) = nominal_subject(syntax, root).map(|subject| parse.first_of(subject)) else {
        // *Tenzij blijkt dat het regent.*
        return syntax.marks(root).find(|&mark| {
            parse[mark].tag.upos == Upos::Sconj
                && syntax.relation(mark) == Some(Relation::Condition)
                && parse.after(mark) == Some(verb)
        });
    };
    let mark = syntax
        .marks(root)
        .find(|&mark| syntax.relation(mark).is_some())
        .filter(|&mark| mark < subject)?;
    // *Al is het laat, …*
    let admits =
        syntax.relation(mark) == Some(Relation::Concession) && parse.after(mark) == Some(verb);
    (admits || subject < verb && is_last(parse, root, verb)).then_some(mark)
}

/// The word of a sentence with its verb at the end that relates to what was told before: *Hetgeen niemand verbaasde.*
fn relative_word(syntax: &Syntax<'_>, root: TokenIx) -> Option<TokenIx> {
    let parse = syntax.parse;
    let verb = parse.finite_verb(root)?;
    let asked = parse
        .indices()
        .next_back()
        .is_some_and(|last| syntax.form(last) == "?");
    let told = |&word: &TokenIx| {
        syntax.function(word) == Some(Function::SentenceRelative)
            && parse.after(word) != Some(verb)
            && word < verb
    };
    // not *Waarop hij zei: ‘De brug is stuk’*
    let own = parse.subtree_without(root, |ix| parse[ix].deprel == DepRel::Parataxis);
    parse
        .opening(&own)
        .filter(told)
        .filter(|_| !asked && is_last(parse, root, verb))
}

/// The subject, unless it is a clause.
fn nominal_subject(syntax: &Syntax<'_>, root: TokenIx) -> Option<TokenIx> {
    let parse = syntax.parse;
    let clausal = [DepRel::Csubj, DepRel::CsubjOuter];
    parse
        .subject(root)
        .filter(|&subject| !clausal.contains(&parse[subject].deprel))
}

/// Whether the verb stands at the end of the clause, where only verbs and loose parts follow it.
fn is_last(parse: &Parse, root: TokenIx, verb: TokenIx) -> bool {
    const INNER: [DepRel; 5] = [
        DepRel::Obj,
        DepRel::Iobj,
        DepRel::Xcomp,
        DepRel::Advmod,
        DepRel::CompoundPrt,
    ];
    let cluster = (verb.0..root.0).all(|at| parse.is_verbal(TokenIx(at)));
    let inner = parse
        .dependents(root, &INNER)
        .any(|ix| ix > verb && ix > root);
    cluster && !inner
}
