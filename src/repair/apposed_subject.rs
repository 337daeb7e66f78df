use super::{Repair, comma_before};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *Daar wonen volgens de buurt Ada en Bo*, *Op de meeste scholen betalen ouders mee*: where the verb of a main clause has
/// something in front of it, but no subject or object, the noun that is taken for a part of a phrase before it is the
/// subject, if it stands behind the verb and agrees; but not behind the comma of *Zo blijkt uit een brief van Els Bos, de
/// moeder van het kind*.
pub(super) struct ApposedSubject;

impl Repair for ApposedSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .root()
            .and_then(|verb| Some(Edit::new(subject(parse, verb)?, verb, DepRel::Nsubj)))
            .into_iter()
            .collect()
    }
}

fn subject(parse: &Parse, verb: TokenIx) -> Option<TokenIx> {
    const OTHERS: [DepRel; 7] = [
        DepRel::Obj,
        DepRel::Iobj,
        DepRel::Expl,
        DepRel::Ccomp,
        DepRel::Xcomp,
        DepRel::Aux,
        DepRel::AuxPass,
    ];
    let lone = parse.is_finite_verb(verb)
        && parse.dependents(verb, &SUBJECTS).next().is_none()
        && parse.dependents(verb, &OTHERS).next().is_none();
    let fronted = parse
        .dependents(verb, &[DepRel::Obl, DepRel::Advmod])
        .any(|ix| ix < verb);
    let mut nouns = parse.indices().filter(|&noun| {
        let shown = parse[verb].lemma == SHOW && comma_before(parse, noun).is_some();
        let fits = is_loose(parse, verb, noun) && agrees(parse, noun, verb);
        lone && fronted && verb < noun && fits && !shown
    });
    let noun = nouns.next()?;
    nouns.next().is_none().then_some(noun)
}

const SHOW: &str = "blijken";

/// A noun without a preposition on a phrase of the verb: an apposition, or what stands in front of the verb otherwise.
fn is_loose(parse: &Parse, verb: TokenIx, noun: TokenIx) -> bool {
    let phrase = parse[noun].head.filter(|&phrase| {
        let mut above = std::iter::once(phrase).chain(parse.ancestors(phrase));
        let top = above.find(|&ix| parse[ix].head == Some(verb));
        top.is_none_or(|top| matches!(parse[top].deprel, DepRel::Obl | DepRel::Advcl))
    });
    let relation = parse[noun].deprel;
    let behind = phrase.is_some_and(|phrase| {
        verb <= phrase
            && matches!(relation, DepRel::Appos | DepRel::Parataxis)
            && parse[phrase].tag.upos != Upos::Propn
    });
    let crossing = phrase.is_some_and(|phrase| phrase < verb)
        && matches!(relation, DepRel::Nmod | DepRel::Appos)
        && parse.before(parse.first_of(noun)) == Some(verb);
    (behind || crossing)
        && matches!(parse[noun].tag.upos, Upos::Noun | Upos::Propn)
        && parse.dependent(noun, DepRel::Case).is_none()
        && parse.finite_verb(noun).is_none()
}

fn agrees(parse: &Parse, noun: TokenIx, verb: TokenIx) -> bool {
    let several = parse.dependent(noun, DepRel::Conj).is_some();
    let plural = parse[verb].tag.feat("Number") == Some("Plur");
    if several {
        plural
    } else {
        parse.agrees(noun, verb)
    }
}
