//! Renders the clauses of the trees in `fixtures.conllu`: each sentence names its cues and, for each clause in the order
//! in which the splitter finds them, the wording; `-` leaves a clause out, `!` before a wording negates the claim.

use super::{Draft, render};
use crate::{
    claim::Polarity,
    clauses::{Clause, Syntax, split},
    coreference::{Coreference, Reference, Scene},
    lexicon::Lexicon,
    tree::{
        Parse, TokenIx,
        conllu::{Sentence, read},
    },
};

const FIXTURES: &str = include_str!("fixtures.conllu");

fn cues(sentence: &Sentence) -> Vec<TokenIx> {
    let numbers = sentence
        .comment("cues")
        .unwrap_or_default()
        .split_whitespace();
    numbers
        .map(|number| TokenIx(number.parse::<u32>().unwrap() - 1))
        .collect()
}

/// What the pronouns stand for by themselves, without quotations and sources.
fn references(syntax: &Syntax<'_>, clauses: &[Clause]) -> Vec<Reference> {
    Coreference::default().read(&Scene {
        syntax,
        clauses,
        quoted: &vec![false; syntax.parse.words().len()],
        number: 1,
        sources: &vec![[].as_slice(); clauses.len()],
        spoken: &vec![false; clauses.len()],
    })
}

fn check(sentence: &Sentence) {
    let (parse, cues) = (sentence.to_parse(), cues(sentence));
    let syntax = Syntax::new(&parse, Lexicon::embedded());
    let clauses = split(&syntax);
    let references = references(&syntax, &clauses);
    let wordings: Vec<&str> = sentence.comment("wordings").unwrap().split(" | ").collect();
    assert_eq!(
        clauses.len(),
        wordings.len(),
        "{}: {clauses:?}",
        sentence.text()
    );
    for (clause, wording) in clauses
        .iter()
        .zip(wordings)
        .filter(|(_, wording)| *wording != "-")
    {
        let negated = wording.strip_prefix("! ");
        let polarity = negated.map_or(Polarity::Positive, |_| Polarity::Negative);
        let draft = Draft {
            syntax: &syntax,
            clauses: &clauses,
            clause,
            cues: &cues,
            polarity,
            references: &references,
        };
        assert_eq!(
            render(&draft).text,
            negated.unwrap_or(wording),
            "{}",
            sentence.text()
        );
    }
}

#[test]
fn fixtures_are_rendered() {
    let sentences = read(FIXTURES.as_bytes()).unwrap();
    sentences.iter().for_each(check);
}

#[test]
fn any_tree_is_rendered() {
    for sentence in read(FIXTURES.as_bytes()).unwrap() {
        for shift in 1..5 {
            render_all(&shifted(&sentence.to_parse(), shift));
        }
    }
}

/// The same words under other heads.
fn shifted(parse: &Parse, shift: usize) -> Parse {
    let mut words = parse.words().to_vec();
    let heads: Vec<_> = words.iter().map(|word| (word.head, word.deprel)).collect();
    for (at, word) in words.iter_mut().enumerate() {
        (word.head, word.deprel) = heads[(at + shift) % heads.len()];
    }
    Parse::new(words)
}

fn render_all(parse: &Parse) {
    let syntax = Syntax::new(parse, Lexicon::embedded());
    let clauses = split(&syntax);
    let references = references(&syntax, &clauses);
    let cues: Vec<_> = parse.indices().step_by(3).collect();
    for clause in &clauses {
        let draft = Draft {
            syntax: &syntax,
            clauses: &clauses,
            clause,
            cues: &cues,
            polarity: Polarity::Negative,
            references: &references,
        };
        assert!(render(&draft).text.ends_with(['.', '!', '?', '…']));
    }
}
