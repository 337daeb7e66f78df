use super::{Repair, comma_before, detached_adverbial::is_time};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De markt sloot, twee uur nadat de storm begon*: a measure of time right in front of *nadat* tells how long after that
/// was and belongs to its clause; in front of *voordat* it does behind a comma.
pub(super) struct MeasuredMoment;

impl Repair for MeasuredMoment {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|mark| measured(parse, mark))
            .collect()
    }
}

fn measured(parse: &Parse, mark: TokenIx) -> Option<Edit> {
    const AFTER: &str = "nadat";
    const BEFORE: &str = "voordat";
    // *Het duurde twee uur voordat de storm begon*
    const LASTING: [&str; 2] = ["duren", "wachten"];
    let clause = parse[mark].head.filter(|&clause| {
        parse[mark].deprel == DepRel::Mark && parse.finite_verb(clause).is_some()
    })?;
    let main = parse[clause]
        .head
        .filter(|&main| !LASTING.contains(&parse[main].lemma.as_str()))?;
    let measure = parse
        .dependents(main, &[DepRel::Obl, DepRel::Obj])
        .find(|&ix| {
            parse.after(parse.last_of(ix)) == Some(mark)
                && is_time(parse, ix)
                && parse.dependent(ix, DepRel::Case).is_none()
        })?;
    let fits = match parse[mark].form.as_str() {
        AFTER => true,
        BEFORE => comma_before(parse, measure).is_some(),
        _ => false,
    };
    fits.then(|| Edit::new(measure, clause, DepRel::Obl))
}
