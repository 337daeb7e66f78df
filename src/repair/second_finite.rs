use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx},
};

/// *Daar heeft hij een punt: het argument is niet nieuw*: what is taken for an auxiliary but has a subject of its own
/// in front of a colon is a clause; the noun behind the colon is the subject of the other. *Zij heeft pijn, belt een
/// arts*: where another finite verb follows a comma, that is coordinated with it.
pub(super) struct SecondFinite;

impl Repair for SecondFinite {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let verbs = parse.indices().filter(|&ix| is_clause(parse, ix));
        verbs
            .filter_map(|verb| parted(parse, verb).or_else(|| listed(parse, verb)))
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
