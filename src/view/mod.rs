//! A page to read claims in their texts, and to accept or correct them.
//!
//! The page holds everything itself and asks for nothing from anywhere. What an annotator fills in comes out as the
//! table that [`crate::handout::collect`] reads.

use std::collections::{BTreeMap, HashMap, HashSet};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{
    dataset::{ANNOTATION_COLUMNS, MismatchError, Offsets, Record, Table, verify},
    discourse,
    handout::READING,
    text::{Document, OffsetUnit, Positions, sha256},
};

const PAGE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// How the page is to be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// What stands above it.
    pub title: String,
    /// Who annotates; what this annotator has filled in already is taken over. May be empty.
    pub annotator: String,
}

/// A page, and what could not be shown in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The whole page.
    pub html: String,
    /// Rows that are not in their source as they say, one line each; they are named in the page, too.
    pub problems: Vec<String>,
}

/// A page with the claims of a table in their documents.
pub fn page(table: &Table, documents: &BTreeMap<String, Document>, options: &Options) -> Page {
    let mut data = Data {
        key: String::new(),
        annotator: options.annotator.clone(),
        reading: READING,
        rules: BTreeMap::new(),
        problems: Vec::new(),
        documents: Vec::new(),
        claims: Vec::new(),
    };
    data.add_claims(table, documents);
    data.key = data.digest();
    // Only maps with keys other than strings would be an error.
    let json = serde_json::to_string(&data).unwrap_or_default();
    let values = [
        ("{{title}}", escaped(&options.title)),
        ("{{style-hash}}", hash(STYLE)),
        ("{{script-hash}}", hash(SCRIPT)),
        ("{{style}}", STYLE.to_owned()),
        ("{{script}}", SCRIPT.to_owned()),
        ("{{data}}", in_script(&json)),
    ];
    Page {
        html: filled(PAGE, &values),
        problems: data.problems,
    }
}

/// What the page knows; offsets count UTF-16 code units, as its language does.
#[derive(Serialize)]
struct Data<'a> {
    /// Under which the browser keeps answers: another one for other claims, another annotator, other answers given.
    key: String,
    annotator: String,
    reading: [&'static str; 11],
    /// What each rule looks for.
    rules: BTreeMap<&'a str, &'static str>,
    problems: Vec<String>,
    documents: Vec<Source<'a>>,
    claims: Vec<Shown<'a>>,
}

#[derive(Serialize)]
struct Source<'a> {
    id: &'a str,
    text: &'a str,
    /// The places of its claims among all of them.
    claims: Vec<usize>,
}

#[derive(Serialize)]
struct Shown<'a> {
    id: &'a str,
    /// What an annotator reads, by column.
    cells: BTreeMap<&'static str, String>,
    spans: Vec<Offsets>,
    cues: Vec<Offsets>,
    sources: Vec<Offsets>,
    rules: &'a [String],
    /// What else there is to tell, with its Dutch name.
    facts: Vec<(&'static str, String)>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    answer: BTreeMap<&'static str, &'a str>,
}

impl<'a> Data<'a> {
    /// Of what the page begins with.
    fn digest(&self) -> String {
        let claims = self.claims.iter().map(|claim| (claim.id, &claim.answer));
        let claims: Vec<_> = claims.collect();
        // Only maps with keys other than strings would be an error.
        sha256(&serde_json::to_vec(&(&self.annotator, claims)).unwrap_or_default())
    }

    /// The claims that are in their sources, each once, and their documents in the order in which they come.
    fn add_claims(&mut self, table: &'a Table, documents: &'a BTreeMap<String, Document>) {
        let mut seen = HashSet::new();
        let answers = answers(table, &self.annotator);
        let mut places: HashMap<&str, Places<'a>> = HashMap::new();
        let mut texts: HashMap<&str, usize> = HashMap::new();
        for record in &table.records {
            if !seen.insert(record.claim_id.as_str()) {
                continue;
            }
            let Some(document) = documents.get(&record.doc_id) else {
                let (id, document) = (&record.claim_id, &record.doc_id);
                self.problems
                    .push(format!("claim {id}: there is no document `{document}`"));
                continue;
            };
            let places = places
                .entry(&document.id)
                .or_insert_with(|| Places::of(document, table.unit));
            let answer = answers.get(record.claim_id.as_str());
            let answer = answer.cloned().unwrap_or_default();
            let shown = match shown(record, places, answer) {
                Ok(shown) => shown,
                Err(error) => {
                    self.problems.push(error.to_string());
                    continue;
                }
            };
            let text = *texts.entry(&document.id).or_insert_with(|| {
                self.documents.push(Source {
                    id: &document.id,
                    text: &document.text,
                    claims: Vec::new(),
                });
                self.documents.len() - 1
            });
            for rule in shown.rules {
                self.rules
                    .insert(rule, discourse::about(rule).unwrap_or_default());
            }
            self.documents[text].claims.push(self.claims.len());
            self.claims.push(shown);
        }
    }
}

