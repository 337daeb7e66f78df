use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Wie te laat komen, staan achteraan en horen niets*: what stands in front of the first verb is its subject, if it
/// has no other, and not that of a later one.
pub(super) struct SubjectLevel;

impl Repair for SubjectLevel {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let found = parse.root().and_then(|root| {
            let subject = subject_in_front(parse, root)?;
            Some(Edit::new(subject, root, parse[subject].deprel))
        });
        found.into_iter().collect()
    }
}

fn subject_in_front(parse: &Parse, root: TokenIx) -> Option<TokenIx> {
    let finite = parse.finite_verb(root)?;
    let lone = parse.subject(root).is_none() && parse.dependent(root, DepRel::Expl).is_none();
    parse
        .dependents(root, &[DepRel::Conj, DepRel::Parataxis])
        .filter(|&later| lone && finite < later)
        .filter_map(|later| parse.dependent(later, DepRel::Nsubj))
        .find(|&subject| {
            let inside = parse.subtree(subject);
            // *‘De koning’, zei zij, ‘slaapt.’*
            let before = inside.last().is_some_and(|&last| {
                let mut between = (last.0..finite.0).map(TokenIx);
                last < finite && between.all(|ix| !parse.is_punct(ix) || parse[ix].form == ",")
            });
            before && parse.agrees(subject, finite)
        })
}
