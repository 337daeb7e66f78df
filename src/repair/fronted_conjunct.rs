use std::sync::Arc;

use super::{Repair, tags};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De ploeg was kampioen maar sportief en financieel ging het mis*: an adjective right in front of the finite verb of the
/// next main clause, which has nothing else there and its subject behind it, stands in first place in that and is no
/// predicate.
pub(super) struct FrontedConjunct;

impl Repair for FrontedConjunct {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].tag.upos == Upos::Adj && parse[ix].deprel == DepRel::Conj)
            .filter_map(|adjective| moved(parse, adjective).or_else(|| rejoined(parse, adjective)))
            .flatten()
            .collect()
    }
}

fn moved(parse: &Parse, adjective: TokenIx) -> Option<Vec<Edit>> {
    let first = parse[adjective].head?;
    let verb = parse
        .after(parse.last_of(adjective))
        .filter(|&verb| parse.is_finite_verb(verb))?;
    let clause = parse.dependents(first, &[DepRel::Conj]).find(|&clause| {
        clause >= verb && parse.finite_verb(clause) == Some(verb) && clause != adjective
    })?;
    let bare = parse.finite_verb(adjective).is_none() && parse.subject(adjective).is_none();
    let opens = parse.first_of(clause) == verb;
    // *is groot, maar mooi is het niet*
    let subject = parse
        .children(clause)
        .iter()
        .any(|&ix| ix > verb && parse.is_nominal(ix));
    let joins = |ix: &TokenIx| {
        parse[*ix].deprel == DepRel::Cc
            || parse[*ix].form == "maar" && parse.first_of(adjective) == *ix
    };
    let conjunction = parse.children(adjective).iter().copied().find(joins);
    (bare && opens && subject).then(|| {
        let cc = conjunction.map(|cc| Edit {
            tag: Some(Arc::new(tags::conjunction())),
            ..Edit::new(cc, clause, DepRel::Cc)
        });
        std::iter::once(Edit::new(adjective, clause, DepRel::Advmod))
            .chain(cc)
            .collect()
    })
}

/// An adjective, or a phrase with a preposition whatever the tree has it for.
fn is_adverbial(parse: &Parse, ix: TokenIx) -> bool {
    let adverb = parse[ix].tag.upos == Upos::Adj && parse[ix].deprel == DepRel::Advmod;
    let functions = [DepRel::Obl, DepRel::OblArg, DepRel::Nsubj];
    let phrase = functions.contains(&parse[ix].deprel)
        && parse
            .dependent(ix, DepRel::Case)
            .is_some_and(|case| case == parse.first_of(ix));
    adverb || phrase
}

/// *maar sportief en financieel ging het mis*, *maar technisch en voor de buurt is het slecht*: where only the second of them was given to its clause.
fn rejoined(parse: &Parse, adjective: TokenIx) -> Option<Vec<Edit>> {
    let first = parse[adjective].head?;
    let opening = parse.first_of(adjective);
    let but = parse
        .dependent(adjective, DepRel::Cc)
        .filter(|&but| but == opening)
        .or_else(|| parse.before(opening))
        .filter(|&but| parse[but].deprel == DepRel::Cc)?;
    let and = parse.after(parse.last_of(adjective))?;
    let after = parse.after(and)?;
    let second = std::iter::once(after)
        .chain(parse.ancestors(after))
        .take_while(|&ix| parse.first_of(ix) == after)
        .find(|&ix| is_adverbial(parse, ix))?;
    let clause = parse[second].head.filter(|&clause| {
        parse[and].deprel == DepRel::Cc
            && parse[and].head == Some(clause)
            && parse[clause].head == Some(first)
            && parse[clause].deprel == DepRel::Conj
            && parse.finite_verb(clause) == parse.after(parse.last_of(second))
    })?;
    Some(vec![
        Edit::new(adjective, clause, DepRel::Advmod),
        Edit::new(but, clause, DepRel::Cc),
        Edit::new(second, adjective, DepRel::Conj),
        Edit::new(and, second, DepRel::Cc),
    ])
}
