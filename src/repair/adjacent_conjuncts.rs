use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Hij studeert en was portier in een hotel*, *Het was zonnig en 26 graden*: of a clause no two conjuncts stand side by side
/// with nothing between them; the one belongs to the other. *Hij heette Bos, was in de veertig en …*: nor does what follows
/// a conjunct belong to the clause in front of that.
pub(super) struct AdjacentConjuncts;

impl Repair for AdjacentConjuncts {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|second| {
                let first = beside(parse, second)?;
                behind_clause(parse, first, second)
                    .or_else(|| copula_before(parse, first, second))
                    .or_else(|| number_before(parse, first, second))
                    .or_else(|| quality_before(parse, first, second))
                    .or_else(|| subject_before(parse, first, second))
            })
            .flatten()
            .chain(parse.indices().filter_map(|ix| behind_conjunct(parse, ix)))
            .collect()
    }
}

/// The conjunct that ends right in front of another conjunct of the same clause; behind several without a verb, the one in
/// front of them that has one.
fn beside(parse: &Parse, second: TokenIx) -> Option<TokenIx> {
    let head = parse[second]
        .head
        .filter(|_| parse[second].deprel == DepRel::Conj)?;
    let start = parse.first_of(second);
    let before = parse.before(start).filter(|&before| {
        parse.finite_verb(head).is_some()
            && parse[start].deprel != DepRel::Cc
            && parse[start].tag.upos != Upos::Cconj
            && !parse.is_punct(before)
    })?;
    let first = parse
        .dependents(head, &[DepRel::Conj])
        .find(|&first| first < second && parse.last_of(first) == before)?;
    let further = || beside(parse, first).filter(|_| parse.finite_verb(first).is_none());
    Some(further().unwrap_or(first))
}

/// An object or a phrase right behind a conjunct with a finite verb; but verbs side by side share it.
fn behind_conjunct(parse: &Parse, phrase: TokenIx) -> Option<Edit> {
    let relation = parse[phrase].deprel;
    let head = parse[phrase].head.filter(|&head| {
        matches!(relation, DepRel::Obj | DepRel::Obl | DepRel::OblArg)
            && parse[phrase].tag.upos != Upos::Adp
            && head < phrase
    })?;
    let before = parse.before(parse.first_of(phrase))?;
    let conjunct = parse
        .dependents(head, &[DepRel::Conj])
        .find(|&ix| parse.last_of(ix) == before && parse.finite_verb(ix).is_some())?;
    let beside = parse
        .before(parse.first_of(conjunct))
        .is_some_and(|last| last == head)
        && parse.before(conjunct) == parse.dependent(conjunct, DepRel::Cc);
    let whole = parse.finite_verb(head).is_some() && !beside;
    whole.then(|| Edit::new(phrase, conjunct, relation))
}

/// *en verdien 2800 netto*, *en was portier in een hotel*: what has no verb, behind a conjunct with one.
fn behind_clause(parse: &Parse, first: TokenIx, second: TokenIx) -> Option<Vec<Edit>> {
    let whole = parse.finite_verb(first).is_some() && parse.subject(second).is_none();
    let free = parse.dependent(first, DepRel::Obj).is_none() && parse.is_verbal(first);
    let relation = match parse[second].tag.upos {
        _ if parse.dependent(second, DepRel::Case).is_some() => DepRel::Obl,
        Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num if free => DepRel::Obj,
        Upos::Adv | Upos::Adj | Upos::Adp | Upos::X => DepRel::Advmod,
        _ => return None,
    };
    let bare = parse.finite_verb(second).is_none();
    (whole && bare).then(|| vec![Edit::new(second, first, relation)])
}

/// *maar vanzelfsprekend zijn het geen kinderen*: a copula without a subject, in front of a subject with a predicate.
fn copula_before(parse: &Parse, first: TokenIx, second: TokenIx) -> Option<Vec<Edit>> {
    parse
        .dependent(first, DepRel::Cop)
        .filter(|&copula| parse.last_of(first) == copula && parse.is_finite_verb(copula))?;
    let adverb = matches!(parse[first].tag.upos, Upos::Adj | Upos::Adv);
    let lacks = parse.subject(first).is_none() && parse.subject(second).is_some();
    (adverb && lacks && parse.finite_verb(second).is_none()).then(|| {
        let own = parse.children(first).iter();
        own.map(|&ix| Edit::new(ix, second, parse[ix].deprel))
            .chain([Edit::new(first, second, DepRel::Advmod)])
            .collect()
    })
}

/// *en 26 graden*, *en ad rem*: a number counts the noun behind it, and a foreign word goes on.
fn number_before(parse: &Parse, first: TokenIx, second: TokenIx) -> Option<Vec<Edit>> {
    let lone = parse
        .children(first)
        .iter()
        .all(|&ix| parse[ix].deprel == DepRel::Cc || parse.is_punct(ix));
    let noun = parse[second].tag.upos == Upos::Noun && parse.first_of(second) == second;
    match parse[first].tag.upos {
        Upos::Num if lone && noun => {
            let own = parse.children(first).iter();
            Some(
                own.map(|&ix| Edit::new(ix, second, parse[ix].deprel))
                    .chain([Edit::new(first, second, DepRel::Nummod)])
                    .collect(),
            )
        }
        Upos::X if lone && parse.first_of(second) == second => {
            Some(vec![Edit::new(second, first, DepRel::Flat)])
        }
        _ => None,
    }
}

/// *en wetenschappelijk van aard*: a phrase behind an adjective.
fn quality_before(parse: &Parse, first: TokenIx, second: TokenIx) -> Option<Vec<Edit>> {
    let phrase = matches!(parse[second].tag.upos, Upos::Noun | Upos::Propn)
        && parse.dependent(second, DepRel::Case).is_some()
        && parse.subject(second).is_none();
    let adjective = parse[first].tag.upos == Upos::Adj && parse.finite_verb(first).is_none();
    (adjective && phrase).then(|| vec![Edit::new(second, first, DepRel::Obl)])
}

/// *maar rustig wandelen is gezond*, *gegijzelden zijn bevrijd en …*: in front of a finite verb that has no subject.
fn subject_before(parse: &Parse, first: TokenIx, second: TokenIx) -> Option<Vec<Edit>> {
    let finite = parse.finite_verb(second)?;
    let noun = match parse[first].tag.upos {
        Upos::Noun | Upos::Propn | Upos::Pron => parse.dependent(first, DepRel::Case).is_none(),
        Upos::Verb => parse[first].tag.has_part("nom") || parse.is_infinitive(first),
        _ => false,
    };
    let verbless = !parse
        .children(first)
        .iter()
        .any(|&ix| AUXILIARIES.contains(&parse[ix].deprel) || parse[ix].deprel == DepRel::Orphan);
    let infinitive = parse.is_infinitive(first);
    let fits = if infinitive {
        parse[finite].tag.feat("Number") == Some("Sing")
    } else {
        parse.agrees(first, finite)
    };
    let relation = if parse.dependent(second, DepRel::AuxPass).is_some() {
        DepRel::NsubjPass
    } else {
        DepRel::Nsubj
    };
    let open = parse.subject(second).is_none() && parse.first_of(second) == finite;
    let cc = parse.dependent(first, DepRel::Cc);
    (noun && verbless && fits && open).then(|| {
        let joins = cc.map(|cc| Edit::new(cc, second, DepRel::Cc));
        joins
            .into_iter()
            .chain([Edit::new(first, second, relation)])
            .collect()
    })
}
