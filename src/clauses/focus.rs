//! Words in the clause around that pick out an adverbial clause: *vooral omdat*, *pas … toen*.

use super::{Clause, ClauseKind, Function, Syntax};
use crate::tree::{AUXILIARIES, DepRel, TokenIx, Upos};

/// *stopte vooral omdat hij moe was*, *greep pas in toen het donker werd*: where the clause is told by itself, the word
/// that picks it out says nothing.
pub(super) fn leave_out_focus(syntax: &Syntax<'_>, clauses: &mut [Clause]) {
    let adverbial = clauses
        .iter()
        .filter(|clause| clause.kind == ClauseKind::Adverbial);
    let found: Vec<_> = adverbial
        .filter_map(|clause| {
            let (parent, marker) = (clause.parent?, clause.marker?);
            let start = syntax
                .phrase_up_to(marker)
                .map_or(marker, |(start, _)| start);
            let mut words = words_before(syntax, start, marker);
            words.extend(not_before(syntax, &clauses[parent], marker));
            Some((parent, words))
        })
        .collect();
    for (parent, words) in found {
        clauses[parent].tokens.retain(|ix| !words.contains(ix));
    }
}

/// Conjunctions that tell a point in time.
const TIMES: [&str; 4] = ["nadat", "toen", "voor", "voordat"];

/// *vooral*, *niet alleen*, *onder meer*, *vlak* right in front of the clause.
fn words_before(syntax: &Syntax<'_>, start: TokenIx, marker: TokenIx) -> Vec<TokenIx> {
    let parse = syntax.parse;
    let Some(word) = parse.before(start) else {
        return Vec::new();
    };
    let before = parse.before(word);
    let denied = before.filter(|&ix| syntax.negation(ix).is_some());
    // but *woont alleen sinds …*
    let because = syntax.function(marker) == Some(Function::Reason);
    // but *duurde kort omdat …*
    let when = TIMES.contains(&syntax.form(marker));
    match syntax.function(word) {
        Some(Function::Focus) if because || denied.is_some() => {
            denied.into_iter().chain([word]).collect()
        }
        Some(Function::Also | Function::NotBefore) => vec![word],
        Some(Function::Right) if when => vec![word],
        _ => before
            .filter(|&ix| {
                syntax.function(ix) == Some(Function::Among)
                    && parse[word].deprel == DepRel::Fixed
                    && parse[word].head == Some(ix)
            })
            .map(|ix| vec![ix, word])
            .unwrap_or_default(),
    }
}

/// The *pas* of *greep pas in toen het donker werd*; not that of *was pas begonnen toen …* or *kwam pas in mei, toen …*.
fn not_before(syntax: &Syntax<'_>, around: &Clause, marker: TokenIx) -> Option<TokenIx> {
    let parse = syntax.parse;
    if syntax.function(marker) == Some(Function::Reason) || syntax.is_set_off(marker) {
        return None;
    }
    let begun = parse.is_participle(around.root)
        && parse.dependents(around.root, &AUXILIARIES).any(|verb| {
            parse[verb].deprel == DepRel::Aux && parse[verb].tag.feat("Tense") == Some("Past")
        });
    let measures = |next: TokenIx| {
        parse[next].deprel == DepRel::Case || matches!(parse[next].tag.upos, Upos::Num | Upos::Adv)
    };
    let of_verb = |ix: TokenIx| parse[ix].head.is_some_and(|head| parse.is_verbal(head));
    around.tokens.iter().copied().find(|&ix| {
        ix < marker
            && !begun
            && syntax.function(ix) == Some(Function::NotBefore)
            && of_verb(ix)
            && parse.after(ix).is_some_and(|next| !measures(next))
    })
}
