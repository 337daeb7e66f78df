//! The word that a content clause hangs on.

use super::{
    Function, Syntax,
    complement::{governing_classes, has_role, idiom_around},
};
use crate::{
    lexicon::{Class, Relation},
    tree::{DepRel, Parse, TokenIx, Upos},
};

/// The word that presents the content that `root` governs: its head in the tree.
///
/// Where a clause with a complementizer hangs on a word that takes no content, the word before the complementizer or
/// the next verb above is taken if that one does: attachment is what parsers get wrong most often.
pub fn governor(syntax: &Syntax<'_>, root: TokenIx) -> Option<TokenIx> {
    let parse = syntax.parse;
    let head = parse[root].head?;
    let takes =
        |ix: &TokenIx| !governing_classes(syntax, *ix).is_empty() && !parse.is_under(*ix, root);
    let Some(marker) = syntax.mark_with(root, Relation::Content) else {
        return Some(head);
    };
    if let Some(verb) = idiom_verb(syntax, head) {
        return Some(verb);
    }
    // *ziet de brief als bewijs dat …*
    let role = word_before(parse, marker).filter(|&noun| {
        let beside = parse[noun].head == Some(head) && parse[noun].tag.upos == Upos::Noun;
        beside && has_role(syntax, noun) && takes(&noun)
    });
    if role.is_some() {
        return role;
    }
    // *schrijft in een brief dat …*: what the verb takes does not hang on the noun before it, but *lacht van vreugde
    // dat …*: with a content clause it does not speak
    let quotes = |verb: TokenIx| {
        let classes = governing_classes(syntax, verb);
        classes.iter().all(|&class| class == Class::Quote) && takes(&head)
    };
    let verb = parse[head].head.filter(|verb| {
        parse[head].deprel == DepRel::Obl
            && !is_topic(syntax, head, *verb)
            && !quotes(*verb)
            && parse.is_verbal(*verb)
            && takes(verb)
            && parse.dependent(*verb, DepRel::Ccomp).is_none()
    });
    if verb.is_some() {
        return verb;
    }
    if takes(&head) {
        return Some(head);
    }
    let above = parse
        .ancestors(head)
        .take(2)
        // but *…, wat betekent dat …*
        .take_while(|_| !syntax.is_finite(head))
        .filter(|&ix| parse.is_verbal(ix));
    owned_noun(syntax, head, marker)
        .into_iter()
        .chain(word_before(parse, marker))
        .chain(above)
        .find(takes)
        .or(Some(head))
}

/// *de eis van de bond dat …*, *Het voordeel van een hond is dat …*: the noun to which the one in front belongs.
fn owned_noun(syntax: &Syntax<'_>, owner: TokenIx, marker: TokenIx) -> Option<TokenIx> {
    let parse = syntax.parse;
    let noun = parse[owner]
        .head
        .filter(|&noun| parse[owner].deprel == DepRel::Nmod && noun < owner && owner < marker)?;
    let copula = parse.dependent(noun, DepRel::Cop);
    let of = parse
        .dependent(owner, DepRel::Case)
        .is_some_and(|case| syntax.function(case) == Some(Function::Owner));
    let bare = parse.dependent(noun, DepRel::Case).is_none();
    let beside = (owner.0..marker.0)
        .map(TokenIx)
        .all(|at| parse.is_punct(at) || parse.is_under(at, owner) || parse[at].head == Some(noun));
    (beside && bare && (of || copula.is_some_and(|copula| owner < copula))).then_some(noun)
}

/// *Volgens de regel dat de klant betaalt, verdeelt de raad de kosten*: in front of the verb the clause belongs to its noun;
/// but *Van het gerucht dat P, klopt niets*.
fn is_topic(syntax: &Syntax<'_>, noun: TokenIx, verb: TokenIx) -> bool {
    let case = syntax.parse.dependent(noun, DepRel::Case);
    noun < verb && case.is_some_and(|case| syntax.function(case) != Some(Function::Owner))
}

/// *komt tot de conclusie dat …*: the verb where the noun is part of its idiom.
fn idiom_verb(syntax: &Syntax<'_>, noun: TokenIx) -> Option<TokenIx> {
    let parse = syntax.parse;
    let above = parse[noun]
        .head
        .filter(|_| parse[noun].tag.upos == Upos::Noun)?;
    // *staat op het standpunt dat …*
    let verb = if parse[noun].deprel == DepRel::Fixed {
        parse[above].head?
    } else {
        above
    };
    let idiom = idiom_around(syntax, verb)?;
    let holds = |ix, words: &[String]| words.iter().any(|word| syntax.has_lemma(ix, word));
    (syntax.has_lemma(verb, &idiom.verb) && holds(noun, &idiom.words)).then_some(verb)
}

/// The word before, punctuation apart.
fn word_before(parse: &Parse, ix: TokenIx) -> Option<TokenIx> {
    std::iter::successors(parse.before(ix), |&at| parse.before(at)).find(|&at| !parse.is_punct(at))
}
