//! Holds `inflect` against the verbs of treebanks; run by `make inflection`, never as a test.
//!
//! Arguments are CoNLL-U files; `-v` lists what came out wrong, most frequent first. The tag says the tense and number of
//! a finite form, the subject the person; without a subject any person that the tag leaves open will do. The particle of
//! a separable verb may stand before the form or elsewhere. Left out are subjunctives,
//! participles with *-e*, and words whose lemma is no infinitive (*verplicht*). A type is
//! one form of one verb.

#![allow(clippy::print_stdout)]

use std::{
    collections::BTreeMap,
    env,
    fs::File,
    io::{self, BufReader},
};

use stelling::{
    inflect::{Agreement, BE, Time, auxiliary, finite, participle},
    tree::conllu::{self, Row, Sentence},
};

/// So many mistakes of a category are listed.
const LISTED: usize = 40;

/// The category of *hebben* and *zijn*, which are no forms of the verb.
const HELPER: &str = "auxiliary";

/// What is asked of `inflect`, and what the treebank says.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Case {
    category: &'static str,
    lemma: String,
    gold: String,
    predicted: Vec<String>,
}

impl Case {
    fn is_right(&self) -> bool {
        self.predicted.contains(&self.gold)
    }
}

/// How often each case stands in the treebank.
type Cases = BTreeMap<Case, usize>;

fn main() -> io::Result<()> {
    let (options, files): (Vec<_>, Vec<_>) = env::args()
        .skip(1)
        .partition(|argument| argument.starts_with('-'));
    let cases = read(&files)?;
    report(&cases);
    if options.iter().any(|option| option == "-v") {
        list(&cases);
    }
    Ok(())
}

fn read(files: &[String]) -> io::Result<Cases> {
    let mut cases = Cases::new();
    for file in files {
        for sentence in conllu::sentences(BufReader::new(File::open(file)?)) {
            let sentence = sentence.map_err(io::Error::other)?;
            for case in (1..)
                .zip(&sentence.rows)
                .flat_map(|word| of(&sentence, word))
            {
                *cases.entry(case).or_default() += 1;
            }
        }
    }
    Ok(cases)
}

/// A word and its number in the sentence, from 1.
type Numbered<'s> = (u32, &'s Row);

/// The cases that a word gives.
fn of(sentence: &Sentence, word: Numbered<'_>) -> Vec<Case> {
    let row = word.1;
    let tag: Vec<&str> = row.xpos.split('|').collect();
    match tag.as_slice() {
        _ if !row.lemma.ends_with('n') => Vec::new(),
        ["WW", "pv", tense @ ("tgw" | "verl"), number] => vec![verb(sentence, word, tense, number)],
        ["WW", "vd", "vrij" | "prenom", "zonder"] => {
            let form = perfect_form(row);
            helper(sentence, word).into_iter().chain([form]).collect()
        }
        _ => Vec::new(),
    }
}

/// A participle; its particle may be a word by itself.
fn perfect_form(row: &Row) -> Case {
    let base = row.lemma.rsplit('_').next().unwrap_or_default();
    case(
        "participle",
        row,
        [participle(&row.lemma), participle(base)],
    )
}

fn case(category: &'static str, row: &Row, forms: impl IntoIterator<Item = String>) -> Case {
    Case {
        category,
        lemma: row.lemma.clone(),
        gold: row.form.to_lowercase(),
        predicted: forms.into_iter().map(|form| form.to_lowercase()).collect(),
    }
}

fn verb(sentence: &Sentence, word: Numbered<'_>, tense: &str, number: &str) -> Case {
    let row = word.1;
    let (category, time) = match (tense, number) {
        ("tgw", "mv") => ("present plural", Time::Present),
        ("tgw", _) => ("present singular", Time::Present),
        (_, "mv") => ("past plural", Time::Past),
        _ => ("past singular", Time::Past),
    };
    let verbs = agreements(sentence, word, number)
        .iter()
        .map(|&agreement| finite(&row.lemma, time, agreement));
    let forms = verbs.flat_map(|verb| {
        let whole = format!("{}{}", verb.particle.unwrap_or_default(), verb.form);
        [verb.form, whole]
    });
    case(category, row, forms)
}

