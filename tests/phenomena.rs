//! The specification of claims: every example in `tests/phenomena` gives the claims that are listed under it.
//!
//! A block quote is a text; the list under it is every expected claim in text order, a wording and then what differs
//! from an asserted, positive claim without cue and source, in any order:
//!
//! ```text
//! > Het pand zou niet zijn verkocht, zegt de buurman.
//!
//! - Het pand is niet verkocht. | alleged | negative | cue: zou; zegt | source: de buurman
//! ```
//!
//! Where the text begins with a header (`date 2017-01-14`), the times of a claim are listed too, each with its value:
//!
//! ```text
//! > date 2017-01-14
//! > Gisteren werd het pand verkocht.
//!
//! - Gisteren werd het pand verkocht. | time: Gisteren = 2017-01-13/2017-01-13
//! ```
//!
//! `- (geen)` stands for no claims. `UPDATE=1 cargo test phenomena` rewrites the lists and nothing else.

use std::{
    collections::BTreeSet,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use similar::TextDiff;
use stelling::{
    claim::{Polarity, Status},
    dataset::Record,
    discourse,
    text::OffsetUnit,
};

use crate::support::{ROOT, document, extractor, is_update, on_threads, rows};

/// A text and what stands under it.
struct Example {
    /// The 1-based line on which the quote begins.
    line: usize,
    text: String,
    /// The 0-based lines of its list; empty and behind the quote if there is none.
    list: std::ops::Range<usize>,
    expected: Vec<String>,
}

fn files() -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new(ROOT).join("tests/phenomena")).expect("the folder");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    files
}

fn examples(markdown: &str) -> Vec<Example> {
    let lines: Vec<&str> = markdown.lines().collect();
    let mut examples = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let quote = run(&lines, at, |line| line.starts_with('>'));
        if quote.is_empty() {
            at += 1;
            continue;
        }
        let text = lines[quote.clone()]
            .iter()
            .map(|line| line[1..].strip_prefix(' ').unwrap_or(&line[1..]));
        let blank = run(&lines, quote.end, |line| line.trim().is_empty());
        let mut list = run(&lines, blank.end, |line| line.starts_with("- "));
        if list.is_empty() {
            list = quote.end..quote.end;
        }
        at = list.end;
        examples.push(Example {
            line: quote.start + 1,
            text: text.collect::<Vec<_>>().join("\n"),
            expected: lines[list.clone()]
                .iter()
                .map(|line| canonical(&line[2..]))
                .collect(),
            list,
        });
    }
    examples
}

/// The lines from `start` on for which `test` holds.
fn run(lines: &[&str], start: usize, test: fn(&str) -> bool) -> std::ops::Range<usize> {
    let count = lines[start..].iter().take_while(|line| test(line)).count();
    start..start + count
}

/// An item with its fields in the order in which [`item`] writes them.
fn canonical(item: &str) -> String {
    let mut fields: Vec<&str> = item.split(" | ").map(str::trim).collect();
    let rank = |field: &&str| match field.split(':').next() {
        Some("asserted" | "alleged" | "denied") => 0,
        Some("positive" | "negative") => 1,
        Some("cue") => 2,
        Some("source") => 3,
        _ => 4,
    };
    fields[1..].sort_by_key(rank);
    fields.join(" | ")
}

fn item(row: &Record) -> String {
    let mut item = row.claim.clone();
    if row.status != Status::Asserted {
        write!(item, " | {}", row.status.as_str()).expect("a string");
    }
    if row.polarity == Polarity::Negative {
        item.push_str(" | negative");
    }
    for (name, pieces) in [("cue", &row.cue), ("source", &row.source)] {
        if !pieces.is_empty() {
            write!(item, " | {name}: {}", pieces.join("; ")).expect("a string");
        }
    }
    if !row.doc_date.is_empty() && !row.time.is_empty() {
        write!(item, " | time: {}", times(row)).expect("a string");
    }
    item
}

/// Each expression of time with its value.
fn times(row: &Record) -> String {
    let times = row.time.iter().zip(&row.time_value);
    let times: Vec<_> = times
        .map(|(time, value)| format!("{time} = {value}"))
        .collect();
    times.join("; ")
}

fn items(text: &str) -> Vec<String> {
    let rows = rows(&[document(text)], OffsetUnit::Codepoint);
    if rows.is_empty() {
        return vec!["(geen)".to_owned()];
    }
    rows.iter().map(item).collect()
}

