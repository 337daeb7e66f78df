use super::{Repair, comma_before, relative_end::active};
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, TokenIx},
};

/// *Daar heeft hij een punt: het argument is niet nieuw*: what is taken for an auxiliary but has a subject of its own
/// in front of a colon is a clause; the noun behind the colon is the subject of the other. *Zij heeft pijn, belt een
/// arts*: where another finite verb follows a comma, that is coordinated with it. *Zij hebben geld, hebben ook gespaard*: a
/// participle has not two of them, so the first, with what stands between, is a clause. *Zij is vrolijk, de zaal was nog
/// nooit leeg geweest*: nor has what has its own subject and finite verb a place in the cluster of another clause.
pub(super) struct SecondFinite;

impl Repair for SecondFinite {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let verbs = parse.indices().filter(|&ix| is_clause(parse, ix));
        verbs
            .filter_map(|verb| parted(parse, verb).or_else(|| listed(parse, verb)))
            .chain(parse.indices().filter_map(|root| halved(parse, root)))
            .chain(parse.indices().filter_map(|root| doubled(parse, root)))
            .chain(parse.indices().filter_map(|root| spliced(parse, root)))
            .flatten()
            .collect()
    }
}

/// A finite auxiliary with a subject.
fn is_clause(parse: &Parse, verb: TokenIx) -> bool {
    AUXILIARIES.contains(&parse[verb].deprel)
        && parse.is_finite_verb(verb)
        && parse.subject(verb).is_some()
}

fn parted(parse: &Parse, verb: TokenIx) -> Option<Vec<Edit>> {
    let root = parse[verb].head.filter(|&root| verb < root)?;
    let colon = (verb.0..root.0)
        .map(TokenIx)
        .find(|&ix| parse[ix].form == ":")?;
    let other = parse
        .dependents(root, &AUXILIARIES)
        .find(|&ix| ix > colon && parse.is_finite_verb(ix))?;
    let subject = parse
        .dependents(root, &[DepRel::Parataxis])
        .find(|&ix| colon < ix && ix < other && parse.is_nominal(ix))
        .filter(|_| parse.subject(root).is_none());
    let clause = Edit::new(verb, root, DepRel::Parataxis);
    let subject = subject.map(|ix| Edit::new(ix, root, DepRel::Nsubj));
    Some(std::iter::once(clause).chain(subject).collect())
}

fn listed(parse: &Parse, verb: TokenIx) -> Option<Vec<Edit>> {
    let next = parse[verb]
        .head
        .filter(|&next| verb < next && parse.is_finite_verb(next))?;
    let comma = (verb.0..next.0).any(|at| parse[TokenIx(at)].form == ",");
    let shared = parse.subject(next).is_none();
    // *Wie oud is, hoort slecht*
    let ends = parse.after(verb).is_some_and(|ix| parse.is_punct(ix));
    let number = |ix: TokenIx| parse[ix].tag.feat("Number");
    let agrees = number(verb) == number(next);
    (comma && shared && !ends && agrees).then(|| {
        vec![
            Edit::place(verb, parse[next].head, parse[next].deprel),
            Edit::new(next, verb, DepRel::Conj),
        ]
    })
}

/// Two finite verbs of one predicate, with a comma between: what stands on the other side of it than the predicate is a
/// clause of its own.
fn halved(parse: &Parse, root: TokenIx) -> Option<Vec<Edit>> {
    let finite = |ix: &TokenIx| parse.is_finite_verb(*ix);
    let mut verbs = parse.dependents(root, &AUXILIARIES).filter(finite);
    let (first, second) = (verbs.next()?, verbs.next()?);
    let comma = parse
        .before(second)
        .filter(|&comma| parse[comma].form == "," && second < root && verbs.next().is_none())?;
    let shared = parse
        .subject(root)
        .filter(|&subject| subject < comma && parse.agrees(subject, second))?;
    let children = parse.children(root).iter().copied();
    let left: Vec<_> = children
        .filter(|&ix| ix < comma && ix != first && !parse.is_punct(ix))
        .collect();
    let own = parse.children(first).iter();
    let content = left
        .iter()
        .chain(own)
        .any(|&ix| ix > first && ix != shared && !parse.is_punct(ix));
    content.then(|| {
        left.into_iter()
            .map(|ix| Edit::new(ix, first, parse[ix].deprel))
            .chain([
                Edit::place(first, parse[root].head, parse[root].deprel),
                Edit::new(root, first, DepRel::Conj),
            ])
            .collect()
    })
}

