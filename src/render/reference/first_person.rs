use super::{
    super::{
        Draft,
        participant::time_of,
        wording::{Role, Word, Wording},
    },
    name, owner, third_person,
};
use crate::{
    coreference::{Class as Nature, Kind, Reference, nature::nature},
    inflect::{Agreement, Time, finite},
    tree::{DepRel, SUBJECTS, TokenIx, Upos},
};

/// *ben ik geopereerd aan mijn pols* as *is Canas geopereerd aan zijn pols*: named once, then by pronouns; all or nothing.
pub(super) fn replace(
    draft: &Draft<'_>,
    wording: &mut Wording,
    reference: &Reference,
    known: bool,
) -> bool {
    let others = || {
        draft
            .references
            .iter()
            .filter(|other| other.word != reference.word && other.entity == reference.entity)
    };
    let gendered = |other: &&Reference| !third_person::is_reflexive(role(draft, other));
    let repeats = known
        || others()
            .filter(gendered)
            .any(|other| wording.holds(other.word));
    // *Wij schamen ons*
    let again_only = known && third_person::is_reflexive(role(draft, reference));
    if repeats && !again_only && third_person::gender(reference).is_none() {
        return false;
    }
    let done = match reference.kind {
        _ if known => again(draft, wording, reference),
        Kind::SpeakerPossessive => owner::replace(draft, wording, reference),
        _ => name::replace(draft, wording, reference),
    };
    if done && is_subject(draft, reference.word) {
        agree(draft, wording, reference);
    }
    done
}

/// A pronoun of the third person.
fn again(draft: &Draft<'_>, wording: &mut Wording, reference: &Reference) -> bool {
    let role = role(draft, reference);
    let Some(form) = third_person::form(reference, role) else {
        return false;
    };
    for word in wording
        .words_mut()
        .filter(|word| word.source == Some(reference.word))
    {
        word.give_way_to(form);
    }
    true
}

fn role(draft: &Draft<'_>, reference: &Reference) -> &'static str {
    let parse = draft.syntax.parse;
    let subject = parse[reference.word]
        .head
        .and_then(|verb| subject_of(draft, verb));
    let same = |ix: TokenIx| {
        draft
            .references
            .iter()
            .any(|other| other.word == ix && other.entity == reference.entity)
    };
    match reference.kind {
        Kind::SpeakerPossessive => "owner",
        _ if is_subject(draft, reference.word) => "subject",
        _ if subject.is_some_and(same) && is_self(draft, reference.word) => "self",
        _ if subject.is_some_and(same) => "reflexive",
        _ => "object",
    }
}

/// The subject of a verb; that of the verb above for an infinitive that shares it: *had geen tijd om me voor te bereiden*, *had
/// niets nodig om me voor te bereiden*, not *had hem nodig om me te helpen*.
fn subject_of(draft: &Draft<'_>, verb: TokenIx) -> Option<TokenIx> {
    const LOOSE: [DepRel; 4] = [DepRel::Xcomp, DepRel::Ccomp, DepRel::Advcl, DepRel::Acl];
    let parse = draft.syntax.parse;
    parse.subject(verb).or_else(|| {
        let loose = LOOSE.contains(&parse[verb].deprel);
        let head = parse[verb]
            .head
            .filter(|_| loose && draft.syntax.has_te(verb))?;
        let quality = parse[head].tag.upos == Upos::Adj && parse[head].deprel == DepRel::Xcomp;
        let above = parse[head].head.filter(|_| quality).unwrap_or(head);
        let acts = |ix: TokenIx| {
            parse[ix].tag.upos == Upos::Pron || nature(parse, ix).class != Nature::Thing
        };
        let mut objects = parse.dependents(above, &[DepRel::Obj, DepRel::Iobj, DepRel::OblArg]);
        let acted = objects.any(acts);
        subject_of(draft, above).filter(|_| !acted)
    })
}

/// *mezelf*, not *me*
fn is_self(draft: &Draft<'_>, word: TokenIx) -> bool {
    const SELF: &str = "zelf";
    draft.syntax.form(word).ends_with(SELF)
}

fn is_subject(draft: &Draft<'_>, word: TokenIx) -> bool {
    SUBJECTS.contains(&draft.syntax.parse[word].deprel)
}

/// The verb of *ik* as that of the third person, that of *wij* too if it is one group.
fn agree(draft: &Draft<'_>, wording: &mut Wording, reference: &Reference) {
    let parse = draft.syntax.parse;
    let own = parse[reference.word]
        .head
        .and_then(|head| parse.finite_verb(head));
    let leads = wording
        .phrases
        .iter()
        .any(|phrase| phrase.role == Role::Subject && phrase.holds(reference.word));
    let shared = wording
        .position(Role::Finite)
        .filter(|_| leads)
        .and_then(|at| wording.phrases[at].words.first()?.source);
    let agreement = if reference.plural {
        Agreement::Plural
    } else {
        Agreement::Third
    };
    for verb in own
        .into_iter()
        .chain(shared.filter(|&verb| Some(verb) != own))
    {
        for word in wording.words_mut().filter(|word| word.source == Some(verb)) {
            inflect(draft, word, verb, agreement);
        }
    }
}

fn inflect(draft: &Draft<'_>, word: &mut Word, verb: TokenIx, agreement: Agreement) {
    let parse = draft.syntax.parse;
    let form = |agreement| finite(&parse[verb].lemma, time_of(parse, verb), agreement);
    let said = form(if parse[verb].tag.feat("Number") == Some("Plur") {
        Agreement::Plural
    } else {
        Agreement::First
    });
    let spoken = word.form.to_lowercase();
    // *hou* for *houd*
    if !spoken.ends_with(&said.form) && !said.form.starts_with(&spoken) {
        // an unknown verb, whose lemma is a guess
        let guessed = time_of(parse, verb) == Time::Present && parse[verb].tag.upos == Upos::Verb;
        let stem = spoken.len() > 2 && !spoken.ends_with(['t', 'e']);
        if guessed && stem && agreement == Agreement::Third {
            word.form.push('t');
        }
        return;
    }
    let inflected = form(agreement);
    let joined = inflected
        .particle
        .filter(|particle| word.form.starts_with(particle.as_str()));
    word.form = joined.unwrap_or_default() + &inflected.form;
}
