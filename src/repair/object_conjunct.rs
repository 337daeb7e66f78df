use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De bond wil letten op de prijs en meer leden werven*: an infinitive or participle behind another with the same verb
/// in front needs a conjunction; a noun between that conjunction and the verb is its object, and no conjunct of a noun
/// before.
pub(super) struct ObjectConjunct;

impl Repair for ObjectConjunct {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| joined(parse, verb))
            .flatten()
            .collect()
    }
}

fn joined(parse: &Parse, verb: TokenIx) -> Option<Vec<Edit>> {
    let first = first_of(parse, verb)?;
    let noun = parse
        .indices()
        .find(|&noun| is_between(parse, first, noun, verb))?;
    let cc = parse.dependent(noun, DepRel::Cc)?;
    let adverbs = parse.children(noun).iter().copied();
    let mut edits: Vec<_> = adverbs
        .filter(|&ix| ix < noun && parse[ix].tag.upos == Upos::Adv && parse.children(ix).is_empty())
        .map(|ix| Edit::new(ix, verb, DepRel::Advmod))
        .collect();
    edits.extend([
        Edit::new(noun, verb, DepRel::Obj),
        Edit::new(cc, verb, DepRel::Cc),
        Edit::new(verb, first, DepRel::Conj),
    ]);
    Some(edits)
}

/// The verb in the same form that this one is coordinated with, or depends beside on a modal.
fn first_of(parse: &Parse, verb: TokenIx) -> Option<TokenIx> {
    let bare = |ix: TokenIx| {
        parse.finite_verb(ix).is_none() && parse.dependent(ix, DepRel::Mark).is_none()
    };
    let same = |first: TokenIx| {
        first < verb
            && (parse.is_infinitive(first) && parse.is_infinitive(verb)
                || parse.is_participle(first) && parse.is_participle(verb))
    };
    let lone = bare(verb)
        && parse.subject(verb).is_none()
        && parse
            .dependents(verb, &[DepRel::Cc, DepRel::Obj])
            .next()
            .is_none();
    let head = parse[verb].head.filter(|_| lone)?;
    match parse[verb].deprel {
        DepRel::Conj => Some(head).filter(|&head| same(head)),
        DepRel::Xcomp => parse
            .dependents(head, &[DepRel::Xcomp])
            .find(|&first| same(first) && bare(first)),
        _ => None,
    }
}

/// A conjunct with a conjunction in front and the verb right behind, inside what depends on the first verb.
fn is_between(parse: &Parse, first: TokenIx, noun: TokenIx, verb: TokenIx) -> bool {
    let conjunct = parse[noun].deprel == DepRel::Conj
        && matches!(parse[noun].tag.upos, Upos::Noun | Upos::Propn)
        && parse.dependent(noun, DepRel::Case).is_none();
    let opens = parse
        .dependent(noun, DepRel::Cc)
        .is_some_and(|cc| parse.first_of(noun) == cc && first < cc);
    // only a phrase can stand behind the first verb, and not *moesten het huis verhuren, de auto en de kat stallen*
    let of_phrase = parse[noun].head.is_some_and(|head| {
        let listed = |other: TokenIx| other < noun && parse.dependent(other, DepRel::Cc).is_none();
        parse.dependent(head, DepRel::Case).is_some()
            && !parse.dependents(head, &[DepRel::Conj]).any(listed)
    });
    conjunct
        && opens
        && of_phrase
        && parse.after(parse.last_of(noun)) == Some(verb)
        && parse.is_under(noun, first)
        && parse[noun].head != Some(first)
}
