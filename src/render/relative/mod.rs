//! The gap of a relative clause.

mod number;
mod owner;
mod place;
mod preposition;

use std::{collections::HashMap, sync::LazyLock};

use super::{
    Draft, Step,
    participant::{antecedent, mentioned},
    wording::{Phrase, Role, Word, Wording, first_conjunct},
};
use number::agree;
use owner::{possess, possess_next, possesses};
use place::settle;
use preposition::{around, with_preposition};

use crate::{
    clauses::{ClauseKind, Function},
    tree::{DepRel, TokenIx, Upos},
};

/// Fills the gap of a relative clause with its antecedent: *die het kind redde* as *de agente het kind redde*; one that
/// relates to a whole clause gets a demonstrative: *waarna* as *daarna*.
pub(super) struct Gap;

impl Step for Gap {
    fn rule(&self) -> &'static str {
        "gap"
    }

    fn apply(&self, draft: &Draft<'_>, wording: &mut Wording) -> bool {
        let Some(word) = relative_word(draft) else {
            return false;
        };
        let Some(at) = wording.phrases.iter().position(|phrase| phrase.holds(word)) else {
            return false;
        };
        let noun = antecedent(draft.syntax.parse, draft.clause.root);
        match noun.filter(|&noun| {
            !points(draft, word)
                && !is_setting(draft, word, noun)
                && !is_result(draft, word, noun)
                && !is_taken_up(draft, word, noun)
        }) {
            Some(noun) => fill(
                draft,
                wording,
                at,
                word,
                mentioned(draft, noun, draft.clause.root),
            ),
            None => point(draft, wording, at, word),
        }
        true
    }
}

/// What fills the gap of a relative clause, unless that is its subject or the owner of something.
pub(super) fn filled(draft: &Draft<'_>, word: TokenIx) -> Option<Phrase> {
    let mut wording = Wording::new(draft);
    let fills = matches!(
        draft.syntax.parse[word].deprel,
        DepRel::Obj | DepRel::Obl | DepRel::OblArg | DepRel::Advmod
    );
    let top = wording
        .phrases
        .iter()
        .find(|phrase| phrase.holds(word) && phrase.role == Role::Other)
        .filter(|_| fills && !points(draft, word))?
        .top;
    Gap.apply(draft, &mut wording);
    let mut phrases = wording.phrases.into_iter();
    phrases.find(|phrase| phrase.top == top && !phrase.holds(word))
}

/// *waarmee* as preposition and demonstrative.
struct Row {
    preposition: &'static str,
    demonstrative: &'static str,
}

static WORDS: LazyLock<HashMap<&str, Row>> = LazyLock::new(|| {
    let read = |row: Vec<&'static str>| match row.as_slice() {
        &[word, preposition, demonstrative] => Some((
            word,
            Row {
                preposition,
                demonstrative,
            },
        )),
        _ => None,
    };
    crate::table::rows(include_str!("words.tsv"))
        .filter_map(read)
        .collect()
});

/// All words that can stand for a relative word.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    WORDS
        .values()
        .flat_map(|row| [row.preposition, row.demonstrative])
        .chain(around())
}

/// The word that relates, of a further conjunct only its own.
pub(super) fn relative_word(draft: &Draft<'_>) -> Option<TokenIx> {
    let parse = draft.syntax.parse;
    match draft.clause.kind {
        ClauseKind::Relative => draft.clause.marker,
        ClauseKind::Conjunct
            if first_conjunct(draft, draft.clause).kind == ClauseKind::Relative =>
        {
            let adverb = |ix: TokenIx| {
                WORDS.contains_key(draft.syntax.form(ix)) && parse[ix].tag.upos == Upos::Adv
            };
            draft
                .clause
                .tokens
                .iter()
                .copied()
                .find(|&ix| parse.is_relative_pronoun(ix) || adverb(ix))
        }
        _ => None,
    }
}

/// The preposition that a relative adverb stands for.
fn preposition(word: &str) -> Option<&'static str> {
    let row = WORDS.get(word).filter(|row| !row.preposition.is_empty());
    row.map(|row| row.preposition)
}

/// *van*, as in *waarvan*
fn of() -> &'static str {
    preposition("waarvan").unwrap_or_default()
}

/// *waarna* relates to what is told before, wherever it hangs.
fn points(draft: &Draft<'_>, word: TokenIx) -> bool {
    let syntax = draft.syntax;
    let row = WORDS.get(syntax.form(word)).filter(|_| {
        !syntax.parse.is_relative_pronoun(word)
            || syntax.function(word) == Some(Function::SentenceRelative)
    });
    row.is_some_and(|row| row.preposition.is_empty() && !row.demonstrative.is_empty())
}

