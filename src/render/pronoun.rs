use super::{
    Draft, Step,
    participant::{Participant, accused, subject_of},
    wording::{Role, Wording, first_conjunct},
};
use crate::{
    clauses::ClauseKind,
    inflect::Agreement,
    tree::{TokenIx, Upos},
};

/// Names who *hij*, *zij* or *ze* is as the subject of what somebody says, denies or is accused of: *De directie ontkent
/// dat zij van de lekkage wist* as *De directie wist van de lekkage*.
pub(super) struct Pronoun;

impl Step for Pronoun {
    fn rule(&self) -> &'static str {
        "pronoun"
    }

    fn apply(&self, draft: &Draft<'_>, wording: &mut Wording) -> bool {
        let Some((at, pronoun)) = pronoun(draft, wording) else {
            return false;
        };
        let namesake = namesake(draft).filter(|other| names(draft, other, pronoun));
        let Some(namesake) = namesake else {
            return false;
        };
        wording.phrases[at].words = namesake.words;
        true
    }
}

/// The subject if it is a pronoun.
fn pronoun(draft: &Draft<'_>, wording: &Wording) -> Option<(usize, TokenIx)> {
    let at = wording.position(Role::Subject)?;
    let top = wording.phrases[at].top?;
    (wording.phrases[at].is(top) && is_personal(draft, top)).then_some((at, top))
}

/// Who speaks, or is spoken of, in the frame of the content.
fn namesake(draft: &Draft<'_>) -> Option<Participant> {
    let first = first_conjunct(draft, draft.clause);
    let governor = draft.syntax.parse[first.root]
        .head
        .filter(|_| first.kind == ClauseKind::Complement)?;
    accused(draft, governor).or_else(|| subject_of(draft, governor))
}

/// Whether the participant stands before the pronoun, is named, and agrees in number.
fn names(draft: &Draft<'_>, other: &Participant, pronoun: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    let verb = parse.finite_verb(draft.clause.root);
    let plural = verb.is_some_and(|verb| parse[verb].tag.feat("Number") == Some("Plur"));
    let mut words = other.words.iter().filter_map(|word| word.source);
    (other.agreement == Agreement::Plural) == plural
        && words.any(|ix| is_name_or_noun(draft, ix) && ix < pronoun)
}

/// A personal pronoun of the third person.
fn is_personal(draft: &Draft<'_>, ix: TokenIx) -> bool {
    let tag = &draft.syntax.parse[ix].tag;
    tag.feat("PronType") == Some("Prs")
        && tag.feat("Person") == Some("3")
        && draft.syntax.function(ix).is_none()
}

fn is_name_or_noun(draft: &Draft<'_>, ix: TokenIx) -> bool {
    matches!(draft.syntax.parse[ix].tag.upos, Upos::Noun | Upos::Propn)
}
