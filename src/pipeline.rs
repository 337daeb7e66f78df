//! The whole flow, from documents to their claims.

use std::iter::Peekable;

use rayon::prelude::*;

use crate::{
    claim::{Barred, Claim},
    discourse::{self, Discourse, LOW_CONFIDENCE},
    lexicon::Lexicon,
    model::{Model, Token},
    repair::repair,
    segment::{Role, Sentence, paragraphs},
    text::{Document, Span},
    tree::Parse,
};

/// So many tokens are parsed before the claims among them are read: what is in memory at a time, beside the texts.
const BATCH: usize = 1 << 16;
/// So many sentences are parsed by one thread in one go.
const CHUNK: usize = 16;
/// A paragraph of more sentences is read in parts of this length, so that a text without line ends does not have to be
/// in memory as a whole.
const LONGEST: usize = 512;

/// Finds the claims of documents with a model.
#[derive(Debug, Clone)]
pub struct Extractor<'m> {
    model: &'m Model,
    lexicon: &'m Lexicon,
    explains: bool,
    least: u32,
}

/// A paragraph, or a part of a very long one, with all that was found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage<'d> {
    /// The document that it is from.
    pub document: &'d Document,
    /// Its sentences, in text order.
    pub sentences: Vec<Sentence>,
    /// The tree of each sentence.
    pub parses: Vec<Parse>,
    /// The claims of all its sentences, in text order.
    pub claims: Vec<Claim>,
    /// The clauses that are no claims, in text order of their sentences.
    pub barred: Vec<Barred>,
    /// Its pronouns and short names with what they stand for, where that is clear, in text order.
    pub references: Vec<(Span, Span)>,
}

/// A sentence with all that was found in it.
#[derive(Debug, Clone, Copy)]
pub struct Analysis<'p> {
    /// The sentence.
    pub sentence: &'p Sentence,
    /// Its tree.
    pub parse: &'p Parse,
    /// Its claims, in text order.
    pub claims: &'p [Claim],
    /// Its clauses that are no claims, the main clause first.
    pub barred: &'p [Barred],
}

impl Passage<'_> {
    /// The sentences, in text order.
    pub fn analyses(&self) -> impl Iterator<Item = Analysis<'_>> {
        let (mut claims, mut barred) = (self.claims.as_slice(), self.barred.as_slice());
        self.sentences
            .iter()
            .zip(&self.parses)
            .map(move |(sentence, parse)| Analysis {
                sentence,
                parse,
                claims: split_off(&mut claims, |claim| claim.sentence == sentence.number),
                barred: split_off(&mut barred, |clause| clause.sentence == sentence.number),
            })
    }

    /// With its claims, but those of which the parser is less sure than `least` per cent are only told as left out.
    fn with(mut self, claims: Vec<Claim>, least: u32) -> Self {
        let (claims, doubtful): (_, Vec<Claim>) = claims
            .into_iter()
            .partition(|claim| claim.confidence >= least);
        self.barred.extend(doubtful.into_iter().map(|claim| Barred {
            sentence: claim.sentence,
            head: claim.head,
            rule: LOW_CONFIDENCE.name,
            findings: None,
            turned: None,
        }));
        self.barred.sort_by_key(|clause| clause.sentence);
        Self { claims, ..self }
    }
}

/// Takes what belongs to a sentence off the front of the rest.
fn split_off<'p, T>(rest: &mut &'p [T], is_own: impl Fn(&T) -> bool) -> &'p [T] {
    let count = rest.iter().take_while(|item| is_own(item)).count();
    let (own, later) = rest.split_at(count);
    *rest = later;
    own
}

impl Analysis<'_> {
    /// Why the sentence has no claim, one of [`discourse::reasons`]; none if it has claims.
    pub fn reason(&self) -> Option<&'static str> {
        let is_heading = self.sentence.role == Role::Heading;
        let barred = self.barred.iter().map(|clause| clause.rule);
        self.claims
            .is_empty()
            .then(|| discourse::reason(is_heading, barred))
    }
}