/// *trof Lombok, waarbij doden vielen*: nothing happens at somebody or something with a name; *waarbij* relates to what is
/// told.
fn is_setting(draft: &Draft<'_>, word: TokenIx, noun: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    let named = parse[noun].tag.upos == Upos::Propn
        || parse
            .dependents(noun, &[DepRel::Flat, DepRel::Appos])
            .any(|ix| parse[ix].tag.upos == Upos::Propn);
    named && preposition(draft.syntax.form(word)) == preposition("waarbij")
}

/// *…, waardoor rust ontstaat*: behind a comma it relates to what is told, or may; *ging van start, waarmee …* does, for a
/// bare noun behind a preposition names nothing.
fn is_result(draft: &Draft<'_>, word: TokenIx, noun: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    let own = preposition(draft.syntax.form(word));
    let idiom = || {
        let case = parse.dependent(noun, DepRel::Case);
        let mut others = parse.children(noun).iter().copied();
        parse[noun].tag.upos == Upos::Noun
            && parse[noun].tag.feat("Number") == Some("Sing")
            && case.is_some()
            && others.all(|ix| Some(ix) == case || ix >= word || parse.is_under(word, ix))
    };
    let result = own == preposition("waardoor") || own == preposition("waarmee") && idiom();
    result && draft.syntax.is_set_off(word)
}

/// *De zaak sluit, iets waarop niemand had gerekend*: it relates to what is told.
fn is_taken_up(draft: &Draft<'_>, word: TokenIx, noun: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    let beside =
        parse[noun].deprel == DepRel::Parataxis && parse.dependent(noun, DepRel::Case).is_none();
    let fused = draft.syntax.form(word) != "waar";
    beside && fused && draft.syntax.function(noun) == Some(Function::Something)
}

/// Replaces the word that relates to a whole clause: *waarna* by *daarna*, *wat* by *dat*; *waarbij* says too little.
fn point(draft: &Draft<'_>, wording: &mut Wording, at: usize, word: TokenIx) {
    match WORDS
        .get(draft.syntax.form(word))
        .map(|row| row.demonstrative)
    {
        Some("") => wording.phrases[at]
            .words
            .retain(|other| other.source != Some(word)),
        Some(demonstrative) => replace(
            &mut wording.phrases[at],
            word,
            vec![Word::new(demonstrative)],
        ),
        None => {}
    }
    wording.phrases.retain(|phrase| !phrase.words.is_empty());
}

fn replace(phrase: &mut Phrase, word: TokenIx, by: Vec<Word>) {
    if let Some(at) = phrase
        .words
        .iter()
        .position(|other| other.source == Some(word))
    {
        phrase.words.splice(at..=at, by);
    }
}

fn fill(draft: &Draft<'_>, wording: &mut Wording, at: usize, word: TokenIx, noun: Vec<Word>) {
    if possesses(draft, &wording.phrases[at], word) {
        possess(draft, &mut wording.phrases[at], word, noun);
    } else if possess_next(draft, wording, at, word, &noun) {
        return;
    } else if draft.syntax.parse[word].deprel != DepRel::Det {
        let noun = with_preposition(draft, wording, at, word, noun);
        replace(&mut wording.phrases[at], word, noun);
    }
    if is_subject_after_all(draft, wording, word) {
        exchange(wording, at);
    }
    if wording.phrases[at].role == Role::Subject {
        agree(draft, wording, word);
    } else {
        settle(draft, wording, at);
    }
}

/// *het charisma dat mensen aanspreekt*: the verb agrees with the antecedent and not with what looks like the subject.
fn is_subject_after_all(draft: &Draft<'_>, wording: &Wording, word: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    let plural = |ix: TokenIx| parse[ix].tag.feat("Number") == Some("Plur");
    let subject = wording
        .position(Role::Subject)
        .and_then(|at| wording.phrases[at].top);
    let (Some(subject), Some(verb)) = (subject, parse.finite_verb(draft.clause.root)) else {
        return false;
    };
    let noun = antecedent(parse, draft.clause.root);
    let single = plural(subject) && !plural(verb) && parse[verb].tag.feat("Number").is_some();
    parse[word].deprel == DepRel::Obj && single && noun.is_some_and(|noun| !plural(noun))
}

fn exchange(wording: &mut Wording, at: usize) {
    for phrase in wording
        .phrases
        .iter_mut()
        .filter(|phrase| phrase.role == Role::Subject)
    {
        phrase.role = Role::Other;
    }
    wording.phrases[at].role = Role::Subject;
}
