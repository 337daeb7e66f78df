use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *hoopt de kritiek, die luid klinkt, tot zwijgen te brengen*: an infinitive with nothing but *te* belongs to the verb that
/// asks for one. *zo lang dat zij hoopten de dijk te halen*: so does one right behind such a verb, wherever it hangs.
pub(super) struct ContentInfinitive;

impl Repair for ContentInfinitive {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        let infinitives = parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::Advcl && parse.is_infinitive(ix));
        infinitives
            .filter_map(|ix| {
                let asks = |verb: TokenIx| !lexicon.predicates(&parse[verb].lemma).is_empty();
                let verb = parse[ix]
                    .head
                    .filter(|&verb| asks(verb) && parse.is_finite_verb(verb))
                    .or_else(|| open_verb_before(parse, ix).filter(|&verb| asks(verb)))?;
                has_only_te(parse, ix).then(|| Edit::new(ix, verb, DepRel::Xcomp))
            })
            .collect()
    }
}

/// The verb right in front of the infinitive and its own words, if that has no content yet.
fn open_verb_before(parse: &Parse, infinitive: TokenIx) -> Option<TokenIx> {
    let full = [DepRel::Obj, DepRel::Xcomp, DepRel::Ccomp];
    parse.before(parse.first_of(infinitive)).filter(|&verb| {
        let clause = parse[verb].tag.upos == Upos::Verb && parse[verb].deprel != DepRel::Amod;
        clause
            && !parse.is_participle(verb)
            && !parse.is_under(verb, infinitive)
            && parse.dependents(verb, &full).next().is_none()
    })
}

/// *te*, but no *om* or *door*, nor *aan het*.
fn has_only_te(parse: &Parse, infinitive: TokenIx) -> bool {
    let mut marks = parse.dependents(infinitive, &[DepRel::Mark]);
    let first = marks.next();
    first.is_some_and(|te| parse[te].lemma == "te" && te < infinitive) && marks.next().is_none()
}