impl<'m> Extractor<'m> {
    /// With a model, and with the Dutch word lists of the program.
    pub fn new(model: &'m Model) -> Self {
        Self::with_lexicon(model, Lexicon::embedded())
    }

    /// With a model, and with word lists such as [`Lexicon::with`] makes.
    pub const fn with_lexicon(model: &'m Model, lexicon: &'m Lexicon) -> Self {
        Self {
            model,
            lexicon,
            explains: false,
            least: 0,
        }
    }

    /// The same with the findings of all rules on each clause, which takes longer.
    #[must_use]
    pub const fn explaining(self) -> Self {
        Self {
            explains: true,
            ..self
        }
    }

    /// The same without the claims of which the parser is less sure than this, in per cent.
    #[must_use]
    pub const fn with_confidence(self, least: u32) -> Self {
        Self { least, ..self }
    }

    /// The claims of one document, in text order.
    pub fn claims(&self, document: &Document) -> Vec<Claim> {
        let mut claims = Vec::new();
        self.each(std::slice::from_ref(document), |passage| {
            claims.extend(passage.claims);
        });
        claims
    }

    /// Hands all passages of the documents to `sink`, in order.
    pub fn each<'d>(&self, documents: &'d [Document], mut sink: impl FnMut(Passage<'d>)) {
        let Ok(()) = self.try_each(documents, |passage| {
            sink(passage);
            Ok::<_, std::convert::Infallible>(())
        });
    }

    /// Hands all passages of the documents to `sink`, in order, until it fails.
    ///
    /// Works on all threads of the current rayon pool. Trees depend on their own sentences only and each document is
    /// read in text order by one thread, so that what comes out does not depend on the number of threads.
    pub fn try_each<'d, E>(
        &self,
        documents: &'d [Document],
        mut sink: impl FnMut(Passage<'d>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut open = None;
        for (parsed, next) in self.parsed(documents) {
            let readings = self.readings(parsed, open.take());
            let read: Vec<_> = readings
                .into_par_iter()
                .map(|reading| reading.read(next))
                .collect();
            for (finished, rest) in read {
                finished.into_iter().try_for_each(&mut sink)?;
                open = rest;
            }
        }
        Ok(())
    }

    /// Hands all passages to `sink` with their trees only, in order, until it fails.
    pub fn try_each_tree<'d, E>(
        &self,
        documents: &'d [Document],
        mut sink: impl FnMut(Passage<'d>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.parsed(documents)
            .flat_map(|(parsed, _)| parsed)
            .try_for_each(&mut sink)
    }

    /// All passages with their trees, some at a time, each time with the document that goes on.
    fn parsed<'d>(
        &self,
        documents: &'d [Document],
    ) -> impl Iterator<Item = (Vec<Passage<'d>>, Option<&'d Document>)> {
        let mut passages = documents.iter().flat_map(passages).peekable();
        std::iter::from_fn(move || {
            passages.peek()?;
            let parsed = self.parse(batch(&mut passages));
            Some((parsed, passages.peek().map(|passage| passage.document)))
        })
    }

    /// Gives passages their trees.
    fn parse<'d>(&self, mut passages: Vec<Passage<'d>>) -> Vec<Passage<'d>> {
        let sentences: Vec<_> = passages
            .iter()
            .flat_map(|passage| {
                passage
                    .sentences
                    .iter()
                    .map(|sentence| (passage.document, sentence))
            })
            .collect();
        let chunks: Vec<_> = sentences
            .par_chunks(CHUNK)
            .map(|chunk| self.trees(chunk))
            .collect();
        let mut trees = chunks.into_iter().flatten();
        for passage in &mut passages {
            passage.parses = trees.by_ref().take(passage.sentences.len()).collect();
        }
        passages
    }

    fn trees(&self, sentences: &[(&Document, &Sentence)]) -> Vec<Parse> {
        let tokens = sentences
            .iter()
            .map(|&(document, sentence)| tokens(document, sentence));
        let parses = self.model.parse(&tokens.collect::<Vec<_>>());
        parses
            .into_iter()
            .map(|parse| repair(parse, self.lexicon))
            .collect()
    }

    /// Distributes passages over their documents; `open` is the document that the batch before broke off in.
    fn readings<'d>(
        &self,
        passages: Vec<Passage<'d>>,
        open: Option<Reading<'d, 'm>>,
    ) -> Vec<Reading<'d, 'm>> {
        let mut readings: Vec<Reading<'d, 'm>> = open.into_iter().collect();
        for passage in passages {
            match readings.last_mut() {
                Some(last) if std::ptr::eq(last.document, passage.document) => {
                    last.waiting.push(passage);
                }
                _ => readings.push(Reading {
                    document: passage.document,
                    discourse: Discourse::new(self.lexicon)
                        .dated(passage.document.date.as_deref())
                        .explaining(self.explains),
                    held: None,
                    waiting: vec![passage],
                    least: self.least,
                }),
            }
        }
        readings
    }
}

