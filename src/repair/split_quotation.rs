use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx},
};

/// *‘Het dak’, vertelt de koster, ‘lekte vorige winter al’*: of two subjects around a verb the first belongs to the
/// clause behind it that has none.
pub(super) struct SplitQuotation;

impl Repair for SplitQuotation {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .root()
            .and_then(|frame| joined(parse, frame))
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

fn is_set_off(parse: &Parse, verb: TokenIx) -> bool {
    parse.before(verb).is_some_and(|at| parse.is_punct(at))
}