/// Whom the verb may agree with.
fn agreements(sentence: &Sentence, word: Numbered<'_>, number: &str) -> &'static [Agreement] {
    use Agreement::{First, Plural, Second, Third};
    let subject = subject(sentence, word);
    let person = |value| subject.is_some_and(|row| has(row, value));
    match number {
        "mv" => &[Plural],
        _ if person("Person=1") => &[First],
        "met-t" if person("Person=2") => &[Second],
        // *u hebt*, *loop je*
        _ if person("Person=2") => &[Second, First, Third],
        _ if subject.is_some() => &[Third],
        "met-t" => &[Second, Third],
        _ => &[First, Second, Third],
    }
}

fn has(row: &Row, feat: &str) -> bool {
    row.feats.split('|').any(|found| found == feat)
}

/// The subject of the verb, or of the one that it helps.
fn subject<'s>(sentence: &'s Sentence, (number, row): Numbered<'_>) -> Option<&'s Row> {
    let head = match row.deprel.as_str() {
        "aux" | "aux:pass" | "cop" => row.head,
        _ => Some(number),
    };
    let mut rows = sentence.rows.iter();
    rows.find(|row| row.deprel.starts_with("nsubj") && row.head == head)
}

/// Whether *hebben* or *zijn* stands with a participle in the perfect.
fn helper(sentence: &Sentence, (number, row): Numbered<'_>) -> Option<Case> {
    let helps = |row: &&Row| row.head == Some(number) && row.deprel == "aux";
    let mut lemmas = sentence.rows.iter().filter(helps).map(|row| &row.lemma);
    let gold = lemmas.find(|lemma| ["hebben", BE].contains(&lemma.as_str()))?;
    Some(Case {
        category: HELPER,
        lemma: row.lemma.clone(),
        gold: gold.clone(),
        predicted: vec![auxiliary(&row.lemma).to_owned()],
    })
}

fn report(cases: &Cases) {
    println!(
        "{:<18}{:>8}{:>8}{:>8}{:>8}",
        "", "tokens", "right", "types", "right"
    );
    let forms = |case: &Case| case.category != HELPER;
    line("all forms", cases.iter().filter(|(case, _)| forms(case)));
    for category in categories(cases) {
        line(
            category,
            cases.iter().filter(|(case, _)| case.category == category),
        );
    }
}

fn categories(cases: &Cases) -> Vec<&'static str> {
    let mut categories: Vec<_> = cases.keys().map(|case| case.category).collect();
    categories.dedup();
    categories
}

fn line<'c>(name: &str, cases: impl Iterator<Item = (&'c Case, &'c usize)>) {
    let (mut tokens, mut types) = ([0, 0], [0, 0]);
    for (case, count) in cases {
        let right = usize::from(case.is_right());
        tokens = [tokens[0] + count, tokens[1] + count * right];
        types = [types[0] + 1, types[1] + right];
    }
    let share = |[all, right]: [usize; 2]| 100.0 * right as f64 / all.max(1) as f64;
    println!(
        "{name:<18}{:>8}{:>8.2}{:>8}{:>8.2}",
        tokens[0],
        share(tokens),
        types[0],
        share(types)
    );
}

fn list(cases: &Cases) {
    for category in categories(cases) {
        let wrong = |case: &Case| case.category == category && !case.is_right();
        let mut wrong: Vec<_> = cases.iter().filter(|(case, _)| wrong(case)).collect();
        wrong.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        println!("\n{category}: {} wrong", wrong.len());
        for (case, count) in wrong.into_iter().take(LISTED) {
            let Case {
                lemma,
                gold,
                predicted,
                ..
            } = case;
            println!("{count:>6}  {lemma}: {gold}, not {}", predicted.join(", "));
        }
    }
}
