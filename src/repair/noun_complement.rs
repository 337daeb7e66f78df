use std::{collections::HashSet, sync::LazyLock};

use super::{
    Repair,
    detached_adverbial::{is_time, is_year},
};
use crate::{
    coreference::{Class, nature::nature},
    lexicon::Lexicon,
    table,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *dat de omzet over 2000 lager uitvalt*, *dat het dossier over Bos is verdwenen*: right behind a subject that is about
/// something, or whose year follows, a phrase with *over* belongs to it and not to the verb.
pub(super) struct NounComplement;

/// Nouns that are about something, by `topics.tsv`.
static TOPICS: LazyLock<HashSet<&str>> = LazyLock::new(|| table::words(include_str!("topics.tsv")));

impl Repair for NounComplement {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::Obl)
            .filter_map(|ix| Some(Edit::new(ix, subject(parse, ix)?, DepRel::Nmod)))
            .collect()
    }
}

fn subject(parse: &Parse, phrase: TokenIx) -> Option<TokenIx> {
    let case = parse.dependent(phrase, DepRel::Case)?;
    let before = parse
        .before(case)
        .filter(|_| parse[case].form == "over" && parse.first_of(phrase) == case)?;
    let verb = parse[phrase].head?;
    let subject = parse.dependents(verb, &SUBJECTS).find(|&subject| {
        parse[subject].tag.upos == Upos::Noun && parse.last_of(subject) == before
    })?;
    let last = [subject, before];
    // not *dat het bedrijf over 2000 …*
    let thing = nature(parse, subject).class == Class::Thing;
    let year = thing && is_year(parse, phrase) && parse.last_of(phrase) == phrase;
    let topic = last
        .iter()
        .any(|&ix| TOPICS.contains(parse[ix].lemma.rsplit('_').next().unwrap_or_default()));
    let tells = VERBS.contains(&parse[verb].lemma.as_str()) || is_time(parse, phrase);
    (year || topic && !tells).then_some(subject)
}

/// Verbs of what is about something.
const VERBS: [&str; 3] = ["gaan", "handelen", "spreken"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_are_sorted_and_their_examples_hold_them() {
        let rows: Vec<_> = table::rows(include_str!("topics.tsv")).collect();
        assert!(rows.is_sorted());
        for row in rows {
            assert!(row[1].contains(row[0]), "{}", row[0]);
        }
    }
}
