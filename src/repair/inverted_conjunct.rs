use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *Het land ziet hen als migranten en zet ze uit*: where the first conjunct opens with its subject, nothing inverts the
/// second, which shares that subject; what follows its verb is the object.
pub(super) struct InvertedConjunct;

impl Repair for InvertedConjunct {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| Some(Edit::new(object(parse, verb)?, verb, DepRel::Obj)))
            .collect()
    }
}

fn object(parse: &Parse, verb: TokenIx) -> Option<TokenIx> {
    let first = parse[verb]
        .head
        .filter(|_| parse[verb].deprel == DepRel::Conj && parse.is_finite_verb(verb))?;
    let cc = parse.dependent(verb, DepRel::Cc)?;
    // *…, maar toen was het donker en stond er een hek voor*: a conjunct between that has its own subject opens otherwise
    let between = parse
        .dependents(first, &[DepRel::Conj])
        .any(|ix| ix < verb && parse.subject(ix).is_some());
    let alone = !between
        && parse.before(verb) == Some(cc)
        && parse[cc].tag.upos == Upos::Cconj
        && parse.dependent(verb, DepRel::Expl).is_none();
    let shared = parse
        .subject(first)
        .filter(|&shared| Some(parse.first_of(shared)) == parse.opening(&parse.subtree(first)))?;
    let number = |ix: TokenIx| parse[ix].tag.feat("Number");
    let fits = number(shared).is_none() || number(shared) == number(verb);
    let second = parse
        .finite_verb(first)
        .is_some_and(|finite| shared < finite)
        && is_main(parse, first);
    let mut subjects = parse.dependents(verb, &SUBJECTS);
    let mistaken = subjects.next().filter(|&ix| {
        ix > verb && parse.is_nominal(ix) && parse[ix].tag.feat("Case") != Some("Nom")
    })?;
    (alone && fits && second && parse.dependent(verb, DepRel::Obj).is_none()).then_some(mistaken)
}

fn is_main(parse: &Parse, root: TokenIx) -> bool {
    matches!(
        parse[root].deprel,
        DepRel::Root | DepRel::Parataxis | DepRel::Conj
    )
}
