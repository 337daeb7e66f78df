use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *Het hek was op slot*, *Daar is niets aan*: a preposition or particle has no subject and no verb; what it belongs to has
/// them.
pub(super) struct PrepositionDependents;

impl Repair for PrepositionDependents {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| belongs_to_clause(parse[ix].deprel))
            .filter_map(|ix| {
                Some(Edit::new(
                    ix,
                    noun(parse, parse[ix].head?)?,
                    parse[ix].deprel,
                ))
            })
            .collect()
    }
}

/// The noun that the word introduces, or the verb that it is a part of.
fn noun(parse: &Parse, preposition: TokenIx) -> Option<TokenIx> {
    parse[preposition].head.filter(|_| {
        matches!(
            parse[preposition].deprel,
            DepRel::Case | DepRel::CompoundPrt
        ) && parse[preposition].tag.upos == Upos::Adp
    })
}

fn belongs_to_clause(relation: DepRel) -> bool {
    SUBJECTS.contains(&relation)
        || AUXILIARIES.contains(&relation)
        || matches!(
            relation,
            DepRel::Expl | DepRel::Parataxis | DepRel::Advcl | DepRel::Mark | DepRel::Cc
        )
}