/// *De raad had haast, er was te veel gepraat*: two finite verbs of one predicate, and between the comma and the second the
/// one phrase that opens a main clause.
fn doubled(parse: &Parse, root: TokenIx) -> Option<Vec<Edit>> {
    let finite = |ix: &TokenIx| parse.is_finite_verb(*ix);
    let mut verbs = parse.dependents(root, &AUXILIARIES).filter(finite);
    let (first, second) = (verbs.next()?, verbs.next()?);
    let comma = (first.0..second.0)
        .rev()
        .map(TokenIx)
        .find(|&ix| parse.is_punct(ix))
        .filter(|&comma| parse[comma].form == "," && second < root && verbs.next().is_none())?;
    let children = || parse.children(root).iter().copied();
    let opening = |ix: &TokenIx| comma < *ix && *ix < second && !parse.is_punct(*ix);
    let there = children().filter(opening).all(|ix| parse[ix].form == "er");
    let acts = |ix: TokenIx| SUBJECTS.contains(&parse[ix].deprel);
    let opened =
        children().filter(opening).count() == 1 && (there || children().filter(opening).all(acts));
    let left: Vec<_> = children()
        .filter(|&ix| ix < comma && ix != first && !parse.is_punct(ix))
        .collect();
    let alone = parse.children(root).iter().all(|&ix| {
        let relation = parse[ix].deprel;
        relation != DepRel::Mark && !(relation == DepRel::Cc && ix < second)
    });
    let subject = left.iter().any(|&ix| ix < first && acts(ix));
    let full = left.iter().any(|&ix| ix > first);
    // it has its subject in front
    let role = |ix: TokenIx| {
        if ix > first && acts(ix) {
            DepRel::Obj
        } else {
            active(parse[ix].deprel)
        }
    };
    (opened && alone && subject && full).then(|| {
        left.into_iter()
            .map(|ix| Edit::new(ix, first, role(ix)))
            .chain([
                Edit::place(first, parse[root].head, parse[root].deprel),
                Edit::new(root, first, DepRel::Parataxis),
            ])
            .collect()
    })
}

/// A clause behind a comma that hangs on the predicate of the one before as its copula, adverbial or object.
fn spliced(parse: &Parse, clause: TokenIx) -> Option<Vec<Edit>> {
    let first = parse[clause].head.filter(|&first| {
        first < clause
            && (is_cluster(parse, clause)
                || matches!(parse[clause].deprel, DepRel::Advmod | DepRel::Obj))
    })?;
    let finite = parse
        .dependents(clause, &AUXILIARIES)
        .find(|&ix| parse.is_finite_verb(ix))?;
    let subject = parse
        .subject(clause)
        .or_else(|| parse.subject(finite))
        .or_else(|| bare_subject(parse, clause, finite))
        .filter(|&subject| subject < finite && parse.dependent(clause, DepRel::Mark).is_none())?;
    let comma = comma_before(parse, subject)?;
    let other = parse
        .finite_verb(first)
        .is_some_and(|verb| verb < comma && parse.subject(first).is_some());
    (other && first < comma).then(|| {
        let relation = match parse[subject].deprel {
            DepRel::Conj => DepRel::Nsubj,
            other => other,
        };
        vec![
            Edit::new(clause, first, DepRel::Parataxis),
            Edit::place(subject, parse[subject].head, relation),
        ]
    })
}

/// What opens the clause and is taken for a conjunct of its predicate.
fn bare_subject(parse: &Parse, clause: TokenIx, finite: TokenIx) -> Option<TokenIx> {
    let before = parse.before(finite)?;
    parse
        .dependents(clause, &[DepRel::Conj])
        .find(|&noun| noun < finite && parse.last_of(noun) == before && parse.is_nominal(noun))
}

fn is_cluster(parse: &Parse, ix: TokenIx) -> bool {
    AUXILIARIES.contains(&parse[ix].deprel)
}
