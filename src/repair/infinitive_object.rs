use super::{Repair, comma_before};
use crate::{
    lexicon::{Class, Lexicon},
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De politie denkt de bende die toesloeg, snel te vinden*: nobody thinks or claims a gang; what stands between such a
/// verb and an infinitive with *te* is the object of the infinitive, and that does not belong to the relative clause that
/// the comma closes.
pub(super) struct InfinitiveObject;

impl Repair for InfinitiveObject {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| has_bare_te(parse, ix))
            .filter_map(|infinitive| moved(parse, lexicon, infinitive))
            .flatten()
            .collect()
    }
}

/// *te vinden*, not *om te vinden*
fn has_bare_te(parse: &Parse, ix: TokenIx) -> bool {
    let mut marks = parse.dependents(ix, &[DepRel::Mark]);
    let te = marks
        .next()
        .is_some_and(|mark| parse[mark].form.eq_ignore_ascii_case("te"));
    te && marks.next().is_none() && parse.finite_verb(ix).is_none()
}

fn moved(parse: &Parse, lexicon: &Lexicon, infinitive: TokenIx) -> Option<Vec<Edit>> {
    let head = parse[infinitive].head?;
    let closed = parse[head].deprel == DepRel::AclRelcl
        && head < infinitive
        && parse[infinitive].deprel == DepRel::Advcl
        && comma_before(parse, infinitive).is_some();
    let noun = if closed {
        parse[head].head?
    } else {
        parse.dependents(head, &[DepRel::Obj]).next_back()?
    };
    let verb = parse[noun].head.filter(|&verb| {
        parse[noun].deprel == DepRel::Obj
            && verb < noun
            && noun < infinitive
            && (closed || verb == head)
            && parse.dependent(verb, DepRel::Xcomp).is_none()
    })?;
    let mut senses = lexicon.predicates(&parse[verb].lemma).iter();
    let thinks = senses.any(|row| matches!(row.class, Class::Belief | Class::Report));
    let governed = closed || parse[infinitive].deprel == DepRel::Ccomp;
    let lacking = parse.dependent(infinitive, DepRel::Obj).is_none();
    let reflexive = parse[noun].tag.feat("PronType") == Some("Prs");
    (thinks && governed && lacking && !reflexive).then(|| {
        vec![
            Edit::new(infinitive, verb, DepRel::Ccomp),
            Edit::new(noun, infinitive, DepRel::Obj),
        ]
    })
}
