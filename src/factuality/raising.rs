use super::{Judge, Judgement, alleged};
use crate::{
    attribution::{Context, source_spans},
    claim::Status,
    lexicon::Class,
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

/// *Dat lijkt mij een goed plan*: to whom it seems so.
pub fn experiencer(parse: &Parse, verb: TokenIx) -> Option<TokenIx> {
    parse
        .dependents(verb, &[DepRel::Iobj])
        .find(|&ix| parse.is_nominal(ix))
}
