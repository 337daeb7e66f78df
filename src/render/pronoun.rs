use super::{
    Draft, Step,
    inflect::Agreement,
    participant::{accused, subject_of},
    wording::{Role, Wording, first_conjunct},
};
use crate::{
    clauses::ClauseKind,
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
        let parse = draft.syntax.parse;
        let first = first_conjunct(draft, draft.clause);
        let Some(governor) = parse[first.root]
            .head
            .filter(|_| first.kind == ClauseKind::Complement)
        else {
            return false;
        };
        let Some(at) = wording.position(Role::Subject) else {
            return false;
        };
        let Some(pronoun) = wording.phrases[at]
            .top
            .filter(|&top| wording.phrases[at].is(top) && is_personal(draft, top))
        else {
            return false;
        };
        let plural = parse
            .finite_verb(draft.clause.root)
            .is_some_and(|verb| parse[verb].tag.feat("Number") == Some("Plur"));
        let namesake = accused(draft, governor).or_else(|| subject_of(draft, governor));
        let Some(namesake) =
            namesake.filter(|other| (other.agreement == Agreement::Plural) == plural)
        else {
            return false;
        };
        let named = namesake
            .words
            .iter()
            .filter_map(|word| word.source)
            .any(|ix| is_name_or_noun(draft, ix) && ix < pronoun);
        if named {
            wording.phrases[at].words = namesake.words;
        }
        named
    }
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