#[test]
fn every_example_gives_its_claims() {
    let mut failures = String::new();
    for path in files() {
        let markdown = fs::read_to_string(&path).expect("readable");
        let found: Vec<_> = examples(&markdown)
            .into_iter()
            .map(|one| (items(&one.text), one))
            .collect();
        if is_update() {
            fs::write(&path, rewritten(&markdown, &found)).expect("writable");
            continue;
        }
        let name = path.strip_prefix(ROOT).expect("inside").display();
        for (items, example) in found
            .iter()
            .filter(|(items, example)| *items != example.expected)
        {
            let (expected, found) = (example.expected.join("\n") + "\n", items.join("\n") + "\n");
            let diff = TextDiff::from_lines(&expected, &found)
                .unified_diff()
                .to_string();
            write!(
                failures,
                "{name}:{}: {}\n{diff}\n",
                example.line, example.text
            )
            .expect("a string");
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

/// The texts of all examples.
fn texts() -> Vec<String> {
    let read = |path: &PathBuf| examples(&fs::read_to_string(path).expect("readable"));
    files()
        .iter()
        .flat_map(read)
        .map(|example| example.text)
        .collect()
}

/// The file with other lists.
fn rewritten(markdown: &str, examples: &[(Vec<String>, Example)]) -> String {
    let mut lines: Vec<String> = markdown.lines().map(str::to_owned).collect();
    let changed = examples
        .iter()
        .filter(|(items, example)| *items != example.expected);
    for (items, example) in changed.rev() {
        let gap = example.list.is_empty().then(String::new);
        let list = items.iter().map(|item| format!("- {item}"));
        lines.splice(example.list.clone(), gap.into_iter().chain(list));
    }
    lines.join("\n") + "\n"
}

/// A text after its header, if it has one.
fn headed(text: &str) -> (&str, &str) {
    let end = text.find('\n').map_or(0, |end| end + 1);
    text.split_at(if text.starts_with("date ") { end } else { 0 })
}

#[test]
fn the_invariants_hold_for_every_example() {
    let texts = texts();
    let documents: Vec<_> = texts.iter().map(|text| document(text)).collect();
    // Making the rows verifies every slice.
    let own = on_threads(1, || rows(&documents, OffsetUnit::Byte));
    assert!(
        own == on_threads(4, || rows(&documents, OffsetUnit::Byte)),
        "threads make a difference"
    );
    let before = "Eerder\n\nHet regende in Örebro.\n\nNieuws\n\n";
    let shifted: Vec<_> = texts
        .iter()
        .map(|text| {
            let (header, text) = headed(text);
            document(&format!("{header}{before}{text}"))
        })
        .collect();
    let shifted = rows(&shifted, OffsetUnit::Byte);
    let shifted = shifted.iter().filter(|row| row.section != "Eerder");
    let what = |row: &Record| {
        (
            row.claim.clone(),
            row.rules.clone(),
            row.claim_id.clone(),
            item(row),
        )
    };
    let length = u32::try_from(before.len()).expect("short");
    let expected: Vec<_> = own
        .iter()
        .map(|row| (what(row), row.start + length))
        .collect();
    let found: Vec<_> = shifted.map(|row| (what(row), row.start)).collect();
    assert_eq!(found, expected);
}

/// Explaining changes nothing, and what is said to have decided a status is what gives it.
#[test]
fn explanations_agree_with_the_claims() {
    let documents: Vec<_> = texts().iter().map(|text| document(text)).collect();
    let mut plain = Vec::new();
    extractor().each(&documents, |passage| plain.extend(passage.claims));
    let mut explained = Vec::new();
    extractor()
        .explaining()
        .each(&documents, |passage| explained.extend(passage.claims));
    for claim in &mut explained {
        let findings = claim.findings.take().expect("asked for");
        let decided = findings
            .first()
            .map_or(Status::Asserted, |finding| finding.status);
        assert_eq!(decided, claim.status, "{claim:?} {findings:?}");
    }
    assert_eq!(plain, explained);
}

#[test]
fn every_rule_is_exercised_by_an_example() {
    let documents: Vec<_> = texts().iter().map(|text| document(text)).collect();
    let mut fired = BTreeSet::new();
    extractor().each(&documents, |passage| {
        fired.extend(passage.claims.iter().flat_map(|claim| claim.rules.clone()));
        fired.extend(passage.barred.iter().map(|barred| barred.rule));
    });
    let known: BTreeSet<&str> = discourse::rules().map(|rule| rule.name).collect();
    let unknown: Vec<_> = fired
        .iter()
        .filter(|name| discourse::about(name).is_none())
        .collect();
    assert!(unknown.is_empty(), "not in the list of rules: {unknown:?}");
    let idle: Vec<_> = known.difference(&fired).collect();
    assert!(
        idle.is_empty(),
        "no example exercises these rules: {idle:?}"
    );
}
