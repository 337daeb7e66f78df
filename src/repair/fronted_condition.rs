use super::{Repair, comma_before, relation};
use crate::{
    lexicon::{Lexicon, Relation},
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Als de bewoners zeggen dat de dijk lekt, is dat bewijs genoeg*: a clause with a subordinator does not govern the
/// sentence; the clause behind it that begins with its verb does. *… en als zij zweeg, ging hij weg*: nor is it a
/// conjunct.
pub(super) struct FrontedCondition;

impl Repair for FrontedCondition {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .root()
            .and_then(|root| turned(parse, lexicon, root))
            .into_iter()
            .chain(
                parse
                    .indices()
                    .filter_map(|ix| conditioned(parse, lexicon, ix)),
            )
            .flatten()
            .collect()
    }
}

/// A conjunct with a subordinator right behind its conjunction, in front of another that begins with its verb.
fn conditioned(parse: &Parse, lexicon: &Lexicon, condition: TokenIx) -> Option<Vec<Edit>> {
    let first = parse[condition]
        .head
        .filter(|_| parse[condition].deprel == DepRel::Conj)?;
    let cc = parse.dependent(condition, DepRel::Cc)?;
    let mark = parse
        .dependents(condition, &[DepRel::Mark])
        .find(|&mark| is_subordinator(parse, lexicon, mark))?;
    let main = parse
        .dependents(first, &[DepRel::Conj])
        .find(|&main| main > condition && is_verb_first(parse, main))?;
    let behind = comma_before(parse, main).is_some();
    let bare = parse.dependent(main, DepRel::Cc).is_none();
    (behind && bare && parse.after(cc) == Some(mark)).then(|| {
        vec![
            Edit::new(condition, main, DepRel::Advcl),
            Edit::new(cc, main, DepRel::Cc),
        ]
    })
}

fn turned(parse: &Parse, lexicon: &Lexicon, root: TokenIx) -> Option<Vec<Edit>> {
    parse
        .dependents(root, &[DepRel::Mark])
        .find(|&mark| is_subordinator(parse, lexicon, mark))?;
    let main = parse
        .dependents(root, &[DepRel::Ccomp, DepRel::Parataxis, DepRel::Advcl])
        .find(|&clause| clause > root && is_verb_first(parse, clause))?;
    let later = parse
        .children(root)
        .iter()
        .filter(|&&child| child > main)
        .map(|&child| Edit::new(child, main, parse[child].deprel));
    let mut edits: Vec<_> = later.collect();
    edits.push(Edit::new(root, main, DepRel::Advcl));
    edits.push(Edit::root(main));
    Some(edits)
}

fn is_subordinator(parse: &Parse, lexicon: &Lexicon, mark: TokenIx) -> bool {
    matches!(
        relation(parse, lexicon, mark),
        Some(Relation::Condition | Relation::Fact)
    )
}

fn is_verb_first(parse: &Parse, clause: TokenIx) -> bool {
    Some(parse.first_of(clause)) == parse.finite_verb(clause)
}
