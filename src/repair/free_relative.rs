use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *een bewijs van wat er mis kan gaan*: behind a preposition *wat* relates to nothing before it; the clause is what the
/// preposition governs. *Toen deed de raad wat hij wilde*: nor does it to a subject with *de*; the verb does it.
pub(super) struct FreeRelative;

impl Repair for FreeRelative {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&clause| is_free(parse, clause))
            .filter_map(|clause| Some(Edit::new(clause, parse[clause].head?, DepRel::Nmod)))
            .chain(parse.indices().filter_map(|clause| object(parse, clause)))
            .collect()
    }
}

const WHAT: &str = "wat";

/// What stands right behind an inverted subject in common gender or the plural.
fn object(parse: &Parse, clause: TokenIx) -> Option<Edit> {
    let noun = parse[clause]
        .head
        .filter(|_| parse[clause].deprel == DepRel::AclRelcl)?;
    let tag = &parse[noun].tag;
    let other = tag.feat("Gender") == Some("Com") || tag.feat("Number") == Some("Plur");
    let verb = parse[noun].head.filter(|&verb| {
        parse[noun].deprel == DepRel::Nsubj
            && parse.is_finite_verb(verb)
            && verb < noun
            && parse.dependent(verb, DepRel::Obj).is_none()
    })?;
    let first = parse.first_of(clause);
    let free = parse[first].form == WHAT && parse.before(first) == Some(noun);
    (tag.upos == Upos::Noun && other && free).then(|| Edit::new(clause, verb, DepRel::Ccomp))
}

fn is_free(parse: &Parse, clause: TokenIx) -> bool {
    parse[clause].deprel == DepRel::AclRelcl
        && parse
            .dependents(clause, &[DepRel::Case])
            .filter_map(|case| parse.after(case))
            .any(|what| parse[what].form == WHAT && parse[what].head == Some(clause))
}
