use super::{Repair, comma_before, is_intransitive};
use crate::{
    coreference::{Class, nature::nature},
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *een bewijs van wat er mis kan gaan*: behind a preposition *wat* relates to nothing before it; the clause is what the
/// preposition governs. *Toen kreeg de bakker wat hij wilde*: nor does it to a subject in front that is not neuter; the
/// clause is what the verb has for an object, as it is behind a phrase (*brengt onder de aandacht wat er gebeurt*) or behind
/// whom somebody tells (*vertelt de buren wat hij wil*). *De bakker: ‘Wat zij doen, daar let ik niet op’*: nor does it to
/// who speaks. *een prijs voor wie een gokje waagt*: nor does *wie* to a thing.
pub(super) struct FreeRelative;

impl Repair for FreeRelative {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&clause| parse[clause].deprel == DepRel::AclRelcl)
            .filter_map(|clause| {
                if is_free(parse, clause) {
                    return Some(Edit::new(clause, parse[clause].head?, DepRel::Nmod));
                }
                if let Some(main) = spoken(parse, clause) {
                    return Some(Edit::new(clause, main, DepRel::Advcl));
                }
                let verb = transitive(parse, clause).or_else(|| behind(parse, lexicon, clause))?;
                Some(Edit::new(clause, verb, DepRel::Ccomp))
            })
            .chain(
                parse
                    .indices()
                    .filter_map(|ix| anybody(parse, ix))
                    .flatten(),
            )
            .collect()
    }
}

const WHAT: &str = "wat";

/// The noun right before *wat* that is not neuter.
fn antecedent(parse: &Parse, clause: TokenIx) -> Option<TokenIx> {
    parse[clause].head.filter(|&noun| {
        let what = parse.after(noun).filter(|&what| parse[what].form == WHAT);
        matches!(parse[noun].tag.upos, Upos::Noun | Upos::Propn)
            && parse[noun].tag.feat("Gender") != Some("Neut")
            && what.is_some_and(|what| parse[what].head == Some(clause))
    })
}

/// The verb without an object that has the antecedent right behind it for its subject.
fn transitive(parse: &Parse, clause: TokenIx) -> Option<TokenIx> {
    let full = [
        DepRel::Obj,
        DepRel::Ccomp,
        DepRel::Xcomp,
        DepRel::CompoundPrt,
    ];
    let noun = antecedent(parse, clause)?;
    parse[noun].head.filter(|&verb| {
        parse[noun].deprel == DepRel::Nsubj
            && verb < noun
            && parse.is_finite_verb(verb)
            && parse[verb].tag.upos == Upos::Verb
            && parse.dependents(verb, &full).next().is_none()
    })
}

/// The verb without content in front of the phrase, or the addressee, that the clause stands right behind.
fn behind(parse: &Parse, lexicon: &Lexicon, clause: TokenIx) -> Option<TokenIx> {
    let noun = antecedent(parse, clause)?;
    let verb = parse[noun]
        .head
        .filter(|&verb| verb < noun && parse[verb].tag.upos == Upos::Verb)?;
    let content = [DepRel::Ccomp, DepRel::Csubj, DepRel::Xcomp];
    let fits = match parse[noun].deprel {
        DepRel::Obl | DepRel::OblArg => true,
        DepRel::Obj | DepRel::Iobj => !lexicon.predicates(&parse[verb].lemma).is_empty(),
        _ => false,
    };
    (fits && parse.dependents(verb, &content).next().is_none()).then_some(verb)
}

/// The main clause beside the speaker and the colon in front of the clause.
fn spoken(parse: &Parse, clause: TokenIx) -> Option<TokenIx> {
    let first = parse.first_of(clause);
    let speaker = parse[clause].head.filter(|&speaker| speaker < first)?;
    let colon = (speaker.0..first.0).any(|at| parse[TokenIx(at)].form == ":");
    let what = parse[first].form.to_lowercase() == WHAT;
    parse[speaker]
        .head
        .filter(|&main| colon && what && clause < main)
}

/// *een prijs voor wie een gokje waagt*: *wie* is the subject, and what was taken for that the object.
fn anybody(parse: &Parse, clause: TokenIx) -> Option<[Edit; 4]> {
    const WHO: &str = "wie";
    let case = parse.first_of(clause);
    let who = parse
        .after(case)
        .filter(|&who| parse[who].form == WHO && parse[who].head == Some(clause))?;
    let thing = parse[clause].head.filter(|&thing| {
        parse[clause].deprel == DepRel::AclRelcl
            && parse.before(case) == Some(thing)
            && parse[thing].tag.upos == Upos::Noun
            && nature(parse, thing).class == Class::Thing
    })?;
    let object = parse
        .subject(clause)
        .filter(|&object| who < object && SUBJECTS.contains(&parse[object].deprel))?;
    let governed = parse[case].tag.upos == Upos::Adp && comma_before(parse, clause).is_none();
    let alone = parse.dependent(clause, DepRel::Obj).is_none() && !is_intransitive(parse, clause);
    (governed && alone && parse.is_finite_verb(clause)).then(|| {
        [
            Edit::new(clause, thing, DepRel::Nmod),
            Edit::new(case, clause, DepRel::Case),
            Edit::new(who, clause, DepRel::Nsubj),
            Edit::new(object, clause, DepRel::Obj),
        ]
    })
}

fn is_free(parse: &Parse, clause: TokenIx) -> bool {
    parse
        .dependents(clause, &[DepRel::Case])
        .filter_map(|case| parse.after(case))
        .any(|what| parse[what].form == WHAT && parse[what].head == Some(clause))
}
