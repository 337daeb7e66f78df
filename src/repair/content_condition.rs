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
