use super::Repair;
use crate::{
    lexicon::{Lexicon, Modal},
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx},
};

/// *heeft altijd ontkend verboden middelen te hebben gebruikt*: one participle does not have two auxiliaries of the
/// perfect; the finite one belongs to the participle next to it.
pub(super) struct SplitCluster;

impl Repair for SplitCluster {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .find_map(|ix| split(parse, lexicon, ix))
            .unwrap_or_default()
    }
}

fn split(parse: &Parse, lexicon: &Lexicon, embedded: TokenIx) -> Option<Vec<Edit>> {
    let perfect = |ix: TokenIx| lexicon.modal(&parse[ix].lemma) == Some(Modal::Perfect);
    let auxiliaries = || {
        parse
            .dependents(embedded, &AUXILIARIES)
            .filter(|&ix| perfect(ix))
    };
    let finite = auxiliaries().find(|&ix| parse.is_finite_verb(ix))?;
    let infinitive = auxiliaries().find(|&ix| parse.is_infinitive(ix))?;
    parse
        .dependents(embedded, &[DepRel::Mark])
        .find(|mark| mark.0 + 1 == infinitive.0)?;
    let governing = parse
        .indices()
        .skip(finite.at() + 1)
        .take_while(|&ix| ix < infinitive)
        .find(|&ix| parse.is_participle(ix) && parse[ix].deprel != DepRel::Amod)?;
    let mut edits = vec![
        Edit::place(governing, parse[embedded].head, parse[embedded].deprel),
        Edit::new(embedded, governing, DepRel::Xcomp),
    ];
    let left = parse.children(embedded).iter().copied();
    edits.extend(
        left.filter(|&ix| ix < governing)
            .map(|ix| Edit::new(ix, governing, parse[ix].deprel)),
    );
    Some(edits)
}
