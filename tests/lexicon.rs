//! Every row of the lexicon does in its example what it claims.

use std::{collections::HashMap, fmt::Write as _, fs, path::Path};

use stelling::{
    claim::{Claim, Polarity, Status, Tense},
    lexicon::Lexicon,
    text::{Document, Span},
    tree::{DepRel, Parse, SUBJECTS, TokenIx, Word},
};

use crate::support::{ROOT, document, extractor};

/// A row of a table, by the names of its columns.
struct Row {
    file: &'static str,
    cells: HashMap<String, String>,
}

/// What the extractor makes of the example of a row.
struct Reading<'d> {
    document: &'d Document,
    parses: Vec<Parse>,
    claims: Vec<Claim>,
}

/// What a row says must come out of its example: asked of the reading, with what to say if it does not hold.
type Check = fn(&Row, &Reading<'_>) -> Result<(), String>;

const TABLES: [(&str, Check); 11] = [
    ("predicates.tsv", predicate),
    ("idioms.tsv", predicate),
    ("denials.tsv", denial),
    ("nouns.tsv", noun),
    ("adjectives.tsv", adjective),
    ("markers.tsv", marker),
    ("attribution.tsv", attribution),
    ("keeping.tsv", keeping),
    ("negation.tsv", negation),
    ("connectives.tsv", connective),
    ("modals.tsv", modal),
];

#[test]
fn every_row_holds_in_its_example() {
    let rows: Vec<(Row, Check)> = TABLES
        .iter()
        .flat_map(|&(file, check)| read(file).into_iter().map(move |row| (row, check)))
        .collect();
    let documents: Vec<_> = rows
        .iter()
        .map(|(row, _)| document(row.get("example")))
        .collect();
    let mut failures = String::new();
    for ((row, check), reading) in rows.iter().zip(readings(&documents)) {
        if let Err(expected) = check(row, &reading) {
            writeln!(failures, "{row}\n    expected: {expected}\n{reading}").expect("a string");
        }
    }
    let count = failures.matches("    expected: ").count();
    assert!(failures.is_empty(), "{count} rows do not hold\n{failures}");
}

fn read(file: &'static str) -> Vec<Row> {
    let text = fs::read_to_string(Path::new(ROOT).join("src/lexicon").join(file)).expect(file);
    let mut lines = text.lines().map(|line| line.split('\t'));
    let names: Vec<_> = lines.next().expect("a header").collect();
    lines
        .map(|cells| Row {
            file,
            cells: names
                .iter()
                .zip(cells)
                .map(|(name, cell)| ((*name).to_owned(), cell.to_owned()))
                .collect(),
        })
        .collect()
}

/// What is made of each document; all are read in one go.
fn readings(documents: &[Document]) -> Vec<Reading<'_>> {
    let mut readings: Vec<_> = documents
        .iter()
        .map(|document| Reading {
            document,
            parses: Vec::new(),
            claims: Vec::new(),
        })
        .collect();
    let mut at = 0;
    extractor().each(documents, |passage| {
        at += documents[at..]
            .iter()
            .position(|document| std::ptr::eq(document, passage.document))
            .expect("in order");
        readings[at].parses.extend(passage.parses);
        readings[at].claims.extend(passage.claims);
    });
    readings
}

impl Row {
    fn get(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The words that the row is about, and the parts of separable verbs.
    fn words(&self) -> Vec<String> {
        let cells = ["lemma", "verb", "words", "form"].map(|column| self.get(column));
        cells
            .iter()
            .flat_map(|cell| cell.split_whitespace())
            .flat_map(|word| {
                [bare(word)]
                    .into_iter()
                    .chain(word.split('_').map(str::to_owned))
            })
            .collect()
    }
}

impl std::fmt::Display for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let labels: Vec<_> = [
            "lemma", "verb", "words", "form", "class", "kind", "relation", "source", "with",
            "content",
        ]
        .iter()
        .map(|column| self.get(column))
        .filter(|cell| !cell.is_empty())
        .collect();
        write!(
            f,
            "{}: {}: {}",
            self.file,
            labels.join(", "),
            self.get("example")
        )
    }
}

