use std::sync::Arc;

use super::{Repair, is_intransitive, relative_conjunct};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De zaak sluit, iets wat de buurt betreurt*: *iets* behind a comma with a relative word behind it takes up what is told, and
/// the clause that follows relates to it.
pub(super) struct SomethingRelative;

impl Repair for SomethingRelative {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| taken_up(parse, ix))
            .flatten()
            .collect()
    }
}

fn taken_up(parse: &Parse, something: TokenIx) -> Option<Vec<Edit>> {
    let comma = parse
        .before(something)
        .filter(|&comma| parse[something].form == "iets" && parse[comma].form == ",")?;
    let word = parse.after(something)?;
    let form = parse[word].form.as_str();
    let pronoun = matches!(form, "wat" | "dat");
    let relates = pronoun || form.starts_with("waar");
    let above = std::iter::once(word).chain(parse.ancestors(word));
    let clause = above
        .take_while(|&ix| ix > something)
        .filter(|&ix| parse.finite_verb(ix) > Some(word))
        .last()
        .filter(|_| relates)?;
    let main = [parse[something].head?, parse[clause].head?]
        .into_iter()
        .find(|&ix| ix < comma && parse.finite_verb(ix).is_some())?;
    // *Daar vond zij, na lang zoeken, iets wat zij kende*
    let found = parse[something].deprel == DepRel::Obj && !is_intransitive(parse, main);
    let settled = parse[clause].head == Some(something) && parse[something].head == Some(main);
    if found || settled && parse[something].deprel == DepRel::Parataxis {
        return None;
    }
    let mut edits = vec![
        Edit::new(something, main, DepRel::Parataxis),
        Edit::new(clause, something, DepRel::AclRelcl),
    ];
    // *wat* is one
    let several = parse
        .finite_verb(clause)
        .is_some_and(|verb| parse[verb].tag.is_plural());
    let subject = parse.subject(clause).filter(|&subject| subject != word);
    let taken = parse
        .dependent(clause, DepRel::Obj)
        .filter(|&ix| several && ix != word && subject.is_none());
    let role = if subject.or(taken).is_some() {
        DepRel::Obj
    } else {
        DepRel::Nsubj
    };
    let free = parse[word].head != Some(clause) || parse[word].deprel == DepRel::Mark;
    if pronoun && (free || taken.is_some()) {
        edits.push(Edit {
            tag: Some(Arc::new(relative_conjunct::tag(form))),
            ..Edit::new(word, clause, role)
        });
    }
    edits.extend(
        taken
            .filter(|_| pronoun)
            .map(|ix| Edit::new(ix, clause, DepRel::Nsubj)),
    );
    Some(edits)
}
