//! How many of those that a relative clause picks out something is said of.

use std::{collections::HashMap, sync::LazyLock};

use super::{Draft, wording::Word};
use crate::{
    clauses::Function,
    tree::{DepRel, SUBJECTS, TokenIx, Upos},
};

/// The place of the last word of *bijna alle*, *de meeste*, *slechts drie* in the words of an antecedent: *de meeste huizen
/// die leegstaan* are not most houses, but the ones that the clause picks out.
pub(super) fn partial(
    draft: &Draft<'_>,
    noun: TokenIx,
    root: TokenIx,
    words: &[Word],
) -> Option<usize> {
    let parse = draft.syntax.parse;
    let start = parse.first_of(root);
    let picks_out = draft.syntax.punct_before(start).next().is_none();
    let limits = |word: &Word| {
        word.source
            .is_some_and(|ix| ix < noun && is_partial(draft, ix))
    };
    let picks_out = picks_out && !is_there(draft, noun);
    words.iter().rposition(limits).filter(|_| picks_out)
}

/// *er zijn weinig huizen die leegstaan*: so many are there, and so many do it.
fn is_there(draft: &Draft<'_>, noun: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    let there = |&ix: &TokenIx| ix < noun && draft.syntax.function(ix) == Some(Function::There);
    let verb = parse[noun]
        .head
        .filter(|_| SUBJECTS.contains(&parse[noun].deprel));
    verb.is_some_and(|verb| parse.children(verb).iter().any(there))
}

/// *slechts drie huizen*: true of no more, so that it depends on the clause which they are.
pub(super) fn is_limited(draft: &Draft<'_>, noun: TokenIx) -> bool {
    let mut numbers = draft.syntax.parse.dependents(noun, &[DepRel::Nummod]);
    numbers.any(|ix| is_partial(draft, ix))
}

/// *alle*, *meeste*, or the number behind *slechts* or *minder dan*.
fn is_partial(draft: &Draft<'_>, ix: TokenIx) -> bool {
    const THAN: &str = "dan";
    let syntax = draft.syntax;
    let parse = syntax.parse;
    let limits = |ix: TokenIx, what: &str| PARTIAL.get(syntax.form(ix)) == Some(&what);
    let before = || {
        let before = parse.before(ix)?;
        if syntax.form(before) == THAN {
            parse.before(before)
        } else {
            Some(before)
        }
    };
    let number = parse[ix].tag.upos == Upos::Num && before().is_some_and(|ix| limits(ix, "number"));
    syntax.function(ix) == Some(Function::Every) || limits(ix, "noun") || number
}

/// Words that say how few or what part of them, and before what, by `partial.tsv`.
static PARTIAL: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| crate::table::pairs(include_str!("partial.tsv")));

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_sorted_and_their_examples_hold_them() {
        let rows: Vec<_> = crate::table::rows(include_str!("partial.tsv")).collect();
        assert!(rows.is_sorted());
        for row in rows {
            assert!(matches!(row[1], "noun" | "number"), "{}", row[0]);
            assert!(row[2].contains(row[0]), "{}", row[0]);
        }
    }
}
