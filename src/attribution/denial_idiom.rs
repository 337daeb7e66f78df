//! Denials in several words: *wees … van de hand*, *doet af als een verzinsel*, *is geen sprake van*, *ten onrechte*.

use crate::{
    clauses::Syntax,
    inflect::BE,
    lexicon::{Class, ContentRole, DenialIdiom, MarkerKind, Modal, With},
    tree::{DepRel, TokenIx, Upos},
};

use super::Context;

/// A denial idiom in the words of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdiomUse {
    /// Its words, in text order.
    pub words: Vec<TokenIx>,
    /// Whether the writer denies and not the subject: *ten onrechte*, *klopt niet*.
    pub by_writer: bool,
    /// Where what is denied stands; none if anywhere.
    pub content: Option<(ContentRole, With)>,
}

/// The denial idiom among the words of the clause with this number; not *Wie zegt dat er sprake is van haast, heeft daar niets
/// aan*, whose *is* belongs to another clause than its *niets aan*.
pub fn denial_idiom(context: &Context<'_>, clause: usize) -> Option<IdiomUse> {
    let clause = &context.clauses[clause];
    let is = |ix: TokenIx| context.syntax.has_lemma(ix, BE);
    let own = || clause.predicate.iter().any(|&ix| is(ix)) || is(clause.root);
    idiom_where(context, &clause.tokens, |idiom| idiom.verb != BE || own())
}

/// The denial idiom among these words.
pub(super) fn idiom_among(context: &Context<'_>, tokens: &[TokenIx]) -> Option<IdiomUse> {
    idiom_where(context, tokens, |_| true)
}

/// The denial idiom among these words, if it fits.
fn idiom_where(
    context: &Context<'_>,
    tokens: &[TokenIx],
    fits: impl Fn(&DenialIdiom) -> bool,
) -> Option<IdiomUse> {
    let syntax = context.syntax;
    let idiom = syntax.lexicon.denial_idiom(&syntax.lemmas(tokens));
    let Some(idiom) = idiom.filter(|idiom| fits(idiom)) else {
        return wrongly(context, tokens);
    };
    let words = idiom_words(context, idiom, tokens);
    Some(IdiomUse {
        words,
        by_writer: idiom.content != ContentRole::Object,
        content: Some((idiom.content, idiom.with)),
    })
}

/// The words of the idiom, the last of each kind, with what stands between them; a bare *zijn* is left out.
fn idiom_words(context: &Context<'_>, idiom: &DenialIdiom, tokens: &[TokenIx]) -> Vec<TokenIx> {
    const GAP: u32 = 2;
    let parse = context.syntax.parse;
    let mut found: Vec<TokenIx> = Vec::new();
    for word in idiom.words.iter().rev() {
        let before = found.last().copied();
        let place = tokens
            .iter()
            .rev()
            .copied()
            .find(|&ix| context.syntax.has_lemma(ix, word) && before.is_none_or(|at| ix < at));
        found.extend(place.or_else(|| {
            tokens
                .iter()
                .copied()
                .find(|&ix| context.syntax.has_lemma(ix, word))
        }));
    }
    let verb = |ix: &TokenIx| {
        context.syntax.has_lemma(*ix, &idiom.verb)
            && parse[*ix].tag.upos == Upos::Verb
            && !found.contains(ix)
    };
    let light =
        |ix: &TokenIx| context.syntax.lexicon.modal(&parse[*ix].lemma) == Some(Modal::Perfect);
    let mut words: Vec<_> = tokens
        .iter()
        .copied()
        .filter(|ix| verb(ix) && !light(ix))
        .chain(found.iter().copied())
        .collect();
    words.sort_unstable();
    words.dedup();
    let between: Vec<_> = tokens
        .iter()
        .copied()
        .filter(|ix| {
            words
                .windows(2)
                .any(|pair| pair[0] < *ix && *ix < pair[1] && pair[1].0 - pair[0].0 <= GAP)
        })
        .collect();
    words.extend(between);
    words.sort_unstable();
    words
}

/// *meldde ten onrechte dat*, but not *het is onterecht dat*
fn wrongly(context: &Context<'_>, tokens: &[TokenIx]) -> Option<IdiomUse> {
    let syntax = context.syntax;
    tokens.iter().find_map(|&ix| {
        let marker = syntax
            .lexicon
            .marker_at(&syntax.forms_from(ix))
            .filter(|marker| marker.kind == MarkerKind::Wrongly)
            .filter(|_| !is_predicative(syntax, ix))?;
        let words = tokens
            .iter()
            .copied()
            .filter(|&at| at >= ix)
            .take(marker.words.len())
            .collect();
        Some(IdiomUse {
            words,
            by_writer: true,
            content: None,
        })
    })
}

/// *vindt het onterecht*, *het is onterecht*
fn is_predicative(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let judged = parse[ix]
        .head
        .is_some_and(|verb| syntax.predicate(verb, Class::Opinion).is_some());
    parse[ix].deprel == DepRel::Xcomp && judged || parse.dependent(ix, DepRel::Cop).is_some()
}
