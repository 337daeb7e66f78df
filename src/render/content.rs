use super::{Draft, Step, phrases::phrases, wording::Wording};
use crate::{clauses::ClauseKind, tree::TokenIx};

/// Keeps what a noun or verb of the clause is about: *Het gerucht dat de club wordt verkocht, houdt de fans bezig.*
///
/// Content of a mere frame never gets here: the frame is no claim.
pub(super) struct Content;

impl Step for Content {
    fn rule(&self) -> &'static str {
        "content"
    }

    fn apply(&self, draft: &Draft<'_>, wording: &mut Wording) -> bool {
        let own = &draft.clause.tokens;
        let mut tokens = own.clone();
        tokens.extend(content(draft));
        tokens.sort_unstable();
        tokens.dedup();
        let changed = tokens.len() > own.len();
        if changed {
            wording.phrases = phrases(draft.syntax, draft.clause, &tokens);
        }
        changed
    }
}

/// The words of the content clauses that hang on the clause.
fn content(draft: &Draft<'_>) -> Vec<TokenIx> {
    let number = draft
        .clauses
        .iter()
        .position(|clause| clause.root == draft.clause.root);
    let inside = draft
        .clauses
        .iter()
        .filter(|clause| clause.kind == ClauseKind::Complement && clause.parent == number)
        .filter(|clause| {
            draft.syntax.parse[clause.root]
                .head
                .is_some_and(|head| draft.clause.tokens.contains(&head))
        });
    let other = |ix: TokenIx| {
        draft
            .clauses
            .iter()
            .any(|clause| clause.root == ix && clause.kind != ClauseKind::Complement)
    };
    let words = inside.flat_map(|clause| draft.syntax.parse.subtree_without(clause.root, other));
    words
        .filter(|&ix| !draft.syntax.parse.is_punct(ix))
        .collect()
}
