use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Het aandeel daalt, omzet en winst vallen tegen*: a conjunct whose verb has another number than the subject that it
/// would share has its own in the nouns before it, or shares that of a conjunct between.
pub(super) struct NumberConjunct;

impl Repair for NumberConjunct {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| disagrees(parse, ix))
            .filter_map(|ix| own_subject(parse, ix).or_else(|| nearer(parse, ix)))
            .collect()
    }
}

fn number(parse: &Parse, ix: TokenIx) -> Option<&str> {
    parse[ix].tag.feat("Number")
}

/// Whether the conjunct has a finite verb, no subject, and not the number of the subject of the first.
fn disagrees(parse: &Parse, conjunct: TokenIx) -> bool {
    let shared = parse[conjunct]
        .head
        .filter(|_| parse[conjunct].deprel == DepRel::Conj)
        .and_then(|first| parse.subject(first))
        .filter(|&subject| parse.dependent(subject, DepRel::Conj).is_none());
    let lone =
        parse.subject(conjunct).is_none() && parse.dependent(conjunct, DepRel::Expl).is_none();
    match (shared, parse.finite_verb(conjunct)) {
        (Some(shared), Some(verb)) => {
            let known = number(parse, shared).is_some() && number(parse, verb).is_some();
            lone && known && number(parse, shared) != number(parse, verb)
        }
        _ => false,
    }
}

/// A noun that looks like a conjunct of the first verb and ends right before that of the second.
fn own_subject(parse: &Parse, conjunct: TokenIx) -> Option<Edit> {
    let first = parse[conjunct].head?;
    let verb = parse.finite_verb(conjunct)?;
    let several = |noun: TokenIx| parse.dependent(noun, DepRel::Conj).is_some();
    let agrees = |noun: TokenIx| {
        let found = if several(noun) {
            Some("Plur")
        } else {
            number(parse, noun)
        };
        found == number(parse, verb)
    };
    let noun = parse.dependents(first, &[DepRel::Conj]).find(|&noun| {
        parse.is_nominal(noun)
            && parse.finite_verb(noun).is_none()
            && parse.subtree(noun).last().map(|last| last.0 + 1) == Some(verb.0)
            && agrees(noun)
    })?;
    Some(Edit::new(noun, conjunct, DepRel::Nsubj))
}

/// The conjunct between whose subject agrees.
fn nearer(parse: &Parse, conjunct: TokenIx) -> Option<Edit> {
    let first = parse[conjunct].head?;
    let verb = parse.finite_verb(conjunct)?;
    let between = parse
        .dependents(first, &[DepRel::Conj])
        .rev()
        .find(|&other| {
            other < conjunct
                && parse
                    .subject(other)
                    .is_some_and(|subject| number(parse, subject) == number(parse, verb))
        })?;
    Some(Edit::new(conjunct, between, DepRel::Conj))
}
