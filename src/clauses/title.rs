//! Quoted titles and texts, whose clauses tell nothing.

use std::{collections::HashSet, sync::LazyLock};

use super::Syntax;
use crate::{
    table,
    tree::{Parse, TokenIx, Upos},
};

/// Nouns in front of a title or a text, by `titles.tsv`.
static TITLED: LazyLock<HashSet<&str>> = LazyLock::new(|| table::words(include_str!("titles.tsv")));

/// *de film ‘De man die verdween’*, *een bord met de tekst ‘Rook niet als u tankt’*: whether the word is inside what a noun
/// is called.
pub(super) fn is_of_title(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let mut marks = (0..ix.0)
        .map(TokenIx)
        .filter(|&at| syntax.is_quotation_mark(at));
    let Some(open) = marks.next_back().filter(|_| marks.count() % 2 == 0) else {
        return false;
    };
    let mut behind = parse.indices().skip(ix.at());
    // where the tree hangs the sentence on the title, all of it is no title
    let closed = behind
        .find(|&at| syntax.is_quotation_mark(at))
        .is_some_and(|close| open <= parse.first_of(ix) && parse.last_of(ix) <= close);
    let titled = parse
        .before(open)
        .is_some_and(|noun| has_title(parse, noun));
    let capital = parse
        .after(open)
        .is_some_and(|first| parse[first].form.starts_with(char::is_uppercase));
    closed && titled && capital
}

/// Whether the noun may have a title: *het boek*.
pub(crate) fn has_title(parse: &Parse, noun: TokenIx) -> bool {
    parse[noun].tag.upos == Upos::Noun && TITLED.contains(parse[noun].lemma.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_are_sorted_and_have_examples() {
        let rows: Vec<_> = table::rows(include_str!("titles.tsv")).collect();
        assert!(rows.is_sorted());
        assert!(rows.iter().all(|row| row[1].contains(row[0])));
    }
}
