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
            .filter_map(|ix| {
                let own = own_subject(parse, ix).or_else(|| inverted(parse, ix));
                own.or_else(|| object_in_front(parse, ix))
                    .or_else(|| nearer(parse, ix))
            })
            .collect()
    }
}

fn number(parse: &Parse, ix: TokenIx) -> Option<&str> {
    parse[ix].tag.feat("Number")
}

/// Whether the conjunct has a finite verb, no subject, and not the number of the subject of the first.
fn disagrees(parse: &Parse, conjunct: TokenIx) -> bool {
    let first = parse[conjunct]
        .head
        .filter(|_| parse[conjunct].deprel == DepRel::Conj);
    // *de schepen van Financiën vraagt*: one of them, whatever its tag
    let own = first.and_then(|first| parse.finite_verb(first));
    let shared = first
        .and_then(|first| parse.subject(first))
        .filter(|&subject| parse.dependent(subject, DepRel::Conj).is_none())
        .filter(|&subject| own.is_none_or(|own| parse.agrees(subject, own)));
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
    let noun = parse.dependents(first, &[DepRel::Conj]).find(|&noun| {
        parse.is_nominal(noun)
            && parse.finite_verb(noun).is_none()
            && parse.subtree(noun).last().map(|last| last.0 + 1) == Some(verb.0)
            && fits(parse, noun, verb)
    })?;
    Some(Edit::new(noun, conjunct, DepRel::Nsubj))
}

/// *Dan houdt de groep op en schrijven Ada en Bo een boek*: the object right behind a verb that opens its conjunct.
fn inverted(parse: &Parse, conjunct: TokenIx) -> Option<Edit> {
    let verb = parse.finite_verb(conjunct)?;
    let opens = parse
        .before(verb)
        .is_some_and(|cc| parse[cc].deprel == DepRel::Cc && parse[cc].head == Some(conjunct));
    let noun = parse.dependents(conjunct, &[DepRel::Obj]).find(|&noun| {
        parse.is_nominal(noun)
            && parse.before(parse.first_of(noun)) == Some(verb)
            && fits(parse, noun, verb)
    })?;
    opens.then(|| Edit::new(noun, conjunct, DepRel::Nsubj))
}

/// *terwijl de zon scheen en de vogels zongen*: the object right behind the conjunction, in front of a verb at the end.
fn object_in_front(parse: &Parse, conjunct: TokenIx) -> Option<Edit> {
    let verb = parse.finite_verb(conjunct)?;
    let cc = parse.dependent(conjunct, DepRel::Cc)?;
    let noun = parse.dependents(conjunct, &[DepRel::Obj]).find(|&noun| {
        noun < verb
            && parse.is_nominal(noun)
            && parse.before(parse.first_of(noun)) == Some(cc)
            && fits(parse, noun, verb)
    })?;
    Some(Edit::new(noun, conjunct, DepRel::Nsubj))
}

/// Whether the noun, with those coordinated with it, has the number of the verb.
fn fits(parse: &Parse, noun: TokenIx, verb: TokenIx) -> bool {
    let several = parse.dependent(noun, DepRel::Conj).is_some();
    let found = if several {
        Some("Plur")
    } else {
        number(parse, noun)
    };
    found == number(parse, verb)
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
