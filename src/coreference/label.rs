//! How somebody or something is named in short.

use std::sync::Arc;

use super::{
    nature::{Class, first_name, nature},
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
    /// Of the *een* of *een agente*, which a definite article is to take the place of, the tag of the noun.
    pub indefinite: Option<Arc<Tag>>,
    /// Whether it is the *jong* of *een jong meisje*, which a definite article inflects.
    pub is_bare: bool,
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
    /// Whether it begins with a number (*veertien Nederlanders*) and an article is to stand before that elsewhere.
    pub is_counted: bool,
    /// Whether it can be said elsewhere: it has no pronoun of its own.
    pub stands_alone: bool,
    /// The tag of its head, which tells the article.
    pub tag: Arc<Tag>,
}

/// The words of the name that `head` is or has in close apposition.
pub fn name_words(parse: &Parse, head: TokenIx) -> Vec<TokenIx> {
    let is_name = |ix: TokenIx| parse[ix].tag.upos == Upos::Propn;
    let apposed = |relations: &'static [DepRel]| {
        parse
            .dependents(head, relations)
            .find(|&ix| ix > head && is_name(ix) && is_named_by(parse, head, ix))
    };
    // *Boerin Lies Bakker*: the capital of the sentence makes a name of the noun, and so does that of *FNV-leider*
    let title = || {
        let office = is_office(&parse[head].form);
        let relations: &[_] = if office {
            &[DepRel::Appos, DepRel::Flat]
        } else {
            &[DepRel::Appos]
        };
        apposed(relations).filter(|&ix| {
            parse.after(head) == Some(ix) && (office || first_name(&parse[ix].form).is_some())
        })
    };
    let first = if is_name(head) {
        title().or(Some(head))
    } else {
        apposed(&[DepRel::Appos, DepRel::Flat])
    };
    let Some(first) = first else {
        return Vec::new();
    };
    let flat = parse
        .dependents(first, &[DepRel::Flat])
        .filter(|&ix| ix > first);
    let words: Vec<_> = std::iter::once(first)
        .chain(flat.filter(|&ix| is_name(ix) || parse[ix].form.starts_with(char::is_uppercase)))
        .collect();
    // but the last of several is a surname: *Giselle Maurice*
    let given = words
        .iter()
        .position(|&ix| first_name(&parse[ix].form).is_some())
        .filter(|&at| {
            at + 1 < words.len() || at > 0 && parse.after(words[at - 1]) != Some(words[at])
        });
    let initials = words
        .iter()
        .take_while(|&&ix| parse[ix].form.ends_with('.'))
        .count();
    let from = given.unwrap_or(initials).min(words.len() - 1);
    words[from..].to_vec()
}

/// *FNV-leider*: a noun joined to a name.
fn is_office(form: &str) -> bool {
    form.rsplit_once('-')
        .is_some_and(|(_, noun)| noun.len() > 3 && noun.chars().all(char::is_lowercase))
}

/// Whether a name in apposition is that of the noun: not *een Argentijn*, and no human name of what is no person.
pub fn is_named_by(parse: &Parse, noun: TokenIx, name: TokenIx) -> bool {
    let human = first_name(&parse[name].form).is_some();
    !parse.is_indefinite(name)
        && (!human || matches!(nature(parse, noun).class, Class::Person | Class::Name))
}

/// The label of the mention with this head.
pub fn label(scene: &Scene<'_>, head: TokenIx, named: &[TokenIx], class: Class) -> Label {
    let parse = scene.syntax.parse;
    // *veertien Nederlanders*, though each has a name
    let several = parse[head].tag.feat("Number") == Some("Plur");
    let takes_name = !named.is_empty() && class != Class::Thing && !several;
    if takes_name {
        let words = with_article(parse, named, class);
        of_words(scene, head, &words, named)
    } else {
        of_words(scene, head, &phrase(scene, head), &[])
    }
}

