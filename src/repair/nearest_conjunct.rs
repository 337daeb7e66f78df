use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Elke bakker kent haar, maar zij groet niemand en verdwijnt snel*: a conjunct without a subject shares that of the
/// nearest conjunct in front of it that has one.
pub(super) struct NearestConjunct;

impl Repair for NearestConjunct {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|conjunct| {
                Some(Edit::new(conjunct, nearest(parse, conjunct)?, DepRel::Conj))
            })
            .collect()
    }
}

fn nearest(parse: &Parse, conjunct: TokenIx) -> Option<TokenIx> {
    let first = parse[conjunct]
        .head
        .filter(|_| parse[conjunct].deprel == DepRel::Conj)?;
    let verb = parse.finite_verb(conjunct)?;
    let cc = parse.dependent(conjunct, DepRel::Cc)?;
    // *en toen verscheen zij*: nothing is shared
    let shares = parse.after(cc) == Some(verb)
        && parse.subject(conjunct).is_none()
        && parse.dependent(conjunct, DepRel::Expl).is_none()
        && parse.subject(first).is_some();
    let between = parse
        .dependents(first, &[DepRel::Conj, DepRel::Parataxis])
        .rev()
        .find(|&other| other < conjunct && parse.finite_verb(other).is_some())?;
    let subject = parse.subject(between)?;
    let finite = parse.finite_verb(between)?;
    let main = subject < finite && parse.dependent(between, DepRel::Mark).is_none();
    let joined = parse.subtree(between).last().is_some_and(|&last| last < cc);
    (shares && main && joined && parse.agrees(subject, verb)).then_some(between)
}
