use super::{
    Draft, Step,
    participant::{self, time_of},
    wording::{Phrase, Role, Word, Wording, first_conjunct, is_subordinate},
};
use crate::{
    clauses::{ClauseKind, Function},
    coreference::Reference,
    inflect::{Agreement, BE, Time, finite, particle},
    tree::{DepRel, SUBJECTS, TokenIx, Upos},
};

/// Puts the finite verb second and the subject in front of it, unless an adverbial stands there; a separable particle
/// stays at the end: *dat hij zich aansloot bij de staking* as *Hij sloot zich aan bij de staking*.
pub(super) struct VerbSecond;

impl Step for VerbSecond {
    fn rule(&self) -> &'static str {
        "verb_second"
    }

    fn apply(&self, draft: &Draft<'_>, wording: &mut Wording) -> bool {
        let before = wording.clone();
        // *dat hij ziek werd en thuisbleef*
        if wording.verb_last || is_subordinate(draft) {
            split_particle(draft, wording);
        }
        join_focus(draft, wording);
        part_names(draft, wording);
        open(draft, wording);
        second(wording);
        lean(wording);
        wording.verb_last = false;
        wording.phrases != before.phrases
    }
}

/// *aansloot* as *sloot … aan*.
fn split_particle(draft: &Draft<'_>, wording: &mut Wording) {
    let Some(at) = wording.position(Role::Finite) else {
        return;
    };
    let Some(word) = wording.phrases[at].words.first_mut() else {
        return;
    };
    let Some((particle, rest)) = separable(draft, word) else {
        return;
    };
    word.form = rest;
    let particle = Word {
        source: None,
        from: word.from,
        form: particle,
    };
    wording
        .phrases
        .insert(at + 1, Phrase::word(Role::Particle, particle));
}

/// The particle and the rest of a verb that is written as one word.
fn separable(draft: &Draft<'_>, word: &Word) -> Option<(String, String)> {
    let lemma = &draft.syntax.parse[word.source?].lemma;
    let particle = particle(lemma).0?;
    let rest = word.form.strip_prefix(particle.as_str())?;
    (!rest.is_empty()).then(|| (particle, rest.to_owned()))
}

/// *dat niet elk slachtoffer aangifte doet*, *hebben niet alleen de buren …*: a negation right before the subject goes with
/// it, unless that is new; so does what adds it: *dat ook de buren klagen*.
fn join_focus(draft: &Draft<'_>, wording: &mut Wording) {
    let Some(subject) = wording.position(Role::Subject) else {
        return;
    };
    let adds = |phrase: &Phrase| {
        wording.verb_last
            && phrase.top.is_some_and(|top| {
                phrase.is(top) && draft.syntax.function(top) == Some(Function::Also)
            })
    };
    let new = is_indefinite(draft, &wording.phrases[subject]);
    let joined = wording.phrases[..subject].iter().rev();
    let count = joined
        .take_while(|phrase| !new && is_negation(draft, phrase) || adds(phrase))
        .count();
    let first = subject - count;
    let words: Vec<_> = wording
        .phrases
        .drain(first..subject)
        .flat_map(|phrase| phrase.words)
        .collect();
    wording.phrases[first].words.splice(0..0, words);
}

/// *niet*, or the *alleen* of *niet alleen*
fn is_negation(draft: &Draft<'_>, phrase: &Phrase) -> bool {
    let syntax = draft.syntax;
    let focus = |ix: TokenIx| {
        let before = syntax.parse.before(ix);
        syntax.function(ix) == Some(Function::Focus)
            && before.is_some_and(|before| syntax.negation(before).is_some())
    };
    // *lang niet*
    let measured = |top: TokenIx| {
        let mut words = phrase.words.iter().filter_map(|word| word.source);
        phrase.words.last().and_then(|word| word.source) == Some(top)
            && words.all(|ix| syntax.parse.is_under(ix, top))
    };
    phrase.top.is_some_and(|top| {
        syntax.negation(top).is_some() && measured(top) || phrase.is(top) && focus(top)
    })
}