/// The label of several: *Chittister en Poole*, *Chittister, Poole en Mol*.
pub fn coordination(scene: &Scene<'_>, head: TokenIx) -> Label {
    const COMMA: &str = ",";
    let parse = scene.syntax.parse;
    let conjuncts = parse.dependents(head, &[DepRel::Conj]);
    let last = conjuncts
        .last()
        .and_then(|conjunct| phrase(scene, conjunct).last().copied());
    let first = phrase(scene, head).first().copied();
    let range = first.unwrap_or(head).0..=last.unwrap_or(head).0;
    let (commas, words): (Vec<_>, Vec<_>) =
        range.map(TokenIx).partition(|&ix| parse[ix].form == COMMA);
    let mut label = of_words(scene, head, &words, &[]);
    let named = |ix: TokenIx| !name_words(parse, ix).is_empty();
    let conjuncts = parse.dependents(head, &[DepRel::Conj]);
    let names = std::iter::once(head).chain(conjuncts).all(named);
    label.stands_alone =
        words.iter().all(|&ix| says_itself(parse, ix)) && (names || commas.is_empty());
    for comma in commas {
        let comma = parse[comma].span;
        let mut words = label.words.iter_mut();
        match words.find(|word| word.span.end == comma.start) {
            Some(word) => {
                word.span = word.span.join(comma);
                word.form.push_str(COMMA);
            }
            None => label.stands_alone = false,
        }
    }
    label
}

/// The label with these words, some of which may be a name.
fn of_words(scene: &Scene<'_>, head: TokenIx, words: &[TokenIx], named: &[TokenIx]) -> Label {
    let parse = scene.syntax.parse;
    let spans = words.iter().map(|&ix| parse[ix].span);
    Label {
        sentence: scene.number,
        span: spans.reduce(Span::join).unwrap_or(parse[head].span),
        is_name: !named.is_empty(),
        is_counted: words
            .first()
            .is_some_and(|&first| is_count(parse, head, first)),
        stands_alone: is_plain(parse, words),
        words: words
            .iter()
            .map(|&ix| label_word(parse, head, ix, named.contains(&ix)))
            .collect(),
        tag: Arc::clone(&parse[head].tag),
    }
}

/// A number in front of a plural.
fn is_count(parse: &Parse, head: TokenIx, first: TokenIx) -> bool {
    parse[first].tag.upos == Upos::Num
        && first < head
        && parse[head].tag.feat("Number") == Some("Plur")
}

/// Words that stand together and need no other.
fn is_plain(parse: &Parse, words: &[TokenIx]) -> bool {
    words.iter().all(|&ix| says_itself(parse, ix))
        && words.windows(2).all(|pair| pair[0].0 + 1 == pair[1].0)
}

/// No pronoun, and nothing that points somewhere: not *deze zaak*.
fn says_itself(parse: &Parse, ix: TokenIx) -> bool {
    let tag = &parse[ix].tag;
    let points = tag.feat("PronType") == Some("Dem") || tag.has_part("aanw");
    tag.upos != Upos::Pron && !parse.is_punct(ix) && !points
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

/// The words of a noun phrase, with what counts it: without preposition, clauses and loose appositions.
fn phrase(scene: &Scene<'_>, noun: TokenIx) -> Vec<TokenIx> {
    let parse = scene.syntax.parse;
    let head = parse.counted_whole(noun);
    let cut = |ix: TokenIx| {
        scene.opens_clause(ix) || parse[ix].head == Some(head) && !belongs(scene, head, ix)
    };
    let mut whole = parse.subtree_without(head, cut);
    whole.retain(|&ix| !parse.is_punct(ix));
    let apart = whole.iter().take_while(|&&ix| scene.syntax.sets_apart(ix));
    let words = whole[apart.count()..].to_vec();
    // *slechts drie huizen*
    let counted = words
        .first()
        .is_some_and(|&first| parse[first].tag.upos == Upos::Num);
    if counted { whole } else { words }
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
        DepRel::Nmod => of() || parse.counted_whole(ix) == noun,
        _ => false,
    }
}

fn label_word(parse: &Parse, head: TokenIx, ix: TokenIx, of_name: bool) -> LabelWord {
    let word = &parse[ix];
    let opens = (0..ix.0).all(|before| parse.is_punct(TokenIx(before)));
    let keeps =
        of_name || word.tag.upos == Upos::Propn || word.lemma.starts_with(char::is_uppercase);
    // *een man en een vrouw*, but not *een heleboel mensen*
    let counts_one = |&noun: &TokenIx| {
        let own = noun == head || parse[noun].deprel == DepRel::Conj;
        own && !parse[noun].tag.is_plural()
    };
    let noun = word
        .head
        .filter(counts_one)
        .filter(|_| word.tag.feat("Definite") == Some("Ind"));
    LabelWord {
        span: word.span,
        form: if opens && !keeps {
            word.form.to_lowercase()
        } else {
            word.form.clone()
        },
        indefinite: noun.map(|noun| Arc::clone(&parse[noun].tag)),
        is_bare: word.tag.is_bare() && matches!(word.tag.upos, Upos::Adj | Upos::Verb),
    }
}
