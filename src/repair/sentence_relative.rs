use super::{Repair, comma_before, is_time};
use crate::{
    coreference::{Class, nature::nature},
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De zaak is failliet, wat de bond tegenspreekt*: a clause with *wat* behind a comma is no second subject, but says
/// something of the sentence; nor does one with *waarop* say anything of the time in front of the comma: *Dat gebeurde in maart,
/// waarop de zaak sloot*; or of somebody: *De agenten grepen in, waarop de zaal leegliep*.
pub(super) struct SentenceRelative;

impl Repair for SentenceRelative {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| is_relative(parse, ix))
            .filter_map(|ix| Some(Edit::new(ix, parse[ix].head?, DepRel::Advcl)))
            .chain(parse.indices().filter_map(|ix| {
                let verb = verb_in_front(parse, ix)?;
                Some(Edit::new(ix, verb, DepRel::Advcl))
            }))
            .collect()
    }
}

/// The verb in front of the comma, where the clause seems to relate to a word below that verb to which it can't.
fn verb_in_front(parse: &Parse, clause: TokenIx) -> Option<TokenIx> {
    const UPON: &str = "waarop";
    let first = parse.first_of(clause);
    let noun = parse[clause].head.filter(|&noun| {
        parse[clause].deprel == DepRel::AclRelcl
            && parse[first].form == UPON
            && comma_before(parse, clause).is_some()
            && noun < first
    })?;
    let time = parse[noun].deprel == DepRel::Obl && is_time(parse, noun);
    // *Zij namen Gent in, waarop …*
    let closed = parse
        .before(first)
        .and_then(|comma| parse.before(comma))
        .is_some_and(|last| !parse.is_under(last, noun));
    let somebody = match nature(parse, noun).class {
        Class::Person | Class::Group => true,
        Class::Name => closed,
        _ => false,
    };
    let verb = parse
        .ancestors(noun)
        .find(|&ix| parse.is_verbal(ix) || parse.finite_verb(ix).is_some())?;
    ((time || somebody) && verb < first).then_some(verb)
}

fn is_relative(parse: &Parse, clause: TokenIx) -> bool {
    let first = parse.first_of(clause);
    let has_subject = parse[clause].head.is_some_and(|head| {
        head < first
            && parse
                .dependent(head, DepRel::Nsubj)
                .is_some_and(|subject| subject < first)
    });
    parse[clause].deprel == DepRel::Csubj
        && parse[first].form == "wat"
        && parse[first].head == Some(clause)
        && comma_before(parse, clause).is_some()
        && has_subject
}