/// Puts something in first place that can stand there.
fn open(draft: &Draft<'_>, wording: &mut Wording) {
    let Some(first) = wording.phrases.first() else {
        return;
    };
    let stays = match first.role {
        Role::Subject => true,
        Role::Finite => is_condition(draft, wording) && !lost_opening(draft, wording),
        _ => !wording.verb_last || is_adverbial(draft, first),
    };
    if stays {
        if is_lone_copula(draft, wording) {
            detach(draft, wording);
        }
        return;
    }
    if let Some(at) = opening(draft, wording) {
        let opening = wording.phrases.remove(at);
        wording.phrases.insert(0, opening);
        address(draft, wording);
        detach(draft, wording);
    } else if is_impersonal(draft, wording) {
        let there = Phrase::word(Role::Other, Word::new(THERE));
        wording.phrases.insert(0, there);
    }
}

const THERE: &str = "er";

/// *dat ie sliep*: it leans on a word before it, and is *hij* where there is none.
fn lean(wording: &mut Wording) {
    const CLITIC: &str = "ie";
    let first = wording.words_mut().next();
    if let Some(word) = first.filter(|word| word.form == CLITIC) {
        word.give_way_to(HE);
    }
}

const HE: &str = "hij";

/// The words that can open a wording and its source has not.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    [THERE, HE].into_iter()
}

/// *Anna Bos vind ik aardig*, where the speaker is named: in front of the verb the other name would be taken for the
/// subject, so the two change places.
fn part_names(draft: &Draft<'_>, wording: &mut Wording) {
    let parse = draft.syntax.parse;
    let [object, verb, subject, ..] = wording.phrases.as_slice() else {
        return;
    };
    let name = object.top.is_some_and(|top| {
        parse[top].deprel == DepRel::Obj
            && parse[top].tag.upos == Upos::Propn
            && parse.dependent(top, DepRel::Conj).is_none()
    });
    let named = |reference: &Reference| {
        let mut replaced = wording.references.iter();
        Some(reference.word) == subject.top && replaced.any(|&(span, _)| span == reference.span)
    };
    let inverted = verb.role == Role::Finite && subject.role == Role::Subject;
    if name && inverted && draft.references.iter().any(named) {
        wording.phrases.swap(0, 2);
    }
}

/// *omdat wordt gevreesd voor wraak*, *Nadat de brug dicht was, werd geprobeerd te varen*: a passive without a subject,
/// which only a subordinate clause lets begin with its verb, or what stood in front of it.
fn is_impersonal(draft: &Draft<'_>, wording: &Wording) -> bool {
    let parse = draft.syntax.parse;
    wording.position(Role::Finite) == Some(0)
        && (draft.clause.kind == ClauseKind::Adverbial || lost_opening(draft, wording))
        && parse
            .dependent(draft.clause.root, DepRel::AuxPass)
            .is_some()
        && parse.subject(draft.clause.root).is_none()
}

/// *loop je* as *je loopt*, *kun je* as *je kunt*: before *jij* the verb has an ending that it loses in front of it.
fn address(draft: &Draft<'_>, wording: &mut Wording) {
    let parse = draft.syntax.parse;
    let [subject, verb, ..] = wording.phrases.as_mut_slice() else {
        return;
    };
    let second = |ix: TokenIx| parse[ix].tag.feat("Person") == Some("2");
    let addressed = subject.role == Role::Subject && subject.top.is_some_and(second);
    let Some(word) = verb.words.first_mut().filter(|_| addressed) else {
        return;
    };
    let Some(source) = word.source.filter(|_| verb.role == Role::Finite) else {
        return;
    };
    let form = |agreement| finite(&parse[source].lemma, Time::Present, agreement).form;
    let second = form(Agreement::Second);
    let bare = [
        form(Agreement::First),
        second.trim_end_matches('t').to_owned(),
    ];
    if time_of(parse, source) == Time::Present && bare.contains(&word.form.to_lowercase()) {
        word.form = second;
    }
}

/// *vraagt de vergadering om overleg*: where nothing would be left behind the verb, what ends the subject belongs there.
fn detach(draft: &Draft<'_>, wording: &mut Wording) {
    let parse = draft.syntax.parse;
    let [subject, verb] = wording.phrases.as_slice() else {
        return;
    };
    let (Some(top), Role::Finite) = (subject.top, verb.role) else {
        return;
    };
    let Some(phrase) = parse
        .dependents(top, &[DepRel::Nmod])
        .next_back()
        .filter(|&phrase| has_other_preposition(draft, phrase))
    else {
        return;
    };
    let start = parse.first_of(phrase);
    let words = &mut wording.phrases[0].words;
    let Some(at) = words.iter().position(|word| word.source == Some(start)) else {
        return;
    };
    let words = words.split_off(at);
    wording.phrases.push(Phrase {
        role: Role::Other,
        top: Some(phrase),
        words,
    });
}

