//! From parsed sentences to claims: splits, attributes and judges sentence by sentence, and follows what reaches over
//! sentence boundaries (running quotations, *Dat ontkent X*).

mod findings;
mod memory;
mod rules;
mod running;
mod verdict;

use std::collections::HashSet;

pub(crate) use rules::LOW_CONFIDENCE;
pub use rules::{about, glossary, reason, reasons, rules};

use crate::{
    attribution::{
        Context, Memory, OpenQuotes, Pointing, Spaced, Speaking, attribute, pointing, quoted_words,
    },
    claim::{Barred, Claim, Status},
    clauses::{Clause, Syntax, pieces, split},
    coreference::{Coreference, Reference, Scene, pronoun::is_first_person},
    factuality,
    lexicon::Lexicon,
    render::{Draft, render},
    segment::{Role, Sentence},
    text::Span,
    time::{Time, Timeline},
    tree::{Parse, Upos},
};
use findings::point;
use memory::remember;
use rules::{NO_CLAUSE, POINTING, PRESENTATION, UNWORDED};
use verdict::Verdict;

/// Reads the paragraphs of one document in order.
///
/// Nothing is carried over a heading, and no claim is changed by what stands further than one paragraph below it.
#[derive(Debug)]
pub struct Discourse<'a> {
    lexicon: &'a Lexicon,
    memory: Memory,
    /// The words of names so far.
    names: HashSet<String>,
    timeline: Timeline,
    /// The claims of the last paragraph, which the next may still deny.
    open: Vec<Claim>,
    section: Option<Span>,
    quotes: OpenQuotes,
    coreference: Coreference,
    /// What the pronouns of the last paragraph stand for.
    references: Vec<(Span, Span)>,
    /// What the last paragraph has that is no claim.
    barred: Vec<Barred>,
    /// Whether all rules are asked, not only those that decide.
    explains: bool,
}

impl<'a> Discourse<'a> {
    /// At the start of a document.
    pub fn new(lexicon: &'a Lexicon) -> Self {
        Self {
            lexicon,
            memory: Memory::default(),
            names: HashSet::new(),
            timeline: Timeline::default(),
            open: Vec::new(),
            section: None,
            quotes: OpenQuotes::default(),
            coreference: Coreference::default(),
            references: Vec::new(),
            barred: Vec::new(),
            explains: false,
        }
    }

    /// The same for a document with this date: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    #[must_use]
    pub fn dated(self, date: Option<&str>) -> Self {
        Self {
            timeline: Timeline::new(date),
            ..self
        }
    }

    /// The same with the findings of all rules on each clause.
    #[must_use]
    pub fn explaining(self, explains: bool) -> Self {
        Self { explains, ..self }
    }

    /// Reads the sentences of the next paragraph and their trees; returns the claims that nothing can change any more.
    pub fn paragraph(&mut self, sentences: &[Sentence], parses: &[Parse]) -> Vec<Claim> {
        let section = sentences.first().and_then(|sentence| sentence.section);
        if section != self.section
            || sentences
                .iter()
                .any(|sentence| sentence.role == Role::Heading)
        {
            self.memory = Memory::default();
            self.names.clear();
            self.timeline.forget();
            self.quotes = OpenQuotes::default();
            self.coreference.reset();
            self.section = section;
        }
        self.coreference.paragraph();
        let mut finished = std::mem::take(&mut self.open);
        let kept = finished.len();
        let syntaxes: Vec<_> = parses
            .iter()
            .map(|parse| Syntax::new(parse, self.lexicon))
            .collect();
        let words: Vec<_> = parses.iter().map(spaced).collect();
        let quoted = quoted_words(&words, &mut self.quotes);
        let named = running::named_at_end(&syntaxes, &quoted);
        let read = sentences.iter().zip(&syntaxes).zip(named).enumerate();
        for (at, ((sentence, syntax), named)) in read {
            if sentence.role == Role::Text {
                let known = self.memory.speaker.as_ref();
                let other = |named: &Speaking| {
                    known.is_none_or(|known| !running::is_same(&syntaxes, known, named))
                };
                if let Some(speaking) = named.filter(other) {
                    self.memory = Memory::of(speaking);
                }
                self.sentence(sentence, syntax, &quoted[at..], &mut finished);
            }
        }
        self.open = finished.split_off(kept);
        finished
    }

    /// What the last paragraph has that is no claim.
    pub fn barred(&mut self) -> Vec<Barred> {
        std::mem::take(&mut self.barred)
    }

