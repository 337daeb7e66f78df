use super::{Repair, copula::copula_of, is_quoted};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *‘Het dak’, vertelt de koster, ‘lekte vorige winter al’*: of two subjects around a verb the first belongs to the
/// clause behind it that has none. *‘De kwestie is’, zegt de bakker, ‘dat het te druk wordt’*: what a copula in front of a
/// frame lacks stands behind that, and so does the result of *‘De weg is zo glad’, zegt de bakker, ‘dat hij dicht moet’* and
/// the condition of *‘Wij komen’, zegt de bakker, ‘maar alleen als het droog is’*.
pub(super) struct SplitQuotation;

impl Repair for SplitQuotation {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .root()
            .and_then(|root| {
                joined(parse, root)
                    .or_else(|| completed(parse, root))
                    .or_else(|| resulting(parse, root))
                    .or_else(|| limited(parse, root))
            })
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
    let others = [DepRel::Nsubj, DepRel::Csubj, DepRel::Ccomp, DepRel::Expl];
    let content = behind_frame(parse, noun, copula)?;
    parse
        .dependents(noun, &others)
        .next()
        .is_none()
        .then(|| vec![Edit::new(content, noun, DepRel::Csubj)])
}

/// The content clause behind the frame as the result of a degree in front of it.
fn resulting(parse: &Parse, root: TokenIx) -> Option<Vec<Edit>> {
    const SO: &str = "zo";
    let is_so = |&ix: &TokenIx| parse[ix].form.eq_ignore_ascii_case(SO);
    let so = [root]
        .into_iter()
        .chain(parse.dependents(root, &[DepRel::Advmod]))
        .flat_map(|ix| parse.dependents(ix, &[DepRel::Advmod]))
        .find(is_so)?;
    let degree = parse
        .after(so)
        .is_some_and(|next| parse[next].tag.upos == Upos::Adj);
    let clause = behind_frame(parse, root, so)?;
    (degree && parse.children(so).is_empty()).then(|| vec![Edit::new(clause, so, DepRel::Advcl)])
}

/// A clause behind the frame that is quoted as what is in front of it, or set against that.
fn limited(parse: &Parse, root: TokenIx) -> Option<Vec<Edit>> {
    let frame = parse
        .dependents(root, &[DepRel::Parataxis])
        .find(|&frame| root < frame && is_set_off(parse, frame))?;
    parse.subject(frame).filter(|&subject| frame < subject)?;
    let clause = parse
        .dependents(frame, &[DepRel::Advcl, DepRel::Conj])
        .find(|&clause| frame < clause && parse.dependent(clause, DepRel::Mark).is_some())?;
    let first = parse.first_of(clause);
    let but = parse[first].lemma == "maar" && parse[first].deprel == DepRel::Cc;
    (but || is_quoted(parse, first)).then(|| vec![Edit::new(clause, root, DepRel::Advcl)])
}

/// The content clause of a frame that is set off behind a word.
fn behind_frame(parse: &Parse, root: TokenIx, word: TokenIx) -> Option<TokenIx> {
    let frame = parse
        .dependents(root, &[DepRel::Parataxis])
        .find(|&frame| word < frame && is_set_off(parse, frame))?;
    parse
        .dependents(frame, &[DepRel::Ccomp])
        .find(|&content| frame < content && parse.dependent(content, DepRel::Mark).is_some())
}

fn is_set_off(parse: &Parse, verb: TokenIx) -> bool {
    parse.before(verb).is_some_and(|at| parse.is_punct(at))
}
