use std::{collections::HashMap, sync::LazyLock};

use super::{
    Draft, Step,
    wording::{Phrase, Role, Word, Wording},
};
use crate::{
    claim::Polarity,
    clauses::Function,
    lexicon,
    tree::{DepRel, TokenIx, Upos},
};

/// Negates a clause whose negation stands outside: *zonder te stoppen* as *stopte niet*, *gelooft niet dat hij komt* as
/// *hij komt niet*.
pub(super) struct Negation;

impl Step for Negation {
    fn rule(&self) -> &'static str {
        "negation"
    }

    fn apply(&self, draft: &Draft<'_>, wording: &mut Wording) -> bool {
        if draft.polarity == Polarity::Positive || is_negated(draft, wording) {
            return false;
        }
        if !negate_word(draft, wording)
            && !negate_new(draft, wording)
            && !negate_object(draft, wording)
        {
            let at = place(draft, wording);
            wording
                .phrases
                .insert(at, Phrase::word(Role::Other, Word::new(NOT)));
        }
        true
    }
}

const NOT: &str = "niet";

/// *een* as *geen*, *iets* as *niets*, by `negatives.tsv`.
static NEGATIVES: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| crate::table::pairs(include_str!("negatives.tsv")));

/// What *geen* is the negative of.
pub(super) fn indefinite_article() -> &'static str {
    "een"
}

/// All words that negate, and the article where a negation is taken back.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    let article = [NOT, indefinite_article()];
    NEGATIVES.values().copied().chain(article)
}

fn is_negated(draft: &Draft<'_>, wording: &Wording) -> bool {
    let mut words = wording.phrases.iter().flat_map(|phrase| &phrase.words);
    words.any(|word| {
        draft.syntax.lexicon.negation(&word.form.to_lowercase()) == Some(lexicon::Negation::Clause)
    })
}

/// *er verdwijnen banen* as *er verdwijnen geen banen*; but *er leven nog mensen*, which *geen* would turn into *not yet*.
fn negate_new(draft: &Draft<'_>, wording: &mut Wording) -> bool {
    let parse = draft.syntax.parse;
    let bare = |top: TokenIx| parse[top].tag.feat("Number") == Some("Plur") && is_bare(draft, top);
    let Some((_, at)) = there(draft, wording).filter(|(there, at)| there + 1 == *at) else {
        return false;
    };
    let Some(no) = NEGATIVES.get(indefinite_article()) else {
        return false;
    };
    let phrase = &mut wording.phrases[at];
    let negates = phrase.top.is_some_and(bare);
    if negates {
        phrase.words.insert(0, Word::new(*no));
    }
    negates
}

/// *zal druk uitoefenen* as *zal geen druk uitoefenen*: an object that nothing determines.
fn negate_object(draft: &Draft<'_>, wording: &mut Wording) -> bool {
    let parse = draft.syntax.parse;
    let start = if wording.verb_last {
        Role::Subject
    } else {
        Role::Finite
    };
    let start = wording.position(start);
    let behind = |at: usize| start.is_some_and(|start| start < at);
    let object = |phrase: &Phrase| {
        phrase.top.is_some_and(|top| {
            let first = phrase.words.first().and_then(|word| word.source);
            let described = |first: TokenIx| {
                first == top
                    || parse[first].head == Some(top) && parse[first].deprel == DepRel::Amod
            };
            parse[top].deprel == DepRel::Obj
                && is_bare(draft, top)
                && parse.dependent(top, DepRel::Case).is_none()
                && parse.dependent(top, DepRel::Conj).is_none()
                && first.is_some_and(described)
        })
    };
    let Some(no) = NEGATIVES.get(indefinite_article()) else {
        return false;
    };
    let mut phrases = wording.phrases.iter_mut().enumerate();
    let Some((_, phrase)) = phrases.find(|(at, phrase)| behind(*at) && object(phrase)) else {
        return false;
    };
    phrase.words.insert(0, Word::new(*no));
    true
}

