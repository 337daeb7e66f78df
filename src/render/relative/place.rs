//! Where the antecedent stands once it has filled the gap.

use super::{
    super::{
        Draft,
        participant::is_indefinite,
        wording::{Phrase, Role, Wording},
    },
    of,
    preposition::PLACES,
};
use crate::{
    clauses::Function,
    coreference::{Class, nature::nature},
    lexicon,
    tree::{DepRel, TokenIx, Upos},
};

/// Moves what fills the gap from the front to where it stands in a main clause, unless it opens that as well.
pub(super) fn settle(draft: &Draft<'_>, wording: &mut Wording, at: usize) {
    drop_there(draft, wording, at);
    let counted = |next: &Phrase| counts(draft, next) && is_of(&wording.phrases[at]);
    let subject_next = wording
        .phrases
        .get(at + 1)
        .is_some_and(|next| next.role == Role::Subject && (is_known(draft, next) || counted(next)));
    if at != 0 || !subject_next {
        return;
    }
    let phrase = wording.phrases.remove(at);
    if counts(draft, &wording.phrases[at]) && is_of(&phrase) {
        wording.phrases[at].words.extend(phrase.words);
        return;
    }
    let to = if is_object(draft, &phrase) {
        after_pronouns(draft, wording)
    } else {
        before_predicate(draft, wording, &phrase)
    };
    wording.phrases.insert(to, phrase);
}

/// *van wie er twee*: where what is counted follows the number, there is no *er*.
fn drop_there(draft: &Draft<'_>, wording: &mut Wording, at: usize) {
    let [whole, there, subject, ..] = &wording.phrases[at..] else {
        return;
    };
    let er = |top: TokenIx| there.is(top) && draft.syntax.function(top) == Some(Function::There);
    if at == 0
        && is_of(whole)
        && there.top.is_some_and(er)
        && subject.role == Role::Subject
        && counts(draft, subject)
    {
        wording.phrases.remove(at + 1);
    }
}

/// Before the verbs at the end and the predicative word that goes with them: *zal bij de vergadering aanwezig zijn*, but
/// *is een onderdeel van het akkoord*.
fn before_predicate(draft: &Draft<'_>, wording: &Wording, phrase: &Phrase) -> usize {
    let edge = wording.right_edge();
    let is_noun = |top: TokenIx| draft.syntax.parse.is_nominal(top);
    // *heel groot*, *zo verschrikkelijk groot*
    let degree = |before: &Phrase| {
        let parse = draft.syntax.parse;
        let last = before.words.last().and_then(|word| word.source);
        let next = last
            .filter(|&last| before.top == Some(last) && parse[last].deprel == DepRel::Advmod)
            .and_then(|last| parse.after(last));
        let mut others = wording.phrases.iter();
        next.is_some_and(|next| others.any(|other| other.role == Role::Predicate && other.is(next)))
    };
    // *is trots op het huis*
    let is_quality = |top: TokenIx| draft.syntax.parse[top].tag.upos == Upos::Adj;
    let mut verbs = wording.phrases[edge..].iter();
    let alone = verbs.all(|verb| verb.role == Role::Finite) && !is_setting(draft);
    let followed = |before: &Phrase| {
        let noun = is_of(phrase) && before.top.is_some_and(is_noun);
        noun || alone && before.top.is_some_and(is_quality)
    };
    let passed =
        |before: &&Phrase| before.role == Role::Predicate && !followed(before) || degree(before);
    edge - wording.phrases[..edge]
        .iter()
        .rev()
        .take_while(passed)
        .count()
}

/// *waar het koud is*, *waarin het koud is*: where something is so, not what the quality bears on.
fn is_setting(draft: &Draft<'_>) -> bool {
    let word = draft.clause.marker;
    word.is_some_and(|word| {
        let bare = draft.syntax.parse.dependent(word, DepRel::Case).is_none();
        bare && draft.syntax.function(word) == Some(Function::Where)
            && super::preposition(draft.syntax.form(word)).is_none_or(|word| PLACES.contains(word))
    })
}

/// *van wie velen*: a subject that counts some of them.
fn counts(draft: &Draft<'_>, subject: &Phrase) -> bool {
    let tag = subject.top.map(|top| &draft.syntax.parse[top].tag);
    tag.is_some_and(|tag| {
        matches!(tag.upos, Upos::Pron | Upos::Num | Upos::Det) && tag.feat("Person").is_none()
    })
}

fn is_of(phrase: &Phrase) -> bool {
    phrase.words.first().is_some_and(|word| word.form == of())
}

/// A subject that can open the clause: no *een*, *geen* or *er*.
fn is_known(draft: &Draft<'_>, phrase: &Phrase) -> bool {
    let parse = draft.syntax.parse;
    let first = phrase.words.first().and_then(|word| word.source);
    first.is_some_and(|ix| !is_indefinite(parse, ix) && draft.syntax.negation(ix).is_none())
}

fn is_object(draft: &Draft<'_>, phrase: &Phrase) -> bool {
    let parse = draft.syntax.parse;
    let first = phrase.words.first().and_then(|word| word.source);
    first.is_some_and(|ix| parse[ix].tag.upos != Upos::Adp)
}

/// The place of an object: behind the subject, the weak pronouns and who gets it (*wij bieden kinderen de kans*).
fn after_pronouns(draft: &Draft<'_>, wording: &Wording) -> usize {
    let parse = draft.syntax.parse;
    // not *die zij Max noemden*, *die zij moeder noemden*
    let root = draft.clause.root;
    let judged = draft.syntax.predicate(root, lexicon::Class::Opinion);
    let gets = |phrase: &Phrase| {
        phrase.top.is_some_and(|top| {
            matches!(parse[top].deprel, DepRel::Obj | DepRel::Iobj)
                && judged.is_none()
                && parse[top].tag.upos == Upos::Noun
                && parse.dependent(top, DepRel::Case).is_none()
                && nature(parse, top).class == Class::Person
        })
    };
    let weak = |phrase: &Phrase| matches!(phrase.words.as_slice(), [word] if word.source.is_some_and(|ix| parse[ix].tag.upos == Upos::Pron));
    1 + wording
        .phrases
        .iter()
        .skip(1)
        .take_while(|phrase| weak(phrase) || gets(phrase))
        .count()
}
