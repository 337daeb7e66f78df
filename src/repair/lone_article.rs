use std::sync::Arc;

use super::{Repair, copula::predicate, tags::demonstrative};
use crate::{
    inflect::BE,
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, Tag, TokenIx, Upos},
};

/// *dat het straling uitzendt*, *waarin het honden verbiedt*, *nadat het goede cijfers had getoond*, *Dan duurt dat jaren*:
/// *het*, *dat* and *dit* are no articles of a plural, nor is *het* of a noun with *de*, but the subject; the noun is the
/// object. *Het meet de druk*: nor is it the article of a verb. *Volgens hem waren dat oefeningen*: of a plural that is
/// the predicate *dat* is the subject too.
pub(super) struct LoneArticle;

impl Repair for LoneArticle {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let of_noun = |article| of_noun(parse, article).into_iter().flatten();
        let of_several = |word| of_several(parse, word).into_iter().flatten();
        parse
            .indices()
            .flat_map(of_noun)
            .chain(
                parse
                    .indices()
                    .filter_map(|article| of_verb(parse, article)),
            )
            .chain(parse.indices().flat_map(of_several))
            .chain(parse.indices().filter_map(|word| of_predicate(parse, word)))
            .collect()
    }
}

/// The subject of a clause in the singular, in front of a noun that it cannot be the article of.
fn of_noun(parse: &Parse, article: TokenIx) -> Option<[Edit; 2]> {
    let noun = parse[article].head.filter(|&noun| {
        parse[article].deprel == DepRel::Det
            && parse.first_of(noun) == article
            && parse[noun].tag.upos == Upos::Noun
            && !goes_with(parse, article, noun)
            && !is_material(parse, noun)
    })?;
    let verb = parse[noun].head.filter(|&verb| parse.is_verbal(verb))?;
    let finite = parse.finite_verb(verb)?;
    let relation = match parse[noun].deprel {
        DepRel::Nsubj if parse.dependent(verb, DepRel::Obj).is_none() => DepRel::Obj,
        DepRel::Nsubj => DepRel::Iobj,
        DepRel::Obj if parse.subject(verb).is_none() && parse[verb].deprel != DepRel::Conj => {
            DepRel::Obj
        }
        _ => return None,
    };
    let content = [DepRel::Xcomp, DepRel::Ccomp, DepRel::Expl];
    let alone = parse.dependents(verb, &content).next().is_none()
        && parse[finite].tag.feat("Number") == Some("Sing");
    // behind the verb or in a clause that it ends
    let inside = parse.after(finite) == Some(article) && parse[noun].tag.is_plural()
        || noun < finite
            && (parse.dependent(verb, DepRel::Mark).is_some()
                || is_it(parse, article) && is_inside(parse, verb));
    (alone && inside).then(|| {
        [
            subject(parse, article, verb),
            Edit::new(noun, verb, relation),
        ]
    })
}

/// Whether the determiner may be that of the noun: *het* of a neuter one, *dat* and *dit* of none that is plural.
fn goes_with(parse: &Parse, article: TokenIx, noun: TokenIx) -> bool {
    let tag = &parse[noun].tag;
    let plural = tag.feat("Number") == Some("Plur");
    let common = tag.feat("Gender") == Some("Com") && parse.after(article) == Some(noun);
    if is_it(parse, article) {
        !plural && !common
    } else {
        !plural || !points(parse, article)
    }
}

/// The *houten* of *het houten deurtje*, taken for a noun.
fn is_material(parse: &Parse, noun: TokenIx) -> bool {
    parse
        .after(noun)
        .is_some_and(|next| parse[next].head == Some(noun) && parse[next].tag.upos == Upos::Noun)
}

/// *het*
fn is_it(parse: &Parse, article: TokenIx) -> bool {
    parse[article].form.eq_ignore_ascii_case("het")
}

/// *dat*, *dit*
fn points(parse: &Parse, article: TokenIx) -> bool {
    matches!(parse[article].form.as_str(), "dat" | "dit")
}

/// Whether the clause is none that has its verb in second place.
fn is_inside(parse: &Parse, verb: TokenIx) -> bool {
    matches!(
        parse[verb].deprel,
        DepRel::AclRelcl | DepRel::Advcl | DepRel::Ccomp
    )
}

/// The article of a finite verb right behind it that has no subject.
fn of_verb(parse: &Parse, article: TokenIx) -> Option<Edit> {
    let verb = parse[article].head.filter(|&verb| {
        parse[article].deprel == DepRel::Det
            && is_it(parse, article)
            && parse.after(article) == Some(verb)
            && parse.is_finite_verb(verb)
            && parse[verb].tag.feat("Number") == Some("Sing")
    })?;
    let lone = parse.dependents(verb, &SUBJECTS).next().is_none();
    lone.then(|| subject(parse, article, verb))
}

/// The *dat* behind *zijn* in front of a plural, which is the predicate.
fn of_several(parse: &Parse, word: TokenIx) -> Option<Vec<Edit>> {
    let noun = parse[word].head.filter(|&noun| {
        parse[word].deprel == DepRel::Det
            && points(parse, word)
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
    edits.push(subject(parse, word, noun));
    Some(edits)
}

/// The *dit* of *dat dit zware tijden zijn*, which has no other subject.
fn of_predicate(parse: &Parse, word: TokenIx) -> Option<Edit> {
    let noun = parse[word].head.filter(|&noun| {
        parse[word].deprel == DepRel::Det
            && parse[noun].tag.upos == Upos::Noun
            && parse[noun].tag.feat("Number") == Some("Plur")
            && parse.dependent(noun, DepRel::Cop).is_some()
    })?;
    let lone = parse.subject(noun).is_none() && parse.dependent(noun, DepRel::Expl).is_none();
    (lone && !goes_with(parse, word, noun)).then(|| subject(parse, word, noun))
}

fn subject(parse: &Parse, article: TokenIx, verb: TokenIx) -> Edit {
    let tag = if points(parse, article) {
        demonstrative()
    } else {
        pronoun()
    };
    Edit {
        tag: Some(Arc::new(tag)),
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
