use super::{Repair, relation};
use crate::{
    lexicon::{Lexicon, Relation},
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *zegt dat het lukt als het droog blijft*: a condition behind content is a condition of that, and no content itself;
/// nor is an infinitive, which belongs to the noun in front of it or to the content: *zegt dat zijn poging om te redden
/// faalde*.
pub(super) struct ContentCondition;

impl Repair for ContentCondition {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| {
                let content = content_before(parse, lexicon, ix);
                let condition = content.map(|content| Edit::new(ix, content, DepRel::Advcl));
                condition.or_else(|| infinitive(parse, ix))
            })
            .chain(
                parse
                    .indices()
                    .filter_map(|ix| swallowed(parse, lexicon, ix))
                    .flatten(),
            )
            .collect()
    }
}

fn content_before(parse: &Parse, lexicon: &Lexicon, condition: TokenIx) -> Option<TokenIx> {
    let marked = |ix: TokenIx| {
        let mark = parse.dependent(ix, DepRel::Mark)?;
        relation(parse, lexicon, mark)
    };
    let governor = parse[condition]
        .head
        .filter(|_| parse[condition].deprel == DepRel::Ccomp)?;
    let conditional = marked(condition) == Some(Relation::Condition);
    // *denkt dat als het droog is, het lukt*
    let inside = |content: TokenIx| {
        let mark = parse.dependent(content, DepRel::Mark);
        mark.is_some_and(|mark| parse.after(mark) == Some(parse.first_of(condition)))
    };
    let mut contents = parse.dependents(governor, &[DepRel::Ccomp]);
    contents.find(|&content| {
        let before = content < condition || inside(content);
        conditional && before && marked(content) == Some(Relation::Content)
    })
}

/// *denkt dat als het droog is, het lukt*: where the condition has both marks, *dat* is that of the content behind it.
fn swallowed(parse: &Parse, lexicon: &Lexicon, condition: TokenIx) -> Option<[Edit; 2]> {
    let governor = parse[condition]
        .head
        .filter(|_| parse[condition].deprel == DepRel::Ccomp)?;
    let mut marks = parse.dependents(condition, &[DepRel::Mark]);
    let (that, if_) = (marks.next()?, marks.next()?);
    let beside = parse.after(that) == Some(if_)
        && relation(parse, lexicon, that) == Some(Relation::Content)
        && relation(parse, lexicon, if_) == Some(Relation::Condition);
    let mut contents =
        parse.dependents(governor, &[DepRel::Ccomp, DepRel::Conj, DepRel::Parataxis]);
    let content = contents.find(|&content| {
        content > condition
            && parse.finite_verb(content).is_some()
            && parse.dependent(content, DepRel::Mark).is_none()
    })?;
    beside.then(|| {
        [
            Edit::new(that, content, DepRel::Mark),
            Edit::new(condition, content, DepRel::Advcl),
        ]
    })
}

/// The place of an infinitive beside finite content.
fn infinitive(parse: &Parse, ix: TokenIx) -> Option<Edit> {
    let governor = parse[ix]
        .head
        .filter(|_| parse[ix].deprel == DepRel::Ccomp && parse.is_infinitive(ix))?;
    let bare = parse.finite_verb(ix).is_none() && parse.dependent(ix, DepRel::Mark).is_some();
    let content = parse
        .dependents(governor, &[DepRel::Ccomp])
        .find(|&other| {
            let behind = governor < other && governor < ix;
            other != ix && bare && behind && parse.finite_verb(other).is_some()
        })?;
    let noun = parse
        .before(parse.first_of(ix))
        .filter(|&noun| parse.is_nominal(noun) && parse.is_under(noun, content));
    if let Some(noun) = noun {
        return Some(Edit::new(ix, noun, DepRel::Acl));
    }
    let inside = content < ix || parse.subject(content).is_some_and(|subject| subject < ix);
    inside.then(|| Edit::new(ix, content, DepRel::Advcl))
}
