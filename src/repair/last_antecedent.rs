use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *het verschil met de leider en de winnaar, die ziek werd*: a relative clause about one tells nothing of all that is
/// coordinated, but of the last; *een tuin en kinderen die hard rennen*: nor, with no comma, does one about several behind one
/// with an article and several without.
pub(super) struct LastAntecedent;

impl Repair for LastAntecedent {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::AclRelcl)
            .filter_map(|clause| Some(Edit::new(clause, last(parse, clause)?, DepRel::AclRelcl)))
            .collect()
    }
}

/// The last of several that the clause is said to be about, right in front of it.
fn last(parse: &Parse, clause: TokenIx) -> Option<TokenIx> {
    let first = parse[clause].head?;
    let start = parse.first_of(clause);
    let last = parse
        .dependents(first, &[DepRel::Conj])
        .rfind(|&ix| ix < start)
        .filter(|&last| parse.dependent(last, DepRel::Cc).is_some())?;
    let comma = parse.before(start).filter(|&at| parse[at].form == ",");
    let beside = parse.before(comma.unwrap_or(start)) == Some(parse.last_of(last));
    let acts = parse
        .subject(clause)
        .is_some_and(|subject| subject == start && parse.is_relative_pronoun(subject));
    let verb = parse.finite_verb(clause)?;
    let number = |ix: TokenIx| parse[ix].tag.feat("Number");
    let nominal = |ix: TokenIx| matches!(parse[ix].tag.upos, Upos::Noun | Upos::Propn);
    let one = number(verb) == Some("Sing") && number(last) != Some("Plur") && nominal(last);
    let bare = number(last) == Some("Plur")
        && parse.dependents(last, &DETERMINERS).next().is_none()
        && parse.is_indefinite(first)
        && number(first) == Some("Sing");
    let several = number(verb) == Some("Plur") && bare && comma.is_none();
    (beside && acts && (one || several)).then_some(last)
}

const DETERMINERS: [DepRel; 3] = [DepRel::Det, DepRel::NmodPoss, DepRel::Nummod];
