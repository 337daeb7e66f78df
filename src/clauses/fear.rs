//! What is feared: that something is so is put forward, that it may come to be so is not.

use std::{collections::HashSet, sync::LazyLock};

use super::Syntax;
use crate::{
    lexicon::Modal,
    table,
    tree::{AUXILIARIES, DepRel, TokenIx},
};

/// Verbs, predicative words and nouns of fear, by `fears.tsv`.
static FEARS: LazyLock<HashSet<&str>> = LazyLock::new(|| table::words(include_str!("fears.tsv")));

/// Verbs whose present tells what is so, not what will happen, some with their preposition only, by `states.tsv`.
static STATES: LazyLock<HashSet<(&str, &str)>> = LazyLock::new(|| {
    table::rows(include_str!("states.tsv"))
        .filter_map(|row| Some((*row.first()?, *row.get(1)?)))
        .collect()
});

/// *vreest dat de prijs daalt*, *bang dat hij zou vallen*, *vreest te verliezen*; not *vreest dat de brug scheuren heeft*, *dat
/// hij is gevallen*, *vreest te hebben verloren*.
pub(super) fn is_yet_to_come(syntax: &Syntax<'_>, governor: TokenIx, root: TokenIx) -> bool {
    let parse = syntax.parse;
    let fears = [parse[governor].lemma.as_str(), syntax.form(governor)];
    let will_be = |verb: TokenIx| {
        let lemma = &parse[verb].lemma;
        let present = parse[verb].tag.feat("Tense") == Some("Pres");
        match syntax.lexicon.modal(lemma) {
            Some(Modal::Evidential) => present || !has_perfect(syntax, root),
            Some(Modal::Future | Modal::Passive) if verb != root => present,
            _ => present && verb == root && !is_state(syntax, root),
        }
    };
    let may_be = || {
        parse.is_infinitive(root)
            && syntax.has_te(root)
            && !has_perfect(syntax, root)
            && !is_state(syntax, root)
    };
    fears.iter().any(|word| FEARS.contains(word))
        && parse.finite_verb(root).map_or_else(may_be, will_be)
}

/// *zou zijn gevallen*
fn has_perfect(syntax: &Syntax<'_>, root: TokenIx) -> bool {
    let parse = syntax.parse;
    let perfect = |ix: TokenIx| {
        parse.is_infinitive(ix) && syntax.lexicon.modal(&parse[ix].lemma) == Some(Modal::Perfect)
    };
    parse.is_participle(root) && parse.dependents(root, &AUXILIARIES).any(perfect)
}

/// *heeft scheuren*, *houdt van kunst*
pub(crate) fn is_state(syntax: &Syntax<'_>, verb: TokenIx) -> bool {
    let parse = syntax.parse;
    let lemma = parse[verb].lemma.as_str();
    let holds = |preposition: &str| STATES.contains(&(lemma, preposition));
    let mut phrases = parse.dependents(verb, &[DepRel::Obl, DepRel::OblArg]);
    holds("")
        || phrases.any(|phrase| {
            let mut cases = parse.dependents(phrase, &[DepRel::Case]);
            cases.any(|case| holds(syntax.form(case)))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_and_unique() {
        for text in [include_str!("fears.tsv"), include_str!("states.tsv")] {
            let rows: Vec<_> = table::rows(text).collect();
            assert!(rows.is_sorted_by(|a, b| a[0] < b[0]));
        }
    }
}
