use std::{collections::HashSet, sync::LazyLock};

use super::{Repair, detached_adverbial::is_time};
use crate::{
    lexicon::Lexicon,
    table,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *dat de film over haar jeugd verdwenen is*: *over* right behind a subject that is about something tells what that is,
/// unless the verb asks for it: *dat de film over haar jeugd gaat*.
pub(super) struct NounTopic;

/// Nouns for what is about something, by `topic_nouns.tsv`.
static NOUNS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("topic_nouns.tsv")));

/// Verbs that ask for *over* themselves, by `topic_verbs.tsv`.
static VERBS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("topic_verbs.tsv")));

impl Repair for NounTopic {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| Some(Edit::new(ix, noun(parse, lexicon, ix)?, DepRel::Nmod)))
            .collect()
    }
}

/// The subject whose topic the phrase is.
fn noun(parse: &Parse, lexicon: &Lexicon, topic: TokenIx) -> Option<TokenIx> {
    const ABOUT: &str = "over";
    let verb = parse[topic].head.filter(|_| {
        matches!(parse[topic].deprel, DepRel::Obl | DepRel::OblArg)
            && parse
                .dependent(topic, DepRel::Case)
                .is_some_and(|case| parse[case].form == ABOUT)
    })?;
    let year = parse[topic].tag.upos == Upos::Num;
    let asks = VERBS.contains(parse[verb].lemma.as_str())
        || !lexicon.predicates(&parse[verb].lemma).is_empty();
    let subject = parse.dependents(verb, &SUBJECTS).find(|&ix| ix < topic)?;
    let beside = parse.before(parse.first_of(topic)) == Some(parse.last_of(subject));
    let last = parse.last_of(topic);
    let final_verb = parse.finite_verb(verb).is_some_and(|finite| last < finite);
    let about = NOUNS
        .iter()
        .any(|noun| parse[subject].lemma.ends_with(noun));
    (beside && about && final_verb && !asks && (year || !is_time(parse, topic))).then_some(subject)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_their_examples_hold_them() {
        for text in [
            include_str!("topic_nouns.tsv"),
            include_str!("topic_verbs.tsv"),
        ] {
            let rows: Vec<_> = table::rows(text).collect();
            assert!(rows.is_sorted());
            assert!(rows.iter().all(|row| row[1].contains(" over ")));
        }
    }
}
