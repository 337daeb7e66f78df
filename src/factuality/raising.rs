use super::{Judge, Judgement, alleged};
use crate::{
    attribution::{Context, source_spans},
    claim::Status,
    inflect::BE,
    lexicon::{Class, Relation},
    tree::{DepRel, Parse, TokenIx},
};

/// *schijnt in Monaco te wonen*, *lijkt verholpen*; *bleek vals* is vouched for.
pub(super) struct Raising;

impl Judge for Raising {
    fn rule(&self) -> &'static str {
        "raising"
    }

    fn about(&self) -> &'static str {
        "schijnen, lijken and the like leave it open (schijnt in Monaco te wonen)"
    }

    fn judge(&self, context: &Context<'_>, clause: usize) -> Option<Judgement> {
        let clause = &context.clauses[clause];
        let verb = clause.predicate.iter().copied().find(|&ix| {
            ix != clause.head
                && [Class::Raising, Class::Veridical]
                    .iter()
                    .any(|&class| context.syntax.predicate(ix, class).is_some())
        })?;
        if is_held_against(context, clause.head) {
            return None;
        }
        let mut judgement = alleged(self.rule(), vec![verb]);
        judgement.sources = experiencer(context.syntax.parse, verb)
            .map(|ix| source_spans(context, ix))
            .unwrap_or_default();
        if context.syntax.predicate(verb, Class::Veridical).is_some() {
            judgement.status = Status::Asserted;
        }
        Some(judgement)
    }
}

/// *De koning lijkt ouder dan hij is*: how it looks is told apart from how it is.
fn is_held_against(context: &Context<'_>, word: TokenIx) -> bool {
    let (syntax, parse) = (context.syntax, context.syntax.parse);
    let is = |ix: TokenIx| {
        let copula = parse.is_finite_verb(ix).then_some(ix);
        let verb = copula.or_else(|| parse.dependent(ix, DepRel::Cop));
        verb.is_some_and(|verb| parse[verb].lemma == BE)
    };
    let compared = |above: TokenIx| {
        let mut clauses = parse.dependents(above, &[DepRel::Advcl]);
        clauses.any(|ix| syntax.mark_with(ix, Relation::Comparison).is_some() && is(ix))
    };
    parse[word].tag.feat("Degree") == Some("Cmp")
        && (compared(word) || parse[word].head.is_some_and(compared))
}

/// *Dat lijkt mij een goed plan*: to whom it seems so.
pub fn experiencer(parse: &Parse, verb: TokenIx) -> Option<TokenIx> {
    parse
        .dependents(verb, &[DepRel::Iobj])
        .find(|&ix| parse.is_nominal(ix))
}
