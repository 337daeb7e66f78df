use std::sync::Arc;

use super::{Repair, tags};
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *Tot de oorlog kwam en zij moest vluchten.*: what looks like a preposition in front of a noun and a verb that ends its
/// clause, with no other subject, introduces the clause of that noun.
pub(super) struct UntilClause;

impl Repair for UntilClause {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .root()
            .and_then(|verb| clause(parse, verb))
            .into_iter()
            .flatten()
            .collect()
    }
}

fn clause(parse: &Parse, verb: TokenIx) -> Option<[Edit; 2]> {
    const UNTIL: [&str; 2] = ["tot", "totdat"];
    let noun = parse.dependent(verb, DepRel::Obl).filter(|&noun| {
        parse.after(parse.last_of(noun)) == Some(verb)
            && parse[noun].tag.upos == Upos::Noun
            && parse.agrees(noun, verb)
            && parse.is_finite_verb(verb)
    })?;
    let until = parse.dependent(noun, DepRel::Case).filter(|&until| {
        UNTIL.contains(&parse[until].form.to_lowercase().as_str())
            && parse.first_of(verb) == until
            && parse.after(until) == parse.dependent(noun, DepRel::Det)
    })?;
    let ends = parse
        .after(verb)
        .is_none_or(|next| parse.is_punct(next) || parse[next].tag.upos == Upos::Cconj);
    let clausal = [&SUBJECTS[..], &AUXILIARIES, &[DepRel::Expl, DepRel::Obj]].concat();
    let lone = parse.dependents(verb, &clausal).next().is_none();
    (ends && lone).then(|| {
        [
            Edit {
                tag: Some(Arc::new(tags::complementizer())),
                ..Edit::new(until, verb, DepRel::Mark)
            },
            Edit::new(noun, verb, DepRel::Nsubj),
        ]
    })
}
