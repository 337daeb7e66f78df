use super::{Repair, copula::hand_over};
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De wens om te helpen groeit*, *De wet die nu geldt moet worden herzien*: a finite clause that neither a relative word
/// nor a subordinator opens is no clause on the noun that governs the sentence; the noun is its subject.
pub(super) struct VerblessRoot;

impl Repair for VerblessRoot {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .root()
            .and_then(|root| turned(parse, root))
            .unwrap_or_default()
    }
}

fn turned(parse: &Parse, noun: TokenIx) -> Option<Vec<Edit>> {
    let named = matches!(parse[noun].tag.upos, Upos::Noun | Upos::Propn)
        && parse.finite_verb(noun).is_none()
        && parse.subject(noun).is_none();
    let clause = parse
        .dependents(noun, &[DepRel::Acl, DepRel::AclRelcl])
        .find(|&clause| named && is_main(parse, noun, clause))?;
    let passive = parse.dependent(clause, DepRel::AuxPass).is_some();
    let subject = if passive {
        DepRel::NsubjPass
    } else {
        DepRel::Nsubj
    };
    let infinitives = parse
        .children(clause)
        .iter()
        .filter(|&&ix| is_infinitive(parse, ix))
        .map(|&ix| Edit::new(ix, noun, DepRel::Acl));
    let mut edits = hand_over(parse, noun, clause);
    edits.extend(infinitives);
    edits.push(Edit::new(noun, clause, subject));
    Some(edits)
}

/// A clause that begins with its finite verb, behind another clause on the noun.
fn is_main(parse: &Parse, noun: TokenIx, clause: TokenIx) -> bool {
    let Some(finite) = parse.finite_verb(clause) else {
        return false;
    };
    let opens = parse.children(clause).iter().all(|&ix| {
        ix >= finite
            || parse.is_punct(ix)
            || parse[ix].tag.upos == Upos::Cconj
            || parse.is_infinitive(ix) && !AUXILIARIES.contains(&parse[ix].deprel)
    });
    let several = parse.dependent(noun, DepRel::Conj).is_some();
    // *Het museum (zie onder)*
    let modified = parse.before(finite).is_some_and(|before| {
        before > noun && !parse.is_punct(before) && parse.is_under(before, noun)
    });
    opens && modified && parse.subject(clause).is_none() && (several || parse.agrees(noun, finite))
}

/// What is wanted or meant by the noun: *om te helpen*.
fn is_infinitive(parse: &Parse, ix: TokenIx) -> bool {
    parse.is_infinitive(ix)
        && parse[ix].deprel == DepRel::Advcl
        && parse.dependent(ix, DepRel::Mark).is_some()
}