/// *dat de winkel op de fles is*: *is* alone says nothing of the subject.
fn is_lone_copula(draft: &Draft<'_>, wording: &Wording) -> bool {
    let be = |verb: TokenIx| draft.syntax.parse[verb].lemma == BE;
    matches!(wording.phrases.as_slice(), [subject, verb]
        if subject.role == Role::Subject && wording.verb_last && verb.top.is_some_and(be))
}

/// A preposition, but none of possession.
fn has_other_preposition(draft: &Draft<'_>, phrase: TokenIx) -> bool {
    let case = draft.syntax.parse.dependent(phrase, DepRel::Case);
    case.is_some_and(|case| draft.syntax.function(case) != Some(Function::Owner))
}

/// What opens the clause: *er* or *het* without meaning, an adverbial before a subject that is new, the subject, or what
/// looks like it.
fn opening(draft: &Draft<'_>, wording: &Wording) -> Option<usize> {
    let verb_first = wording.phrases[0].role == Role::Finite;
    let next = usize::from(verb_first);
    let phrase = wording.phrases.get(next);
    let if_next = |test: fn(&Draft<'_>, &Phrase) -> bool| {
        phrase.filter(|phrase| test(draft, phrase)).map(|_| next)
    };
    let is_new = wording
        .position(Role::Subject)
        .is_some_and(|at| is_indefinite(draft, &wording.phrases[at]));
    if_next(is_expletive)
        .or_else(|| if_next(is_setting).filter(|_| verb_first && is_new))
        .or_else(|| wording.position(Role::Subject))
        .or_else(|| if_next(is_bare))
        .or_else(|| if_next(is_that).filter(|_| verb_first))
        .or_else(|| if_next(is_nominal).filter(|_| verb_first && lost_opening(draft, wording)))
        .or_else(|| if_next(is_loose).filter(|_| verb_first && lost_opening(draft, wording)))
}

/// *een huis*, *huizen*: a subject that nothing tells which.
fn is_indefinite(draft: &Draft<'_>, phrase: &Phrase) -> bool {
    let parse = draft.syntax.parse;
    phrase.top.is_some_and(|top| {
        let determiners: Vec<_> = parse
            .dependents(top, &[DepRel::Det, DepRel::NmodPoss])
            .collect();
        let indefinite = |&ix: &TokenIx| participant::is_indefinite(parse, ix);
        parse[top].tag.upos == Upos::Noun && determiners.iter().all(indefinite)
    })
}

/// *ook hier*, *in de gevel*: where or when something is, not how.
fn is_setting(draft: &Draft<'_>, phrase: &Phrase) -> bool {
    let parse = draft.syntax.parse;
    let with_noun =
        |top: TokenIx| parse.is_nominal(top) && parse.dependent(top, DepRel::Case).is_some();
    let adverb = |top: TokenIx| parse[top].tag.feat("PronType").is_some() && !phrase.is(top);
    phrase.role == Role::Other
        && phrase.top.is_some_and(|top| {
            matches!(parse[top].deprel, DepRel::Obl | DepRel::Advmod)
                && (with_noun(top) || adverb(top))
        })
}

/// *Mocht het regenen, dan blijft …*: a verb opens the clause, but another is its finite verb.
pub(super) fn is_condition(draft: &Draft<'_>, wording: &Wording) -> bool {
    let verbs = wording
        .phrases
        .iter()
        .filter(|phrase| phrase.role == Role::Finite);
    let places: Vec<_> = verbs
        .filter_map(|phrase| phrase.words.first()?.source)
        .collect();
    let &[first, .., last] = places.as_slice() else {
        return false;
    };
    (first.0..last.0).any(|at| draft.syntax.parse.is_punct(TokenIx(at)))
}

/// A pronoun or noun in no known role and without a preposition: most likely the subject.
fn is_bare(draft: &Draft<'_>, phrase: &Phrase) -> bool {
    let parse = draft.syntax.parse;
    let Some(top) = phrase.top.filter(|_| phrase.role == Role::Other) else {
        return false;
    };
    let known = matches!(
        parse[top].deprel,
        DepRel::Obj
            | DepRel::Iobj
            | DepRel::Obl
            | DepRel::OblArg
            | DepRel::Advmod
            | DepRel::Xcomp
            | DepRel::Ccomp
            | DepRel::ExplPv
    );
    parse.is_nominal(top)
        && !known
        && parse
            .dependents(top, &[DepRel::Case, DepRel::Mark])
            .next()
            .is_none()
}

