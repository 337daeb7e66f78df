use super::{Repair, comma_before};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Wie wil weten hoe laat het is, kijkt op de klok*: behind a clause that *wie* opens, a finite verb without a subject has
/// that clause for its subject, whatever the order of the verbs in it.
pub(super) struct WhoSubject;

impl Repair for WhoSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .root()
            .and_then(|root| turned(parse, root).or_else(|| loose(parse, root)))
            .unwrap_or_default()
    }
}

/// The main clause hangs on its subject.
fn turned(parse: &Parse, free: TokenIx) -> Option<Vec<Edit>> {
    let main = parse
        .dependents(free, &[DepRel::Conj, DepRel::Parataxis])
        .find(|&main| free < main && is_main(parse, main))
        .filter(|_| opens(parse, free))?;
    let comma = comma_before(parse, main)?;
    let beside = parse.children(free).iter().copied();
    let mut edits: Vec<_> = beside
        .filter(|&ix| ix > main || parse.is_punct(ix) && ix < parse.first_of(free))
        .map(|ix| Edit::new(ix, main, parse[ix].deprel))
        .collect();
    edits.extend([
        Edit::root(main),
        Edit::new(free, main, DepRel::Nsubj),
        Edit::new(comma, free, DepRel::Punct),
    ]);
    Some(edits)
}

/// The subject hangs loosely on its clause.
fn loose(parse: &Parse, main: TokenIx) -> Option<Vec<Edit>> {
    let free = parse
        .dependents(main, &[DepRel::Parataxis])
        .find(|&free| free < main && opens(parse, free))?;
    let behind = parse.before(parse.finite_verb(main)?);
    let comma = behind.is_some_and(|comma| parse[comma].form == ",");
    (comma && parse.subject(main).is_none()).then(|| vec![Edit::new(free, main, DepRel::Nsubj)])
}

/// Whether the clause begins the sentence with *wie* and its finite verb.
fn opens(parse: &Parse, free: TokenIx) -> bool {
    const WHO: &str = "wie";
    let first = parse.first_of(free);
    parse.first_word() == Some(first)
        && parse[first].form.to_lowercase() == WHO
        && parse.subject(free) == Some(first)
        && parse.finite_verb(free) == parse.after(first)
}

/// Whether the clause begins with its finite verb, behind a comma and without a subject.
fn is_main(parse: &Parse, main: TokenIx) -> bool {
    comma_before(parse, main).is_some()
        && parse.finite_verb(main) == Some(parse.first_of(main))
        && parse.subject(main).is_none()
}
