use super::{Repair, detached_adverbial::is_time};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *De jaren zestig zijn voorbij*, *Dat heeft iemand gezegd*, *of een toneelstuk daaraan kan bijdragen*: where a finite
/// clause has no subject, the only noun without a preposition is it, if it agrees and stands where a subject does.
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
    let clause = matches!(
        parse[root].deprel,
        DepRel::Root | DepRel::Parataxis | DepRel::Ccomp | DepRel::Advcl
    );
    clause
        && parse.dependents(root, &SUBJECTS).next().is_none()
        && parse.dependents(root, &OTHERS).next().is_none()
}

fn sole_noun(parse: &Parse, root: TokenIx) -> Option<TokenIx> {
    let mut nouns = parse
        .dependents(root, &[DepRel::Obj, DepRel::Iobj, DepRel::Obl])
        .filter(|&ix| is_bare(parse, ix));
    let noun = nouns.next()?;
    nouns.next().is_none().then_some(noun)
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
        fronted || !parse.is_punct(before) && parse[before].deprel != DepRel::Cc
    });
    let behind = second && parse.before(first) == Some(finite);
    opens && parse.after(last) == Some(finite) || behind
}
