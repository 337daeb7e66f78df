use super::{Repair, detached_adverbial::is_time};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *De jaren zestig zijn voorbij*, *Dat heeft iemand gezegd*, *of een toneelstuk daaraan kan bijdragen*: where a finite
/// clause has no subject, the only noun without a preposition is it, if it agrees and stands where a subject does. *Zij
/// zaaien gras, en in mei bloeien daar rozen*: so is the first in a conjunct that shares no subject, because something else
/// opens it.
pub(super) struct SoleSubject;

impl Repair for SoleSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&root| lacks_subject(parse, root))
            .filter_map(|root| {
                let noun = sole_noun(parse, root)?;
                let finite = parse.finite_verb(root)?;
                let fits = parse.agrees(noun, finite) && is_in_place(parse, root, noun, finite);
                fits.then(|| Edit::new(noun, root, DepRel::Nsubj))
            })
            .collect()
    }
}

/// Neither a subject nor what may stand for one; passives do without.
fn lacks_subject(parse: &Parse, root: TokenIx) -> bool {
    const OTHERS: [DepRel; 5] = [
        DepRel::Expl,
        DepRel::Ccomp,
        DepRel::CsubjOuter,
        DepRel::CsubjPass,
        DepRel::AuxPass,
    ];
    let clause = match parse[root].deprel {
        DepRel::Root | DepRel::Parataxis | DepRel::Ccomp | DepRel::Advcl => true,
        DepRel::Conj => is_main_conjunct(parse, root),
        _ => false,
    };
    clause
        && parse.dependents(root, &SUBJECTS).next().is_none()
        && parse.dependents(root, &OTHERS).next().is_none()
}

/// A conjunct of a main clause that has its finite verb right behind its subject or in front of it, and no infinitive of
/// which what looks like a plural may be another.
fn is_main_conjunct(parse: &Parse, root: TokenIx) -> bool {
    let main = parse
        .ancestors(root)
        .find(|&ix| parse[ix].deprel != DepRel::Conj)
        .filter(|&ix| matches!(parse[ix].deprel, DepRel::Root | DepRel::Parataxis));
    let second = main.is_some_and(|main| {
        let (Some(subject), Some(verb)) = (parse.subject(main), parse.finite_verb(main)) else {
            return false;
        };
        let inverted = verb < subject && parse.first_of(main) < verb;
        inverted || parse.before(verb) == Some(parse.last_of(subject))
    });
    let clauses = || main.into_iter().chain([root]);
    let marked = clauses().any(|ix| parse.dependent(ix, DepRel::Mark).is_some());
    let infinitive = parse.looks_infinitive(root)
        && main.is_some_and(|main| parse.is_infinitive(main) || parse.is_participle(main));
    let joined = parse
        .dependent(root, DepRel::Cc)
        .is_some_and(|cc| parse.finite_verb(root).is_some_and(|verb| cc < verb));
    second && joined && !marked && !infinitive
}

fn sole_noun(parse: &Parse, root: TokenIx) -> Option<TokenIx> {
    let mut nouns = parse
        .dependents(root, &[DepRel::Obj, DepRel::Iobj, DepRel::Obl])
        .filter(|&ix| is_bare(parse, ix));
    let noun = nouns.next()?;
    let inverted = parse[root].deprel == DepRel::Conj
        && parse.finite_verb(root) == parse.before(parse.first_of(noun));
    (inverted || nouns.next().is_none()).then_some(noun)
}

fn is_bare(parse: &Parse, ix: TokenIx) -> bool {
    let names = match parse[ix].tag.upos {
        Upos::Noun | Upos::Propn => true,
        Upos::Pron => matches!(parse[ix].lemma.as_str(), "iemand" | "niemand"),
        _ => false,
    };
    let introduced = [DepRel::Case, DepRel::Mark];
    names && parse.dependents(ix, &introduced).next().is_none()
}

/// The conjunction that is an adverb in first place.
const SO: &str = "dus";

/// Right in front of the finite verb or right behind it; anywhere before it behind a complementizer. A time may be an
/// adverbial but for a copula without anything else.
fn is_in_place(parse: &Parse, root: TokenIx, noun: TokenIx, finite: TokenIx) -> bool {
    let phrase = parse.subtree(noun);
    let (Some(&first), Some(&last)) = (phrase.first(), phrase.last()) else {
        return false;
    };
    let copular = parse.dependent(root, DepRel::Cop).is_some();
    if is_time(parse, noun) && !copular {
        return false;
    }
    if parse.dependent(root, DepRel::Mark).is_some() {
        return last < finite;
    }
    let opens = parse.opening(&parse.subtree(root)) == Some(first);
    // *Nadat hij was gekozen, daalden de prijzen*
    let fronted = parse
        .dependents(root, &[DepRel::Advcl])
        .any(|clause| clause < finite);
    // *Volgens Ada Bos, die het zag, sloeg de portier eerst*
    let closed = parse.before(finite).and_then(|comma| parse.before(comma));
    let fronted = fronted
        || closed.is_some_and(|last| {
            parse
                .dependents(root, &[DepRel::Obl])
                .any(|phrase| phrase < finite && parse.subtree(phrase).contains(&last))
        });
    let second = parse.before(finite).is_some_and(|before| {
        // *dus daalt de prijs*
        let joins = parse[before].deprel == DepRel::Cc && parse[before].lemma != SO;
        fronted || !parse.is_punct(before) && !joins
    });
    let behind = second && parse.before(first) == Some(finite);
    opens && parse.after(last) == Some(finite) || behind
}
