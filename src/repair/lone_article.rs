use std::sync::Arc;

use super::{Repair, copula::predicate, tags::demonstrative};
use crate::{
    inflect::BE,
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, Tag, TokenIx, Upos},
};

/// *dat het straling uitzendt*, *waarin het honden verbiedt*: *het* is no article of a plural or of a noun with *de*,
/// but the subject; the noun is the object. *Het meet de druk*: nor is it the article of a verb.
/// *Volgens hem waren dat oefeningen*: *dat* is none of a plural.
pub(super) struct LoneArticle;

impl Repair for LoneArticle {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|article| {
                let noun = noun_behind(parse, article)?;
                let verb = parse[noun].head?;
                Some([subject(article, verb), Edit::new(noun, verb, DepRel::Obj)])
            })
            .flatten()
            .chain(
                parse
                    .indices()
                    .filter_map(|article| of_verb(parse, article)),
            )
            .chain(
                parse
                    .indices()
                    .filter_map(|word| of_several(parse, word))
                    .flatten(),
            )
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

/// The article of a finite verb right behind it that has no subject.
fn of_verb(parse: &Parse, article: TokenIx) -> Option<Edit> {
    let verb = parse[article].head.filter(|&verb| {
        parse[article].deprel == DepRel::Det
            && parse[article].form.eq_ignore_ascii_case("het")
            && parse.after(article) == Some(verb)
            && parse.is_finite_verb(verb)
            && parse[verb].tag.feat("Number") == Some("Sing")
    })?;
    let lone = parse.dependents(verb, &SUBJECTS).next().is_none();
    lone.then(|| subject(article, verb))
}

/// The *dat* behind *zijn* in front of a plural, which is the predicate.
fn of_several(parse: &Parse, word: TokenIx) -> Option<Vec<Edit>> {
    let noun = parse[word].head.filter(|&noun| {
        parse[word].deprel == DepRel::Det
            && matches!(parse[word].form.as_str(), "dat" | "dit")
            && parse[noun].tag.feat("Number") == Some("Plur")
            && parse[noun].deprel == DepRel::Nsubj
    })?;
    let copula = parse[noun].head.filter(|&copula| {
        parse.before(word) == Some(copula)
            && parse.is_finite_verb(copula)
            && parse[copula].lemma == BE
            && parse.dependent(copula, DepRel::Xcomp).is_none()
    })?;
    let mut edits = predicate(parse, copula, noun);
    edits.push(Edit {
        tag: Some(Arc::new(demonstrative())),
        ..Edit::new(word, noun, DepRel::Nsubj)
    });
    Some(edits)
}

fn subject(article: TokenIx, verb: TokenIx) -> Edit {
    Edit {
        tag: Some(Arc::new(pronoun())),
        ..Edit::new(article, verb, DepRel::Nsubj)
    }
}

fn pronoun() -> Tag {
    Tag {
        upos: Upos::Pron,
        xpos: "VNW|pers|pron|stan|red|3|ev|onz".to_owned(),
        feats: "Person=3|PronType=Prs".to_owned(),
    }
}