/// *huizen*, *druk*: a noun without an article, number or owner.
fn is_bare(draft: &Draft<'_>, top: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    let determiners = [DepRel::Det, DepRel::Nummod, DepRel::NmodPoss];
    parse[top].tag.upos == Upos::Noun && parse.dependents(top, &determiners).next().is_none()
}

/// The places of *er* and of the subject behind it.
fn there(draft: &Draft<'_>, wording: &Wording) -> Option<(usize, usize)> {
    let is_there = |phrase: &Phrase| {
        phrase.top.is_some_and(|top| {
            phrase.is(top) && draft.syntax.function(top) == Some(Function::There)
        })
    };
    let there = wording.phrases.iter().position(is_there)?;
    let subject = wording.position(Role::Subject)?;
    (there < subject).then_some((there, subject))
}

/// Turns an indefinite word of the clause into its negative.
fn negate_word(draft: &Draft<'_>, wording: &mut Wording) -> bool {
    let parse = draft.syntax.parse;
    // *zonder dat iemand het merkte*
    let is_pronoun = |phrase: &Phrase| {
        let top = phrase.top.map(|top| parse[top].tag.upos);
        top == Some(Upos::Pron)
    };
    let own = |phrase: &Phrase| {
        phrase
            .top
            .is_some_and(|top| parse.dependent(top, DepRel::Case).is_none())
            && (phrase.role != Role::Subject || is_pronoun(phrase))
    };
    let negative = |phrase: &Phrase| {
        let first = phrase.words.first().filter(|_| own(phrase))?;
        NEGATIVES.get(first.form.as_str())
    };
    let found = |(at, phrase)| negative(phrase).map(|negative| (at, *negative));
    let Some((at, negative)) = wording.phrases.iter().enumerate().find_map(found) else {
        return false;
    };
    if let Some(word) = wording.phrases[at].words.first_mut() {
        word.give_way_to(negative);
    }
    drop_even(draft, wording, at);
    true
}

/// *zonder ook maar iets te zeggen*: the *ook maar* that a negative has no need of.
fn drop_even(draft: &Draft<'_>, wording: &mut Wording, at: usize) {
    const EVEN: [&str; 2] = ["maar", "ook"];
    let even = |phrase: &Phrase, word: &str| {
        let form = |top: TokenIx| phrase.is(top) && draft.syntax.form(top) == word;
        phrase.top.is_some_and(form)
    };
    let mut start = at;
    for word in EVEN {
        if start > 0 && even(&wording.phrases[start - 1], word) {
            start -= 1;
        } else {
            break;
        }
    }
    wording.phrases.drain(start..at);
}

/// Before what the negation bears on: a subject behind *er*, the predicative word, an adjective that says how at the end,
/// an adjective, a prepositional phrase or the verbs at the end.
pub(super) fn place(draft: &Draft<'_>, wording: &Wording) -> usize {
    let parse = draft.syntax.parse;
    let how = |phrase: &Phrase| {
        phrase.role == Role::Other
            && phrase.top.is_some_and(|top| {
                // but *behandelt zieken goed*
                let participant = matches!(parse[top].deprel, DepRel::Obj | DepRel::Iobj);
                parse[top].tag.upos == Upos::Adj && !participant
            })
    };
    let adverb = |phrase: &Phrase| {
        let case = |top| parse.dependent(top, DepRel::Case).is_some();
        how(phrase) || phrase.top.is_some_and(case)
    };
    // *dat er nog mensen leven*: what there is not
    if let Some((there, _)) = there(draft, wording) {
        return there + 1;
    }
    let edge = wording.right_edge();
    let from = wording
        .position(Role::Finite)
        .filter(|&at| at < edge)
        .map_or(1, |at| at + 1);
    // *werkt in de stad hard*
    if let Some(last) = edge.checked_sub(1)
        && last >= from
        && how(&wording.phrases[last])
    {
        return last;
    }
    (from..edge)
        .find(|&at| wording.phrases[at].role == Role::Predicate || adverb(&wording.phrases[at]))
        .unwrap_or(edge)
}