    /// The pronouns and short names of the last paragraph with what they stand for, where that is clear.
    pub fn references(&mut self) -> Vec<(Span, Span)> {
        std::mem::take(&mut self.references)
    }

    /// The claims of the last paragraph.
    pub fn finish(&mut self) -> Vec<Claim> {
        std::mem::take(&mut self.open)
    }

    /// Reads a sentence; `quoted` tells of its words, and of those of the sentences after it, which are quoted.
    fn sentence(
        &mut self,
        sentence: &Sentence,
        syntax: &Syntax<'_>,
        quoted: &[Vec<bool>],
        claims: &mut Vec<Claim>,
    ) {
        let clauses = split(syntax);
        let context = Context {
            syntax,
            clauses: &clauses,
            quoted: &quoted[0],
            memory: &self.memory,
            precedes_quotation: quoted
                .get(1)
                .is_some_and(|next| running::begins_inside(next)),
        };
        let mut verdicts = verdicts(&context, self.explains);
        let turned = turn_all(&context, &mut verdicts, sentence, claims);
        let memory = remember(&context, &verdicts, &self.names);
        let references = refer(&mut self.coreference, &context, &verdicts, sentence);
        let links = references
            .iter()
            .map(|found| (found.span, found.label.span));
        self.references.extend(links);
        let times = self.timeline.read(syntax, &clauses);
        claims.extend(found(
            &context,
            &mut verdicts,
            sentence,
            &references,
            &times,
        ));
        for ((clause, verdict), heads) in clauses.iter().zip(verdicts).zip(turned) {
            let Some(rule) = verdict.reason else {
                continue;
            };
            self.barred.push(Barred {
                sentence: sentence.number,
                head: syntax.parse[clause.head].span,
                rule,
                findings: verdict.findings,
                turned: heads
                    .filter(|_| self.explains)
                    .map(|heads| wordings(claims, &heads)),
            });
        }
        self.memory = memory.unwrap_or_else(|| self.memory.clone());
        let words = syntax.parse.words().iter();
        let names = words.filter(|word| word.tag.upos == Upos::Propn);
        self.names.extend(names.map(|name| name.form.clone()));
    }
}

/// The words of a sentence, and before which of them there is white space.
fn spaced(parse: &Parse) -> Vec<Spaced<'_>> {
    let words = parse.words();
    let before = std::iter::once(None).chain(words.iter().map(|word| Some(word.span.end)));
    words
        .iter()
        .zip(before)
        .map(|(word, end)| Spaced {
            form: &word.form,
            apart: end != Some(word.span.start),
        })
        .collect()
}

/// What the pronouns and short names of a sentence stand for.
fn refer(
    coreference: &mut Coreference,
    context: &Context<'_>,
    verdicts: &[Verdict],
    sentence: &Sentence,
) -> Vec<Reference> {
    let said: Vec<_> = verdicts
        .iter()
        .map(|verdict| speakers(context, verdict, verdicts))
        .collect();
    let sources: Vec<_> = said.iter().map(Vec::as_slice).collect();
    let spoken: Vec<_> = verdicts
        .iter()
        .map(|verdict| is_said_to_speak(context, verdict))
        .collect();
    coreference.read(&Scene {
        syntax: context.syntax,
        clauses: context.clauses,
        quoted: context.quoted,
        number: sentence.number,
        sources: &sources,
        spoken: &spoken,
    })
}

/// Who says the words of a clause, as far as that tells whom *ik* means.
fn speakers(context: &Context<'_>, verdict: &Verdict, verdicts: &[Verdict]) -> Vec<Span> {
    // who only rejects what was said before speaks of another
    if verdict.reason == Some(POINTING.name) {
        return Vec::new();
    }
    // *‘Ik denk dat ik win’, zegt Canas*: whoever speaks of himself in a quotation speaks that too
    let of_self = |source: &Span| {
        let mut words = context.syntax.parse.indices();
        words.any(|ix| {
            let word = &context.syntax.parse[ix];
            let one = is_first_person(&word.form.to_lowercase()) && word.tag.has_part("ev");
            one && word.span == *source && context.quoted[ix.at()]
        })
    };
    if verdict.sources.is_empty() || !verdict.sources.iter().all(of_self) {
        return verdict.sources.clone();
    }
    let mut others = verdicts.iter().filter(|other| other.speaks());
    let other = others.find(|other| !other.sources.iter().any(of_self));
    let known = context.memory.speaker.as_ref().map(|known| &known.sources);
    let speaker = other.map(|other| &other.sources).or(known);
    speaker.unwrap_or(&verdict.sources).clone()
}

