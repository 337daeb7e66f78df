use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De smid werkte hard, spaarde jaren, kocht een huis*: behind a comma a finite verb without a subject shares that of the
/// clause before, and is a conjunct of it.
pub(super) struct Asyndeton;

impl Repair for Asyndeton {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::Parataxis && lacks_subject(parse, ix))
            .filter_map(|ix| {
                let head = parse[ix].head.filter(|&head| shares(parse, head, ix))?;
                Some(Edit::new(ix, head, DepRel::Conj))
            })
            .collect()
    }
}

/// A finite verb that opens its clause behind a comma, and is no order by its form.
fn lacks_subject(parse: &Parse, verb: TokenIx) -> bool {
    let tag = &parse[verb].tag;
    let told = tag.feat("Tense") == Some("Past")
        || tag.feat("Number") == Some("Plur")
        || tag.has_part("met-t");
    parse.is_finite_verb(verb)
        && told
        && parse.subject(verb).is_none()
        && parse
            .dependents(verb, &[DepRel::Expl, DepRel::Ccomp])
            .next()
            .is_none()
        && parse.first_of(verb) == verb
        && parse.before(verb).is_some_and(|ix| parse[ix].form == ",")
}

/// The clause before has a subject in front of its verb, and the same number and tense.
fn shares(parse: &Parse, first: TokenIx, second: TokenIx) -> bool {
    let (Some(subject), Some(verb)) = (parse.subject(first), parse.finite_verb(first)) else {
        return false;
    };
    let same = |name| parse[verb].tag.feat(name) == parse[second].tag.feat(name);
    subject < verb && verb < second && same("Number") && same("Tense")
}
