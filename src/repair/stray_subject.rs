use super::{Repair, relation};
use crate::{
    lexicon::{Lexicon, Relation},
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *Winkels waar je zelf snijdt, al zou ik er geen behoefte aan hebben*: no subject stands in front of the subordinator of
/// its clause, which has another behind it; the noun in front is what the sentence consists of.
pub(super) struct StraySubject;

impl Repair for StraySubject {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .root()
            .and_then(|root| turned(parse, lexicon, root))
            .unwrap_or_default()
    }
}

fn turned(parse: &Parse, lexicon: &Lexicon, root: TokenIx) -> Option<Vec<Edit>> {
    let mark = parse.dependents(root, &[DepRel::Mark]).find(|&mark| {
        let relation = relation(parse, lexicon, mark);
        parse[mark].tag.upos == Upos::Sconj
            && matches!(relation, Some(Relation::Concession | Relation::Fact))
    })?;
    let comma = parse
        .before(mark)
        .filter(|&comma| parse[comma].form == ",")?;
    let mut subjects = parse.dependents(root, &SUBJECTS);
    let noun = subjects.next().filter(|&noun| {
        parse.last_of(noun) < comma && matches!(parse[noun].tag.upos, Upos::Noun | Upos::Propn)
    })?;
    subjects.next().filter(|&other| mark < other)?;
    let around = parse.children(root).iter().copied();
    let outside = |ix: TokenIx| ix < comma || parse.is_punct(ix) && parse.ends_sentence(ix);
    let mut edits: Vec<_> = around
        .filter(|&ix| ix != noun && outside(ix))
        .map(|ix| Edit::new(ix, noun, parse[ix].deprel))
        .collect();
    edits.push(Edit::root(noun));
    edits.push(Edit::new(root, noun, DepRel::Advcl));
    Some(edits)
}