/// Whether the text says that the sources of the clause speak; not where they are only whom the sentence before is about.
fn is_said_to_speak(context: &Context<'_>, verdict: &Verdict) -> bool {
    let words = context.syntax.parse.words();
    let inside = |span: &Span| words.iter().any(|word| span.contains(word.span));
    let mark = |span: &Span| {
        let mut all = context.syntax.parse.indices();
        all.any(|ix| words[ix.at()].span == *span && context.syntax.is_quotation_mark(ix))
    };
    verdict.sources.iter().any(inside) || !verdict.cues.iter().all(mark)
}

/// The verdict on every clause; a clause that is only the frame of another is no claim.
fn verdicts(context: &Context<'_>, explains: bool) -> Vec<Verdict> {
    let attributions = attribute(context);
    let mut verdicts: Vec<Verdict> = Vec::with_capacity(attributions.len());
    let frames: Vec<_> = attributions
        .iter()
        .flatten()
        .filter_map(|attribution| attribution.frame)
        .collect();
    for (number, own) in attributions.iter().enumerate() {
        let is_frame = frames.contains(&number);
        let mut verdict = Verdict::new(context, number, own.as_ref(), is_frame, &verdicts);
        if explains {
            let above = context.clauses[number].parent;
            verdict.explain(context, number, above.and_then(|above| verdicts.get(above)));
        }
        verdicts.push(verdict);
    }
    for number in 0..verdicts.len() {
        if verdict::only_presents(context, number, &verdicts) {
            let reason = &mut verdicts[number].reason;
            *reason = reason.or(Some(PRESENTATION.name));
        }
    }
    verdicts
}

fn pointings(context: &Context<'_>, verdicts: &[Verdict]) -> Vec<(usize, Pointing)> {
    (0..context.clauses.len())
        .filter(|&number| verdicts[number].reason.is_none())
        .filter_map(|number| pointing(context, number).map(|found| (number, found)))
        .collect()
}

/// Turns what clauses point to, in this sentence or the one before; returns for each clause that points the heads of
/// what it turned.
fn turn_all(
    context: &Context<'_>,
    verdicts: &mut [Verdict],
    sentence: &Sentence,
    claims: &mut [Claim],
) -> Vec<Option<Vec<Span>>> {
    let mut turned = vec![None; verdicts.len()];
    for (number, mut pointing) in pointings(context, verdicts) {
        // *‘Dat is niet waar’, roept zij*: where nothing was said before, it is said itself
        let nothing = pointing.targets.is_empty() && last_of(claims, sentence.number).is_empty();
        if nothing && context.is_quoted(&context.clauses[number]) {
            continue;
        }
        // *Dat klopt niet, laat de club weten*
        if pointing.sources.is_empty() {
            pointing.sources.clone_from(&verdicts[number].sources);
            pointing.cues.extend(&verdicts[number].cues);
            pointing.cues.sort_unstable_by_key(|cue| cue.start);
            pointing.cues.dedup();
        }
        verdicts[number].reason = Some(POINTING.name);
        if let Some(story) = pointing.taken_up {
            verdicts[story].reason = Some(POINTING.name);
        }
        turned[number] = Some(match pointing.status {
            None => Vec::new(),
            Some(status) if pointing.targets.is_empty() => {
                turn_last(claims, sentence.number, status, &pointing)
            }
            Some(status) => turn_own(context, verdicts, status, &pointing),
        });
    }
    turned
}

/// The claims of a sentence in text order; a clause without words of its own is none.
fn found(
    context: &Context<'_>,
    verdicts: &mut [Verdict],
    sentence: &Sentence,
    references: &[Reference],
    times: &[Time],
) -> Vec<Claim> {
    let mut found = Vec::new();
    for (clause, verdict) in context.clauses.iter().zip(verdicts) {
        if verdict.reason.is_some() {
            continue;
        }
        match claim(context, sentence, clause, verdict, references) {
            Ok(claim) => found.push(Claim {
                times: within(times, &claim.spans),
                ..claim
            }),
            Err(rule) => verdict.reason = Some(rule),
        }
    }
    found.sort_by_key(|claim| (claim.spans.first().map(|span| span.start), claim.head.start));
    found
}

/// The times that stand in the pieces of a claim.
fn within(times: &[Time], spans: &[Span]) -> Vec<Time> {
    let stands = |time: &&Time| spans.iter().any(|span| span.contains(time.span));
    times.iter().filter(stands).copied().collect()
}

