use super::{Effect, Reading, signs::Sign, usage::Usage};
use crate::{
    clauses::{ClauseKind, Function},
    tree::{DepRel, TokenIx, Upos},
};

/// *zou oorspronkelijk in mei opengaan*, *zou die avond optreden*: what was planned, told by the writer.
pub(in crate::factuality) struct Plan;

impl Reading for Plan {
    fn name(&self) -> &'static str {
        "zou_plan"
    }

    fn about(&self) -> &'static str {
        "zou(den) tells what was planned (zou op 4 mei worden gespeeld)"
    }

    fn effect(&self) -> Effect {
        Effect::Keep
    }

    fn fits(&self, usage: &Usage<'_>) -> bool {
        !usage.is_reported()
            && (usage.shows(Sign::Plan) || is_dated(usage) || came_to_nothing(usage))
    }
}

const PARTS: [&str; 5] = ["begin", "eind", "half", "in", "medio"];

/// *op 4 mei*, *eind mei*, *om drie uur*
fn is_dated(usage: &Usage<'_>) -> bool {
    let (syntax, parse) = (usage.syntax(), usage.syntax().parse);
    let day = |ix: TokenIx| {
        let before = parse.before(ix);
        before.is_some_and(|day| parse[day].tag.upos == Upos::Num)
    };
    let at = |hour: TokenIx| {
        let fixed = (parse[hour].deprel == DepRel::Fixed).then_some(parse[hour].head);
        let time = fixed.flatten().unwrap_or(hour);
        let mut cases = parse.dependents(time, &[DepRel::Case, DepRel::Mark]);
        cases.any(|case| syntax.function(case) == Some(Function::Purpose))
    };
    // *in oktober*, *eind oktober*, where something happens
    let month = |ix: TokenIx| {
        let before = parse.before(ix);
        let part = |ix: TokenIx| PARTS.contains(&syntax.form(ix));
        parse.is_verbal(usage.clause.head) && before.is_some_and(part)
    };
    let mut tokens = usage.clause.tokens.iter();
    tokens.any(|&ix| syntax.function(ix) == Some(Function::Month) && (day(ix) || month(ix)))
        || usage.at(Sign::Hour).any(at)
}

/// *Er zou een hotel komen, maar de plannen werden geschrapt*: what did not come is no hearsay; a state is.
fn came_to_nothing(usage: &Usage<'_>) -> bool {
    let parse = usage.syntax().parse;
    let past = |ix: TokenIx| parse[ix].tag.feat("Tense") == Some("Past");
    let event = parse.is_verbal(usage.clause.head);
    event
        && usage.context.clauses.iter().any(|other| {
            other.kind == ClauseKind::Conjunct
                && parse[other.root].head == Some(usage.clause.root)
                && parse.finite_verb(other.root).is_some_and(past)
                && parse
                    .dependents(other.root, &[DepRel::Cc])
                    .any(|cc| super::signs::is_contrast(usage.syntax(), cc))
        })
}