/// The places of one text in two units.
struct Places<'t> {
    given: Positions<'t>,
    shown: Positions<'t>,
}

impl<'t> Places<'t> {
    fn of(document: &'t Document, unit: OffsetUnit) -> Self {
        Self {
            given: Positions::new(&document.text, unit),
            shown: Positions::new(&document.text, OffsetUnit::Utf16),
        }
    }

    /// The same places in code units; those that are no places in the text are left out.
    fn translated(&self, spans: &[Offsets]) -> Vec<Offsets> {
        let place = |offset| {
            let byte = self.given.byte(offset)?;
            Some(self.shown.of(u32::try_from(byte).ok()?))
        };
        let span = |&Offsets(start, end): &Offsets| Some(Offsets(place(start)?, place(end)?));
        spans.iter().filter_map(span).collect()
    }
}

/// What the page shows of a claim that is in its source as it says.
fn shown<'a>(
    record: &'a Record,
    places: &Places<'_>,
    answer: BTreeMap<&'static str, &'a str>,
) -> Result<Shown<'a>, MismatchError> {
    verify(record, &places.given)?;
    let cell = |name: &str| record.cell(name).into_owned();
    let times = record.time.iter().zip(&record.time_value);
    let times: Vec<_> = times
        .map(|(words, value)| format!("{words} = {value}"))
        .collect();
    Ok(Shown {
        id: &record.claim_id,
        cells: READING.map(|name| (name, cell(name))).into(),
        spans: places.translated(&record.spans),
        cues: places.translated(&record.cue_spans),
        sources: places.translated(&record.source_spans),
        rules: &record.rules.0,
        facts: vec![
            ("gezegde", record.predicate.clone()),
            ("tijd", times.join("; ")),
            ("plaats", cell("spans")),
            ("zekerheid", format!("{} %", record.confidence)),
            ("id", record.claim_id.clone()),
        ],
        answer,
    })
}

/// What an annotator has filled in already, by claim.
fn answers<'a>(
    table: &'a Table,
    annotator: &str,
) -> HashMap<&'a str, BTreeMap<&'static str, &'a str>> {
    let mut answers = HashMap::new();
    for (row, record) in table.records.iter().enumerate() {
        let cell = |name: &str| table.other_cell(row, name);
        if annotator.is_empty() || cell("annotator") != annotator {
            continue;
        }
        let columns = ANNOTATION_COLUMNS.iter().skip(1);
        let filled: BTreeMap<_, _> = columns
            .map(|column| (column.name, cell(column.name)))
            .filter(|(_, value)| !value.is_empty())
            .collect();
        answers.entry(record.claim_id.as_str()).or_insert(filled);
    }
    answers
}

/// The template with its values; what a value holds is not filled again.
fn filled(template: &str, values: &[(&str, String)]) -> String {
    let mut page = String::new();
    let mut rest = template;
    while let Some(at) = rest.find("{{") {
        page += &rest[..at];
        rest = &rest[at..];
        let value = values.iter().find(|(name, _)| rest.starts_with(name));
        let (name, value) = value.map_or(("{{", "{{"), |(name, value)| (*name, value.as_str()));
        page += value;
        rest = &rest[name.len()..];
    }
    page + rest
}

/// The name under which the policy of the page lets a style or script of its own pass, and no other
/// (<https://www.w3.org/TR/CSP3/#grammardef-hash-source>).
fn hash(content: &str) -> String {
    let digest = Sha256::digest(content.as_bytes());
    format!("sha256-{}", BASE64_STANDARD.encode(digest))
}

/// A text as HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// JSON that neither ends its element nor begins another one; the signs can only stand in strings.
fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}
