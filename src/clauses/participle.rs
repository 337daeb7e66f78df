use std::{collections::HashSet, sync::LazyLock};

use super::{ClauseKind, Opened, Opening, Splitter, Syntax};
use crate::{
    lexicon::Relation,
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
        let attributive = parse[ix].tag.has_part("prenom");
        let prepositional = PREPOSITIONAL.contains(syntax.form(ix));
        let own_content = !attributive && !prepositional && !is_manner(syntax, ix);
        if syntax.is_marker(ix) {
            return Some(Opening::Sealed);
        }
        (adjunct && participle && !marked && loose && hangs && own_content)
            .then_some(Opening::Clause(ClauseKind::Participle, None))
    }
}

/// *Zwijgend liep hij door*, *Al schetsend vond zij het*: a present participle by itself is an adverb.
fn is_manner(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let mut below = parse.children(ix).iter();
    let none =
        |ix: TokenIx| parse.is_punct(ix) || syntax.relation(ix) == Some(Relation::Concession);
    parse[ix].tag.has_part("od") && below.all(|&ix| none(ix))
}

/// Participles that say of nothing that it is so (*afgezien van de kosten*), by `prepositional.tsv`.
static PREPOSITIONAL: LazyLock<HashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("prepositional.tsv")));

fn opens_sentence(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let first = syntax.parse.first_of(ix);
    syntax.parse[ix].deprel == DepRel::Advcl
        && (0..first.0).all(|before| syntax.parse.is_punct(TokenIx(before)))
}
