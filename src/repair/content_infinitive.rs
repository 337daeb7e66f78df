use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *hoopt de kritiek, die luid klinkt, tot zwijgen te brengen*: an infinitive with nothing but *te* belongs to the verb that
/// asks for one; so does one right behind such a verb: *zo rijk dat zij mochten hopen het huis te kopen*.
pub(super) struct ContentInfinitive;

impl Repair for ContentInfinitive {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        let infinitives = parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::Advcl && parse.is_infinitive(ix));
        infinitives
            .filter_map(|ix| {
                let asks = |verb: TokenIx| !lexicon.predicates(&parse[verb].lemma).is_empty();
                let above = parse[ix].head.filter(|&verb| parse.is_finite_verb(verb));
                let verb = above.filter(|&verb| asks(verb)).or_else(|| {
                    let verb = verb_in_front(parse, ix)?;
                    asks(verb).then_some(verb)
                })?;
                has_only_te(parse, ix).then(|| Edit::new(ix, verb, DepRel::Xcomp))
            })
            .collect()
    }
}

/// The verb right in front of an infinitive beside which it hangs, without content of its own.
fn verb_in_front(parse: &Parse, infinitive: TokenIx) -> Option<TokenIx> {
    let content = [DepRel::Obj, DepRel::Xcomp, DepRel::Ccomp];
    parse.before(parse.first_of(infinitive)).filter(|&verb| {
        parse[verb].tag.upos == Upos::Verb
            && parse[verb].deprel == DepRel::Advcl
            && parse[verb].head == parse[infinitive].head
            && parse.dependents(verb, &content).next().is_none()
    })
}

/// *te*, but no *om* or *door*, nor *aan het*.
fn has_only_te(parse: &Parse, infinitive: TokenIx) -> bool {
    let mut marks = parse.dependents(infinitive, &[DepRel::Mark]);
    let first = marks.next();
    first.is_some_and(|te| parse[te].lemma == "te" && te < infinitive) && marks.next().is_none()
}
