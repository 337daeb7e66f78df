use super::{Repair, comma_before};
use crate::{
    coreference::{Class, nature::nature},
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *eigenaar van De Kring, dat belegt in Roerdomp, een maker van fietsen*: what stands behind the comma and the last noun of a
/// relative clause, with the verb of that in front, is another word for that noun, and not for what the clause relates to.
pub(super) struct RelativeApposition;

impl Repair for RelativeApposition {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| Some(Edit::new(ix, noun_before(parse, ix)?, DepRel::Appos)))
            .collect()
    }
}

fn noun_before(parse: &Parse, apposition: TokenIx) -> Option<TokenIx> {
    let head = parse[apposition].head.filter(|&head| {
        parse[apposition].deprel == DepRel::Appos
            && head < apposition
            && matches!(parse[apposition].tag.upos, Upos::Noun | Upos::Num)
            && parse.first_of(apposition) != parse.last_of(apposition)
    })?;
    let last = parse.before(comma_before(parse, apposition)?)?;
    let noun = match parse[last].deprel {
        DepRel::Flat => parse[last].head?,
        _ => last,
    };
    let clause = parse
        .ancestors(noun)
        .take_while(|&ix| ix != head)
        .find(|&ix| parse[ix].deprel == DepRel::AclRelcl)?;
    let verb = parse.finite_verb(clause)?;
    let person = |ix: TokenIx| nature(parse, ix).class == Class::Person;
    // *een van de schakers*
    let kind = match parse[apposition].tag.upos {
        Upos::Num => parse.dependent(apposition, DepRel::Nmod)?,
        _ => apposition,
    };
    let name = parse[noun].tag.upos == Upos::Propn;
    let ends = parse.is_under(noun, head) && parse.last_of(clause) == last;
    let fits = person(noun) == person(kind);
    (name && ends && fits && verb < parse.first_of(noun)).then_some(noun)
}
