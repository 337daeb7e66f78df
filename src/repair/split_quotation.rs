use super::{Repair, copula::copula_of};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx},
};

/// *‘Het dak’, vertelt de koster, ‘lekte vorige winter al’*: of two subjects around a verb the first belongs to the
/// clause behind it that has none. *‘De kwestie is’, zegt de bakker, ‘dat het te druk wordt’*: what a copula in front of a
/// frame lacks stands behind that.
pub(super) struct SplitQuotation;

impl Repair for SplitQuotation {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .root()
            .and_then(|root| joined(parse, root).or_else(|| completed(parse, root)))
            .unwrap_or_default()
    }
}

fn joined(parse: &Parse, frame: TokenIx) -> Option<Vec<Edit>> {
    let first = parse
        .dependents(frame, &[DepRel::Nsubj])
        .find(|&ix| ix < frame && is_set_off(parse, frame))?;
    parse
        .dependents(frame, &[DepRel::Nsubj])
        .find(|&ix| ix > frame)?;
    let rest = parse
        .dependents(frame, &[DepRel::Parataxis, DepRel::Ccomp])
        .find(|&ix| ix > frame && parse.finite_verb(ix).is_some())
        .filter(|&rest| parse.dependents(rest, &SUBJECTS).next().is_none())?;
    Some(vec![
        Edit::root(rest),
        Edit::new(frame, rest, DepRel::Parataxis),
        Edit::new(first, rest, DepRel::Nsubj),
    ])
}

/// The content clause behind the frame as what the noun in front of it is.
fn completed(parse: &Parse, noun: TokenIx) -> Option<Vec<Edit>> {
    let copula = copula_of(parse, noun).filter(|&copula| noun < copula)?;
    let frame = parse
        .dependents(noun, &[DepRel::Parataxis])
        .find(|&frame| copula < frame && is_set_off(parse, frame))?;
    let others = [DepRel::Nsubj, DepRel::Csubj, DepRel::Ccomp, DepRel::Expl];
    let content = parse
        .dependents(frame, &[DepRel::Ccomp])
        .find(|&content| frame < content && parse.dependent(content, DepRel::Mark).is_some())?;
    parse
        .dependents(noun, &others)
        .next()
        .is_none()
        .then(|| vec![Edit::new(content, noun, DepRel::Csubj)])
}

fn is_set_off(parse: &Parse, verb: TokenIx) -> bool {
    parse.before(verb).is_some_and(|at| parse.is_punct(at))
}
