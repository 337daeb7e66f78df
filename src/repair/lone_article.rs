use std::sync::Arc;

use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, Tag, TokenIx, Upos},
};

/// *dat het straling uitzendt*, *waarin het honden verbiedt*: *het* is no article of a plural or of a noun with *de*,
/// but the subject; the noun is the object.
pub(super) struct LoneArticle;

impl Repair for LoneArticle {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|article| {
                let noun = noun_behind(parse, article)?;
                let verb = parse[noun].head?;
                let subject = Edit {
                    tag: Some(Arc::new(pronoun())),
                    ..Edit::new(article, verb, DepRel::Nsubj)
                };
                Some([subject, Edit::new(noun, verb, DepRel::Obj)])
            })
            .flatten()
            .collect()
    }
}

/// The subject of a clause that ends in its verb, right behind an article that is not its own.
fn noun_behind(parse: &Parse, article: TokenIx) -> Option<TokenIx> {
    let noun = parse[article].head.filter(|&noun| {
        parse[article].deprel == DepRel::Det
            && parse[article].form.eq_ignore_ascii_case("het")
            && parse[noun].deprel == DepRel::Nsubj
            && parse.after(article) == Some(noun)
    })?;
    let tag = &parse[noun].tag;
    let other = tag.upos == Upos::Noun
        && (tag.feat("Number") == Some("Plur") || tag.feat("Gender") == Some("Com"));
    let verb = parse[noun].head?;
    let finite = parse.finite_verb(verb)?;
    let alone = parse.dependent(verb, DepRel::Obj).is_none()
        && parse.dependent(verb, DepRel::Cop).is_none()
        && parse[finite].tag.feat("Number") == Some("Sing");
    let last = parse.dependent(verb, DepRel::Mark).is_some() && noun < finite;
    (other && alone && last && parse.is_verbal(verb)).then_some(noun)
}

fn pronoun() -> Tag {
    Tag {
        upos: Upos::Pron,
        xpos: "VNW|pers|pron|stan|red|3|ev|onz".to_owned(),
        feats: "Person=3|PronType=Prs".to_owned(),
    }
}
