use super::{Repair, copula, is_time};
use crate::{
    inflect::BE,
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *In Dublin was dit weekeinde een bijeenkomst*: what stands behind *was* is the subject, and there is no predicate
/// but *was*. *Zij woonde in de kerk, daar was toen een school*: so is a noun beside *was* that the tree takes for another
/// sentence.
pub(super) struct Existential;

impl Repair for Existential {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let beside = parse.indices().filter_map(|verb| beside(parse, verb));
        copular(parse).into_iter().chain(beside.flatten()).collect()
    }
}

/// The predicate of a copula without a subject.
fn copular(parse: &Parse) -> Vec<Edit> {
    let Some(lone) = copula::lone(parse).find(|lone| {
        let adverbial = [DepRel::Obl, DepRel::Advmod, DepRel::Nmod];
        parse
            .dependents(lone.nominal, &adverbial)
            .any(|ix| ix < lone.copula)
            && parse.dependent(lone.nominal, DepRel::Case).is_none()
    }) else {
        return Vec::new();
    };
    let mut edits = copula::hand_over(parse, lone.nominal, lone.copula);
    edits.push(Edit::new(lone.nominal, lone.copula, DepRel::Nsubj));
    let places = parse.dependents(lone.nominal, &[DepRel::Nmod]);
    edits.extend(
        places
            .filter(|&ix| ix < lone.copula)
            .map(|ix| Edit::new(ix, lone.copula, DepRel::Obl)),
    );
    edits
}

/// The noun that stands beside a form of *zijn* with nothing but adverbs, and hangs where it does.
fn beside(parse: &Parse, verb: TokenIx) -> Option<Vec<Edit>> {
    const OWN: [DepRel; 4] = [DepRel::Advmod, DepRel::Cc, DepRel::Mark, DepRel::Punct];
    const LOOSE: [DepRel; 4] = [
        DepRel::Advcl,
        DepRel::Ccomp,
        DepRel::Conj,
        DepRel::Parataxis,
    ];
    let bare = parse.is_finite_verb(verb)
        && parse[verb].lemma == BE
        && parse.dependent(verb, DepRel::Advmod).is_some()
        && parse
            .children(verb)
            .iter()
            .all(|&ix| OWN.contains(&parse[ix].deprel));
    let above = parse[verb].head.filter(|_| bare)?;
    let mark = parse.dependent(verb, DepRel::Mark);
    let noun = parse.children(above).iter().copied().find(|&noun| {
        let follows = parse.before(parse.first_of(noun)) == Some(verb);
        let precedes =
            mark.is_some_and(|mark| mark < noun) && parse.after(parse.last_of(noun)) == Some(verb);
        let told = [DepRel::Case, DepRel::Cop, DepRel::Cc, DepRel::Nsubj];
        noun != verb
            && LOOSE.contains(&parse[noun].deprel)
            && matches!(parse[noun].tag.upos, Upos::Noun | Upos::Num)
            && (follows || precedes)
            && parse.agrees(noun, verb)
            && !is_time(parse, noun)
            && parse.dependents(noun, &told).next().is_none()
    })?;
    let adverbs = parse.dependents(noun, &[DepRel::Advmod]);
    let moved = adverbs
        .filter(|&ix| ix < noun && parse[ix].tag.upos == Upos::Adv)
        .map(|ix| Edit::new(ix, verb, DepRel::Advmod));
    Some(
        moved
            .chain([Edit::new(noun, verb, DepRel::Nsubj)])
            .collect(),
    )
}
