use std::sync::Arc;

use super::{Repair, tags::finite_verb};
use crate::{
    inflect::{Agreement, Time},
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De pieken in de handel zijn periodes van vertrouwen*: a copula is a verb, whatever pronoun is spelt like it.
pub(super) struct MistaggedCopula;

impl Repair for MistaggedCopula {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let copulas = parse.indices().filter(|&ix| is_mistagged(parse, ix));
        copulas
            .map(|ix| Edit {
                tag: Some(Arc::new(finite_verb(
                    Upos::Aux,
                    Time::Present,
                    Agreement::Plural,
                ))),
                ..Edit::place(ix, parse[ix].head, parse[ix].deprel)
            })
            .collect()
    }
}

/// A pronoun as copula behind a plural subject, in a clause without a finite verb.
fn is_mistagged(parse: &Parse, ix: TokenIx) -> bool {
    let plural = |subject: TokenIx| {
        subject < ix
            && (parse[subject].tag.feat("Number") == Some("Plur")
                || parse.dependent(subject, DepRel::Conj).is_some())
    };
    parse[ix].deprel == DepRel::Cop
        && parse[ix].tag.upos == Upos::Pron
        && parse[ix].head.is_some_and(|root| {
            parse.finite_verb(root).is_none() && parse.subject(root).is_some_and(plural)
        })
}
