use std::{collections::HashSet, sync::LazyLock};

use super::{Repair, says};
use crate::{
    lexicon::Lexicon,
    table,
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *dat de kritiek op het bestuur toeneemt*, *dat de kinderen met de stof bezig zijn*, *dat de poging om te groeien tot ruzie leidt*:
/// between a subject and the verbs at the end a phrase belongs to the one of its neighbours that asks for its preposition. *, zegt Litjens van de bond*: right behind who says something *van* and *uit* tell where he belongs.
pub(super) struct GovernedPhrase;

impl Repair for GovernedPhrase {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| SUBJECTS.contains(&parse[ix].deprel) && parse[ix].tag.upos == Upos::Noun)
            .filter_map(|subject| {
                of_noun(parse, subject)
                    .or_else(|| of_adjective(parse, subject))
                    .or_else(|| of_verb(parse, subject))
            })
            .chain(
                parse
                    .indices()
                    .filter_map(|subject| of_speaker(parse, lexicon, subject)),
            )
            .collect()
    }
}

/// Nouns, adjectives and verbs with the preposition that goes with them, by `governed.tsv`.
static GOVERNED: LazyLock<HashSet<[&str; 3]>> = LazyLock::new(|| {
    table::rows(include_str!("governed.tsv"))
        .filter_map(|row| Some([*row.first()?, *row.get(1)?, *row.get(2)?]))
        .collect()
});

fn governs(parse: &Parse, word: TokenIx, phrase: TokenIx, kind: &str) -> bool {
    let case = parse.dependent(phrase, DepRel::Case);
    case.is_some_and(|case| {
        // *be_horen*
        let lemma = match kind {
            "verb" => parse[word].whole_lemma(),
            _ => parse[word].lemma.clone(),
        };
        let row = [lemma.as_str(), parse[case].form.as_str(), kind];
        parse.first_of(phrase) == case && GOVERNED.contains(&row)
    })
}

/// *de kritiek op het bestuur*: right behind the noun, in front of the verb.
fn of_noun(parse: &Parse, subject: TokenIx) -> Option<Edit> {
    let verb = parse[subject].head?;
    let finite = parse.finite_verb(verb)?;
    let first = parse.after(parse.last_of(subject))?;
    let phrase = parse
        .dependents(verb, &[DepRel::Obl, DepRel::OblArg])
        .find(|&ix| parse.first_of(ix) == first)?;
    let last = parse.last_of(subject) == subject;
    let before = parse.last_of(phrase) < finite && subject < phrase;
    (last && before && governs(parse, subject, phrase, "noun"))
        .then(|| Edit::new(phrase, subject, DepRel::Nmod))
}

/// *zegt Litjens van de bond*, *dat de senator uit Texas vertelde*; not *wat vindt Jansen van het plan*, *maakt Jansen uit de brief op*.
fn of_speaker(parse: &Parse, lexicon: &Lexicon, subject: TokenIx) -> Option<Edit> {
    const FROM: [&str; 2] = ["uit", "van"];
    let named = matches!(parse[subject].tag.upos, Upos::Noun | Upos::Propn);
    let verb = parse[subject].head.filter(|&verb| {
        named && parse[subject].deprel == DepRel::Nsubj && says(parse, lexicon, verb)
    })?;
    let first = parse.after(parse.last_of(subject))?;
    let phrase = parse
        .dependents(verb, &[DepRel::Obl])
        .find(|&ix| parse.first_of(ix) == first && parse.is_nominal(ix))?;
    let from = parse.dependent(phrase, DepRel::Case) == Some(first)
        && FROM.contains(&parse[first].form.as_str());
    let full = [DepRel::Obj, DepRel::CompoundPrt];
    let free = parse.dependents(verb, &full).next().is_none();
    (from && free).then(|| Edit::new(phrase, subject, DepRel::Nmod))
}

/// *met de stof bezig*: at the end of the subject, right in front of the adjective.
fn of_adjective(parse: &Parse, subject: TokenIx) -> Option<Edit> {
    let phrase = parse
        .dependents(subject, &[DepRel::Nmod])
        .next_back()
        .filter(|&phrase| phrase > subject)?;
    let last = parse.last_of(subject);
    let adjective = parse
        .after(last)
        .filter(|&ix| parse[ix].tag.upos == Upos::Adj && parse.is_under(last, phrase))?;
    let verb = parse[subject].head?;
    let predicative = adjective == verb
        || parse[adjective].head == Some(verb) && parse[adjective].deprel == DepRel::Xcomp;
    (predicative && governs(parse, adjective, phrase, "adjective"))
        .then(|| Edit::new(phrase, adjective, DepRel::OblArg))
}

/// *tot ruzie leidt*: at the end of the subject, right in front of the verbs of a subordinate clause that has no such phrase.
fn of_verb(parse: &Parse, subject: TokenIx) -> Option<Edit> {
    let verb = parse[subject].head.filter(|&verb| {
        parse[verb].deprel == DepRel::AclRelcl || parse.dependent(verb, DepRel::Mark).is_some()
    })?;
    let last = parse.last_of(subject);
    let verbs = parse.dependents(verb, &AUXILIARIES).chain([verb]).min()?;
    let case = |phrase: TokenIx| parse.dependent(phrase, DepRel::Case);
    let phrase = parse
        .subtree(subject)
        .into_iter()
        .filter(|&ix| ix != subject && parse.last_of(ix) == last)
        .find(|&ix| governs(parse, verb, ix, "verb"))?;
    let form = |phrase: TokenIx| case(phrase).map(|case| &parse[case].form);
    let lacks = parse
        .children(verb)
        .iter()
        .all(|&ix| form(ix) != form(phrase));
    let active = parse.dependent(verb, DepRel::AuxPass).is_none();
    // *dat de kritiek op het bestuur …*
    let owned = parse[phrase]
        .head
        .is_some_and(|noun| governs(parse, noun, phrase, "noun"));
    (lacks
        && active
        && !owned
        && parse.finite_verb(verb).is_some()
        && parse.after(last) == Some(verbs))
    .then(|| Edit::new(phrase, verb, DepRel::OblArg))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted_and_their_examples_hold_them() {
        let rows: Vec<_> = table::rows(include_str!("governed.tsv")).collect();
        assert!(rows.is_sorted());
        for row in rows {
            assert!(
                matches!(row[2], "adjective" | "noun" | "verb"),
                "{}",
                row[0]
            );
            assert!(
                row[3].contains(row[0]) && row[3].contains(row[1]),
                "{}",
                row[0]
            );
        }
    }
}
