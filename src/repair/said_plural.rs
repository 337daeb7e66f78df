use std::sync::Arc;

use super::{Repair, tags::finite_verb};
use crate::{
    inflect::{Agreement, Time},
    lexicon::{Class, Lexicon},
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De staking gaat door, vrezen reizigers*: behind a comma a verb of saying in front of a bare plural is finite and the
/// plural its subject, though its form is that of the infinitive too; *De drukte zal afnemen, verwachten de artsen*: nor is
/// it the conjunct of an infinitive without a conjunction. *…, zeggen betrokkenen*: so is a participle that names people.
pub(super) struct SaidPlural;

impl Repair for SaidPlural {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .find_map(|verb| framed(parse, lexicon, verb))
            .unwrap_or_default()
    }
}

fn framed(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> Option<Vec<Edit>> {
    let comma = parse
        .before(verb)
        .filter(|&comma| parse[comma].form == "," && !parse.is_finite_verb(verb))?;
    let mut senses = lexicon.predicates(&parse[verb].form).iter();
    senses.find(|row| matches!(row.class, Class::Report | Class::Quote | Class::Belief))?;
    let noun = parse
        .indices()
        .skip(verb.at() + 1)
        .find(|&ix| parse[ix].tag.upos == Upos::Noun || are_people(parse, ix))?;
    let root = parse
        .root()
        .filter(|&root| root < comma && parse.finite_verb(root).is_some())?;
    let joined = parse[verb].head == Some(noun) && parse[verb].deprel == DepRel::Amod;
    let conjunct =
        parse[verb].deprel == DepRel::Conj && parse.dependent(verb, DepRel::Cc).is_none();
    let above =
        parse[verb].head == Some(root) && (parse[verb].deprel == DepRel::Parataxis || conjunct);
    let argument = matches!(
        parse[noun].deprel,
        DepRel::Obj | DepRel::Nsubj | DepRel::Obl
    ) || are_people(parse, noun);
    let owned = parse[noun].head == Some(verb) && above && argument || joined;
    let determiners = [DepRel::Case, DepRel::Det, DepRel::NmodPoss];
    let excluded = &determiners[..if conjunct { 1 } else { 3 }];
    let bare = parse.dependents(noun, excluded).next().is_none();
    let begins = (verb.0 + 1..noun.0)
        .map(TokenIx)
        .all(|at| !parse.is_punct(at) && parse.is_under(at, noun));
    let ends = parse
        .after(*parse.subtree(noun).last()?)
        .is_none_or(|next| parse.is_punct(next));
    let plural = parse[noun].tag.feat("Number") == Some("Plur") || are_people(parse, noun);
    (owned && bare && begins && ends && plural).then(|| {
        let tag = finite_verb(Upos::Verb, Time::Present, Agreement::Plural);
        vec![
            Edit {
                tag: Some(Arc::new(tag)),
                lemma: Some(parse[verb].form.clone()),
                ..Edit::new(verb, root, DepRel::Parataxis)
            },
            Edit::new(noun, verb, DepRel::Nsubj),
        ]
    })
}

/// *betrokkenen*
pub(super) fn are_people(parse: &Parse, ix: TokenIx) -> bool {
    parse.is_participle(ix) && parse[ix].tag.has_part("mv-n")
}