/// Turns the clauses of this sentence that are pointed to; returns their heads.
fn turn_own(
    context: &Context<'_>,
    verdicts: &mut [Verdict],
    status: Status,
    pointing: &Pointing,
) -> Vec<Span> {
    let meant = |at: usize| pointing.targets.contains(&at);
    // of a frame its content is meant
    let framed = |at: usize| {
        let frame = context.clauses[at].parent;
        frame.is_some_and(|frame| verdicts[frame].is_frame && meant(frame))
    };
    let targets: Vec<_> = (0..verdicts.len())
        .filter(|&at| meant(at) || framed(at) && verdicts[at].reason != Some(POINTING.name))
        .collect();
    targets
        .into_iter()
        .map(|target| {
            verdicts[target].turn(status, pointing);
            context.syntax.parse[context.clauses[target].head].span
        })
        .collect()
}

/// The claims of the sentence before this one.
fn last_of(claims: &mut [Claim], sentence: u32) -> &mut [Claim] {
    let before = claims
        .last()
        .map(|claim| claim.sentence)
        .filter(|&last| last + 1 >= sentence && last < sentence);
    let from = claims
        .iter()
        .rposition(|claim| Some(claim.sentence) != before)
        .map_or(0, |at| at + 1);
    &mut claims[from..]
}

/// Turns the claims of the sentence before, a report all, a denial the one that is denied; returns their heads.
fn turn_last(
    claims: &mut [Claim],
    sentence: u32,
    status: Status,
    pointing: &Pointing,
) -> Vec<Span> {
    let last = last_of(claims, sentence);
    let targets: Vec<_> = if status == Status::Denied {
        deniable(last).into_iter().collect()
    } else {
        let unnamed = |claim: &Claim| claim.status == Status::Alleged && claim.sources.is_empty();
        last.iter_mut()
            .filter(|claim| claim.status == Status::Asserted || unnamed(claim))
            .collect()
    };
    targets
        .into_iter()
        .map(|claim| turn(claim, status, pointing))
        .collect()
}

/// Which claim of a sentence *dat* means: the last that is alleged, else the last.
fn deniable(claims: &mut [Claim]) -> Option<&mut Claim> {
    let alleged = claims
        .iter()
        .rposition(|claim| claim.status == Status::Alleged);
    claims.get_mut(alleged.or(claims.len().checked_sub(1))?)
}

/// Turns a claim; returns its head.
fn turn(claim: &mut Claim, status: Status, pointing: &Pointing) -> Span {
    claim.status = status;
    claim.cues.extend(&pointing.cues);
    claim.sources.clone_from(&pointing.sources);
    claim.rules.push(POINTING.name);
    point(&mut claim.findings, status, pointing);
    claim.head
}

/// The wordings of the claims with these heads.
fn wordings(claims: &[Claim], heads: &[Span]) -> Vec<String> {
    let targets = claims.iter().filter(|claim| heads.contains(&claim.head));
    targets.map(|claim| claim.wording.clone()).collect()
}

fn claim(
    context: &Context<'_>,
    sentence: &Sentence,
    clause: &Clause,
    verdict: &Verdict,
    references: &[Reference],
) -> Result<Claim, &'static str> {
    let spans = pieces(context.syntax, &clause.tokens);
    if spans.is_empty() || !clause.tokens.contains(&clause.head) {
        return Err(NO_CLAUSE.name);
    }
    let draft = Draft {
        syntax: context.syntax,
        clauses: context.clauses,
        clause,
        cues: &verdict.cue_words,
        polarity: verdict.polarity,
        references,
    };
    let rendering = render(&draft);
    if !rendering.is_declarative {
        return Err(UNWORDED.name);
    }
    Ok(Claim {
        sentence: sentence.number,
        wording: rendering.text,
        edits: rendering.edits,
        references: rendering.references,
        spans,
        status: verdict.status,
        polarity: verdict.polarity,
        cues: verdict.cues.clone(),
        sources: verdict.sources.clone(),
        head: context.syntax.parse[clause.head].span,
        predicate: context.spans(&clause.predicate),
        tense: factuality::tense(context.syntax, context.clauses, clause),
        times: Vec::new(),
        rules: verdict.rules.clone(),
        findings: verdict.findings.clone(),
        confidence: context.syntax.parse.confidence(&clause.tokens, clause.head),
    })
}
