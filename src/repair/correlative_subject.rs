use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Niet alleen de treinen, maar ook de bussen hebben vertraging*: two subjects before the verb with a conjunction
/// between them are coordinated.
pub(super) struct CorrelativeSubject;

impl Repair for CorrelativeSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let turned = parse.root().and_then(|root| turned(parse, root));
        let coordinated = parse.indices().filter_map(|verb| coordination(parse, verb));
        turned
            .into_iter()
            .flatten()
            .chain(coordinated.flatten())
            .collect()
    }
}

/// The same where the first noun is taken for the sentence, and the verb for what is coordinated with it.
fn turned(parse: &Parse, noun: TokenIx) -> Option<[Edit; 4]> {
    let verb = parse
        .dependents(noun, &[DepRel::Conj])
        .find(|&ix| parse.is_finite_verb(ix))?;
    let second = parse.dependent(verb, DepRel::Nsubj)?;
    let conjunction = parse.dependent(verb, DepRel::Cc)?;
    let lone = parse.is_nominal(noun) && parse.finite_verb(noun).is_none();
    let correlates = parse
        .subtree(noun)
        .into_iter()
        .any(|ix| ix < noun && parse[ix].tag.upos == Upos::Adv);
    (lone && correlates && noun < conjunction && conjunction < second && second < verb).then(|| {
        [
            Edit::root(verb),
            Edit::new(noun, verb, DepRel::Nsubj),
            Edit::new(second, noun, DepRel::Conj),
            Edit::new(conjunction, second, DepRel::Cc),
        ]
    })
}

fn coordination(parse: &Parse, verb: TokenIx) -> Option<[Edit; 2]> {
    let finite = parse.finite_verb(verb)?;
    let mut subjects = parse.dependents(verb, &[DepRel::Nsubj, DepRel::NsubjPass]);
    let (first, second) = (subjects.next()?, subjects.next()?);
    let conjunction = parse
        .dependents(verb, &[DepRel::Cc])
        .find(|&cc| first < cc && cc < parse.first_of(second))?;
    (second < finite).then(|| {
        [
            Edit::new(second, first, DepRel::Conj),
            Edit::new(conjunction, second, DepRel::Cc),
        ]
    })
}
