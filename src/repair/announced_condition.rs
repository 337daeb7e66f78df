use super::{Repair, finite_behind};
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx},
};

/// *De premier verklaarde: ‘Als het niet doorgaat, is dat een klap’*: a clause behind a colon that a verb follows belongs
/// to that verb and not to what announces it; *Als hij komt, zegt zij: ‘…’*: one in front of the verb that announces
/// belongs to that one.
pub(super) struct AnnouncedCondition;

impl Repair for AnnouncedCondition {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let clauses = parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::Advcl);
        clauses
            .filter_map(|clause| {
                let verb = verb_behind(parse, clause).or_else(|| announcing(parse, clause))?;
                Some(Edit::new(clause, verb, DepRel::Advcl))
            })
            .collect()
    }
}

/// The root of the clause that begins with its verb behind `clause`.
fn verb_behind(parse: &Parse, clause: TokenIx) -> Option<TokenIx> {
    let head = parse[clause].head?;
    let first = parse.first_of(clause);
    let announced = (head.0..first.0).any(|at| parse[TokenIx(at)].form == ":");
    let next = finite_behind(parse, clause).filter(|_| announced)?;
    let verb = parse[next]
        .head
        .filter(|_| AUXILIARIES.contains(&parse[next].deprel))
        .unwrap_or(next);
    (verb != head).then_some(verb)
}

/// The verb behind the clause that announces the one that the clause hangs on.
fn announcing(parse: &Parse, clause: TokenIx) -> Option<TokenIx> {
    let content = parse[clause].head?;
    finite_behind(parse, clause).filter(|&verb| {
        parse[verb].deprel == DepRel::Parataxis
            && parse[verb].head == Some(content)
            && (verb.0..content.0).any(|at| parse[TokenIx(at)].form == ":")
    })
}
