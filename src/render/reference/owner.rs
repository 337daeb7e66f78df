use super::{
    super::{
        Draft,
        participant::article,
        wording::{Word, Wording},
    },
    name, third_person,
};
use crate::{
    clauses::Function,
    coreference::Reference,
    tree::{DepRel, TokenIx, Upos},
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

/// The last word of the noun itself: *zijn advocaat Jan Smit*, *zijn geboortestreek Belgisch Limburg*.
fn end_of(draft: &Draft<'_>, thing: TokenIx) -> TokenIx {
    let parse = draft.syntax.parse;
    let of = |ix: TokenIx| {
        parse
            .dependent(ix, DepRel::Case)
            .is_some_and(|case| draft.syntax.function(case) == Some(Function::Owner))
    };
    let is_name = |ix: TokenIx| {
        parse[ix].tag.upos == Upos::Propn && parse.dependent(ix, DepRel::Case).is_none()
    };
    let close = |end: TokenIx, ix: TokenIx| match parse[ix].deprel {
        DepRel::Appos | DepRel::Flat => parse.after(end) == Some(parse.first_of(ix)),
        DepRel::Nmod => of(ix) || is_name(ix) && parse.after(end) == Some(parse.first_of(ix)),
        _ => false,
    };
    let later = parse.children(thing).iter().filter(|&&ix| ix > thing);
    later.fold(thing, |end, &ix| {
        let last = parse.subtree(ix).into_iter().next_back();
        last.filter(|_| close(end, ix)).unwrap_or(end)
    })
}
