use std::{collections::HashSet, sync::LazyLock};

use super::Repair;
use crate::{
    lexicon::Lexicon,
    table,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *wordt elke vraag als een aanval beschouwd*: right in front of a verb that takes something as something, the phrase with
/// *als* belongs to that verb and not to the noun.
pub(super) struct ComparedSubject;

impl Repair for ComparedSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::Nmod)
            .filter_map(|ix| Some(Edit::new(ix, verb_behind(parse, ix)?, DepRel::Advcl)))
            .collect()
    }
}

const AS: &str = "als";

/// Verbs that take something as something, by `taking.tsv`.
static TAKING: LazyLock<HashSet<&str>> = LazyLock::new(|| table::words(include_str!("taking.tsv")));

fn verb_behind(parse: &Parse, phrase: TokenIx) -> Option<TokenIx> {
    let noun = parse[phrase].head?;
    let verb = parse[noun].head?;
    let marked = parse
        .dependents(phrase, &[DepRel::Mark, DepRel::Case])
        .any(|mark| parse[mark].form == AS && parse.first_of(phrase) == mark);
    let participant = matches!(
        parse[noun].deprel,
        DepRel::Nsubj | DepRel::NsubjPass | DepRel::Obj
    );
    let last = parse.last_of(phrase);
    let cluster = (last.0 + 1..verb.0)
        .map(TokenIx)
        .all(|ix| matches!(parse[ix].tag.upos, Upos::Aux | Upos::Verb) || parse[ix].form == "te");
    let takes = TAKING.contains(&parse[verb].whole_lemma().as_str());
    (marked && participant && takes && last < verb && cluster).then_some(verb)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_sorted_and_have_examples() {
        let rows: Vec<_> = table::rows(include_str!("taking.tsv")).collect();
        assert!(rows.is_sorted());
        assert!(rows.iter().all(|row| row[1].contains(" als ")));
    }
}
