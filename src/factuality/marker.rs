use super::{Judge, Judgement, alleged};
use crate::{
    attribution::{Context, source_spans},
    claim::Status,
    clauses::{Clause, ClauseKind, Function, adjective_class},
    lexicon::{Class, MarkerKind},
    tree::{DepRel, TokenIx, Upos},
};

/// *vermoedelijk*, *naar verluidt*, *naar eigen zeggen*; *de vermeende leider* as a loose apposition; *kennelijk* is
/// the writer's own conclusion.
pub(super) struct Marker;

impl Judge for Marker {
    fn rule(&self) -> &'static str {
        "marker"
    }

    fn about(&self) -> &'static str {
        "a word tells how sure it is (vermoedelijk, naar verluidt, kennelijk)"
    }

    fn judge(&self, context: &Context<'_>, clause: usize) -> Option<Judgement> {
        let clause = &context.clauses[clause];
        clause
            .tokens
            .iter()
            .find_map(|&ix| judge_at(context, clause, ix))
    }
}

fn judge_at(context: &Context<'_>, clause: &Clause, ix: TokenIx) -> Option<Judgement> {
    let syntax = context.syntax;
    let marker = syntax
        .lexicon
        .marker_at(&syntax.forms_from(ix))
        .filter(|marker| {
            let word = marker.words.len() == 1;
            let inside = word && (is_extent(context, ix) || is_appearance(context, ix));
            !inside && !opens_aside(context, ix)
        })?;
    let count = u32::try_from(marker.words.len()).ok()?;
    let words: Vec<_> = (ix.0..ix.0 + count).map(TokenIx).collect();
    let mut judgement = alleged("marker", words.clone());
    match marker.kind {
        MarkerKind::Attributive => {
            return (on_head(context, clause, ix) && identifies(context, clause)
                || modifies_clause(context, clause, &words))
            .then_some(judgement);
        }
        _ if !modifies_clause(context, clause, &words) => return None,
        MarkerKind::Wrongly | MarkerKind::Wish => return None,
        MarkerKind::Evident => judgement.status = Status::Asserted,
        MarkerKind::SelfReport => {
            judgement.sources = syntax
                .parse
                .subject(clause.root)
                .map(|subject| source_spans(context, subject))
                .unwrap_or_default();
        }
        _ => {}
    }
    Some(judgement)
}

/// *- vermoedelijk door rebellen -*: the marker is about what stands between the dashes.
fn opens_aside(context: &Context<'_>, ix: TokenIx) -> bool {
    let mut before = context.syntax.punct_before(ix);
    before.any(|at| at.0 > 0 && matches!(context.syntax.form(at), "-" | "–" | "—" | "("))
}

/// *zo mogelijk*, *zoveel mogelijk*, *zo snel mogelijk*: how much, not how sure.
fn is_extent(context: &Context<'_>, ix: TokenIx) -> bool {
    let syntax = context.syntax;
    let degree = |ix: TokenIx| syntax.function(ix) == Some(Function::Degree);
    let measured = |ix: &TokenIx| matches!(syntax.parse[*ix].tag.upos, Upos::Adj | Upos::Adv);
    let before = syntax.parse.before(ix);
    let first = before
        .filter(measured)
        .and_then(|ix| syntax.parse.before(ix));
    before.is_some_and(degree) || first.is_some_and(degree)
}

/// *dwaalde ogenschijnlijk doelloos rond*, *verdween slechts schijnbaar*: how the way in which it is done looks, not
/// whether it is.
fn is_appearance(context: &Context<'_>, ix: TokenIx) -> bool {
    const APPEARANCE: [&str; 2] = ["ogenschijnlijk", "schijnbaar"];
    let parse = context.syntax.parse;
    let how =
        |next: TokenIx| parse[next].tag.upos == Upos::Adj && parse[next].deprel == DepRel::Advmod;
    let focus = |before: TokenIx| context.syntax.function(before) == Some(Function::Focus);
    APPEARANCE.contains(&context.syntax.form(ix))
        && (parse.after(ix).is_some_and(how) || parse.before(ix).is_some_and(focus))
}

/// *Karel B., de vermeende leider*; *Karel B. is de vermeende leider*
fn identifies(context: &Context<'_>, clause: &Clause) -> bool {
    let copula = context.syntax.parse.dependent(clause.root, DepRel::Cop);
    clause.kind == ClauseKind::Apposition || copula.is_some()
}

fn on_head(context: &Context<'_>, clause: &Clause, ix: TokenIx) -> bool {
    context.syntax.parse[ix].head == Some(clause.root)
}

const MAKE: &str = "maken";

/// *Inschrijven is mogelijk tot 1 mei*, *het is mogelijk om in te schrijven*, *een lening maakt het mogelijk*; not *het is mogelijk een kopie*, where
/// the tree may have it so too.
fn is_predicate(context: &Context<'_>, clause: &Clause, word: TokenIx) -> bool {
    let nouns = [DepRel::Nsubj, DepRel::NsubjPass];
    let mut subjects = context.syntax.parse.dependents(word, &nouns);
    let parse = context.syntax.parse;
    // *het werd mogelijk om in te schrijven*
    let alone = parse[word].deprel == DepRel::Xcomp
        && parse[word]
            .head
            .is_some_and(|verb| parse.dependents(verb, &[DepRel::Xcomp]).count() == 1);
    let made = parse[word].deprel == DepRel::Xcomp
        && parse[word].head.is_some_and(|verb| {
            parse[verb].lemma == MAKE || context.syntax.predicate(verb, Class::Opinion).is_some()
        });
    (word == clause.root || word == clause.head || alone || made)
        && adjective_class(context.syntax, word).is_some()
        && subjects.all(|subject| subject < word)
}

/// Whether the phrase modifies the clause and not a word inside one of its parts.
fn modifies_clause(context: &Context<'_>, clause: &Clause, words: &[TokenIx]) -> bool {
    let parse = context.syntax.parse;
    let inside = |ix: TokenIx| words.contains(&ix);
    let outer = words
        .iter()
        .copied()
        .find(|&ix| parse[ix].head.is_none_or(|head| !inside(head)));
    let Some(top) = outer else { return false };
    if is_predicate(context, clause, top) {
        return false;
    }
    let Some(head) = parse[top].head else {
        return true;
    };
    let clausal = matches!(
        parse[top].deprel,
        DepRel::Advmod
            // *is mogelijkerwijs aangestoken*: rare words are easily taken for nouns
            | DepRel::Obj
            | DepRel::Obl
            | DepRel::OblArg
            | DepRel::Advcl
            | DepRel::Parataxis
            | DepRel::Mark
            | DepRel::Xcomp
            | DepRel::Fixed
            | DepRel::Case
    );
    let core =
        |ix: TokenIx| ix == clause.root || ix == clause.head || clause.predicate.contains(&ix);
    // *blijft waarschijnlijk verstoken van water*
    let predicative = parse[head].deprel == DepRel::Xcomp
        && !parse.is_infinitive(head)
        && top < head
        && parse[head].head.is_some_and(core);
    clausal && (core(head) || predicative)
}
