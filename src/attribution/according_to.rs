//! *Volgens de brandweer …*, *in de ogen van X*: a source inside the clause.

use crate::{
    clauses::{Clause, ClauseKind, Function},
    coreference::{Class as Nature, nature::nature},
    lexicon::{AttributionKind, Class},
    text::Span,
    tree::{DepRel, TokenIx, Upos},
};

use super::{Attribution, Context, Reach, Sieve};

pub(super) struct AccordingTo;

impl Sieve for AccordingTo {
    fn rule(&self) -> &'static str {
        "according_to"
    }

    fn about(&self) -> &'static str {
        "volgens or the like names who says so (volgens de politie)"
    }

    fn find(&self, context: &Context<'_>, clause: usize) -> Option<Attribution> {
        let content = &context.clauses[clause];
        if content.kind == ClauseKind::Participle {
            return None;
        }
        let own = inside(context, content);
        own.or_else(|| closing(context, content))
    }
}

/// A phrase that is part of the clause.
fn inside(context: &Context<'_>, content: &Clause) -> Option<Attribution> {
    let (place, found) = content
        .tokens
        .iter()
        .enumerate()
        // *volgens de politie de leider van de bende*
        .take_while(|&(place, _)| place == 0 || content.kind != ClauseKind::Apposition)
        .find_map(|(place, &ix)| Some((place, phrase_at(context, content.root, ix)?)))?;
    Some(Attribution {
        reach: if place == 0 {
            Reach::Coordinated
        } else {
            Reach::Shared
        },
        ..found
    })
}

/// *Gent won en Luik verloor, volgens de krant*, *De bond roept op tot een actie die maandag begint, volgens de krant*: behind
/// the comma at the end it goes with all clauses that are coordinated, wherever the tree hangs it.
fn closing(context: &Context<'_>, content: &Clause) -> Option<Attribution> {
    let parse = context.syntax.parse;
    let end = parse.indices().rev().find(|&ix| !parse.is_punct(ix))?;
    let last = context
        .clauses
        .iter()
        .find(|clause| clause.tokens.contains(&end))?;
    let loose = |ix: TokenIx| {
        let beside = [DepRel::Root, DepRel::Conj, DepRel::Parataxis];
        std::iter::once(ix)
            .chain(parse.ancestors(ix))
            .all(|ix| beside.contains(&parse[ix].deprel))
    };
    let quoted = [content, last]
        .iter()
        .any(|clause| context.is_quoted(clause));
    let inside = matches!(last.kind, ClauseKind::Relative | ClauseKind::Adverbial);
    let coordinated = loose(content.root) && (loose(last.root) || inside);
    if !coordinated || quoted || last.kind == ClauseKind::Main {
        return None;
    }
    let behind = |ix: TokenIx| {
        parse
            .before(ix)
            .is_some_and(|comma| parse[comma].form == ",")
    };
    let mut starts = last.tokens.iter().copied().filter(|&ix| behind(ix));
    let found = starts.find_map(|ix| phrase_at(context, last.root, ix))?;
    found.words.contains(&end).then_some(Attribution {
        words: Vec::new(),
        ..found
    })
}

fn phrase_at(context: &Context<'_>, root: TokenIx, ix: TokenIx) -> Option<Attribution> {
    let syntax = context.syntax;
    let phrase = syntax
        .lexicon
        .attribution_at(&syntax.forms_from(ix))
        .filter(|_| syntax.function(ix) != Some(Function::Thus))?;
    let last = TokenIx(ix.0 + u32::try_from(phrase.words.len()).ok()? - 1);
    if phrase.kind == AttributionKind::Possessive {
        // *een in zijn ogen slechte film*
        let inside = syntax.parse[last]
            .head
            .filter(|_| syntax.parse[last].deprel == DepRel::Obl);
        let attributive = inside.is_some_and(|head| syntax.parse[head].deprel == DepRel::Amod);
        return (!attributive).then(|| possessive(context, ix, last));
    }
    let named = named_by(context, last)?;
    let adverbial = attaches_to_clause(context, root, ix, named);
    if !adverbial || keeps(context, named) {
        return None;
    }
    let cue: Vec<_> = (ix.0..=last.0).map(TokenIx).collect();
    let sources = super::source_spans(context, named);
    let mut words = cue.clone();
    words.extend(named_words(context, last, &sources));
    Some(Attribution {
        rule: "according_to",
        class: if phrase.kind == AttributionKind::Veridical {
            Class::Veridical
        } else {
            Class::Report
        },
        cues: cue
            .iter()
            .map(|&at| syntax.parse[at].span)
            .reduce(Span::join)
            .into_iter()
            .collect(),
        words,
        sources,
        negated: false,
        frame: None,
        reach: Reach::Coordinated,
    })
}

