//! *aldus de woordvoerster*: words about the source that are no part of any claim.

use super::{Function, Syntax};
use crate::{
    lexicon::Class,
    repair::is_time,
    tree::{AUXILIARIES, DepRel, TokenIx},
};

/// *aldus* with the words up to the next punctuation or main clause, which name the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thus {
    /// *aldus*
    pub cue: TokenIx,
    /// The word that names the source.
    pub named: Option<TokenIx>,
    /// All words of the phrase.
    pub words: Vec<TokenIx>,
}

/// The *aldus* phrase of the sentence, wherever the tree puts it.
pub fn thus(syntax: &Syntax<'_>) -> Option<Thus> {
    let parse = syntax.parse;
    let cue = parse
        .indices()
        .find(|&ix| syntax.function(ix) == Some(Function::Thus))?;
    // *had aldus een nieuw gerecht gemaakt*: it says how
    let says_how =
        |before: TokenIx| parse[before].deprel != DepRel::Root && parse.is_finite_verb(before);
    // *Aldus ontstond een meer*: so does one in front of a verb that says nothing
    let does = |verb: TokenIx| parse.is_finite_verb(verb) && !speaks(syntax, verb);
    if parse.before(cue).is_some_and(says_how) || parse.after(cue).is_some_and(does) {
        return None;
    }
    // *…, aldus de koster en de raad wil het dak herstellen*
    let joins = |ix: TokenIx| {
        let clause = parse[ix].head.filter(|_| parse[ix].deprel == DepRel::Cc);
        clause.is_some_and(|clause| parse[clause].head < Some(cue) && syntax.is_finite(clause))
    };
    let words: Vec<_> = parse
        .indices()
        .skip(cue.at())
        .take_while(|&ix| !parse.is_punct(ix) && !joins(ix))
        .collect();
    // *aldus verklaarde de woordvoerder*
    let outside = |ix: TokenIx| {
        parse[ix]
            .head
            .is_none_or(|head| !words.contains(&head) || head == cue || parse.is_finite_verb(head))
    };
    // *aldus gisteravond de trainer*: the one who speaks stands behind the time
    let mut named = words
        .iter()
        .copied()
        .filter(|&ix| ix != cue && parse.is_nominal(ix) && outside(ix))
        .peekable();
    let first = named.peek().copied();
    let behind = first.filter(|&ix| is_time(parse, ix)).and_then(|time| {
        let hung = |ix: &TokenIx| parse.is_nominal(*ix) && parse[*ix].head == Some(time);
        let below = words.iter().copied().filter(|&ix| ix > time).find(hung);
        below.or_else(|| named.nth(1))
    });
    let named = behind.or(first);
    Some(Thus { cue, named, words })
}

/// *verklaarde*, *werd verklaard*
fn speaks(syntax: &Syntax<'_>, verb: TokenIx) -> bool {
    let parse = syntax.parse;
    let lexical = parse[verb]
        .head
        .filter(|_| AUXILIARIES.contains(&parse[verb].deprel))
        .unwrap_or(verb);
    [Class::Report, Class::Quote, Class::Belief]
        .iter()
        .any(|&class| syntax.predicate(lexical, class).is_some())
}
