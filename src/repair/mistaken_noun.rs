use std::sync::Arc;

use super::{Repair, tags::finite_verb};
use crate::{
    inflect::{Agreement, Time, finite},
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Onze plannen stranden op geld*, *Zij vlucht naar het eiland*: a word with a subject and neither a copula nor anything
/// else that a noun has before it is no noun where the form of a verb looks the same. *Daar is de huur laag en kosten huizen
/// weinig*: nor is one behind *en* with its subject behind it.
pub(super) struct MistakenNoun;

impl Repair for MistakenNoun {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| {
                let (lemma, agreement) = verb(parse, ix)?;
                Some(edits(parse, ix, lemma, agreement))
            })
            .flatten()
            .collect()
    }
}

fn edits(parse: &Parse, ix: TokenIx, lemma: String, agreement: Agreement) -> Vec<Edit> {
    let retagged = Edit {
        tag: Some(Arc::new(finite_verb(Upos::Verb, Time::Present, agreement))),
        lemma: Some(lemma),
        ..Edit::stay(parse, ix)
    };
    let own = parse
        .children(ix)
        .iter()
        .filter(|&&child| child > ix)
        .filter_map(|&child| Some(Edit::new(child, ix, of_verb(parse[child].deprel)?)));
    std::iter::once(retagged).chain(own).collect()
}

/// What the dependent of a noun is to a verb.
const fn of_verb(relation: DepRel) -> Option<DepRel> {
    match relation {
        DepRel::Nmod => Some(DepRel::Obl),
        DepRel::Appos => Some(DepRel::Obj),
        DepRel::Amod => Some(DepRel::Advmod),
        _ => None,
    }
}

/// The lemma and number of the verb.
fn verb(parse: &Parse, ix: TokenIx) -> Option<(String, Agreement)> {
    const BEFORE: [DepRel; 6] = [
        DepRel::Det,
        DepRel::Amod,
        DepRel::Case,
        DepRel::Nummod,
        DepRel::NmodPoss,
        DepRel::Mark,
    ];
    let main = matches!(
        parse[ix].deprel,
        DepRel::Root | DepRel::Parataxis | DepRel::Conj
    );
    let introduced = |child: &TokenIx| {
        let relation = parse[*child].deprel;
        AUXILIARIES.contains(&relation) || *child < ix && BEFORE.contains(&relation)
    };
    let form = parse[ix].form.as_str();
    let noun = parse[ix].tag.upos == Upos::Noun && form.starts_with(char::is_lowercase);
    let subject = parse
        .dependent(ix, DepRel::Nsubj)
        .filter(|&subject| main && noun && (subject < ix || is_inverted(parse, ix, subject)))?;
    if parse.children(ix).iter().any(introduced) {
        return None;
    }
    if (is_plural(parse, subject) || subject > ix) && form.ends_with("en") {
        return Some((form.to_owned(), Agreement::Plural));
    }
    let nominative = parse[subject].tag.feat("Case") == Some("Nom");
    let third = parse[subject].tag.feat("Person") == Some("3") && parse.after(subject) == Some(ix);
    let lemma = format!("{form}en");
    let same = finite(&lemma, Time::Present, Agreement::Third).form == form;
    (nominative && third && same).then_some((lemma, Agreement::Third))
}

/// *Daar is de huur laag en kosten huizen weinig*: right behind the conjunction, with its plural subject behind it.
fn is_inverted(parse: &Parse, verb: TokenIx, subject: TokenIx) -> bool {
    let cc = parse.dependent(verb, DepRel::Cc);
    parse[verb].deprel == DepRel::Conj
        && cc.is_some()
        && cc == parse.before(verb)
        && parse.after(verb) == Some(parse.first_of(subject))
        && parse[subject].tag.feat("Number") == Some("Plur")
}

/// A plural that is determined or coordinated; *Kinderen slachtoffers* is a headline.
fn is_plural(parse: &Parse, subject: TokenIx) -> bool {
    const TOLD: [DepRel; 4] = [DepRel::Det, DepRel::NmodPoss, DepRel::Nummod, DepRel::Conj];
    let tag = &parse[subject].tag;
    let plural = tag.feat("Number") == Some("Plur") || tag.has_part("mv") || tag.has_part("mv-n");
    let several = parse.dependent(subject, DepRel::Conj).is_some();
    (plural || several) && parse.dependents(subject, &TOLD).next().is_some()
}
