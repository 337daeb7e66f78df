use super::{Draft, Step, phrases::phrases, wording::Wording};
use crate::{
    clauses::{ClauseKind, Function},
    tree::{DepRel, TokenIx, Upos},
};

/// Keeps what a noun or verb of the clause is about: *Het gerucht dat de club wordt verkocht, houdt de fans bezig*; and
/// a reason or time without which nothing is said: *Dat komt doordat de brug dicht is.*
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
        tokens.extend(all_that_is_said(draft));
        tokens.sort_unstable();
        tokens.dedup();
        let changed = tokens.len() > own.len();
        if changed {
            wording.phrases = phrases(draft.syntax, draft.clause, &tokens);
        }
        changed
    }
}

const COME: &str = "komen";

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

/// The words of the adverbial clause of *dat komt doordat …*, *dat was toen …*: a demonstrative, a verb and no more; with
/// what picks the clause out: *dat komt ook doordat …*.
fn all_that_is_said(draft: &Draft<'_>) -> Vec<TokenIx> {
    let syntax = draft.syntax;
    let parse = syntax.parse;
    let root = draft.clause.root;
    // *Het verschil komt, zegt zij, doordat …*
    let comes = parse[root].lemma == COME;
    let adverbial = draft.clauses.iter().find(|clause| {
        clause.kind == ClauseKind::Adverbial
            && clause.root > root
            && parse[clause.root].head == Some(root)
            && clause.marker.is_some_and(|marker| {
                let because = comes && syntax.function(marker) == Some(Function::Reason);
                because || syntax.punct_before(marker).next().is_none()
            })
    });
    let subject = parse.subject(root).filter(|_| comes);
    let says_nothing = draft.clause.tokens.iter().all(|&ix| {
        ix == root
            || parse[ix].deprel == DepRel::Advmod
            || parse[ix].tag.upos == Upos::Cconj
            || parse.is_punct(ix)
            || draft.cues.contains(&ix)
            || matches!(syntax.function(ix), Some(Function::That | Function::It))
            || subject.is_some_and(|subject| parse.is_under(ix, subject))
    });
    let found = adverbial.filter(|_| says_nothing && parse.is_finite_verb(root));
    found
        .map(|clause| {
            let start = parse.first_of(clause.root);
            let own = draft.clause.tokens.iter().copied();
            let last = own.take_while(|&ix| ix < start).last().unwrap_or(root);
            let before = (last.0 + 1..start.0).map(TokenIx);
            let words = before.chain(parse.subtree(clause.root));
            words.filter(|&ix| !parse.is_punct(ix)).collect()
        })
        .unwrap_or_default()
}
