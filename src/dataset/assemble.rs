use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
};

use super::{
    cell::{Link, Names, Offsets},
    id::claim_id,
    ledger::{Entry, Outcome},
    record::Record,
    row::{Row, WordEdit, WordingStyle},
    verify::{MismatchError, verify},
};
use crate::{
    claim::{Claim, Edit},
    segment::Sentence,
    text::{Document, OffsetUnit, Positions, Span},
    time::Time,
};

/// Makes rows of the claims of one document, sentence by sentence.
#[derive(Debug)]
pub struct Assembler<'d> {
    document: &'d Document,
    positions: Positions<'d>,
    style: WordingStyle,
    /// By the hash of a sentence's text, how often it has come.
    seen: HashMap<u64, u32>,
}

impl<'d> Assembler<'d> {
    /// For a document, with offsets in `unit`.
    pub fn new(document: &'d Document, unit: OffsetUnit) -> Self {
        Self {
            document,
            positions: Positions::new(&document.text, unit),
            style: WordingStyle::default(),
            seen: HashMap::new(),
        }
    }

    /// The same with claims worded in this style.
    #[must_use]
    pub fn worded(self, style: WordingStyle) -> Self {
        Self { style, ..self }
    }

    /// Whether it is for this very document.
    pub fn is_of(&self, document: &Document) -> bool {
        std::ptr::eq(self.document, document)
    }

    /// The rows of the next sentence of the document, in the order of its claims.
    ///
    /// Every sentence must be given once and in text order, those without claims too: the ids count repetitions.
    ///
    /// # Errors
    /// If a row's verbatim text is not what the source has at its offsets, which would be a fault of the program.
    pub fn rows(
        &mut self,
        sentence: &Sentence,
        claims: &[Claim],
    ) -> Result<Vec<Row>, MismatchError> {
        let occurrence = self.occurrence(self.document.slice(sentence.span));
        let mut rows = Vec::with_capacity(claims.len());
        for (i, claim) in claims.iter().enumerate() {
            // No rule makes two claims with one head; should it happen, their ids still differ.
            let twins = claims[..i].iter().filter(|twin| twin.head == claim.head);
            let twin = u32::try_from(twins.count()).unwrap_or(u32::MAX);
            let record = self.record(sentence, claim, [occurrence, twin]);
            verify(&record, &self.positions)?;
            let edits = self.edits(claim);
            rows.push(Row { record, edits });
        }
        Ok(rows)
    }

    /// The row of the ledger for a sentence with so many claims, or with a reason for none.
    pub fn entry(&self, sentence: &Sentence, claims: usize, reason: Option<&str>) -> Entry {
        let Offsets(sentence_start, sentence_end) = self.offsets(sentence.span);
        Entry {
            doc_id: self.document.id.clone(),
            paragraph: sentence.paragraph,
            sentence: sentence.number,
            sentence_start,
            sentence_end,
            outcome: reason.map_or(Outcome::Claims, |_| Outcome::None),
            claims: u32::try_from(claims).unwrap_or(u32::MAX),
            reason: reason.unwrap_or_default().to_owned(),
            sentence_text: self.document.slice(sentence.span).to_owned(),
        }
    }

    /// How many earlier sentences have the same text.
    fn occurrence(&mut self, text: &str) -> u32 {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let count = self.seen.entry(hasher.finish()).or_default();
        *count += 1;
        *count - 1
    }

    /// A quote has no edits.
    fn edits(&self, claim: &Claim) -> Vec<WordEdit> {
        let edit = |edit: &Edit| WordEdit {
            op: edit.op,
            span: edit.span.map(|span| self.offsets(span)),
            text: edit.text.clone(),
            space: edit.spaced,
        };
        match self.style {
            WordingStyle::Standalone => claim.edits.iter().map(edit).collect(),
            WordingStyle::Verbatim => Vec::new(),
        }
    }

    fn record(&self, sentence: &Sentence, claim: &Claim, count: [u32; 2]) -> Record {
        let document = self.document;
        let text = document.slice(sentence.span);
        let Offsets(sentence_start, sentence_end) = self.offsets(sentence.span);
        let Offsets(start, end) = self.offsets(extent(&claim.spans, claim.head));
        let Offsets(head_start, head_end) = self.offsets(claim.head);
        let times: Vec<_> = claim.times.iter().map(|time| time.span).collect();
        let head_at = claim.head.start - sentence.span.start;
        let quote = self.pieces(&claim.spans).join(QUOTE_GAP);
        Record {
            claim_id: claim_id(&document.id, text, head_at, count),
            doc_id: document.id.clone(),
            doc_date: document.date.clone().unwrap_or_default(),
            section: sentence
                .section
                .map(|span| document.slice(span).to_owned())
                .unwrap_or_default(),
            paragraph: sentence.paragraph,
            sentence: sentence.number,
            sentence_start,
            sentence_end,
            sentence_text: text.to_owned(),
            start,
            end,
            spans: self.all_offsets(&claim.spans),
            claim: match self.style {
                WordingStyle::Standalone => claim.wording.clone(),
                WordingStyle::Verbatim => quote.clone(),
            },
            quote,
            status: claim.status,
            polarity: claim.polarity,
            cue: self.pieces(&claim.cues),
            cue_spans: self.all_offsets(&claim.cues),
            source: self.pieces(&claim.sources),
            source_spans: self.all_offsets(&claim.sources),
            head: document.slice(claim.head).to_owned(),
            head_start,
            head_end,
            predicate: self.pieces(&claim.predicate).join(" "),
            predicate_spans: self.all_offsets(&claim.predicate),
            tense: claim.tense,
            references: self.links(claim),
            rules: Names(claim.rules.iter().map(|&rule| rule.to_owned()).collect()),
            time: self.pieces(&times),
            time_spans: self.all_offsets(&times),
            time_value: claim.times.iter().map(Time::written).collect(),
            confidence: claim.confidence,
        }
    }

    /// A quote replaces nothing.
    fn links(&self, claim: &Claim) -> Vec<Link> {
        let link = |&(word, named): &(Span, Span)| Link(self.offsets(word), self.offsets(named));
        match self.style {
            WordingStyle::Standalone => claim.references.iter().map(link).collect(),
            WordingStyle::Verbatim => Vec::new(),
        }
    }

    fn pieces(&self, spans: &[Span]) -> Vec<String> {
        spans
            .iter()
            .map(|&span| self.document.slice(span).to_owned())
            .collect()
    }

    fn offsets(&self, span: Span) -> Offsets {
        Offsets(self.positions.of(span.start), self.positions.of(span.end))
    }

    fn all_offsets(&self, spans: &[Span]) -> Vec<Offsets> {
        spans.iter().map(|&span| self.offsets(span)).collect()
    }
}

/// What stands between the pieces of a quote.
pub(crate) const QUOTE_GAP: &str = " … ";

/// From the first to the last character of the spans.
fn extent(spans: &[Span], otherwise: Span) -> Span {
    spans
        .iter()
        .copied()
        .reduce(Span::join)
        .unwrap_or(otherwise)
}
