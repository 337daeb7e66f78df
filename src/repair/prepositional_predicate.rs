use super::Repair;
use crate::{
    inflect::BE,
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *dat het bedrijf op zijn retour is*: with nothing between its subject and *is*, a clause says where or how the subject
/// is by the phrase that ends the subject.
pub(super) struct PrepositionalPredicate;

impl Repair for PrepositionalPredicate {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].lemma == BE && parse.is_finite_verb(ix))
            .filter_map(|verb| Some(Edit::new(phrase(parse, verb)?, verb, DepRel::Obl)))
            .collect()
    }
}

fn phrase(parse: &Parse, verb: TokenIx) -> Option<TokenIx> {
    let clausal = matches!(
        parse[verb].deprel,
        DepRel::Ccomp | DepRel::Csubj | DepRel::Advcl | DepRel::Acl
    );
    let mark = parse
        .dependents(verb, &[DepRel::Mark])
        .find(|&mark| parse[mark].tag.upos == Upos::Sconj)?;
    let mut parts = parse
        .children(verb)
        .iter()
        .copied()
        .filter(|&ix| ix > mark && !parse.is_punct(ix));
    let subject = parts.next().filter(|&subject| {
        clausal && subject < verb && SUBJECTS.contains(&parse[subject].deprel)
    })?;
    let last = parse.before(verb)?;
    parse
        .dependents(subject, &[DepRel::Nmod])
        .filter(|&phrase| parts.next().is_none() && parse.dependent(phrase, DepRel::Case).is_some())
        .find(|&phrase| parse.is_under(last, phrase) && phrase > subject)
}
