//! Words that make a guess of a modal verb, by `guesses.tsv`.

use std::sync::LazyLock;

use crate::{
    clauses::{Clause, Syntax},
    lexicon::Modal,
    tree::{DepRel, TokenIx},
};

#[derive(serde::Deserialize)]
struct Row {
    words: String,
    modal: Modal,
    part: Part,
}

/// What the words are in the clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum Part {
    /// A cue beside the modal: *moet haast wel*.
    Cue,
    /// What cannot be asked of anybody: *moet gek zijn*.
    Predicate,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .from_reader(include_str!("guesses.tsv").as_bytes())
        .deserialize()
        .map(|row| row.expect("guesses.tsv is well-formed"))
        .collect()
});

const ENOUGH: &str = "genoeg";

/// The cues beside the modal if the clause makes a guess; none if its predicate alone does.
pub(super) fn cues(syntax: &Syntax<'_>, clause: &Clause, modal: Modal) -> Option<Vec<TokenIx>> {
    let rows = || ROWS.iter().filter(|row| row.modal == modal);
    // not *kan niet zomaar breken*
    let denied = |ix: TokenIx| {
        let before = syntax.parse.before(ix);
        before.is_some_and(|before| syntax.negation(before).is_some())
    };
    // *Wel zal de bond staken* sets against what was said before
    let opens = |ix: TokenIx| syntax.parse.opening(&clause.tokens) == Some(ix);
    // not *wel* in *De huur zal niet dalen, wel de prijs*
    let polar = |ix: TokenIx| syntax.parse[ix].deprel == DepRel::Orphan;
    let words = clause.tokens.iter().filter(|&&ix| {
        !denied(ix) && !opens(ix) && !polar(ix) && !is_in_condition(syntax, clause, ix)
    });
    let cue = words.copied().find_map(|ix| {
        rows()
            .filter(|row| row.part == Part::Cue)
            .filter_map(|row| phrase_at(syntax, ix, &row.words))
            .max_by_key(Vec::len)
    });
    // *Het feest kan niet lang genoeg duren*: it is welcome
    let welcome = clause.tokens.iter().any(|&ix| syntax.form(ix) == ENOUGH);
    let predicate = rows().any(|row| {
        row.part == Part::Predicate && row.words == syntax.parse[clause.head].lemma && !welcome
    });
    cue.or(predicate.then(Vec::new))
}

/// *De koster zal tevreden zijn als de bank wel betaalt*: the word belongs to a clause inside.
fn is_in_condition(syntax: &Syntax<'_>, clause: &Clause, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    std::iter::once(ix)
        .chain(parse.ancestors(ix))
        .take_while(|&at| at != clause.root && at != clause.head)
        .any(|at| parse[at].deprel == DepRel::Advcl)
}

fn phrase_at(syntax: &Syntax<'_>, ix: TokenIx, words: &str) -> Option<Vec<TokenIx>> {
    let forms = syntax.forms_from(ix);
    let mut count = 0;
    for word in words.split(' ') {
        (forms.get(count) == Some(&word)).then_some(())?;
        count += 1;
    }
    (0..u32::try_from(count).ok()?)
        .map(|at| Some(TokenIx(ix.0 + at)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_are_sorted_and_their_examples_hold_them() {
        let rows = include_str!("guesses.tsv").lines().skip(1);
        let keys: Vec<_> = rows
            .map(|row| {
                let cells: Vec<_> = row.split('\t').collect();
                assert!(cells[3].to_lowercase().contains(cells[0]), "{row}");
                (cells[0], cells[1])
            })
            .collect();
        assert!(keys.is_sorted_by(|a, b| a < b));
        assert_eq!(ROWS.len(), keys.len());
    }
}
