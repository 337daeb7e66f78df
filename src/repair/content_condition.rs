use super::Repair;
use crate::{
    lexicon::{Lexicon, Relation},
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *zegt dat het lukt als het droog blijft*: a condition behind content is a condition of that, and no content itself.
pub(super) struct ContentCondition;

impl Repair for ContentCondition {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| {
                let content = content_before(parse, lexicon, ix)?;
                Some(Edit::new(ix, content, DepRel::Advcl))
            })
            .collect()
    }
}

fn content_before(parse: &Parse, lexicon: &Lexicon, condition: TokenIx) -> Option<TokenIx> {
    let relation = |ix: TokenIx| {
        let mark = parse.dependent(ix, DepRel::Mark)?;
        lexicon.connective(&parse[mark].form.to_lowercase())
    };
    let governor = parse[condition]
        .head
        .filter(|_| parse[condition].deprel == DepRel::Ccomp)?;
    let conditional = relation(condition) == Some(Relation::Condition);
    let mut contents = parse.dependents(governor, &[DepRel::Ccomp]);
    contents.find(|&content| {
        conditional && content < condition && relation(content) == Some(Relation::Content)
    })
}
