use super::{Repair, is_determined};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Toen groette Tine Ulens, voorzitter van de kring, het publiek*: behind the comma that closes the apposition of a
/// subject stands the object that the verb in front has not; *Het boek verdient, dat staat vast, een groot
/// publiek*: so it does behind the comma that closes an aside.
pub(super) struct ClosedApposition;

impl Repair for ClosedApposition {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| {
                let verb = verb_in_front(parse, ix).or_else(|| verb_before_aside(parse, ix))?;
                Some(Edit::new(ix, verb, DepRel::Obj))
            })
            .collect()
    }
}

fn verb_in_front(parse: &Parse, object: TokenIx) -> Option<TokenIx> {
    let above = |ix: TokenIx| parse[ix].head.filter(|_| parse[ix].deprel == DepRel::Appos);
    let apposition = above(object)?;
    let subject = above(apposition)?;
    let verb = parse[subject].head.filter(|&verb| {
        parse[subject].deprel == DepRel::Nsubj
            && verb < subject
            && parse.is_finite_verb(verb)
            && parse[verb].tag.upos == Upos::Verb
            && parse.dependent(verb, DepRel::Obj).is_none()
    })?;
    (is_behind_comma(parse, apposition)
        && is_behind_comma(parse, object)
        && is_determined(parse, object))
    .then_some(verb)
}

/// The verb right in front of a main clause between commas, with a subject and no object.
fn verb_before_aside(parse: &Parse, object: TokenIx) -> Option<TokenIx> {
    let above = |ix: TokenIx| {
        parse[ix]
            .head
            .filter(|_| parse[ix].deprel == DepRel::Parataxis)
    };
    let aside = above(object).filter(|&aside| parse.finite_verb(aside).is_some())?;
    let verb = above(aside).filter(|&verb| {
        let full = [DepRel::Obj, DepRel::Ccomp, DepRel::Xcomp, DepRel::Obl];
        parse.is_finite_verb(verb)
            && parse[verb].tag.upos == Upos::Verb
            && parse.subject(verb).is_some()
            && parse.dependents(verb, &full).next().is_none()
    })?;
    let comma = parse.after(verb).filter(|&comma| parse[comma].form == ",");
    let joined = parse.before(parse.first_of(aside)) == comma && comma.is_some();
    let named = parse[object].tag.upos == Upos::Noun
        && parse.dependent(object, DepRel::Det).is_some()
        && parse.finite_verb(object).is_none();
    (joined && named && is_behind_comma(parse, object)).then_some(verb)
}

fn is_behind_comma(parse: &Parse, ix: TokenIx) -> bool {
    let before = parse.before(parse.first_of(ix));
    before.is_some_and(|before| parse[before].form == ",")
}
