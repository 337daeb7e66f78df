use std::ops::Range;

use super::{Repair, polar_remnant::clause_before};
use crate::{
    coreference::{Class, nature::nature},
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De bakker kreeg brood, de slager worst*: a noun phrase and what is shaped as the end of the clause before, without a
/// verb, are a conjunct of that clause which leaves out the verb. *De een is bakker, de ander leraar in een dorp*: so are *de
/// ander* and all behind it where *de een* is the subject. With an adjective it may also be one behind an inverted subject, and
/// a noun told with *van*: *Toen werd het water warm, de rest van de kust koud*.
pub(super) struct GappedConjunct;

impl Repair for GappedConjunct {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let Some(stretches) = verbless(parse) else {
            return Vec::new();
        };
        let Some(first) = stretches.first() else {
            return Vec::new();
        };
        let Some((separator, governor)) = parse
            .before(TokenIx(first.start))
            .and_then(|at| Some((at, clause_before(parse, at)?)))
        else {
            return Vec::new();
        };
        let conjuncts: Option<Vec<_>> = stretches
            .iter()
            .map(|stretch| remnants(parse, governor, separator, stretch))
            .collect();
        conjuncts
            .into_iter()
            .flatten()
            .flat_map(|(subject, rest)| conjunct(parse, governor, &subject, &rest))
            .collect()
    }
}

/// What the words of a phrase are, in which the remnant of a gap is like what it differs from.
#[derive(Debug, PartialEq, Eq)]
enum Shape {
    /// *zacht*
    Adjective,
    /// *acht*, *twee euro*, *zelfs drie procent*
    Number,
    /// *de beste keeper*
    Definite,
    /// *een jurk*
    Indefinite,
    /// *zilver*
    Bare,
    /// *zijn kanalen*
    Owned,
    /// *met vijf procent*
    Prepositional(String),
}

/// The stretches behind the last verb of the sentence, each behind a comma, a semicolon or *en*.
fn verbless(parse: &Parse) -> Option<Vec<Range<u32>>> {
    let verb = parse
        .indices()
        .rfind(|&ix| parse.is_finite_verb(ix) || parse.is_infinitive(ix))?;
    let end = parse.indices().rfind(|&ix| !parse.is_punct(ix))?.0 + 1;
    let separates = |at: u32| {
        let form = parse[TokenIx(at)].form.as_str();
        matches!(form, "," | ";" | "en")
    };
    let mut stretches = Vec::new();
    let mut start = None;
    for at in verb.0 + 1..=end {
        if at < end && !separates(at) {
            continue;
        }
        if let Some(start) = start.filter(|&start| start < at) {
            stretches.push(start..at);
        }
        start = Some(at + 1);
    }
    Some(stretches)
}

/// The two phrases of a conjunct whose verb is left out.
fn remnants(
    parse: &Parse,
    governor: TokenIx,
    separator: TokenIx,
    stretch: &Range<u32>,
) -> Option<(Range<u32>, Range<u32>)> {
    let verb = parse.finite_verb(governor)?;
    let subject = parse.subject(governor)?;
    let end = (0..separator.0)
        .rev()
        .find(|&at| !parse.is_punct(TokenIx(at)))?;
    let inverted = verb < subject;
    let start = if inverted {
        let own = parse.subtree(subject).into_iter();
        own.filter(|&ix| ix < separator).max()?
    } else {
        verb
    };
    let before = start.0 + 1..end + 1;
    if let Some(at) = other_of_two(parse, subject, stretch).filter(|_| !inverted) {
        return Some((stretch.start..at, at..stretch.end));
    }
    (stretch.start + 1..stretch.end)
        .map(|at| (stretch.start..at, at..stretch.end))
        .find(|(first, second)| {
            shape(parse, second).is_some_and(|shape| {
                let quality = shape == Shape::Adjective;
                let named =
                    names(parse, subject, first) || quality && names_of(parse, subject, first);
                // *de stad, het hart van het land* may be no more than an apposition
                let name = parse[TokenIx(first.start)].tag.upos == Upos::Propn;
                let sure = (shape != Shape::Definite || name)
                    && is_told(parse, first, second, &shape)
                    && !is_owned(parse, subject, first, &shape);
                named && (quality || !inverted) && sure && ends_in(parse, governor, &before, &shape)
            })
        })
}

/// Where *de ander* ends that the stretch begins with, behind a clause about *de een*.
fn other_of_two(parse: &Parse, subject: TokenIx, stretch: &Range<u32>) -> Option<u32> {
    let form = |at: u32| parse[TokenIx(at)].form.as_str();
    let one = matches!(parse[subject].form.as_str(), "een" | "ene")
        && parse.dependent(subject, DepRel::Det).is_some();
    let at = stretch.start + 2;
    let opens = stretch.len() > 2 && form(stretch.start) == "de" && form(at - 1) == "ander";
    (one && opens).then_some(at)
}

