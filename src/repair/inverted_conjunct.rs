use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Het land ziet hen als migranten en zet ze uit*: where the first conjunct opens with its subject, nothing inverts
/// the second, which shares that subject; what follows its verb is the object. *moet het kaf scheiden en de lezer
/// meenemen*: so is a noun in front of an infinitive that shares the verb with another object, and
/// what somebody gets: *werden geholpen, maar kregen een rekening toegestuurd*.
pub(super) struct InvertedConjunct;

impl Repair for InvertedConjunct {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| {
                let object = object(parse, verb).or_else(|| second_object(parse, verb))?;
                Some(Edit::new(object, verb, DepRel::Obj))
            })
            .collect()
    }
}

/// The weak pronoun that may be a subject or an object.
const WEAK: &str = "ze";

/// The auxiliary whose subject is who gets something.
const GET: &str = "krijgen";

fn object(parse: &Parse, verb: TokenIx) -> Option<TokenIx> {
    let first = parse[verb]
        .head
        .filter(|_| parse[verb].deprel == DepRel::Conj)?;
    let finite = parse.finite_verb(verb)?;
    let cc = parse.dependent(verb, DepRel::Cc)?;
    // *…, maar toen was het donker en stond er een hek voor*: a conjunct between that has its own subject opens
    // otherwise
    let between = parse
        .dependents(first, &[DepRel::Conj])
        .any(|ix| ix < verb && parse.subject(ix).is_some());
    let alone = !between
        && parse.before(finite) == Some(cc)
        && parse[cc].tag.upos == Upos::Cconj
        && parse.dependent(verb, DepRel::Expl).is_none();
    let shared = parse
        .subject(first)
        .filter(|&shared| Some(parse.first_of(shared)) == parse.opening(&parse.subtree(first)))?;
    let fits = parse.agrees(shared, finite);
    let second = parse
        .finite_verb(first)
        .is_some_and(|finite| shared < finite)
        && is_main(parse, first);
    let gets = parse
        .dependents(verb, &[DepRel::AuxPass])
        .any(|aux| parse[aux].lemma == GET);
    let relations = [DepRel::Nsubj, DepRel::NsubjPass];
    let relations = &relations[..if gets { 2 } else { 1 }];
    let mistaken = parse.dependents(verb, relations).find(|&ix| {
        ix > finite && !parse.is_verbal(ix) && parse[ix].tag.feat("Case") != Some("Nom")
    })?;
    (alone && fits && second && parse.dependent(verb, DepRel::Obj).is_none()).then_some(mistaken)
}

/// The subject of an infinitive that has no finite verb and no object, beside one with an object.
fn second_object(parse: &Parse, verb: TokenIx) -> Option<TokenIx> {
    let first = parse[verb]
        .head
        .filter(|_| parse[verb].deprel == DepRel::Conj && parse.is_infinitive(verb))?;
    let cc = parse.dependent(verb, DepRel::Cc)?;
    let shares = parse.finite_verb(verb).is_none()
        && parse.finite_verb(first).is_some()
        && parse.dependent(first, DepRel::Obj).is_some()
        && parse.dependent(verb, DepRel::Obj).is_none();
    parse.dependent(verb, DepRel::Nsubj).filter(|&noun| {
        // *en ze vertellen wat*: the weak pronoun cannot be held against another subject
        shares
            && (parse[noun].tag.upos == Upos::Noun || parse[noun].form == WEAK)
            && parse.before(parse.first_of(noun)) == Some(cc)
    })
}

fn is_main(parse: &Parse, root: TokenIx) -> bool {
    matches!(
        parse[root].deprel,
        DepRel::Root | DepRel::Parataxis | DepRel::Conj
    )
}
