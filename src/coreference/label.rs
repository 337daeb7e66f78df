//! How somebody or something is named in short.

use std::sync::Arc;

use super::{
    nature::{Class, first_name},
    scene::Scene,
};
use crate::{
    clauses::Function,
    text::Span,
    tree::{DepRel, Parse, Tag, TokenIx, Upos},
};

/// A word of a short name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelWord {
    /// Where it stands in the document.
    pub span: Span,
    /// Its form inside a sentence.
    pub form: String,
    /// Whether it is the *een* of *een agente*, which a definite article is to take the place of.
    pub is_indefinite: bool,
}

/// The shortest mention that names somebody or something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The number of its sentence.
    pub sentence: u32,
    /// Its words in text order.
    pub words: Vec<LabelWord>,
    /// From its first to its last word.
    pub span: Span,
    /// Whether it is a name.
    pub is_name: bool,
    /// Whether it can be said elsewhere: it has no pronoun of its own.
    pub stands_alone: bool,
    /// The tag of its head, which tells the article.
    pub tag: Arc<Tag>,
}

/// The words of the name that `head` is or has in close apposition.
pub fn name_words(parse: &Parse, head: TokenIx) -> Vec<TokenIx> {
    let is_name = |ix: TokenIx| parse[ix].tag.upos == Upos::Propn;
    let apposed = || {
        parse
            .dependents(head, &[DepRel::Appos, DepRel::Flat])
            .find(|&ix| ix > head && is_name(ix) && !is_indefinite(parse, ix))
    };
    let Some(first) = Some(head).filter(|&ix| is_name(ix)).or_else(apposed) else {
        return Vec::new();
    };
    let flat = parse
        .dependents(first, &[DepRel::Flat])
        .filter(|&ix| ix > first);
    let words: Vec<_> = std::iter::once(first)
        .chain(flat.filter(|&ix| is_name(ix)))
        .collect();
    let given = words
        .iter()
        .position(|&ix| first_name(&parse[ix].form).is_some());
    let initials = words
        .iter()
        .take_while(|&&ix| parse[ix].form.ends_with('.'))
        .count();
    let from = given.unwrap_or(initials).min(words.len() - 1);
    words[from..].to_vec()
}

fn is_indefinite(parse: &Parse, ix: TokenIx) -> bool {
    parse
        .dependents(ix, &[DepRel::Det])
        .any(|det| parse[det].tag.feat("Definite") == Some("Ind"))
}

/// The label of the mention with this head.
pub fn label(scene: &Scene<'_>, head: TokenIx, named: &[TokenIx], class: Class) -> Label {
    let parse = scene.syntax.parse;
    let takes_name = !named.is_empty() && class != Class::Thing;
    let words = if takes_name {
        with_article(parse, named, class)
    } else {
        phrase(scene, head)
    };
    let spans = words.iter().map(|&ix| parse[ix].span);
    Label {
        sentence: scene.number,
        span: spans.reduce(Span::join).unwrap_or(parse[head].span),
        is_name: takes_name,
        stands_alone: words.iter().all(|&ix| parse[ix].tag.upos != Upos::Pron),
        words: words.into_iter().map(|ix| label_word(parse, ix)).collect(),
        tag: Arc::clone(&parse[head].tag),
    }
}

/// *de WOW*, but *Myra Poole*
fn with_article(parse: &Parse, named: &[TokenIx], class: Class) -> Vec<TokenIx> {
    let article = named.first().and_then(|&first| {
        parse
            .dependents(first, &[DepRel::Det])
            .find(|&det| parse[det].tag.feat("Definite") == Some("Def"))
            .filter(|&det| class != Class::Person && parse.after(det) == Some(first))
    });
    article.into_iter().chain(named.iter().copied()).collect()
}

/// The words of a noun phrase: without preposition, clauses and loose appositions.
fn phrase(scene: &Scene<'_>, head: TokenIx) -> Vec<TokenIx> {
    let parse = scene.syntax.parse;
    let cut = |ix: TokenIx| {
        scene.opens_clause(ix) || parse[ix].head == Some(head) && !belongs(scene, head, ix)
    };
    let words = parse.subtree_without(head, cut);
    words
        .into_iter()
        .filter(|&ix| !parse.is_punct(ix))
        .collect()
}

/// Whether a dependent goes with the noun.
fn belongs(scene: &Scene<'_>, noun: TokenIx, ix: TokenIx) -> bool {
    let parse = scene.syntax.parse;
    if ix > noun && scene.syntax.is_set_off(parse.first_of(ix)) {
        return false;
    }
    let of = || {
        let case = parse.dependent(ix, DepRel::Case);
        case.map_or(ix < noun, |case| {
            scene.syntax.function(case) == Some(Function::Owner)
        })
    };
    match parse[ix].deprel {
        DepRel::Det
        | DepRel::Amod
        | DepRel::Nummod
        | DepRel::NmodPoss
        | DepRel::Flat
        | DepRel::Fixed
        | DepRel::Compound => true,
        DepRel::Appos => ix > noun,
        DepRel::Nmod => of(),
        _ => false,
    }
}

fn label_word(parse: &Parse, ix: TokenIx) -> LabelWord {
    let word = &parse[ix];
    let opens = (0..ix.0).all(|before| parse.is_punct(TokenIx(before)));
    let keeps = word.tag.upos == Upos::Propn || word.lemma.starts_with(char::is_uppercase);
    LabelWord {
        span: word.span,
        form: if opens && !keeps {
            word.form.to_lowercase()
        } else {
            word.form.clone()
        },
        is_indefinite: word.tag.feat("Definite") == Some("Ind"),
    }
}
