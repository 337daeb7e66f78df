use std::sync::Arc;

use super::{
    Repair,
    copula::predicate,
    relation,
    tags::{self, demonstrative},
};
use crate::{
    inflect::BE,
    lexicon::{Lexicon, Relation},
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De buurt vindt dat verkeer te luid is*: an article that opens a content clause whose verb stands last, with nothing
/// else to introduce it, is the complementizer.
pub(super) struct SwallowedComplementizer;

impl Repair for SwallowedComplementizer {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        let articles = parse.indices().filter(|&ix| {
            parse[ix].deprel == DepRel::Det
                && relation(parse, lexicon, ix) == Some(Relation::Content)
        });
        articles
            .filter_map(|ix| clause_of(parse, ix).or_else(|| behind_particle(parse, ix)))
            .chain(parse.indices().filter_map(|ix| {
                as_object(parse, lexicon, ix).or_else(|| behind_another(parse, ix))
            }))
            .flatten()
            .collect()
    }
}

/// The content clause that the article opens: unmarked, right behind another word, with its finite verb after more than
/// the subject.
fn clause_of(parse: &Parse, article: TokenIx) -> Option<Vec<Edit>> {
    let subject = parse[article].head?;
    let root = content_root(parse, subject)?;
    (parse.subject(root) == Some(subject) && parse.first_of(root) == article)
        .then(|| vec![complementizer(article, root)])
}

/// *verhult dat de dam scheuren heeft*: taken for the first of several objects, where the clause has no subject.
fn as_object(parse: &Parse, lexicon: &Lexicon, word: TokenIx) -> Option<Vec<Edit>> {
    let root = parse[word].head.filter(|&root| {
        parse[word].deprel == DepRel::Obj
            && relation(parse, lexicon, word) == Some(Relation::Content)
            && parse[root].deprel == DepRel::Ccomp
            && parse.first_of(root) == word
            && parse.dependent(root, DepRel::Mark).is_none()
            && parse.subject(root).is_none()
    })?;
    let verb = parse.finite_verb(root)?;
    let mut objects = parse
        .dependents(root, &[DepRel::Obj])
        .filter(|&ix| word < ix && ix < verb);
    let (subject, _) = (objects.next()?, objects.next()?);
    parse.agrees(subject, verb).then(|| {
        vec![
            complementizer(word, root),
            Edit::new(subject, root, DepRel::Nsubj),
        ]
    })
}

/// *Dat dat een verbetering is*, *als dat te duur wordt*, *dat dat de prijs drukt*: of two that stand side by side the second
/// is the subject, and a noun behind it the predicate or the object.
fn behind_another(parse: &Parse, word: TokenIx) -> Option<Vec<Edit>> {
    let is_mark = |ix: TokenIx| parse[ix].deprel == DepRel::Mark;
    let first = parse.before(word).filter(|&first| {
        is_mark(first)
            && parse[first].tag.upos == Upos::Sconj
            && is_mark(word)
            && parse[word].form.eq_ignore_ascii_case("dat")
    })?;
    let root = parse[word]
        .head
        .filter(|&root| parse[first].head == Some(root) && parse.finite_verb(root).is_some())?;
    let subject = |root| Edit {
        tag: Some(Arc::new(demonstrative())),
        ..Edit::new(word, root, DepRel::Nsubj)
    };
    let Some(noun) = parse.subject(root) else {
        return Some(vec![subject(root)]);
    };
    // not *Zij wist toen dat de boot verging*
    let twice = parse[first].lemma == parse[word].lemma;
    if !twice || !may_be_object(parse, noun, root) {
        return None;
    }
    if parse[root].lemma == BE {
        let mut edits = predicate(parse, root, noun);
        edits.retain(|edit| edit.word != word);
        edits.push(subject(noun));
        return Some(edits);
    }
    Some(vec![subject(root), Edit::new(noun, root, DepRel::Obj)])
}

/// Whether the clause has nothing but the noun, and a singular verb, that something else may be the subject of.
fn may_be_object(parse: &Parse, noun: TokenIx, root: TokenIx) -> bool {
    let singular = parse
        .finite_verb(root)
        .is_some_and(|verb| parse[verb].tag.feat("Number") == Some("Sing"));
    let full = [DepRel::Obj, DepRel::Cop, DepRel::AuxPass];
    parse[noun].deprel == DepRel::Nsubj
        && parse[noun].tag.upos == Upos::Noun
        && singular
        && parse.is_verbal(root)
        && parse.dependents(root, &full).next().is_none()
}

/// *geeft aan dat licht traag beweegt*: taken for a preposition with its noun, where the clause has no subject.
fn behind_particle(parse: &Parse, article: TokenIx) -> Option<Vec<Edit>> {
    let subject = parse[article].head?;
    let root = content_root(parse, subject)?;
    let particle = parse
        .dependent(subject, DepRel::Case)
        .filter(|&case| parse.after(case) == Some(article) && parse.first_of(root) == case)?;
    let verb = parse[root]
        .head
        .filter(|&verb| parse.is_finite_verb(verb) && verb < particle)?;
    let lemma = format!("{}_{}", parse[particle].form, parse[verb].lemma);
    parse.subject(root).is_none().then(|| {
        vec![
            complementizer(article, root),
            Edit::new(subject, root, DepRel::Nsubj),
            Edit::new(particle, verb, DepRel::CompoundPrt),
            Edit {
                lemma: Some(lemma),
                ..Edit::stay(parse, verb)
            },
        ]
    })
}

/// The governor of a content clause with nothing to introduce it, whose verb stands behind more than this noun.
fn content_root(parse: &Parse, noun: TokenIx) -> Option<TokenIx> {
    let root = parse[noun].head.filter(|&root| {
        parse[root].deprel == DepRel::Ccomp && parse.dependent(root, DepRel::Mark).is_none()
    })?;
    let verb = parse.finite_verb(root)?;
    let last = parse.subtree(noun).into_iter().next_back()?;
    let more = (last.0 + 1..verb.0).any(|at| !parse.is_punct(TokenIx(at)));
    let joined = parse
        .before(parse.first_of(root))
        .is_some_and(|ix| !parse.is_punct(ix));
    (more && joined && root <= verb).then_some(root)
}

fn complementizer(article: TokenIx, root: TokenIx) -> Edit {
    Edit {
        tag: Some(Arc::new(tags::complementizer())),
        ..Edit::new(article, root, DepRel::Mark)
    }
}
