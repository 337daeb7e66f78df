use super::{ClauseKind, Function, Opened, Opening, Splitter, Syntax, unproven};
use crate::{
    lexicon::Relation,
    tree::{DepRel, TokenIx},
};

/// Sentences that stand loosely beside the main clause: direct speech, its frame, and clauses after a semicolon.
pub(super) struct Parataxis;

impl Splitter for Parataxis {
    fn rule(&self) -> &'static str {
        "parataxis"
    }

    fn about(&self) -> &'static str {
        "a sentence loosely beside the main clause (‘Het dak lekt’, zegt zij)"
    }

    fn open(&self, syntax: &Syntax<'_>, _: &Opened, ix: TokenIx) -> Option<Opening> {
        let aside = matches!(
            syntax.parse[ix].deprel,
            DepRel::Acl | DepRel::AclRelcl | DepRel::Nmod | DepRel::Appos
        ) && is_aside(syntax, ix);
        let loose = aside
            || matches!(
                syntax.parse[ix].deprel,
                DepRel::Parataxis | DepRel::Discourse | DepRel::Dep | DepRel::Orphan
            );
        let measured = syntax.function(syntax.parse.first_of(ix)) == Some(Function::Interrogative);
        if !loose || !syntax.is_finite(ix) || measured {
            return None;
        }
        Some(if is_still_less(syntax, ix) || is_advised(syntax, ix) {
            Opening::Sealed
        } else {
            Opening::Clause(ClauseKind::Parataxis, None)
        })
    }
}

/// *De raad zou moeten zeggen: de brug gaat dicht*: nobody says so yet.
fn is_advised(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let announced = syntax
        .punct_before(syntax.parse.first_of(ix))
        .any(|at| syntax.form(at) == ":");
    let speaking = syntax.parse[ix].head.filter(|&above| above < ix);
    announced && speaking.is_some_and(|verb| unproven::is_advised(syntax, verb))
}

/// *laat staan dat iemand kwam*
fn is_still_less(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let first = syntax.parse.first_of(ix);
    syntax
        .lexicon
        .connective_at(&syntax.forms_from(first))
        .is_some_and(|phrase| phrase.relation == Relation::Comparison && phrase.words.len() > 1)
}

/// A sentence between brackets or dashes, with its finite verb in second place: *(het trekt veel bezoekers)*
pub(super) fn is_aside(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let first = syntax.parse.first_of(ix);
    let enclosed = syntax
        .punct_before(first)
        .any(|at| matches!(syntax.form(at), "(" | "-" | "–" | "—"));
    let subject_first = syntax
        .parse
        .subject(ix)
        .is_some_and(|subject| syntax.parse.first_of(subject) == first);
    enclosed && subject_first && !syntax.parse.is_relative_pronoun(first)
}
