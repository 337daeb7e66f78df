//! The head word of a clause and its verb cluster.

use super::{Function, Syntax};
use crate::{
    lexicon::{Class, Modal, Relation, With},
    tree::{AUXILIARIES, DepRel, TokenIx, Upos},
};

/// The word that heads the claim of the clause that `root` governs: the lexical verb below modals and evidential
/// verbs, or the predicative word.
pub fn lexical_head(syntax: &Syntax<'_>, root: TokenIx) -> TokenIx {
    *chain(syntax, root).last().unwrap_or(&root)
}

/// The verb cluster of the clause: auxiliaries, copula, particle, governed *te*-infinitives and head, in text order.
pub fn cluster(syntax: &Syntax<'_>, root: TokenIx, head: TokenIx) -> Vec<TokenIx> {
    let parse = syntax.parse;
    let mut words = chain(syntax, root);
    if let Some(governed) = governed_infinitive(syntax, head) {
        words.push(governed);
    }
    for ix in words.clone() {
        words.extend(parse.dependents(ix, &AUXILIARIES));
        words.extend(
            parse
                .dependents(ix, &[DepRel::CompoundPrt, DepRel::ExplPv])
                .flat_map(|prt| parse.subtree(prt)),
        );
        words.extend(
            syntax
                .marks(ix)
                .filter(|&mark| syntax.function(mark) == Some(Function::InfinitiveMarker)),
        );
    }
    if !words.iter().any(|&ix| parse.is_finite_verb(ix)) && parse[root].deprel == DepRel::Conj {
        words.extend(shared_auxiliaries(syntax, root));
    }
    words.sort_unstable();
    words.dedup();
    words
}

/// From the root down to the head, each governing the next.
fn chain(syntax: &Syntax<'_>, root: TokenIx) -> Vec<TokenIx> {
    let mut chain = vec![root];
    while let Some(next) = chain.last().and_then(|&ix| below(syntax, ix)) {
        if chain.contains(&next) {
            break;
        }
        chain.push(next);
    }
    chain
}

/// The word that `ix` only modifies: the infinitive of a modal, the predicative word of *blijken*, the noun of a
/// fixed expression (*in staat*), the last part of a name.
fn below(syntax: &Syntax<'_>, ix: TokenIx) -> Option<TokenIx> {
    let parse = syntax.parse;
    if parse[ix].tag.upos == Upos::Adp {
        return parse
            .dependents(ix, &[DepRel::Fixed])
            .rfind(|&word| parse[word].tag.upos == Upos::Noun);
    }
    if parse[ix].tag.upos == Upos::Propn {
        return parse.dependents(ix, &[DepRel::Flat]).next_back();
    }
    if !parse.is_verbal(ix) {
        return None;
    }
    let lemma = &parse[ix].lemma;
    let raising = [Class::Raising, Class::Veridical]
        .iter()
        .find_map(|&class| syntax.predicate(ix, class));
    let raises = raising.is_some();
    // *lijkt verholpen*, but *heet Jan*
    let predicates =
        raising.is_some_and(|row| row.with == With::Predicate) && !resembles(syntax, ix);
    let verbal = |child: TokenIx| parse.is_infinitive(child) || has_infinitive(syntax, child);
    let governed = |child: TokenIx| {
        let te = syntax.has_te(child);
        let purpose = syntax
            .marks(child)
            .any(|mark| syntax.function(mark) == Some(Function::Purpose));
        !purpose
            && (raises && te
                || syntax
                    .lexicon
                    .modal(lemma)
                    .is_some_and(|modal| governs(syntax, modal, child, te)))
    };
    let below = || {
        parse
            .dependents(ix, &[DepRel::Xcomp, DepRel::Ccomp])
            .filter(|&child| {
                // *is te horen van wat kan blijken*
                let own = parse.is_infinitive(child) && syntax.is_finite(child);
                !own && syntax.mark_with(child, Relation::Content).is_none()
            })
    };
    // *Vooral geestelijk lijkt hij hersteld te zijn*: the infinitive, not the adverb
    below()
        .find(|&child| verbal(child) && governed(child))
        .or_else(|| {
            below().find(|&child| {
                !verbal(child)
                    && predicates
                    && parse[child].deprel == DepRel::Xcomp
                    && !syntax.is_finite(child)
            })
        })
}

/// *lijkt sterk op zijn vader*: it does not seem strong.
fn resembles(syntax: &Syntax<'_>, verb: TokenIx) -> bool {
    const LIKE: &str = "op";
    let parse = syntax.parse;
    let like = |ix: TokenIx| {
        parse
            .dependents(ix, &[DepRel::Case])
            .any(|case| syntax.form(case) == LIKE)
    };
    let adjective = parse
        .dependents(verb, &[DepRel::Xcomp])
        .any(|ix| parse[ix].tag.upos == Upos::Adj);
    adjective
        && parse
            .dependents(verb, &[DepRel::Obl, DepRel::OblArg])
            .any(like)
}

/// *te zijn verholpen*: a participle or predicative word with its infinitive.
fn has_infinitive(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    syntax
        .parse
        .dependents(ix, &AUXILIARIES)
        .any(|aux| syntax.parse.is_infinitive(aux))
        && !syntax.is_finite(ix)
}

fn governs(syntax: &Syntax<'_>, modal: Modal, infinitive: TokenIx, te: bool) -> bool {
    let progressive = syntax
        .marks(infinitive)
        .any(|mark| syntax.function(mark) == Some(Function::Progressive));
    match modal {
        Modal::Perfect => te || progressive,
        Modal::Aspect | Modal::Necessity | Modal::Possibility | Modal::Permission => true,
        _ => !te,
    }
}

/// *probeert de winkels te verkopen*: a *te*-infinitive that belongs to its governing verb.
fn governed_infinitive(syntax: &Syntax<'_>, head: TokenIx) -> Option<TokenIx> {
    let parse = syntax.parse;
    parse
        .dependents(head, &[DepRel::Xcomp, DepRel::Ccomp])
        .find(|&child| !syntax.is_finite(child) && syntax.has_te(child))
}

/// The auxiliaries of the conjunct before, and the verb that governs both: *wil kopen en verkopen*.
fn shared_auxiliaries(syntax: &Syntax<'_>, root: TokenIx) -> Vec<TokenIx> {
    let parse = syntax.parse;
    let Some(first) = parse[root].head else {
        return Vec::new();
    };
    let governor = parse[first]
        .head
        .filter(|&governor| parse[first].deprel == DepRel::Xcomp && parse.is_finite_verb(governor));
    parse
        .dependents(first, &AUXILIARIES)
        .chain(governor)
        .collect()
}
