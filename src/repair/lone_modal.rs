use super::{Repair, relation};
use crate::{
    lexicon::{Lexicon, Relation},
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *Zoiets mag wanneer bewezen is dat het werkt*: a clause has one finite verb; of two with a subordinator right behind the
/// first, that is the whole main clause with its subject.
pub(super) struct LoneModal;

impl Repair for LoneModal {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|root| split(parse, lexicon, root))
            .flatten()
            .collect()
    }
}

fn split(parse: &Parse, lexicon: &Lexicon, root: TokenIx) -> Option<Vec<Edit>> {
    let mut finite = parse
        .dependents(root, &AUXILIARIES)
        .filter(|&ix| parse.is_finite_verb(ix));
    let (modal, own) = (finite.next()?, finite.next()?);
    let mark = parse.after(modal).filter(|&mark| {
        matches!(parse[mark].tag.upos, Upos::Sconj | Upos::Adv)
            && matches!(
                relation(parse, lexicon, mark),
                Some(Relation::Condition | Relation::Fact)
            )
    })?;
    let inside = parse[mark].head == Some(root) && mark < own && mark < root;
    let before = |ix: TokenIx| ix < modal || parse.is_punct(ix) && root < ix && own < ix;
    inside.then(|| {
        let moved = parse.children(root).iter().copied();
        let mut edits: Vec<_> = moved
            .filter(|&ix| before(ix))
            .map(|ix| {
                let relation = parse[ix].deprel;
                let subject = SUBJECTS.contains(&relation);
                let relation = if subject { DepRel::Nsubj } else { relation };
                Edit::new(ix, modal, relation)
            })
            .collect();
        edits.extend([
            Edit::place(modal, parse[root].head, parse[root].deprel),
            Edit::new(root, modal, DepRel::Advcl),
            Edit::new(mark, root, DepRel::Mark),
        ]);
        edits
    })
}
