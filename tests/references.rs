//! How often pronouns and short names of the seeds are resolved rightly, by `tests/gold/references.jsonl`.

#![expect(clippy::print_stdout, reason = "the figures are for reading")]

use std::{
    collections::{BTreeMap, HashMap},
    fmt::Write,
    fs,
    path::Path,
};

use serde::Deserialize;
use stelling::text::{Document, OffsetUnit, Positions, Span};

use crate::support::{ROOT, document, extractor};

/// A pronoun or short name as the annotator reads it.
#[derive(Deserialize)]
struct Occurrence {
    doc: String,
    start: u32,
    end: u32,
    word: String,
    kind: String,
    /// What names the same; nothing if it stands for nobody in particular.
    antecedents: Vec<String>,
}

/// What was found for the occurrences of one kind.
#[derive(Default)]
struct Count {
    right: usize,
    wrong: usize,
    /// All that stand for somebody.
    known: usize,
}

impl Count {
    fn add(&mut self, other: &Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.known += other.known;
    }

    fn precision(&self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    fn recall(&self) -> f64 {
        share(self.right, self.known)
    }
}

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn gold() -> Vec<Occurrence> {
    let text =
        fs::read_to_string(Path::new(ROOT).join("tests/gold/references.jsonl")).expect("gold");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("an occurrence"))
        .collect()
}

fn seed(name: &str) -> Document {
    let file = |extension| Path::new(ROOT).join(format!("seeds/{name}.{extension}"));
    let text = ["txt", "md"]
        .into_iter()
        .find_map(|extension| fs::read_to_string(file(extension)).ok());
    document(&text.expect("a seed"))
}

/// By its place, what each word of a seed stands for.
fn found(name: &str) -> HashMap<(u32, u32), String> {
    let document = seed(name);
    let positions = Positions::new(&document.text, OffsetUnit::Codepoint);
    let place = |span: Span| (positions.of(span.start), positions.of(span.end));
    let mut found = HashMap::new();
    extractor().each(std::slice::from_ref(&document), |passage| {
        for (word, named) in passage.references {
            found.insert(place(word), document.slice(named).to_owned());
        }
    });
    found
}

fn counts(verbose: bool) -> BTreeMap<String, Count> {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let mut seeds: HashMap<String, HashMap<(u32, u32), String>> = HashMap::new();
    for one in gold() {
        let found = seeds
            .entry(one.doc.clone())
            .or_insert_with(|| found(&one.doc));
        let count = counts.entry(one.kind.clone()).or_default();
        count.known += usize::from(!one.antecedents.is_empty());
        let answer = found.get(&(one.start, one.end));
        let is_right = |answer: &String| {
            one.antecedents
                .iter()
                .any(|name| name.to_lowercase() == answer.to_lowercase())
        };
        match answer {
            Some(answer) if is_right(answer) => count.right += 1,
            Some(_) => count.wrong += 1,
            None => {}
        }
        if verbose
            && answer.is_none_or(|answer| !is_right(answer))
            && (answer.is_some() || !one.antecedents.is_empty())
        {
            println!(
                "{} {} {}: {answer:?}, not {:?}",
                one.doc, one.start, one.word, one.antecedents
            );
        }
    }
    counts
}

fn table(counts: &BTreeMap<String, Count>) -> String {
    let mut table = format!("{:14} known right wrong  precision recall\n", "kind");
    for (kind, count) in counts {
        writeln!(
            table,
            "{kind:14} {:5} {:5} {:5}  {:9.2} {:6.2}",
            count.known,
            count.right,
            count.wrong,
            count.precision(),
            count.recall()
        )
        .expect("a string");
    }
    table
}

#[test]
fn references_of_the_seeds_are_mostly_right() {
    let mut counts = counts(std::env::var_os("VERBOSE").is_some());
    let mut all = Count::default();
    for count in counts.values() {
        all.add(count);
    }
    let precision = all.precision();
    counts.insert("~ all".to_owned(), all);
    let table = table(&counts);
    println!("{table}");
    assert!(precision >= 0.85, "{table}");
}
