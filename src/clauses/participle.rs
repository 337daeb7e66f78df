use std::{collections::HashSet, sync::LazyLock};

use super::{ClauseKind, Opened, Opening, Splitter, Syntax};
use crate::{
    lexicon::Relation,
    repair::has_agent,
    table,
    tree::{DepRel, TokenIx, Upos},
};

/// A loose participial adjunct: *Gesteund door de vakbonden trok zij naar de rechter.*
pub(super) struct Participle;

impl Splitter for Participle {
    fn rule(&self) -> &'static str {
        "participle"
    }

    fn about(&self) -> &'static str {
        "a loose participle with words of its own (gesteund door buren, …)"
    }

    fn open(&self, syntax: &Syntax<'_>, opened: &Opened, ix: TokenIx) -> Option<Opening> {
        let parse = syntax.parse;
        let head = parse[ix].head.filter(|_| parse.is_participle(ix))?;
        let adjunct = matches!(parse[ix].deprel, DepRel::Advcl | DepRel::Acl);
        let participle = !syntax.is_finite(ix) && parse[ix].tag.upos == Upos::Verb;
        let marked = syntax.marks(ix).any(|mark| syntax.relation(mark).is_some());
        let loose = syntax.is_set_off(parse.first_of(ix)) || opens_sentence(syntax, ix);
        let hangs = opened.kind(head).is_some() || parse.is_nominal(head);
        // *niets duldende*, as an attribute
        let attributive = parse[ix].tag.has_part("prenom") || is_embraced(syntax, ix);
        let prepositional = PREPOSITIONAL.contains(syntax.form(ix));
        let own_content = !attributive && !prepositional && !is_manner(syntax, ix);
        let vague = parse.subject(ix).is_none() && is_unclear(syntax, ix);
        if syntax.is_marker(ix) || is_dangling(syntax, ix) || vague {
            return Some(Opening::Sealed);
        }
        (adjunct && participle && !marked && loose && hangs && own_content)
            .then_some(Opening::Clause(ClauseKind::Participle, None))
    }
}

/// *Zwijgend liep hij door*, *Al schetsend vond zij het*, *Gelaten wachtte zij*: beside a verb a participle by itself is an
/// adverb.
fn is_manner(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let mut below = parse.children(ix).iter();
    let none =
        |ix: TokenIx| parse.is_punct(ix) || syntax.relation(ix) == Some(Relation::Concession);
    let adverb = parse[ix].tag.has_part("od") || parse[ix].deprel == DepRel::Advcl;
    adverb && below.all(|&ix| none(ix))
}

/// *een, in China verboden, boek*: what stands between a determiner and its noun is an attribute.
fn is_embraced(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let (first, last) = (parse.first_of(ix), parse.last_of(ix));
    parse.indices().skip(last.at() + 1).any(|noun| {
        parse
            .dependents(noun, &[DepRel::Det, DepRel::NmodPoss])
            .any(|determiner| determiner < first)
    })
}

/// *Lezend in de kranten blijkt dat …*: nothing but a clause, or no clause at all, to say who it is.
fn is_dangling(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let clause = parse
        .ancestors(ix)
        .find(|&above| syntax.is_finite(above) || parse.subject(above).is_some());
    let Some(clause) = clause else {
        return parse[ix].tag.has_part("od");
    };
    let clausal = [DepRel::Csubj, DepRel::CsubjOuter];
    parse[ix].deprel == DepRel::Advcl
        && parse[ix].head == Some(clause)
        && parse.dependents(clause, &clausal).next().is_some()
        && parse
            .dependents(clause, &[DepRel::Nsubj, DepRel::NsubjPass])
            .next()
            .is_none()
}

/// *Zij bracht hem naar een zaal, versierd met ballonnen*: it may be the place as well as the subject.
fn is_unclear(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let place = syntax
        .punct_before(ix)
        .last()
        .and_then(|comma| parse.before(comma))
        .filter(|&place| {
            parse[place].tag.upos == Upos::Noun
                && matches!(parse[place].deprel, DepRel::Obl | DepRel::OblArg)
                && match parse[ix].deprel {
                    DepRel::Advcl => parse[place].head == parse[ix].head,
                    relation => relation == DepRel::Acl && parse[ix].head == Some(place),
                }
        });
    !parse[ix].tag.has_part("od")
        && !has_agent(parse, ix)
        && place.is_some_and(|place| parse.is_indefinite(place))
}

/// Participles that say of nothing that it is so (*afgezien van de kosten*), by `prepositional.tsv`.
static PREPOSITIONAL: LazyLock<HashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("prepositional.tsv")));

fn opens_sentence(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let first = syntax.parse.first_of(ix);
    syntax.parse[ix].deprel == DepRel::Advcl
        && (0..first.0).all(|before| syntax.parse.is_punct(TokenIx(before)))
}
