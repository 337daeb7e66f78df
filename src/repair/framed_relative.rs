use super::{Repair, comma_before, says};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Alle leden die te laat betalen moeten worden geschorst, zei de voorzitter*: the noun before a frame has one relative
/// clause; what follows that and begins with its finite verb is the main clause.
pub(super) struct FramedRelative;

impl Repair for FramedRelative {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .root()
            .filter(|&frame| says(parse, lexicon, frame) && parse.is_finite_verb(frame))
            .and_then(|frame| turned(parse, frame))
            .unwrap_or_default()
    }
}

fn turned(parse: &Parse, frame: TokenIx) -> Option<Vec<Edit>> {
    let comma = parse.before(frame).filter(|&ix| parse[ix].form == ",")?;
    let front = parse.children(frame).iter().copied();
    let noun = front
        .take_while(|&ix| ix < frame)
        .find(|&ix| parse.is_nominal(ix))?;
    let mut clauses = parse.dependents(noun, &[DepRel::AclRelcl]);
    clauses.next()?;
    let main = clauses.next().filter(|&main| is_main(parse, main))?;
    let passive = parse.dependent(main, DepRel::AuxPass).is_some();
    let subject = if passive {
        DepRel::NsubjPass
    } else {
        DepRel::Nsubj
    };
    let closing = parse.dependents(frame, &[DepRel::Punct]);
    let mut edits: Vec<_> = closing
        .filter(|&ix| ix > frame)
        .map(|ix| Edit::new(ix, main, DepRel::Punct))
        .collect();
    edits.extend([
        Edit::root(main),
        Edit::new(noun, main, subject),
        Edit::new(frame, main, DepRel::Parataxis),
        Edit::new(comma, frame, DepRel::Punct),
    ]);
    Some(edits)
}

/// Whether a clause begins with its finite verb, with no comma and no relative word.
fn is_main(parse: &Parse, clause: TokenIx) -> bool {
    let relative = |ix: &TokenIx| parse.is_relative_pronoun(*ix);
    parse.finite_verb(clause) == Some(parse.first_of(clause))
        && comma_before(parse, clause).is_none()
        && !parse.children(clause).iter().any(relative)
}
