use std::sync::Arc;

use super::{Repair, tags};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Van Eerden verwacht winst*: a clause that begins with *Van* and a name and has no subject has it there.
pub(super) struct Surname;

impl Repair for Surname {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|particle| {
                if let Some(name) = beside(parse, particle) {
                    return Some(joined(parse, particle, name, parse[name].head?));
                }
                let name = name_behind(parse, particle)?;
                let verb = parse[name].head?;
                stands_for_subject(parse, particle, name, verb)
                    .then(|| joined(parse, particle, name, verb))
            })
            .flatten()
            .collect()
    }
}

/// The name right behind a *Van* that begins the sentence or what is quoted.
fn name_behind(parse: &Parse, particle: TokenIx) -> Option<TokenIx> {
    let begins = parse
        .before(particle)
        .is_none_or(|before| parse.is_punct(before));
    // *Van den Ende*
    let article = |ix: &TokenIx| matches!(parse[*ix].form.as_str(), "de" | "den" | "der");
    let next = parse.after(particle)?;
    let name = Some(next)
        .filter(article)
        .and_then(|article| parse.after(article))
        .or(Some(next))
        .filter(|&name| {
            parse[name].tag.upos == Upos::Propn && parse[particle].head == Some(name)
        })?;
    (begins && parse[particle].form == "Van" && parse[particle].deprel == DepRel::Case)
        .then_some(name)
}

/// The name behind a *Van* that is taken for the subject by itself.
fn beside(parse: &Parse, particle: TokenIx) -> Option<TokenIx> {
    parse.after(particle).filter(|&name| {
        parse[particle].form == "Van"
            && parse[particle].deprel == DepRel::Nsubj
            && parse[name].tag.upos == Upos::Propn
            && parse[name].deprel != DepRel::Flat
            && parse[name].head == parse[particle].head
    })
}

/// Whether the clause lacks a subject and its finite verb follows the name.
fn stands_for_subject(parse: &Parse, particle: TokenIx, name: TokenIx, verb: TokenIx) -> bool {
    const OTHERS: [DepRel; 6] = [
        DepRel::Nsubj,
        DepRel::NsubjPass,
        DepRel::NsubjOuter,
        DepRel::Csubj,
        DepRel::Expl,
        DepRel::AuxPass,
    ];
    let Some(finite) = parse.finite_verb(verb).filter(|&finite| finite > name) else {
        return false;
    };
    let first = parse
        .subtree(name)
        .into_iter()
        .all(|ix| particle <= ix && ix < finite);
    let next = (name.0 + 1..finite.0)
        .map(TokenIx)
        .all(|ix| parse.is_punct(ix) || parse.is_under(ix, name));
    parse.is_verbal(verb)
        && first
        && next
        && parse[finite].tag.feat("Number") == Some("Sing")
        && parse.dependents(verb, &OTHERS).next().is_none()
}

/// *Van* heads the name, as the first part of a name does.
fn joined(parse: &Parse, particle: TokenIx, name: TokenIx, verb: TokenIx) -> Vec<Edit> {
    let tag = Arc::new(tags::name());
    let others = parse
        .children(name)
        .iter()
        .filter(|&&child| child != particle);
    let others = others.map(|&child| {
        let part = particle < child && child < name;
        let relation = if part {
            DepRel::Flat
        } else {
            parse[child].deprel
        };
        Edit::new(child, particle, relation)
    });
    let subject = Edit {
        tag: Some(tag),
        lemma: Some(parse[particle].form.clone()),
        ..Edit::new(particle, verb, DepRel::Nsubj)
    };
    others
        .chain([subject, Edit::new(name, particle, DepRel::Flat)])
        .collect()
}
