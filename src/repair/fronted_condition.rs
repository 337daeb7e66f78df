use super::{Repair, comma_before, relation};
use crate::{
    lexicon::{Lexicon, Relation},
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Als de bewoners zeggen dat de dijk lekt, is dat bewijs genoeg*: a clause with a subordinator does not govern the
/// sentence; the clause behind it that begins with its verb does. *… en als zij zweeg, ging hij weg*: nor is it a
/// conjunct. *Of het nu waait of niet, de boot vaart*: nor does what leaves the choice.
pub(super) struct FrontedCondition;

impl Repair for FrontedCondition {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .root()
            .and_then(|root| turned(parse, lexicon, root).or_else(|| either(parse, root)))
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
    Some(handed_over(parse, root, main))
}

/// A clause with *of* in front and another inside, before a comma and a clause that begins with its subject.
fn either(parse: &Parse, root: TokenIx) -> Option<Vec<Edit>> {
    const OR: &str = "of";
    let or = |ix: TokenIx| parse[ix].form.to_lowercase() == OR;
    let mark = parse.dependent(root, DepRel::Mark).filter(|&mark| {
        or(mark) && parse.first_of(root) == mark && parse.finite_verb(root).is_some()
    })?;
    let second = parse.dependents(root, &[DepRel::Conj]).find(|&other| {
        parse
            .dependent(other, DepRel::Cc)
            .is_some_and(|cc| or(cc) && mark < cc)
    })?;
    let main = parse
        .dependents(root, &[DepRel::Conj, DepRel::Parataxis])
        .find(|&main| second < main && comma_before(parse, main).is_some())?;
    let told = parse.finite_verb(main).is_some()
        && parse.dependent(main, DepRel::Cc).is_none()
        && parse.subject(main).is_some();
    told.then(|| handed_over(parse, root, main))
}

/// The clause behind becomes the root, with all that follows.
fn handed_over(parse: &Parse, root: TokenIx, main: TokenIx) -> Vec<Edit> {
    let later = parse
        .children(root)
        .iter()
        .filter(|&&child| child > main)
        .map(|&child| Edit::new(child, main, parse[child].deprel));
    let mut edits: Vec<_> = later.collect();
    edits.push(Edit::new(root, main, DepRel::Advcl));
    edits.push(Edit::root(main));
    edits
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