impl std::fmt::Display for Reading<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for claim in &self.claims {
            let pieces = |spans: &[Span]| {
                let pieces: Vec<_> = spans
                    .iter()
                    .map(|&span| self.document.slice(span))
                    .collect();
                pieces.join("; ")
            };
            writeln!(
                f,
                "    came: {} {} | {} | cue: {} | source: {}",
                claim.status.as_str(),
                claim.polarity.as_str(),
                claim.wording,
                pieces(&claim.cues),
                pieces(&claim.sources),
            )?;
        }
        if self.claims.is_empty() {
            writeln!(f, "    came: no claim")
        } else {
            Ok(())
        }
    }
}

fn bare(lemma: &str) -> String {
    lemma.replace('_', "")
}

impl Reading<'_> {
    fn words_in<'r>(&'r self, spans: &'r [Span]) -> impl Iterator<Item = (&'r Parse, TokenIx)> {
        self.parses.iter().flat_map(move |parse| {
            parse
                .indices()
                .filter(|&ix| spans.iter().any(|span| span.contains(parse[ix].span)))
                .map(move |ix| (parse, ix))
        })
    }

    /// Whether one of the places holds the word in some form.
    fn mentions(&self, spans: &[Span], word: &str) -> bool {
        let text = self.document.slice(
            self.parses[0].words()[0]
                .span
                .join(self.parses[0].words().last().expect("words").span),
        );
        self.words_in(spans)
            .any(|(parse, ix)| is_form_of(&parse[ix], word, &text.to_lowercase()))
    }

    /// Whether one of the places holds one of the words of the row.
    fn has(&self, spans: &[Span], row: &Row) -> bool {
        row.words().iter().any(|word| self.mentions(spans, word))
    }

    /// The claims that have a word of the row as their cue.
    fn cued<'r>(&'r self, row: &'r Row) -> impl Iterator<Item = &'r Claim> {
        self.claims
            .iter()
            .filter(|claim| self.has(&claim.cues, row))
    }

    /// Whether each source of the claim is a participant of this kind.
    fn is_source(&self, claim: &Claim, relations: &[DepRel]) -> bool {
        let holds = |span: &Span| {
            self.words_in(std::slice::from_ref(span))
                .any(|(parse, ix)| relations.contains(&parse[ix].deprel))
        };
        !claim.sources.is_empty() && claim.sources.iter().all(holds)
    }

    fn is_passive(&self) -> bool {
        self.parses.iter().any(|parse| {
            parse
                .words()
                .iter()
                .any(|word| word.deprel == DepRel::NsubjPass)
        })
    }
}

/// *sprak* of *spreken* and, with its particle elsewhere in the sentence, of *tegenspreken*.
fn is_form_of(token: &Word, word: &str, sentence: &str) -> bool {
    let lemma = bare(&token.lemma);
    let form = token.form.to_lowercase();
    let particle = word
        .strip_suffix(&lemma)
        .filter(|particle| !particle.is_empty());
    lemma == word
        || form == word
        || particle.is_some_and(|particle| sentence.contains(particle))
        || Lexicon::embedded()
            .predicates_of_form(&form)
            .iter()
            .any(|row| bare(&row.lemma) == word)
}

fn ensure(holds: bool, expected: &str) -> Result<(), String> {
    if holds {
        Ok(())
    } else {
        Err(expected.to_owned())
    }
}

/// A claim with the status that the class gives, with a word of the row as its cue; of a wish or question none.
fn of_class(row: &Row, reading: &Reading<'_>) -> Result<(), String> {
    let status = match row.get("class") {
        "factive" | "emotive" | "veridical" => Status::Asserted,
        "denial" => Status::Denied,
        "wish" | "question" => return nothing_put_forward(row, reading),
        _ => Status::Alleged,
    };
    ensure(
        reading.cued(row).any(|claim| claim.status == status),
        &format!("a claim {} by the word", status.as_str()),
    )
}

/// What is wanted or asked gives no claim beside that of the word itself.
fn nothing_put_forward(row: &Row, reading: &Reading<'_>) -> Result<(), String> {
    ensure(
        reading
            .claims
            .iter()
            .all(|claim| !claim.rules.contains(&"complement") && claim.status == Status::Asserted),
        &format!("no claim for the {}", row.get("class")),
    )
}

fn predicate(row: &Row, reading: &Reading<'_>) -> Result<(), String> {
    of_class(row, reading)?;
    let relations = match row.get("source") {
        // behind a quotation the parser may take the subject for an object
        "subject" if row.get("class") == "quote" => &[DepRel::Nsubj, DepRel::Obj],
        "subject" => &SUBJECTS[..],
        "object" => &[DepRel::Obj, DepRel::Iobj, DepRel::Nsubj],
        _ => return Ok(()),
    };
    let free = reading.is_passive() || matches!(row.get("class"), "wish" | "question");
    ensure(
        free || reading
            .cued(row)
            .any(|claim| reading.is_source(claim, relations)),
        &format!("the {} as the source", row.get("source")),
    )
}

