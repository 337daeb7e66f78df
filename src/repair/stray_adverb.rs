use super::{Repair, comma_before};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Ik heb geen rijles voor mijn werk meer nodig, ik ben geen twintig meer*: an adverb right behind the last word of a clause,
/// with no comma between, is not that of the clause before.
pub(super) struct StrayAdverb;

impl Repair for StrayAdverb {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].tag.upos == Upos::Adv)
            .filter_map(|adverb| Some(Edit::new(adverb, clause(parse, adverb)?, DepRel::Advmod)))
            .collect()
    }
}

/// The whole clause in front of an adverb that closes the sentence.
fn clause(parse: &Parse, adverb: TokenIx) -> Option<TokenIx> {
    let above = parse[adverb].head.filter(|_| {
        matches!(parse[adverb].deprel, DepRel::Parataxis | DepRel::Advmod)
            && parse.children(adverb).is_empty()
            && parse.ends_sentence(adverb)
    })?;
    let last = parse.before(adverb).filter(|&last| !parse.is_punct(last))?;
    parse
        .dependents(above, &[DepRel::Parataxis])
        .filter(|&clause| parse.last_of(clause) == last && clause < adverb)
        .find(|&clause| {
            let main = parse
                .subject(clause)
                .is_some_and(|subject| Some(subject) < parse.finite_verb(clause));
            main && comma_before(parse, clause).is_some_and(|comma| above < comma)
        })
}
