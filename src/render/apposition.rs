use super::{
    Draft, Step,
    participant::{named, subject_of},
    wording::{Word, Wording},
};
use crate::{
    claim::Polarity,
    clauses::ClauseKind,
    coreference::{Class, nature::nature},
    inflect::{BE, Time, finite},
    tree::{DepRel, Parse, TokenIx},
};

/// Says of the anchor of a loose apposition that it *is* that: *Lotte Bakker is directeur van het museum*.
pub(super) struct Identity;

impl Step for Identity {
    fn rule(&self) -> &'static str {
        "identity"
    }

    fn apply(&self, draft: &Draft<'_>, wording: &mut Wording) -> bool {
        if draft.clause.kind != ClauseKind::Apposition {
            return false;
        }
        let Some(anchor) = anchor(draft) else {
            return false;
        };
        // *Een ever is een zwijn, geen huisdier*
        let contrasted = draft.polarity == Polarity::Negative
            && draft.syntax.parse.dependent(anchor, DepRel::Cop).is_some();
        let subject = contrasted.then(|| subject_of(draft, anchor)).flatten();
        let anchor = subject.unwrap_or_else(|| named(draft, anchor));
        let verb = finite(BE, Time::Present, anchor.agreement);
        wording.begin(anchor.words, Word::new(verb.form));
        true
    }
}

/// What the apposition is said of: its head in the tree, or the noun right before it if that agrees better.
fn anchor(draft: &Draft<'_>) -> Option<TokenIx> {
    let parse = draft.syntax.parse;
    let head = parse[draft.clause.root].head?;
    if let Some(person) = person(draft, head) {
        return Some(person);
    }
    let first = draft.clause.tokens.first()?;
    let before = draft
        .syntax
        .punct_before(*first)
        .last()
        .and_then(|mark| parse.before(mark))
        .and_then(|last| match parse[last].deprel {
            DepRel::Flat => parse[last].head,
            _ => Some(last),
        });
    let nearest = before.filter(|&before| {
        is_plural(parse, head)
            && !is_plural(parse, draft.clause.root)
            && parse.is_under(before, head)
    });
    let noun = nearest.filter(|&before| {
        parse.is_nominal(before)
            && !is_plural(parse, before)
            && parse[before].deprel == DepRel::Nmod
    });
    noun.or(Some(head))
}

/// *het onderzoek van psycholoog Bos, hoofd van de kliniek*, *de voorzitter van de bond, Jan Smit*: a person is another
/// word for a person.
fn person(draft: &Draft<'_>, head: TokenIx) -> Option<TokenIx> {
    let parse = draft.syntax.parse;
    let is_person = |ix: TokenIx| nature(parse, ix).class == Class::Person;
    let inner = parse.subtree(head).into_iter().rev();
    let inner = inner.filter(|&ix| ix > head && ix < parse.first_of(draft.clause.root));
    let outer = std::iter::successors(Some(head), |&ix| {
        parse[ix].head.filter(|_| parse[ix].deprel == DepRel::Nmod)
    });
    inner
        .chain(outer)
        .filter(|&ix| !matches!(parse[ix].deprel, DepRel::Flat | DepRel::Appos))
        .find(|&ix| parse.is_nominal(ix) && is_person(ix))
        .filter(|_| is_person(draft.clause.root) && !is_person(head))
}

fn is_plural(parse: &Parse, ix: TokenIx) -> bool {
    parse[ix].tag.feat("Number") == Some("Plur")
}
