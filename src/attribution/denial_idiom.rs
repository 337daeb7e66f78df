//! Denials in several words: *wees … van de hand*, *doet af als een verzinsel*, *is geen sprake van*, *ten onrechte*.

use crate::{
    lexicon::{ContentRole, MarkerKind, With},
    tree::TokenIx,
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

/// The denial idiom among the words of the clause with this number.
pub fn denial_idiom(context: &Context<'_>, clause: usize) -> Option<IdiomUse> {
    idiom_among(context, &context.clauses[clause].tokens)
}

/// The denial idiom among these words.
pub(super) fn idiom_among(context: &Context<'_>, tokens: &[TokenIx]) -> Option<IdiomUse> {
    let syntax = context.syntax;
    let Some(idiom) = syntax.lexicon.denial_idiom(&syntax.lemmas(tokens)) else {
        return wrongly(context, tokens);
    };
    let part = |ix: &TokenIx| {
        let lemma = &syntax.parse[*ix].lemma;
        *lemma == idiom.verb || idiom.words.contains(lemma)
    };
    let words = tokens.iter().copied().filter(part).collect();
    Some(IdiomUse {
        words,
        by_writer: idiom.content != ContentRole::Object,
        content: Some((idiom.content, idiom.with)),
    })
}

/// *meldde ten onrechte dat*
fn wrongly(context: &Context<'_>, tokens: &[TokenIx]) -> Option<IdiomUse> {
    let syntax = context.syntax;
    tokens.iter().find_map(|&ix| {
        let marker = syntax
            .lexicon
            .marker_at(&syntax.forms_from(ix))
            .filter(|marker| marker.kind == MarkerKind::Wrongly)?;
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
