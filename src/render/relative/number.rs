//! The verb of a relative clause whose antecedent has another number than the tree gave it.

use super::super::{
    Draft,
    participant::{antecedent, time_of},
    wording::Wording,
};
use crate::{
    inflect::{Agreement, finite},
    tree::{DepRel, SUBJECTS, TokenIx},
};

/// *een derde van de huizen die wordt verkocht*: where the houses fill the gap, they *worden verkocht*.
pub(super) fn agree(draft: &Draft<'_>, wording: &mut Wording, word: TokenIx) {
    let parse = draft.syntax.parse;
    let root = draft.clause.root;
    let number = |ix: TokenIx| parse[ix].tag.feat("Number");
    let several = antecedent(parse, root).is_some_and(|noun| parse[noun].tag.is_plural());
    let subject = SUBJECTS.contains(&parse[word].deprel);
    // of *de platen die de zanger maakt* it would be the other that acts
    let alone = parse.dependent(root, DepRel::Obj).is_none();
    let Some(verb) = parse
        .finite_verb(root)
        .filter(|&verb| subject && alone && several && number(verb) == Some("Sing"))
    else {
        return;
    };
    let form = |agreement| finite(&parse[verb].lemma, time_of(parse, verb), agreement);
    let (one, many) = (form(Agreement::Third), form(Agreement::Plural));
    for word in wording.words_mut().filter(|word| word.source == Some(verb)) {
        if let Some(particle) = word.form.strip_suffix(one.form.as_str()) {
            word.form = format!("{particle}{}", many.form);
        }
    }
}
