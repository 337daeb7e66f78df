use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *een bewijs van wat er mis kan gaan*: behind a preposition *wat* relates to nothing before it; the clause is what the
/// preposition governs. *Toen kreeg de bakker wat hij wilde*: nor does it to a subject in front that is not neuter; the
/// clause is what the verb has for an object.
pub(super) struct FreeRelative;

impl Repair for FreeRelative {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&clause| parse[clause].deprel == DepRel::AclRelcl)
            .filter_map(|clause| {
                if is_free(parse, clause) {
                    return Some(Edit::new(clause, parse[clause].head?, DepRel::Nmod));
                }
                Some(Edit::new(clause, transitive(parse, clause)?, DepRel::Ccomp))
            })
            .collect()
    }
}

const WHAT: &str = "wat";

/// The verb without an object that has the antecedent right behind it for its subject.
fn transitive(parse: &Parse, clause: TokenIx) -> Option<TokenIx> {
    let full = [
        DepRel::Obj,
        DepRel::Ccomp,
        DepRel::Xcomp,
        DepRel::CompoundPrt,
    ];
    let noun = parse[clause].head.filter(|&noun| {
        let what = parse.after(noun).filter(|&what| parse[what].form == WHAT);
        matches!(parse[noun].tag.upos, Upos::Noun | Upos::Propn)
            && parse[noun].tag.feat("Gender") != Some("Neut")
            && what.is_some_and(|what| parse[what].head == Some(clause))
    })?;
    parse[noun].head.filter(|&verb| {
        parse[noun].deprel == DepRel::Nsubj
            && verb < noun
            && parse.is_finite_verb(verb)
            && parse[verb].tag.upos == Upos::Verb
            && parse.dependents(verb, &full).next().is_none()
    })
}

fn is_free(parse: &Parse, clause: TokenIx) -> bool {
    parse
        .dependents(clause, &[DepRel::Case])
        .filter_map(|case| parse.after(case))
        .any(|what| parse[what].form == WHAT && parse[what].head == Some(clause))
}
