//! The gap of a relative clause.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use super::{
    Draft, Step,
    participant::{antecedent, article, is_indefinite, is_relative_word, mentioned},
    table,
    wording::{Phrase, Role, Word, Wording, first_conjunct},
};
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
        let Some(at) = wording
            .phrases
            .iter()
            .position(|phrase| holds(phrase, word))
        else {
            return false;
        };
        match antecedent(draft.syntax.parse, draft.clause.root).filter(|_| !points(draft, word)) {
            Some(noun) => fill(draft, wording, at, word, mentioned(draft, noun)),
            None => point(draft, wording, at, word),
        }
        true
    }
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
    table::rows(include_str!("relative_words.tsv"))
        .filter_map(read)
        .collect()
});

/// Prepositions that say where: the *in* of *in Rusland, waar …*.
static PLACES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    table::rows(include_str!("places.tsv"))
        .filter_map(|row| row.first().copied())
        .collect()
});

fn relative_word(draft: &Draft<'_>) -> Option<TokenIx> {
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
                .find(|&ix| is_relative_word(parse, ix) || adverb(ix))
        }
        _ => None,
    }
}

fn holds(phrase: &Phrase, ix: TokenIx) -> bool {
    phrase.words.iter().any(|word| word.source == Some(ix))
}

/// *waarna* relates to what is told before, wherever it hangs.
fn points(draft: &Draft<'_>, word: TokenIx) -> bool {
    let row = WORDS
        .get(draft.syntax.form(word))
        .filter(|_| !is_relative_word(draft.syntax.parse, word));
    row.is_some_and(|row| row.preposition.is_empty() && !row.demonstrative.is_empty())
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
            vec![Word {
                source: None,
                form: demonstrative.to_owned(),
            }],
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
    } else if draft.syntax.parse[word].deprel != DepRel::Det {
        let noun = with_preposition(draft, wording, at, word, noun);
        replace(&mut wording.phrases[at], word, noun);
    }
    if is_subject_after_all(draft, wording, word) {
        exchange(wording, at);
    }
    if wording.phrases[at].role != Role::Subject {
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

/// *wiens debuut*, *van wie velen*, *waarvan de helft* inside a noun phrase
fn possesses(draft: &Draft<'_>, phrase: &Phrase, word: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    let inside = parse[word].head.is_some_and(|head| holds(phrase, head));
    inside && (is_owner(draft, word) || matches!(parse[word].deprel, DepRel::Nmod | DepRel::Advmod))
}

/// *wiens*
fn is_owner(draft: &Draft<'_>, word: TokenIx) -> bool {
    let mut tag = draft.syntax.parse[word].tag.xpos.split('|');
    tag.any(|part| part == "gen")
}

/// *wiens debuut* as *het debuut van de schrijver*
fn possess(draft: &Draft<'_>, phrase: &mut Phrase, word: TokenIx, owner: Vec<Word>) {
    let parse = draft.syntax.parse;
    let Some(thing) = parse[word].head else {
        return;
    };
    let case = parse.dependent(word, DepRel::Case);
    phrase
        .words
        .retain(|other| other.source != Some(word) && (case.is_none() || other.source != case));
    let row = WORDS
        .get(draft.syntax.form(word))
        .filter(|row| !row.preposition.is_empty())
        .or_else(|| WORDS.get("waarvan"));
    let of = Word::new(row.map_or("", |row| row.preposition));
    let after = phrase
        .words
        .iter()
        .position(|other| other.source == Some(thing))
        .map_or(phrase.words.len(), |at| at + 1);
    phrase
        .words
        .splice(after..after, std::iter::once(of).chain(owner));
    if is_owner(draft, word) {
        let article = article(&parse[thing].tag).map(Word::new);
        let first = usize::from(parse.dependent(thing, DepRel::Case).is_some());
        phrase.words.splice(first..first, article);
    }
}

/// The antecedent with the preposition that *waarmee*, *waar … mee* or *waar* stands for.
fn with_preposition(
    draft: &Draft<'_>,
    wording: &mut Wording,
    at: usize,
    word: TokenIx,
    noun: Vec<Word>,
) -> Vec<Word> {
    let form = draft.syntax.form(word);
    let preposition = match WORDS.get(form).map(|row| row.preposition) {
        Some("") if draft.syntax.function(word) == Some(Function::Where) => {
            stranded(draft, wording, at, word).unwrap_or_else(|| place(draft))
        }
        Some(preposition) if !preposition.is_empty() => Word::new(preposition),
        _ => return noun,
    };
    std::iter::once(preposition).chain(noun).collect()
}

/// Takes the preposition of *waar … mee* out of its place.
fn stranded(draft: &Draft<'_>, wording: &mut Wording, at: usize, word: TokenIx) -> Option<Word> {
    let case = draft.syntax.parse.dependent(word, DepRel::Case)?;
    let other = wording
        .phrases
        .iter()
        .position(|phrase| phrase.is(case))
        .filter(|&other| other != at)?;
    wording.phrases.remove(other);
    let form = draft.syntax.form(case);
    let full = WORDS
        .get(form)
        .map(|row| row.preposition)
        .filter(|full| !full.is_empty());
    Some(Word::new(full.unwrap_or(form)))
}

/// The preposition before the antecedent if it says where, or *in*.
fn place(draft: &Draft<'_>) -> Word {
    let parse = draft.syntax.parse;
    let noun = antecedent(parse, draft.clause.root);
    let case = noun.and_then(|noun| parse.dependent(noun, DepRel::Case));
    let copied = case
        .map(|case| draft.syntax.form(case))
        .filter(|form| PLACES.contains(form));
    let default = WORDS.get("waarin").map_or("", |row| row.preposition);
    Word::new(copied.unwrap_or(default))
}

/// Moves what fills the gap from the front to where it stands in a main clause, unless it opens that as well.
fn settle(draft: &Draft<'_>, wording: &mut Wording, at: usize) {
    let subject_next = wording
        .phrases
        .get(at + 1)
        .is_some_and(|next| next.role == Role::Subject && is_known(draft, next));
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
        wording.right_edge()
    };
    wording.phrases.insert(to, phrase);
}

/// *van wie velen*: a subject that counts some of them.
fn counts(draft: &Draft<'_>, subject: &Phrase) -> bool {
    let tag = subject.top.map(|top| &draft.syntax.parse[top].tag);
    tag.is_some_and(|tag| {
        matches!(tag.upos, Upos::Pron | Upos::Num) && tag.feat("Person").is_none()
    })
}

fn is_of(phrase: &Phrase) -> bool {
    let of = WORDS.get("waarvan").map(|row| row.preposition);
    phrase.words.first().map(|word| word.form.as_str()) == of
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

/// The place of an object: behind the subject and the weak pronouns.
fn after_pronouns(draft: &Draft<'_>, wording: &Wording) -> usize {
    let parse = draft.syntax.parse;
    let weak = |phrase: &Phrase| matches!(phrase.words.as_slice(), [word] if word.source.is_some_and(|ix| parse[ix].tag.upos == Upos::Pron));
    1 + wording
        .phrases
        .iter()
        .skip(1)
        .take_while(|phrase| weak(phrase))
        .count()
}
