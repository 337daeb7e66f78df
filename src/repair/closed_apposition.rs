use super::{Repair, comma_before, detached_adverbial::is_placed, is_determined, is_intransitive};
use crate::{
    inflect::{BE, auxiliary},
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Toen groette Tine Ulens, voorzitter van de kring, het publiek*: behind the comma that closes the apposition of a
/// subject stands the object that the verb in front has not; *Het boek verdient, dat staat vast, een groot
/// publiek*: so it does behind the comma that closes an aside, or a phrase between commas: *Zo toont zij, in een klein
/// museum, haar werk*.
pub(super) struct ClosedApposition;

impl Repair for ClosedApposition {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| {
                let verb = verb_in_front(parse, ix)
                    .or_else(|| verb_before_aside(parse, ix))
                    .or_else(|| verb_before_phrase(parse, ix))?;
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
    comma_before(parse, apposition)
        .and(comma_before(parse, object))
        .and(Some(verb).filter(|_| is_determined(parse, object)))
}

/// The transitive verb, with its subject behind it, in front of a prepositional phrase between commas.
fn verb_before_phrase(parse: &Parse, object: TokenIx) -> Option<TokenIx> {
    let noun = parse[object]
        .head
        .filter(|_| parse[object].deprel == DepRel::Appos)?;
    let verb = parse[noun].head.filter(|&verb| {
        let full = [
            DepRel::Obj,
            DepRel::Ccomp,
            DepRel::Xcomp,
            DepRel::CompoundPrt,
        ];
        matches!(parse[noun].deprel, DepRel::Obl | DepRel::OblArg)
            && parse.is_finite_verb(verb)
            && parse[verb].tag.upos == Upos::Verb
            && parse.dependents(verb, &full).next().is_none()
            && !is_intransitive(parse, verb)
            && !is_placed(parse, verb)
            && auxiliary(&parse[verb].lemma) != BE
    })?;
    let opening = comma_before(parse, noun)?;
    let subject = parse.subject(verb).filter(|&subject| verb < subject)?;
    let beside = parse.before(opening) == Some(parse.last_of(subject));
    let prepositional = parse.dependent(noun, DepRel::Case).is_some()
        && parse.dependent(object, DepRel::Case).is_none();
    let ends = parse.ends_sentence(parse.last_of(object));
    comma_before(parse, object)
        .and(Some(verb))
        .filter(|_| beside && prepositional && ends && is_determined(parse, object))
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
    let joined = comma.is_some() && comma_before(parse, aside) == comma;
    let named = parse[object].tag.upos == Upos::Noun
        && parse.dependent(object, DepRel::Det).is_some()
        && parse.finite_verb(object).is_none();
    comma_before(parse, object).and(Some(verb).filter(|_| joined && named))
}