/// *Volgens de buren heeft de voogd …*, *Hoewel het regende, bleef de kroegbaas …*: what stood in first place is left out,
/// so that the subject follows the verb.
fn lost_opening(draft: &Draft<'_>, wording: &Wording) -> bool {
    let parse = draft.syntax.parse;
    let verb = wording.phrases[0].top;
    let before = |verb: TokenIx| {
        std::iter::successors(parse.before(verb), |&at| parse.before(at))
            .find(|&at| !parse.is_punct(at))
    };
    verb.and_then(before)
        .is_some_and(|ix| is_of_cue(draft, ix) || is_of_adverbial(draft, ix))
}

/// Whether the word is left out with the source, or ends a clause about the source: *Volgens de koster, die thuis was, …*.
fn is_of_cue(draft: &Draft<'_>, ix: TokenIx) -> bool {
    let above = draft.syntax.parse.ancestors(ix);
    std::iter::once(ix)
        .chain(above.take_while(|&ix| ix != draft.clause.root))
        .any(|ix| draft.cues.contains(&ix))
}

/// Whether the word ends an adverbial clause that is a claim of its own.
fn is_of_adverbial(draft: &Draft<'_>, ix: TokenIx) -> bool {
    let adverbial = |clause| first_conjunct(draft, clause).kind == ClauseKind::Adverbial;
    let mut ending = draft
        .clauses
        .iter()
        .filter(|clause| clause.tokens.last() == Some(&ix));
    draft.clause.kind == ClauseKind::Main && ending.any(adverbial)
}

/// *de voogd*, whatever the tree takes it for
fn is_nominal(draft: &Draft<'_>, phrase: &Phrase) -> bool {
    let parse = draft.syntax.parse;
    phrase.role == Role::Other
        && phrase.top.is_some_and(|top| {
            parse.is_nominal(top)
                && parse[top].deprel != DepRel::ExplPv
                && parse.dependent(top, DepRel::Case).is_none()
        })
}

/// *komt dat er wel van*, whatever the tree takes it for
fn is_that(draft: &Draft<'_>, phrase: &Phrase) -> bool {
    phrase
        .top
        .is_some_and(|top| phrase.is(top) && draft.syntax.function(top) == Some(Function::That))
}

/// *er* in *er kwamen drie haltes*, *het* in *het regende*
fn is_expletive(draft: &Draft<'_>, phrase: &Phrase) -> bool {
    let syntax = draft.syntax;
    // *viel er weinig te zien*: it may hang on the infinitive
    let there = || {
        let [word] = phrase.words.as_slice() else {
            return false;
        };
        word.source.is_some_and(|ix| {
            syntax.function(ix) == Some(Function::There)
                && syntax.parse[ix].deprel != DepRel::OblArg
        })
    };
    phrase
        .top
        .is_some_and(|top| syntax.parse[top].deprel == DepRel::Expl || there())
}

/// *In 2011 …*, but no pronoun, negation or object.
fn is_adverbial(draft: &Draft<'_>, phrase: &Phrase) -> bool {
    let Some(top) = phrase.top else { return true };
    let word = &draft.syntax.parse[top];
    match word.deprel {
        DepRel::Expl => true,
        DepRel::Advmod
        | DepRel::Obl
        | DepRel::OblArg
        | DepRel::OblAgent
        | DepRel::Advcl
        | DepRel::Nmod => word.tag.upos != Upos::Pron && draft.syntax.negation(top).is_none(),
        _ => false,
    }
}

/// *zo*, *met het verleden*: an adverbial with no subject in it.
fn is_loose(draft: &Draft<'_>, phrase: &Phrase) -> bool {
    let mut sources = phrase.words.iter().filter_map(|word| word.source);
    is_adverbial(draft, phrase)
        && !sources.any(|ix| SUBJECTS.contains(&draft.syntax.parse[ix].deprel))
}

/// Moves the finite verb to second place where it stands at the end.
fn second(wording: &mut Wording) {
    if let Some(at) = wording
        .position(Role::Finite)
        .filter(|&at| at > 1 && wording.verb_last)
    {
        let verb = wording.phrases.remove(at);
        wording.phrases.insert(1, verb);
    }
}
