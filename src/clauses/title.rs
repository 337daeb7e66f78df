//! Quoted titles and texts, whose clauses tell nothing.

use std::{collections::HashSet, sync::LazyLock};

use super::Syntax;
use crate::{
    table,
    tree::{Parse, TokenIx, Upos},
};

/// Nouns in front of a title or a text, by `titles.tsv`.
static TITLED: LazyLock<HashSet<&str>> = LazyLock::new(|| table::words(include_str!("titles.tsv")));

/// What a noun is called, with its quotation marks: *de film ‘De man die verdween’*, *een bord met de tekst ‘Rook niet als u
/// tankt’*.
pub(super) struct Title {
    open: TokenIx,
    close: TokenIx,
}

impl Title {
    /// Whether the word is inside it with all that depends on it; where the tree hangs the sentence on the title, all of it
    /// is no title.
    pub(super) fn holds(&self, parse: &Parse, ix: TokenIx) -> bool {
        self.open < ix
            && ix <= self.close
            && self.open <= parse.first_of(ix)
            && parse.last_of(ix) <= self.close
    }
}

/// The titles of a sentence.
pub(super) fn titles(syntax: &Syntax<'_>) -> Vec<Title> {
    let parse = syntax.parse;
    let marks: Vec<_> = parse
        .indices()
        .filter(|&ix| parse.is_quotation_mark(ix))
        .collect();
    let pairs = marks.chunks_exact(2).map(|pair| Title {
        open: pair[0],
        close: pair[1],
    });
    let titled = |title: &Title| {
        let noun = parse.before(title.open);
        let first = parse.after(title.open);
        noun.is_some_and(|noun| has_title(parse, noun))
            && first.is_some_and(|first| parse[first].form.starts_with(char::is_uppercase))
    };
    pairs.filter(titled).collect()
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