/// Whether the words name somebody or something as definite as the subject of the clause before.
fn names(parse: &Parse, subject: TokenIx, words: &Range<u32>) -> bool {
    let mut tokens = words.clone().map(TokenIx);
    let (Some(first), Some(last)) = (tokens.next(), words.clone().map(TokenIx).next_back()) else {
        return false;
    };
    let one = |ix: TokenIx| parse[ix].tag.feat("Definite") == Some("Ind");
    let other = parse.is_indefinite(subject);
    let opens = match parse[first].tag.upos {
        Upos::Det => one(first) == other && first != last,
        Upos::Propn => true,
        Upos::Pron => parse[first].deprel == DepRel::NmodPoss && first != last,
        _ => false,
    };
    let inside = |ix: TokenIx| {
        matches!(
            parse[ix].tag.upos,
            Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num
        )
    };
    let closes = match parse[last].tag.upos {
        Upos::Noun | Upos::Propn => true,
        Upos::Adj => OTHER.contains(&parse[last].form.as_str()),
        _ => false,
    };
    let nouns = words
        .clone()
        .filter(|&at| parse[TokenIx(at)].tag.upos == Upos::Noun)
        .count();
    opens && closes && nouns < 2 && tokens.all(inside)
}

/// *de rest van de wereld*: with an adjective behind it, which is no part of it, that may be told with *van*.
fn names_of(parse: &Parse, subject: TokenIx, words: &Range<u32>) -> bool {
    let of = words.clone().find(|&at| parse[TokenIx(at)].form == OF);
    of.is_some_and(|of| {
        let inner = of + 1..words.end;
        let part = |at: u32| {
            matches!(
                parse[TokenIx(at)].tag.upos,
                Upos::Adj | Upos::Det | Upos::Noun | Upos::Propn
            )
        };
        let last = words.end.checked_sub(1).map(TokenIx);
        let noun = last.is_some_and(|ix| matches!(parse[ix].tag.upos, Upos::Noun | Upos::Propn));
        !inner.is_empty()
            && noun
            && inner.into_iter().all(part)
            && names(parse, subject, &(words.start..of))
    })
}

/// Adjectives that stand for one of two.
const OTHER: [&str; 4] = ["ander", "andere", "een", "ene"];

fn shape(parse: &Parse, words: &Range<u32>) -> Option<Shape> {
    let upos = |at: u32| parse[TokenIx(at)].tag.upos;
    let last = words.end.checked_sub(1)?;
    let noun = matches!(upos(last), Upos::Noun | Upos::Propn | Upos::Num);
    let amount = |at: u32| upos(at) == Upos::Num || parse[TokenIx(at)].form == "anderhalve";
    let first = TokenIx(words.start);
    match upos(words.start) {
        Upos::Adp if noun && words.len() > 1 => {
            Some(Shape::Prepositional(parse[first].form.to_lowercase()))
        }
        Upos::Pron if noun && words.len() > 1 && parse[first].tag.feat("Poss") == Some("Yes") => {
            Some(Shape::Owned)
        }
        _ if amount(words.start) && noun => Some(Shape::Number),
        _ if words.len() > 1 && noun && is_measured(parse, first) && amount(words.start + 1) => {
            Some(Shape::Number)
        }
        Upos::Det if noun && parse[first].tag.feat("Definite") == Some("Ind") => {
            Some(Shape::Indefinite)
        }
        Upos::Det
            if (upos(last) == Upos::Noun || parse[TokenIx(last)].tag.ranks())
                && parse[first].tag.feat("Definite") == Some("Def") =>
        {
            Some(Shape::Definite)
        }
        Upos::Adv | Upos::Adj | Upos::Verb
            if is_quality(parse, TokenIx(last)) && words.len() < 3 =>
        {
            Some(Shape::Adjective)
        }
        Upos::Noun if words.len() == 1 => Some(Shape::Bare),
        _ => None,
    }
}

/// *zelfs*, *slechts*, the *maar* of *maar één keer*
fn is_measured(parse: &Parse, word: TokenIx) -> bool {
    parse[word].tag.upos == Upos::Adv || parse[word].form == "maar"
}

/// *zacht*, *verrassend*
fn is_quality(parse: &Parse, word: TokenIx) -> bool {
    let present = parse.is_participle(word) && parse[word].tag.has_part("od");
    (parse[word].tag.upos == Upos::Adj || present) && is_bare(parse, word)
}

/// An adjective as it is in a predicate: no *mooie*.
fn is_bare(parse: &Parse, adjective: TokenIx) -> bool {
    !parse[adjective].tag.has_part("met-e") || parse[adjective].tag.has_part("rang")
}