/// *volgens de regels*, *volgens de Monumentenwet*: what one keeps to says nothing.
fn keeps(context: &Context<'_>, named: TokenIx) -> bool {
    const LAW: &str = "wet";
    let syntax = context.syntax;
    let word = &syntax.parse[named];
    let law = word.tag.upos == Upos::Propn && syntax.form(named).ends_with(LAW);
    law || [word.lemma.as_str(), syntax.form(named)]
        .iter()
        .any(|noun| syntax.lexicon.keeping_with(noun))
}

/// The words from the phrase to the end of the last source: *de politie en het ziekenhuis*.
fn named_words(context: &Context<'_>, phrase: TokenIx, sources: &[Span]) -> Vec<TokenIx> {
    let parse = context.syntax.parse;
    let end = sources
        .iter()
        .map(|span| span.end)
        .max()
        .unwrap_or_default();
    parse
        .indices()
        .filter(|&ix| ix > phrase && parse[ix].span.end <= end && !parse.is_punct(ix))
        .collect()
}

/// *naar zijn mening*, *zijns inziens*: the possessive before the last word of the phrase names the source.
fn possessive(context: &Context<'_>, first: TokenIx, last: TokenIx) -> Attribution {
    let parse = context.syntax.parse;
    let words: Vec<_> = (first.0..=last.0).map(TokenIx).collect();
    let owner = words.iter().copied().rev().nth(1);
    Attribution {
        rule: "according_to",
        class: Class::Report,
        cues: vec![parse[first].span.join(parse[last].span)],
        words,
        sources: owner.map(|ix| parse[ix].span).into_iter().collect(),
        negated: false,
        frame: None,
        reach: Reach::Coordinated,
    }
}

/// The nominal that the phrase ending in `last` introduces: what the tree says, else the noun phrase behind it.
fn named_by(context: &Context<'_>, last: TokenIx) -> Option<TokenIx> {
    let parse = context.syntax.parse;
    let head = match parse[last].deprel {
        DepRel::Case | DepRel::Mark => parse[last].head,
        // *naar mening van de raad*: the first word of the phrase hangs on the noun
        DepRel::Fixed => parse[last].head.and_then(|first| parse[first].head),
        _ => parse.children(last).iter().copied().find(|&ix| ix > last),
    };
    // *volgens deskundigen*, *volgens betrokkenen*: adjectives and participles name people too
    let noun = |ix: TokenIx| {
        // *volgens Het Avondblad (HA)*: of a name the tree may have the article for the head
        let mut rest = parse.dependents(ix, &[DepRel::Flat]);
        parse.is_nominal(ix)
            || parse[ix].tag.upos == Upos::Adj
            || rest.any(|part| parse.is_nominal(part))
    };
    let named = |ix: &TokenIx| *ix > last && noun(*ix);
    let behind = |ix: &TokenIx| named(ix) && parse.before(parse.first_of(*ix)) == Some(last);
    head.filter(named).or_else(|| parse.indices().find(behind))
}

/// Not inside a noun phrase: *de regels volgens het handboek*.
fn attaches_to_clause(
    context: &Context<'_>,
    root: TokenIx,
    first: TokenIx,
    named: TokenIx,
) -> bool {
    let parse = context.syntax.parse;
    // *in de ogen van X*: X hangs on a noun of the phrase
    let inside = parse[named]
        .head
        .filter(|&head| first <= head && head < named);
    let named = inside.unwrap_or(named);
    let nominal = matches!(parse[named].deprel, DepRel::Nmod);
    !nominal || parse[named].head == Some(root) || closes_behind_verb(context, root, named)
}

/// *is getroffen door de brand volgens het Rode Kruis*: at the end, behind a phrase behind the last verb; not *is gebouwd in
/// stijl volgens de regels*, which name nobody.
fn closes_behind_verb(context: &Context<'_>, root: TokenIx, named: TokenIx) -> bool {
    let parse = context.syntax.parse;
    let phrases = [DepRel::Obl, DepRel::OblAgent, DepRel::OblArg];
    let behind = parse[named].head.is_some_and(|noun| {
        parse[noun].head == Some(root) && root < noun && phrases.contains(&parse[noun].deprel)
    });
    let speaks = matches!(
        nature(parse, named).class,
        Nature::Person | Nature::Group | Nature::Name
    );
    behind
        && speaks
        && parse.is_verbal(root)
        && !parse.is_finite_verb(root)
        && parse.ends_sentence(parse.last_of(named))
}
