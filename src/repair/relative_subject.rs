use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx},
};

/// *hoopt dat de boeren die stoppen geld krijgen*: the relative pronoun between a subject and a clause of it without a
/// subject is the subject of that clause, and no second one of the verb behind.
pub(super) struct RelativeSubject;

impl Repair for RelativeSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| SUBJECTS.contains(&parse[ix].deprel) && parse.is_relative_pronoun(ix))
            .filter_map(|pronoun| {
                let clause = opened(parse, pronoun)?;
                Some(Edit::new(pronoun, clause, DepRel::Nsubj))
            })
            .collect()
    }
}

/// The clause that begins right behind the pronoun and relates to the subject right in front of it.
fn opened(parse: &Parse, pronoun: TokenIx) -> Option<TokenIx> {
    let verb = parse[pronoun].head?;
    let before = parse.before(pronoun)?;
    let noun = parse
        .subject(verb)
        .filter(|&noun| noun < pronoun && parse.is_under(before, noun))?;
    let bare = |&clause: &TokenIx| {
        pronoun < clause
            && clause < verb
            && parse.after(pronoun) == Some(parse.first_of(clause))
            && parse.finite_verb(clause).is_some()
            && parse.subject(clause).is_none()
    };
    parse.dependents(noun, &[DepRel::AclRelcl]).find(bare)
}
