use std::sync::Arc;

use super::{Repair, tags};
use crate::{
    coreference::nature::{Class, nature},
    inflect::{BE, HAVE},
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *Van Eerden verwacht winst*: a clause that begins with *Van* and a name and has no subject has it there; also one that
/// has its object for a subject, *Van Eerden betwist de cijfers*.
pub(super) struct Surname;

impl Repair for Surname {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|particle| {
                if let Some(name) = around(parse, particle) {
                    return Some(vec![first_part(parse, particle, name, DepRel::Flat)]);
                }
                if is_mistagged(parse, particle) {
                    let word = &parse[particle];
                    return Some(vec![first_part(parse, particle, word.head?, word.deprel)]);
                }
                if let Some(name) = beside(parse, particle) {
                    return Some(joined(parse, particle, name, parse[name].head?));
                }
                let name = name_behind(parse, particle)?;
                let verb = parse[name].head?;
                let first = stands_first(parse, particle, name, verb);
                let objects = first.then(|| objects(parse, lexicon, name, verb))??;
                Some([joined(parse, particle, name, verb), objects].concat())
            })
            .flatten()
            .collect()
    }
}

/// The name whose *van* is taken for a preposition: *ruiter Bert van der Mey*.
fn around(parse: &Parse, particle: TokenIx) -> Option<TokenIx> {
    let article = parse
        .after(particle)
        .filter(|&next| matches!(parse[next].form.as_str(), "de" | "den" | "der"))
        .filter(|&next| parse[next].deprel == DepRel::Flat)?;
    let taken = parse[particle].form == "van" && parse[particle].deprel == DepRel::Case;
    let name = parse[article].head.filter(|&name| name < particle)?;
    (taken && parse[name].tag.upos == Upos::Propn).then_some(name)
}

/// A *Van* that is the first part of a name by the tree and a preposition by its tag.
fn is_mistagged(parse: &Parse, particle: TokenIx) -> bool {
    parse[particle].form == "Van"
        && parse[particle].tag.upos == Upos::Adp
        && SUBJECTS.contains(&parse[particle].deprel)
        && parse.dependents(particle, &[DepRel::Flat]).next().is_some()
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

/// Whether nothing stands before the name, and a finite verb that agrees right behind.
fn stands_first(parse: &Parse, particle: TokenIx, name: TokenIx, verb: TokenIx) -> bool {
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
    let agrees = match parse[finite].tag.feat("Number") {
        Some("Sing") => true,
        // *Van Eerden en Mol klagen*
        _ => parse.dependent(name, DepRel::Conj).is_some() && parse.subject(verb).is_none(),
    };
    first && next && agrees
}

/// What must be an object if the name is the subject; nothing where the name can't be.
fn objects(parse: &Parse, lexicon: &Lexicon, name: TokenIx, verb: TokenIx) -> Option<Vec<Edit>> {
    const OTHERS: [DepRel; 3] = [DepRel::NsubjOuter, DepRel::Csubj, DepRel::Expl];
    const CONTENTS: [DepRel; 2] = [DepRel::Ccomp, DepRel::Parataxis];
    let has = |relations: &[DepRel]| parse.dependents(verb, relations).next().is_some();
    // *Van Gent wordt gezegd dat het leegloopt*, *Van Gent is bekend dat het leegloopt*
    let reported = has(&[DepRel::AuxPass, DepRel::Cop]) && has(&CONTENTS);
    // *Van Gent tot in Luik was de knal te horen*
    let suffers = parse.is_infinitive(verb)
        && parse
            .dependents(verb, &[DepRel::Aux])
            .any(|aux| parse[aux].lemma == BE);
    if has(&OTHERS) || reported || suffers {
        return None;
    }
    let rivals: Vec<_> = parse.dependents(verb, &SUBJECTS).collect();
    let object = |&rival: &TokenIx| {
        rival > name && parse[rival].deprel == DepRel::Nsubj && {
            let several = parse[rival].tag.feat("Number") == Some("Plur");
            several || !has(&[DepRel::Obj]) && is_done_to(parse, lexicon, rival, verb)
        }
    };
    rivals.iter().all(object).then(|| {
        let edits = rivals.iter();
        edits
            .map(|&rival| Edit::new(rival, verb, DepRel::Obj))
            .collect()
    })
}

/// *betwist de cijfers*, *heeft het gehoord*, *heeft het over geld*: what does not speak or think, and *het* beside *hebben*.
fn is_done_to(parse: &Parse, lexicon: &Lexicon, rival: TokenIx, verb: TokenIx) -> bool {
    let nature = nature(parse, rival);
    let pronoun = parse[rival].tag.upos == Upos::Pron;
    let mut verbs = std::iter::once(verb).chain(parse.dependents(verb, &[DepRel::Aux]));
    let has = verbs.any(|ix| parse[ix].lemma == HAVE);
    let neuter = matches!(parse[rival].form.as_str(), "het" | "dit" | "dat");
    let human = !lexicon.predicates(&parse[verb].lemma).is_empty();
    neuter && (has || human) || !pronoun && human && nature.class == Class::Thing
}

/// *Van* heads the name, as the first part of a name does.
fn joined(parse: &Parse, particle: TokenIx, name: TokenIx, verb: TokenIx) -> Vec<Edit> {
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
    let subject = first_part(parse, particle, verb, DepRel::Nsubj);
    others
        .chain([subject, Edit::new(name, particle, DepRel::Flat)])
        .collect()
}

/// The particle as the first word of a name.
fn first_part(parse: &Parse, particle: TokenIx, head: TokenIx, deprel: DepRel) -> Edit {
    Edit {
        tag: Some(Arc::new(tags::name())),
        lemma: Some(parse[particle].form.clone()),
        ..Edit::new(particle, head, deprel)
    }
}
