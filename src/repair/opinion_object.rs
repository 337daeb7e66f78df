use super::Repair;
use crate::{
    lexicon::{Class, Lexicon, Relation},
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Ze vindt het onterecht dat de school sluit*: a word that judges a content clause is no noun, and *het* in front of
/// it no article; *Ze vindt de klacht onzin*: of two objects a word that judges is the predicate of the first.
pub(super) struct OpinionObject;

impl Repair for OpinionObject {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .find_map(|ix| judged(parse, lexicon, ix).or_else(|| second(parse, lexicon, ix)))
            .unwrap_or_default()
    }
}

fn judged(parse: &Parse, lexicon: &Lexicon, word: TokenIx) -> Option<Vec<Edit>> {
    let verb = parse[word]
        .head
        .filter(|&verb| parse[word].deprel == DepRel::Obj && parse.is_verbal(verb))?;
    let judges = parse[word].tag.upos == Upos::Noun
        && lexicon.adjectives(&parse[word].form).is_some()
        && lexicon.nouns(&parse[word].lemma).is_none();
    let &[article, clause] = parse.children(word) else {
        return None;
    };
    let content = parse
        .dependents(clause, &[DepRel::Mark])
        .any(|mark| lexicon.connective(&parse[mark].form) == Some(Relation::Content));
    (judges && content && parse[article].deprel == DepRel::Det && article.0 + 1 == word.0).then(
        || {
            vec![
                Edit::new(article, verb, DepRel::Expl),
                Edit::new(word, verb, DepRel::Xcomp),
                Edit::new(clause, verb, DepRel::Ccomp),
            ]
        },
    )
}

fn second(parse: &Parse, lexicon: &Lexicon, word: TokenIx) -> Option<Vec<Edit>> {
    let verb = parse[word]
        .head
        .filter(|_| parse[word].deprel == DepRel::Obj && parse.children(word).is_empty())?;
    let first = parse.dependents(verb, &[DepRel::Obj]).next()?;
    let judges = lexicon
        .predicates(&parse[verb].lemma)
        .iter()
        .any(|row| row.class == Class::Opinion);
    (first < word && judges && lexicon.adjectives(&parse[word].form).is_some())
        .then(|| vec![Edit::new(word, verb, DepRel::Xcomp)])
}
