use super::{Repair, copula, is_determined};
use crate::{
    inflect::BE,
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx},
};

/// *Volgens de makelaar is het kasteel, dat al jaren leegstaat, een goede belegging*: the subject stands between the
/// copula and the predicate, which is no apposition.
pub(super) struct InvertedCopula;

impl Repair for InvertedCopula {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let lone = copula::lone(parse)
            .filter(|lone| is_definite(parse, lone.nominal))
            .find_map(|lone| {
                let predicate = predicate_after(parse, lone.nominal)?;
                Some(inverted(parse, lone.nominal, predicate))
            });
        lone.or_else(|| copula_below(parse))
            .or_else(|| behind_relative(parse))
            .or_else(|| fronted_adjective(parse))
            .or_else(|| behind_aside(parse))
            .unwrap_or_default()
    }
}

fn inverted(parse: &Parse, subject: TokenIx, predicate: TokenIx) -> Vec<Edit> {
    let mut edits = copula::hand_over(parse, subject, predicate);
    edits.push(Edit::new(subject, predicate, DepRel::Nsubj));
    edits
}

/// What the tree has for an apposition, or for a second subject behind the last verb of the relative clause.
fn predicate_after(parse: &Parse, subject: TokenIx) -> Option<TokenIx> {
    let after_clause = parse
        .dependents(subject, &[DepRel::AclRelcl])
        .find_map(|clause| {
            let mut subjects = parse.dependents(clause, &SUBJECTS);
            subjects.next()?;
            subjects.find(|&second| second > clause && parse.is_nominal(second))
        });
    after_clause.or_else(|| {
        parse
            .dependents(subject, &[DepRel::Appos])
            .find(|&ix| ix > subject && parse.dependent(ix, DepRel::Det).is_some())
    })
}

/// The copula hangs on the apposition already: *is* on *belegging*, and *belegging* on *kasteel*.
fn copula_below(parse: &Parse) -> Option<Vec<Edit>> {
    parse.indices().find_map(|predicate| {
        let subject = parse[predicate]
            .head
            .filter(|_| parse[predicate].deprel == DepRel::Appos)?;
        let copula = copula::copula_of(parse, predicate)?;
        let between = copula < subject && subject < predicate;
        let lone = !copula::has_subject(parse, subject) && !copula::has_subject(parse, predicate);
        (between && lone).then(|| inverted(parse, subject, predicate))
    })
}

/// *Is het apparaat waarmee zij meten een nieuwe versie*: the copula has no predicate, and the relative clause a second
/// subject behind its verbs.
fn behind_relative(parse: &Parse) -> Option<Vec<Edit>> {
    let copula = parse
        .root()
        .filter(|&root| parse.is_finite_verb(root) && parse[root].lemma == BE)?;
    let subject = parse
        .dependent(copula, DepRel::Nsubj)
        .filter(|&subject| copula < subject)?;
    let predicate = predicate_after(parse, subject)
        .filter(|&predicate| parse[predicate].deprel != DepRel::Appos)?;
    Some(copula::predicate(parse, copula, predicate))
}

/// *Onwaar is het bericht dat de zaak sluit*: the copula hangs on the subject instead of on the adjective.
fn fronted_adjective(parse: &Parse) -> Option<Vec<Edit>> {
    let adjective = parse
        .root()
        .filter(|&root| parse[root].tag.upos == crate::tree::Upos::Adj)?;
    let subject = parse.dependent(adjective, DepRel::Nsubj)?;
    let copula = copula::copula_of(parse, subject)?;
    (adjective < copula && copula < subject)
        .then(|| vec![Edit::new(copula, adjective, DepRel::Cop)])
}

/// *Het kerkje is, mede door de lage huren, een geliefde zaal*: the copula has no subject but the noun in front of it, and what
/// it is stands behind an aside, as if it were an apposition there.
fn behind_aside(parse: &Parse) -> Option<Vec<Edit>> {
    let subject = parse
        .root()
        .filter(|&root| parse.is_nominal(root) && is_definite(parse, root))?;
    let copula = copula::copula_of(parse, subject).filter(|&copula| subject < copula)?;
    let comma = parse
        .after(copula)
        .filter(|&comma| parse[comma].form == ",")?;
    let aside = parse
        .dependents(subject, &[DepRel::Nmod, DepRel::Obl])
        .find(|&aside| parse.before(parse.first_of(aside)) == Some(comma))?;
    let predicate = parse
        .dependents(aside, &[DepRel::Appos])
        .find(|&ix| parse.dependent(ix, DepRel::Det).is_some())?;
    let mut edits = inverted(parse, subject, predicate);
    edits.push(Edit::new(aside, predicate, DepRel::Obl));
    (!copula::has_subject(parse, subject)).then_some(edits)
}

fn is_definite(parse: &Parse, ix: TokenIx) -> bool {
    parse[ix].tag.upos == crate::tree::Upos::Propn || is_determined(parse, ix)
}
