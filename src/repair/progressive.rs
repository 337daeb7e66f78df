use super::{Repair, copula};
use crate::{
    inflect::BE,
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De ploeg is het parcours aan het verkennen*: the infinitive after *aan het* is what the subject is doing, and the
/// noun before it no predicate.
pub(super) struct Progressive;

impl Repair for Progressive {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .find_map(|ix| under_noun(parse, ix).or_else(|| before_verb(parse, ix)))
            .unwrap_or_default()
    }
}

fn under_noun(parse: &Parse, infinitive: TokenIx) -> Option<Vec<Edit>> {
    let marker = progressive_marker(parse, infinitive)?;
    let noun = parse[infinitive]
        .head
        .filter(|&noun| noun < marker && parse.is_nominal(noun))?;
    let copula = copula::copula_of(parse, noun)?;
    let mut edits = copula::hand_over(parse, noun, copula);
    edits.push(Edit::new(infinitive, copula, DepRel::Ccomp));
    edits.push(if copula::has_subject(parse, noun) {
        Edit::new(noun, infinitive, DepRel::Obj)
    } else {
        Edit::new(noun, copula, DepRel::Nsubj)
    });
    let object = parse
        .dependents(noun, &[DepRel::Nmod])
        .find(|&ix| ix.0 + 1 == marker.0 && parse.dependent(ix, DepRel::Case).is_none());
    edits.extend(object.map(|ix| Edit::new(ix, infinitive, DepRel::Obj)));
    Some(edits)
}

/// *doordat zij het dak aan het dichten was*: the verb that ends the clause of the infinitive belongs to it.
fn before_verb(parse: &Parse, infinitive: TokenIx) -> Option<Vec<Edit>> {
    progressive_marker(parse, infinitive)?;
    let subordinate = parse.dependents(infinitive, &[DepRel::Mark]).count() > 1;
    let verb = parse.after(infinitive).filter(|&verb| {
        subordinate
            && parse.is_finite_verb(verb)
            && parse[verb].lemma == BE
            && parse[verb].head.is_some()
            && parse[verb].head != Some(infinitive)
            && parse[infinitive].head != Some(verb)
            && parse.children(verb).is_empty()
    })?;
    parse
        .finite_verb(infinitive)
        .is_none()
        .then(|| vec![Edit::new(verb, infinitive, DepRel::Aux)])
}

/// *aan het*: a preposition with an article fixed to it.
fn progressive_marker(parse: &Parse, infinitive: TokenIx) -> Option<TokenIx> {
    parse
        .dependents(infinitive, &[DepRel::Mark])
        .find(|&mark| parse.dependent(mark, DepRel::Fixed).is_some())
        .filter(|_| parse.is_infinitive(infinitive))
}
