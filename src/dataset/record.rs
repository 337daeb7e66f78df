use std::borrow::Cow;

use super::{
    cell::{Cell, Link, Names, Offsets},
    column::{CellError, Column, columns, read},
};
use crate::claim::{Polarity, Status, Tense};

columns! {
    /// One claim as a row of the data set; the fields are its columns, in their order.
    ///
    /// Offsets count in the data set's unit from the start of the source.
    Record;
    /// The columns of the data set, in order; header, metadata and documentation are made from it.
    COLUMNS;
    /// Stable id, derived from the document id, the verbatim sentence, the place of the head in it and which
    /// occurrence it is if the sentence repeats; it does not depend on other claims, labels or wording.
    claim_id: String,
    /// The document: its file name without extension, or the record's id.
    doc_id: String,
    /// The date of the document as its source gives it (YYYY, YYYY-MM or YYYY-MM-DD); empty if it gives none.
    doc_date: String,
    /// The heading above the claim; empty if there is none.
    section: String,
    /// The number of the paragraph in the document, from 1; headings count.
    paragraph: u32,
    /// The number of the sentence in the document, from 1.
    sentence: u32,
    /// Where the sentence begins.
    sentence_start: u32,
    /// Where the sentence ends, exclusive.
    sentence_end: u32,
    /// The sentence, verbatim, as context.
    sentence_text: String,
    /// The first character of the claim's spans.
    start: u32,
    /// The end of the claim's last span, exclusive.
    end: u32,
    /// The pieces of the source that the claim stands on, as start-end pairs.
    spans: Vec<Offsets>,
    /// These pieces verbatim, joined by ` … `.
    quote: String,
    /// The claim as a Dutch main clause that can be read alone.
    claim: String,
    /// Asserted: the writer presents it as true. Alleged: put forward by somebody else or as uncertain. Denied:
    /// explicitly rejected.
    status: Status,
    /// Whether the claim as worded is negated.
    polarity: Polarity,
    /// The words that decided the status, verbatim.
    cue: Vec<String>,
    /// Where the cues stand.
    cue_spans: Vec<Offsets>,
    /// Who puts the claim forward or denies it, verbatim.
    source: Vec<String>,
    /// Where the sources stand.
    source_spans: Vec<Offsets>,
    /// The head word: the lexical main verb or the predicative word.
    head: String,
    /// Where the head begins.
    head_start: u32,
    /// Where the head ends, exclusive.
    head_end: u32,
    /// The words of the predicate: verb cluster, separable particle and predicative head.
    predicate: String,
    /// Where these words stand.
    predicate_spans: Vec<Offsets>,
    /// The time that the finite verb gives.
    tense: Tense,
    /// The rules that made the claim and its labels, in the order in which they applied.
    rules: Names,
    /// The pronouns and short names that the wording replaces, and the mentions that name what they stand for, as
    /// pairs start-end>start-end.
    references: Vec<Link>,
    /// The expressions of time among the claim's words, verbatim.
    time: Vec<String>,
    /// Where these expressions stand.
    time_spans: Vec<Offsets>,
    /// What each of them stands for, seen from `doc_date`, in ISO 8601: an interval of days, both included
    /// (2017-01-01/2017-12-31), or of times of day; `..` for an open end, nothing for an end that is not known; a
    /// duration (P3Y) or a repetition (R/P1W); `unknown` where the text leaves it open.
    time_value: Vec<String>,
    /// How sure the parser is, in per cent, of which words the claim is made of and of the place of its head in the
    /// sentence.
    confidence: u32,
}
