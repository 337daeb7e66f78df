use super::{
    Draft, Step,
    wording::{Role, Word, Wording},
};
use crate::{
    clauses::{ClauseKind, Function},
    tree::{DepRel, TokenIx},
};

/// Leaves out what marks hearsay, and who says it: *volgens de brandweer*, *ook volgens de buren*, *naar verluidt*,
/// *mogelijk*.
pub(super) struct Hearsay;

impl Step for Hearsay {
    fn rule(&self) -> &'static str {
        "hearsay"
    }

    fn apply(&self, draft: &Draft<'_>, wording: &mut Wording) -> bool {
        let parse = draft.syntax.parse;
        let cue = |ix: &TokenIx| draft.cues.contains(ix);
        // *ook volgens de buren*
        let adds = |ix: TokenIx| {
            let next = parse.after(ix).filter(cue);
            draft.syntax.function(ix) == Some(Function::Also)
                && next.is_some_and(|next| parse[next].deprel == DepRel::Case)
        };
        let marks = |ix| cue(&ix) || adds(ix);
        let mut changed = leave_out_opening(draft, wording);
        for phrase in wording
            .phrases
            .iter_mut()
            .filter(|phrase| phrase.role != Role::Finite)
        {
            let count = phrase.words.len();
            phrase
                .words
                .retain(|word| word.source.is_none_or(|ix| !marks(ix)));
            changed |= phrase.words.len() < count;
        }
        wording.phrases.retain(|phrase| !phrase.words.is_empty());
        changed
    }
}

/// *Volgens het Goede Vrijdag-akkoord heeft …*: as only one phrase stands before the verb of a main clause, what follows
/// the words of hearsay there belongs to them, whatever the tree says.
fn leave_out_opening(draft: &Draft<'_>, wording: &mut Wording) -> bool {
    let marks = |word: &Word| word.source.is_some_and(|ix| draft.cues.contains(&ix));
    let Some(verb) = wording
        .position(Role::Finite)
        .filter(|_| !wording.verb_last)
    else {
        return false;
    };
    let opening = &wording.phrases[..verb];
    let opens = opening
        .first()
        .is_some_and(|phrase| phrase.words.iter().all(marks));
    let subject = opening.iter().any(|phrase| phrase.role == Role::Subject);
    let joined = draft.clause.kind == ClauseKind::Main && opens && !subject;
    if joined {
        wording.phrases.drain(..verb);
    }
    joined
}
