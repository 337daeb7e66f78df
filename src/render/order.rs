use super::{
    Draft, Step,
    wording::{Phrase, Role, Word, Wording},
};
use crate::{
    clauses::Function,
    inflect::particle,
    tree::{DepRel, TokenIx, Upos},
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
        if wording.verb_last {
            split_particle(draft, wording);
        }
        open(draft, wording);
        second(wording);
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

/// Puts something in first place that can stand there.
fn open(draft: &Draft<'_>, wording: &mut Wording) {
    let Some(first) = wording.phrases.first() else {
        return;
    };
    let stays = match first.role {
        Role::Subject => true,
        Role::Finite => is_condition(draft, wording),
        _ => !wording.verb_last || is_adverbial(draft, first),
    };
    if stays {
        return;
    }
    let next = usize::from(first.role == Role::Finite);
    let there = wording
        .phrases
        .get(next)
        .filter(|phrase| is_expletive(draft, phrase))
        .map(|_| next);
    let bare = wording
        .phrases
        .get(next)
        .filter(|phrase| is_bare(draft, phrase))
        .map(|_| next);
    if let Some(at) = there.or_else(|| wording.position(Role::Subject)).or(bare) {
        let opening = wording.phrases.remove(at);
        wording.phrases.insert(0, opening);
    }
}

/// *Mocht het regenen, dan blijft …*: a verb opens the clause, but another is its finite verb.
fn is_condition(draft: &Draft<'_>, wording: &Wording) -> bool {
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

/// *er* in *er kwamen drie haltes*, *het* in *het regende*
fn is_expletive(draft: &Draft<'_>, phrase: &Phrase) -> bool {
    let syntax = draft.syntax;
    let there = |top: TokenIx| {
        phrase.is(top)
            && syntax.function(top) == Some(Function::There)
            && syntax.parse[top].deprel != DepRel::OblArg
    };
    phrase
        .top
        .is_some_and(|top| syntax.parse[top].deprel == DepRel::Expl || there(top))
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