fn tokens<'d>(document: &'d Document, sentence: &Sentence) -> Vec<Token<'d>> {
    sentence
        .tokens
        .iter()
        .map(|token| (document.slice(token.span), token.span))
        .collect()
}

/// The passages of a document, still without trees and claims.
fn passages(document: &Document) -> impl Iterator<Item = Passage<'_>> {
    paragraphs(document)
        .flat_map(parts)
        .map(move |sentences| Passage {
            document,
            sentences,
            parses: Vec::new(),
            claims: Vec::new(),
            barred: Vec::new(),
            references: Vec::new(),
        })
}

/// A paragraph in parts of [`LONGEST`] sentences at most.
fn parts(paragraph: Vec<Sentence>) -> impl Iterator<Item = Vec<Sentence>> {
    let mut rest = paragraph.into_iter();
    std::iter::from_fn(move || {
        let part: Vec<_> = rest.by_ref().take(LONGEST).collect();
        (!part.is_empty()).then_some(part)
    })
}

/// Takes whole passages until they have [`BATCH`] tokens.
fn batch<'d>(passages: &mut Peekable<impl Iterator<Item = Passage<'d>>>) -> Vec<Passage<'d>> {
    let mut taken = Vec::new();
    let mut tokens = 0;
    while tokens < BATCH
        && let Some(passage) = passages.next()
    {
        tokens += passage
            .sentences
            .iter()
            .map(|sentence| sentence.tokens.len())
            .sum::<usize>();
        taken.push(passage);
    }
    taken
}

/// One document as it is read for claims.
struct Reading<'d, 'm> {
    document: &'d Document,
    discourse: Discourse<'m>,
    /// The last passage read; the next one may still change its claims.
    held: Option<Passage<'d>>,
    /// To be read.
    waiting: Vec<Passage<'d>>,
    /// Of less sure claims it is only told that they are left out.
    least: u32,
}

impl<'d> Reading<'d, '_> {
    /// Reads what waits: the passages that are finished, and the rest if `next`, the document of the next batch, is
    /// still this one.
    fn read(mut self, next: Option<&Document>) -> (Vec<Passage<'d>>, Option<Self>) {
        let mut finished = Vec::with_capacity(self.waiting.len() + 1);
        for mut passage in std::mem::take(&mut self.waiting) {
            let claims = self
                .discourse
                .paragraph(&passage.sentences, &passage.parses);
            passage.barred = self.discourse.barred();
            passage.references = self.discourse.references();
            let held = self.held.replace(passage);
            finished.extend(held.map(|held| held.with(claims, self.least)));
        }
        if next.is_some_and(|next| std::ptr::eq(next, self.document)) {
            return (finished, Some(self));
        }
        let claims = self.discourse.finish();
        let held = self.held.take();
        finished.extend(held.map(|held| held.with(claims, self.least)));
        (finished, None)
    }
}
