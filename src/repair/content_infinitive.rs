use super::Repair;
use crate::{
    lexicon::{Class, Lexicon, Modal},
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *hoopt de kritiek, die luid klinkt, tot zwijgen te brengen*: an infinitive with nothing but *te* belongs to the verb that
/// asks for one. *zo lang dat zij hoopten de dijk te halen*: so does one right behind such a verb, wherever it hangs. *De
/// dijk dreigt door de storm te breken*: where nothing else is what threatens, *door* has a noun and is no complementizer.
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
            .chain(
                parse
                    .indices()
                    .filter_map(|through| behind_cause(parse, lexicon, through))
                    .flatten(),
            )
            .collect()
    }
}

/// The preposition and the verb with *te* behind it that it was taken to introduce, if the verb above is nothing without.
fn behind_cause(parse: &Parse, lexicon: &Lexicon, through: TokenIx) -> Option<[Edit; 2]> {
    const THROUGH: &str = "door";
    const FULL: [DepRel; 4] = [DepRel::Xcomp, DepRel::Ccomp, DepRel::Obj, DepRel::Csubj];
    let content = parse[through].head.filter(|&content| {
        parse[through].lemma == THROUGH
            && parse[through].deprel == DepRel::Mark
            && matches!(parse[content].deprel, DepRel::Advcl | DepRel::Xcomp)
            && parse.subject(content).is_none()
    })?;
    let verb = parse[content].head.filter(|&verb| {
        let lemma = parse[verb].lemma.as_str();
        let needs = lexicon.modal(lemma) == Some(Modal::Necessity)
            || lexicon.predicate(lemma, Class::Raising).is_some()
            || lemma == THREATEN;
        needs
            && parse.is_finite_verb(verb)
            && verb < through
            && parse.subject(verb).is_some()
            && parse.dependents(verb, &FULL).all(|ix| ix == content)
    })?;
    let te = parse
        .dependents(content, &[DepRel::Mark])
        .find(|&te| through < te)?;
    let noun = parse.children(content).iter().copied().find(|&noun| {
        through < noun
            && noun < te
            && parse.is_nominal(noun)
            && parse.before(parse.first_of(noun)) == Some(through)
            && parse.dependent(noun, DepRel::Case).is_none()
    })?;
    Some([
        Edit::new(content, verb, DepRel::Xcomp),
        Edit::new(through, noun, DepRel::Case),
    ])
}

/// Of a thing it tells what may come.
const THREATEN: &str = "dreigen";

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