/// Whether the clause before ends in a phrase of the shape.
fn ends_in(parse: &Parse, governor: TokenIx, before: &Range<u32>, shape_of: &Shape) -> bool {
    // of *wezen op de aanpak van de club* the last phrase belongs to a noun
    let of_clause = |start: u32| {
        let noun = parse[TokenIx(start)].head;
        noun.is_some_and(|noun| parse[noun].head == Some(governor))
    };
    before.clone().any(|start| {
        let found = shape(parse, &(start..before.end)).as_ref() == Some(shape_of);
        // *Hij won het goud* ends in no bare noun
        let whole = *shape_of != Shape::Bare || start == before.start;
        let own = !matches!(shape_of, Shape::Prepositional(_)) || of_clause(start);
        found && whole && own
    })
}

/// *in Gent, de stad in het noorden*: with a preposition it may be no more than an apposition, but hardly with numbers,
/// where the parser sees none, or where people follow a thing: *naar het werk, de kinderen naar school*.
fn is_told(parse: &Parse, first: &Range<u32>, second: &Range<u32>, shape: &Shape) -> bool {
    let mut words = first.clone().map(TokenIx);
    let person = |ix: TokenIx| nature(parse, ix).class == Class::Person;
    // but *van de rabbijn Arie Bos, de stichter van de school*
    let named = |noun: TokenIx| {
        let next = parse.after(noun);
        next.is_some_and(|name| parse[name].tag.upos == Upos::Propn)
    };
    let thing = |noun: TokenIx| nature(parse, noun).class == Class::Thing && !named(noun);
    let other = |ix: TokenIx| person(ix) && parse[ix].head.is_some_and(thing);
    let apposed = words.any(|ix| parse[ix].deprel == DepRel::Appos && !other(ix));
    let counted = second
        .clone()
        .any(|at| parse[TokenIx(at)].tag.upos == Upos::Num);
    !matches!(shape, Shape::Prepositional(_)) || counted || !apposed
}

/// *Zij droomt van de bergen en de geur van dennen*: a thing does not do what somebody does; and the *van* behind it tells
/// whose it is.
fn is_owned(parse: &Parse, subject: TokenIx, words: &Range<u32>, shape: &Shape) -> bool {
    let Shape::Prepositional(case) = shape else {
        return false;
    };
    let somebody = parse[subject].tag.is_nominative()
        || matches!(
            nature(parse, subject).class,
            Class::Person | Class::Group | Class::Name
        );
    let noun = words.clone().map(TokenIx).next_back();
    let thing = noun.is_some_and(|noun| {
        parse[noun].tag.upos == Upos::Noun && nature(parse, noun).class == Class::Thing
    });
    thing && (somebody || case == OF)
}

/// The preposition that tells whose something is.
const OF: &str = "van";

/// Hangs the first remnant on the governor and the second on the first.
fn conjunct(
    parse: &Parse,
    governor: TokenIx,
    subject: &Range<u32>,
    rest: &Range<u32>,
) -> Vec<Edit> {
    let tops = |words: &Range<u32>| parse.tops(TokenIx(words.start)..TokenIx(words.end));
    let top = |words: &Range<u32>| {
        let named = tops(words).find(|&ix| parse[ix].tag.upos == Upos::Propn);
        let mut all = tops(words);
        let only = all.next().filter(|_| all.next().is_none());
        named.or(only).unwrap_or(TokenIx(words.end - 1))
    };
    let (subject_top, rest_top) = (top(subject), top(rest));
    let inside = |words: &Range<u32>, top: TokenIx| {
        let strays = tops(words).filter(move |&ix| ix != top);
        strays.map(move |ix| Edit::new(ix, top, own_relation(parse, ix)))
    };
    let conjunction = parse
        .before(TokenIx(subject.start))
        .filter(|&cc| parse[cc].tag.upos == Upos::Cconj)
        .map(|cc| Edit::new(cc, subject_top, DepRel::Cc));
    let ends = [
        Edit::new(subject_top, governor, DepRel::Conj),
        Edit::new(rest_top, subject_top, DepRel::Orphan),
    ];
    inside(subject, subject_top)
        .chain(inside(rest, rest_top))
        .chain(conjunction)
        .chain(ends)
        .collect()
}

/// The relation of a word inside a phrase.
fn own_relation(parse: &Parse, ix: TokenIx) -> DepRel {
    match parse[ix].tag.upos {
        Upos::Adp => DepRel::Case,
        Upos::Det => DepRel::Det,
        Upos::Pron => DepRel::NmodPoss,
        Upos::Num => DepRel::Nummod,
        Upos::Adv => DepRel::Advmod,
        Upos::Propn => DepRel::Flat,
        _ => DepRel::Amod,
    }
}