fn denial(row: &Row, reading: &Reading<'_>) -> Result<(), String> {
    let denied = |claim: &Claim| claim.status == Status::Denied;
    ensure(reading.cued(row).any(denied), "a claim denied by the idiom")?;
    let by_writer = row.get("content") != "object";
    ensure(
        reading
            .cued(row)
            .any(|claim| claim.sources.is_empty() == by_writer),
        if by_writer { "no source" } else { "a source" },
    )
}

/// Nouns without a content clause only tell what may be denied.
fn noun(row: &Row, reading: &Reading<'_>) -> Result<(), String> {
    let clausal = |word: &Word| matches!(word.form.as_str(), "dat" | "of" | "om" | "wie");
    if reading.parses.iter().flat_map(Parse::words).any(clausal) {
        return of_class(row, reading);
    }
    let denied = |claim: &Claim| claim.status == Status::Denied;
    ensure(
        reading.claims.iter().any(denied),
        "what the noun names denied",
    )
}

fn adjective(row: &Row, reading: &Reading<'_>) -> Result<(), String> {
    of_class(row, reading)
}

fn marker(row: &Row, reading: &Reading<'_>) -> Result<(), String> {
    let status = match row.get("kind") {
        "wish" => return ensure(reading.claims.is_empty(), "no claim"),
        "evident" => {
            let asserted = |claim: &Claim| claim.status == Status::Asserted;
            return ensure(reading.claims.iter().any(asserted), "an asserted claim");
        }
        "wrongly" => Status::Denied,
        _ => Status::Alleged,
    };
    let mut found = reading.cued(row).filter(|claim| claim.status == status);
    let first = found.next();
    ensure(
        first.is_some(),
        &format!("a claim {} by the words", status.as_str()),
    )?;
    let own = row.get("kind") == "self_report";
    ensure(
        !own || first.is_some_and(|claim| !claim.sources.is_empty()),
        "a source",
    )
}

fn attribution(row: &Row, reading: &Reading<'_>) -> Result<(), String> {
    let status = match row.get("kind") {
        "veridical" => Status::Asserted,
        _ => Status::Alleged,
    };
    ensure(
        reading
            .cued(row)
            .any(|claim| claim.status == status && !claim.sources.is_empty()),
        &format!("a claim {} with a source", status.as_str()),
    )
}

fn keeping(_: &Row, reading: &Reading<'_>) -> Result<(), String> {
    ensure(
        !reading.claims.is_empty()
            && reading
                .claims
                .iter()
                .all(|claim| claim.status == Status::Asserted && claim.sources.is_empty()),
        "an asserted claim without a source",
    )
}

fn negation(row: &Row, reading: &Reading<'_>) -> Result<(), String> {
    let polarity = match row.get("kind") {
        "clause" => Polarity::Negative,
        _ => Polarity::Positive,
    };
    ensure(
        !reading.claims.is_empty()
            && reading
                .claims
                .iter()
                .all(|claim| claim.polarity == polarity),
        polarity.as_str(),
    )
}

/// Facts give a claim of their own, the rest stays in the clause around it or, as content, is the only claim.
fn connective(row: &Row, reading: &Reading<'_>) -> Result<(), String> {
    let count = reading.claims.len();
    match row.get("relation") {
        "fact" => ensure(count == 2, "a claim of its own beside the other"),
        _ => ensure(count == 1, "one claim"),
    }
}

/// Auxiliaries stand in the predicate and never head a claim; some decide its status or tense.
fn modal(row: &Row, reading: &Reading<'_>) -> Result<(), String> {
    let [claim] = reading.claims.as_slice() else {
        return Err("one claim".to_owned());
    };
    let heads = reading.has(&[claim.head], row);
    ensure(
        reading.has(&claim.predicate, row) && !heads,
        "the word in the predicate, but not as its head",
    )?;
    let tense = match row.get("kind") {
        "perfect" => Tense::Past,
        "future" => Tense::Future,
        _ => claim.tense,
    };
    ensure(claim.tense == tense, tense.as_str())?;
    let status = match row.get("kind") {
        "evidential" => Status::Alleged,
        _ => Status::Asserted,
    };
    ensure(claim.status == status, status.as_str())
}
