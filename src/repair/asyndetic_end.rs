use super::{Repair, comma_before};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx},
};

/// *De opening is vrijdag, de receptie begint om acht*: what stands behind the verb of a main clause and in front of the
/// comma belongs to it, and not to the main clause that opens behind the comma with its subject.
pub(super) struct AsyndeticEnd;

impl Repair for AsyndeticEnd {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| Some(Edit::new(ix, clause_before(parse, ix)?, parse[ix].deprel)))
            .collect()
    }
}

/// The clause that the adverbial ends.
fn clause_before(parse: &Parse, adverbial: TokenIx) -> Option<TokenIx> {
    let second = parse[adverbial].head.filter(|&second| {
        matches!(parse[adverbial].deprel, DepRel::Obl | DepRel::Advmod)
            && parse[second].deprel == DepRel::Parataxis
    })?;
    let verb = parse.finite_verb(second)?;
    let subject = parse
        .dependents(second, &SUBJECTS)
        .rfind(|&subject| subject < verb)?;
    let comma = comma_before(parse, subject)?;
    let first = parse[second].head?;
    let finite = parse.finite_verb(first)?;
    let opens = parse
        .before(finite)
        .is_some_and(|before| !parse.is_punct(before));
    let behind = finite < parse.first_of(adverbial);
    let ends = parse.last_of(adverbial) < comma;
    (opens && behind && ends).then_some(first)
}
