use std::sync::Arc;

use super::Repair;
use crate::{
    inflect::particle,
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, Tag, TokenIx, Upos},
};

/// *Hij liep weg, zwaaiend met zijn pet*: what has words of its own behind a comma is a participle and no adjective; but
/// *bekend om zijn kaas* comes from no verb. *kennismakend met de buren*, *nauw samenwerkend*: nor is it the past participle
/// of a verb that has another.
pub(super) struct PresentParticiple;

impl Repair for PresentParticiple {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| is_participle(parse, ix))
            .map(|ix| retagged(parse, ix, None))
            .chain(parse.indices().filter_map(|ix| joined(parse, ix)))
            .collect()
    }
}

fn is_participle(parse: &Parse, ix: TokenIx) -> bool {
    let set_off = parse
        .before(parse.first_of(ix))
        .is_some_and(|before| parse.is_punct(before));
    parse[ix].deprel == DepRel::Advcl
        && parse[ix].tag.upos == Upos::Adj
        && has_stem(&parse[ix].form)
        && set_off
        && parse
            .dependents(ix, &[DepRel::Obl, DepRel::OblArg, DepRel::Obj])
            .next()
            .is_some()
}

/// Whether there is a verb in front of the ending: *zwaaiend*, *begeleidend*, not *bekend* or *erkend*.
fn has_stem(form: &str) -> bool {
    const PREFIXES: [&str; 6] = ["be", "er", "ge", "her", "ont", "ver"];
    form.strip_suffix("end").is_some_and(|stem| {
        let bare = PREFIXES.iter().find_map(|prefix| stem.strip_prefix(prefix));
        bare.unwrap_or(stem)
            .contains(['a', 'e', 'i', 'o', 'u', 'y'])
    })
}

/// Verbs that join nouns and adjectives, whose past participles do not end in *-end*.
const JOINING: [&str; 6] = ["maken", "geven", "nemen", "houden", "halen", "voeren"];

/// What looks like a past participle and ends like the present one of a verb that is joined to a noun.
fn joined(parse: &Parse, ix: TokenIx) -> Option<Edit> {
    let form = parse[ix].form.to_lowercase();
    let infinitive = form
        .strip_suffix('d')
        .filter(|_| parse[ix].tag.has_part("vd") && parse[ix].tag.upos == Upos::Verb)?;
    let joined = JOINING
        .iter()
        .find_map(|verb| Some((infinitive.strip_suffix(verb)?, verb)))
        .filter(|(noun, _)| !noun.is_empty());
    joined
        .map(|(noun, verb)| retagged(parse, ix, Some(format!("{noun}_{verb}"))))
        .or_else(|| is_unprefixed(infinitive).then(|| retagged(parse, ix, None)))
}

/// *samenwerken*, *afsteken*: a past participle has *ge-* or, behind its particle, another prefix that is not stressed.
fn is_unprefixed(infinitive: &str) -> bool {
    const PREFIXED: [&str; 13] = [
        "be", "er", "ge", "her", "mis", "om", "on", "ont", "onder", "over", "ver", "vol", "weer",
    ];
    let base = particle(infinitive).1;
    infinitive.ends_with("en")
        && !PREFIXED
            .iter()
            .any(|prefix| base.starts_with(prefix) || infinitive.starts_with(prefix))
}

/// The infinitive is what stands in front of the *d*.
fn retagged(parse: &Parse, ix: TokenIx, lemma: Option<String>) -> Edit {
    let form = parse[ix].form.to_lowercase();
    Edit {
        lemma: lemma.or_else(|| form.strip_suffix('d').map(str::to_owned)),
        tag: Some(Arc::new(Tag {
            upos: Upos::Verb,
            xpos: "WW|od|vrij|zonder".to_owned(),
            feats: "VerbForm=Part".to_owned(),
        })),
        ..Edit::stay(parse, ix)
    }
}
