use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De maatregel is zowel moreel als juridisch onhoudbaar*: two adjectives that tell in what respect are adverbials of the
/// one behind them both, which alone is the predicate. *Het is zowel muzikaal als visueel een feest*, *Zij is meestal, maar
/// niet altijd, de winnaar*: so are two words without an article in front of a noun that has one.
pub(super) struct CorrelatedAdverbs;

impl Repair for CorrelatedAdverbs {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|predicate| {
                turned(parse, predicate).or_else(|| turned_of_noun(parse, predicate))
            })
            .flatten()
            .collect()
    }
}

const BOTH: &str = "zowel";

/// The ends of adjectives that name a field: *juridisch*, *financieel*.
const FIELDS: [&str; 5] = ["isch", "eel", "aal", "iek", "ief"];

fn turned(parse: &Parse, predicate: TokenIx) -> Option<Vec<Edit>> {
    let first = parse[predicate]
        .head
        .filter(|_| parse[predicate].deprel == DepRel::Conj)?;
    let second = parse.before(predicate).filter(|&second| {
        parse[second].head == Some(predicate)
            && matches!(parse[second].deprel, DepRel::Advmod | DepRel::Advcl)
    })?;
    let cc = [second, predicate]
        .iter()
        .find_map(|&ix| parse.dependent(ix, DepRel::Cc))?;
    let both = parse
        .before(first)
        .filter(|&both| parse[both].form.to_lowercase() == BOTH);
    let also = parse
        .after(cc)
        .filter(|&also| parse[also].form == ALSO && parse[also].head == Some(predicate));
    let side_by_side =
        parse.after(first) == Some(cc) && parse.after(also.unwrap_or(cc)) == Some(second);
    let sure = match both {
        Some(_) => also.is_none() && are_fields(parse, first, second),
        None => is_impersonal(parse, first, predicate),
    };
    let quality = matches!(parse[predicate].tag.upos, Upos::Adj | Upos::Verb);
    (side_by_side && sure && quality).then(|| {
        let others = parse.children(first).iter().copied();
        others
            .filter(|&ix| Some(ix) != both && ix != predicate)
            .map(|ix| Edit::new(ix, predicate, of_participle(parse, predicate, ix)))
            .chain([
                Edit::place(predicate, parse[first].head, parse[first].deprel),
                Edit::new(first, predicate, DepRel::Advmod),
                Edit::new(second, first, DepRel::Conj),
                Edit::new(cc, second, DepRel::Cc),
            ])
            .chain(also.map(|also| Edit::new(also, second, DepRel::Advmod)))
            .collect()
    })
}

const ALSO: &str = "ook";

/// The noun with an article behind two words that neither a conjunction nor, unless both are between commas, a comma parts
/// from it.
fn turned_of_noun(parse: &Parse, noun: TokenIx) -> Option<Vec<Edit>> {
    let bare = |ix: TokenIx| {
        matches!(parse[ix].tag.upos, Upos::Adj | Upos::Adv)
            && parse.dependent(ix, DepRel::Det).is_none()
    };
    let first = parse[noun].head.filter(|&first| {
        parse[noun].deprel == DepRel::Conj
            && parse[noun].tag.upos == Upos::Noun
            && [first, noun]
                .iter()
                .any(|&ix| parse.dependent(ix, DepRel::Cop).is_some())
            && bare(first)
    })?;
    let article = parse.dependent(noun, DepRel::Det)?;
    let last = parse.before(article)?;
    let enclosed = parse[last].form == ","
        && parse.after(first).map(|at| parse[at].form.as_str()) == Some(",");
    let second = if enclosed { parse.before(last)? } else { last };
    let pair = first < second
        && bare(second)
        && (parse[second].head == Some(first) && parse[second].deprel == DepRel::Conj
            || parse[second].head == Some(noun));
    let mut between = (first.0 + 1..second.0).map(TokenIx);
    let cc = between
        .find(|&ix| !parse.is_punct(ix))
        .filter(|&cc| parse[cc].deprel == DepRel::Cc)?;
    let adverbs: Vec<_> = between.collect();
    let short = adverbs.iter().all(|&ix| parse[ix].tag.upos == Upos::Adv);
    let both = parse
        .before(first)
        .filter(|&both| parse[both].form.to_lowercase() == BOTH);
    let sure = both.is_some() && !enclosed
        || enclosed
            && [first, second]
                .iter()
                .all(|&ix| parse[ix].tag.upos == Upos::Adv);
    (pair && short && sure).then(|| {
        let others = parse.children(first).iter().copied();
        others
            .filter(|&ix| Some(ix) != both && ix != noun && !(first..=last).contains(&ix))
            .map(|ix| Edit::new(ix, noun, parse[ix].deprel))
            .chain(
                adverbs
                    .into_iter()
                    .map(|ix| Edit::new(ix, second, DepRel::Advmod)),
            )
            .chain([
                Edit::place(noun, parse[first].head, parse[first].deprel),
                Edit::new(first, noun, DepRel::Advmod),
                Edit::new(second, first, DepRel::Conj),
                Edit::new(cc, second, DepRel::Cc),
            ])
            .collect()
    })
}

fn are_fields(parse: &Parse, first: TokenIx, second: TokenIx) -> bool {
    [first, second].iter().all(|&ix| {
        let form = parse[ix].form.as_str();
        FIELDS.iter().any(|end| form.ends_with(end))
    })
}

/// *is verrast maar ook boos gereageerd*: nothing is *verrast* where there is no subject.
fn is_impersonal(parse: &Parse, first: TokenIx, participle: TokenIx) -> bool {
    let copular = parse.dependent(first, DepRel::Cop);
    copular.is_some_and(|copula| parse.is_finite_verb(copula))
        && parse.is_participle(participle)
        && [first, participle]
            .iter()
            .all(|&ix| parse.subject(ix).is_none())
        && parse.finite_verb(participle).is_none()
}

/// The relation of what belonged to a predicative adjective: with a participle, its copula is an auxiliary.
fn of_participle(parse: &Parse, predicate: TokenIx, ix: TokenIx) -> DepRel {
    match parse[ix].deprel {
        DepRel::Cop if parse.is_participle(predicate) => DepRel::AuxPass,
        relation => relation,
    }
}
