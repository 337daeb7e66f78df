use super::{
    super::{
        Draft,
        participant::{article, end_of},
        wording::{Word, Wording},
    },
    name, third_person,
};
use crate::{
    clauses::Function,
    coreference::Reference,
    tree::{DepRel, TokenIx},
};

/// *zijn persconferentie* as *de persconferentie van Canas*
pub(super) fn replace(draft: &Draft<'_>, wording: &mut Wording, reference: &Reference) -> bool {
    let parse = draft.syntax.parse;
    let Some(thing) = parse[reference.word].head else {
        return false;
    };
    let Some(article) = article(&parse[thing].tag).filter(|_| is_plain(draft, thing)) else {
        return false;
    };
    let Some(phrase) = wording
        .phrases
        .iter_mut()
        .find(|phrase| phrase.holds(reference.word) && phrase.holds(thing))
    else {
        return false;
    };
    let owner = std::iter::once(Word::new(third_person::of())).chain(name::words(&reference.label));
    let last = end_of(draft, thing);
    let after = phrase
        .words
        .iter()
        .position(|word| word.source == Some(last))
        .map(|at| at + 1);
    let Some(after) = after else { return false };
    phrase.words.splice(after..after, owner);
    for word in phrase
        .words
        .iter_mut()
        .filter(|word| word.source == Some(reference.word))
    {
        word.give_way_to(article);
    }
    true
}

/// Nothing in the noun phrase stands in the way of an article: *zijn eigen huis*.
fn is_plain(draft: &Draft<'_>, thing: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    let own = |ix: TokenIx| draft.syntax.function(ix) == Some(Function::Own);
    parse.dependent(thing, DepRel::Conj).is_none()
        && !parse.children(thing).iter().any(|&ix| own(ix))
}
