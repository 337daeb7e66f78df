use std::ops::Range;

use super::{
    align::Alignment,
    sentences::Sentences,
    verdict::{Anchor, Verdict},
};
use crate::{
    dataset::{Link, Offsets, QUOTE_GAP, Record, verify},
    diff::similarity,
    text::{Document, OffsetUnit, Positions, Span},
};

/// A sentence that is less like the old one is another.
const SAME_SENTENCE: f64 = 0.5;

/// Carries the rows of one document over to its new text.
pub(super) struct Carrier<'d> {
    old: Positions<'d>,
    new: Positions<'d>,
    old_sentences: Sentences<'d>,
    new_sentences: Sentences<'d>,
    alignment: Alignment<'d>,
    new_id: &'d str,
    threshold: f64,
}

/// Pieces in the new text.
struct Pieces<'d> {
    offsets: Vec<Offsets>,
    texts: Vec<&'d str>,
    /// Whether all have the same text.
    are_same: bool,
}

impl<'d> Carrier<'d> {
    pub(super) fn new(
        old: &'d Document,
        new: &'d Document,
        unit: OffsetUnit,
        threshold: f64,
    ) -> Self {
        Self {
            old: Positions::new(&old.text, unit),
            new: Positions::new(&new.text, unit),
            old_sentences: Sentences::of(old),
            new_sentences: Sentences::of(new),
            alignment: Alignment::between(&old.text, &new.text),
            new_id: &new.id,
            threshold,
        }
    }

    /// The row in the new text, or as it was if it cannot be carried over, and what has become of it.
    pub(super) fn row(&self, row: &Record) -> (Record, Verdict) {
        if let Err(mismatch) = verify(row, &self.old) {
            let reason = format!("it does not slice in the old text: {mismatch}");
            return (row.clone(), Verdict::lost(reason));
        }
        self.carried(row)
            .unwrap_or_else(|verdict| (row.clone(), verdict))
    }

    fn carried(&self, row: &Record) -> Result<(Record, Verdict), Verdict> {
        let head = Offsets(row.head_start, row.head_end);
        let spans = if row.spans.is_empty() {
            &[head][..]
        } else {
            &row.spans
        };
        let quote = self.remains(spans, row)?;
        let score = similarity(&self.slices(spans), &quote.texts.join(QUOTE_GAP));
        let doubt = |reason: String| Verdict::uncertain(Some(score), reason);
        let piece = |name, spans: &[Offsets]| self.pieces(name, spans).map_err(doubt);
        let sentence = self.sentence(row, &quote).map_err(doubt)?;
        if score < self.threshold {
            return Err(doubt("the quote is too different".to_owned()));
        }
        if !quote.offsets.is_sorted_by(|a, b| a.1 <= b.0) {
            return Err(doubt(
                "the pieces of the quote stand in another order".to_owned(),
            ));
        }
        let head = piece("head", &[head])?;
        let predicate = piece("predicate", &row.predicate_spans)?;
        let cue = piece("cue", &row.cue_spans)?;
        let source = piece("source", &row.source_spans)?;
        let time = piece("time", &row.time_spans)?;
        let (words, named): (Vec<_>, Vec<_>) = row
            .references
            .iter()
            .map(|&Link(word, named)| (word, named))
            .unzip();
        let words = piece("word for which a mention stands", &words)?;
        let named = piece("mention that names what a word stands for", &named)?;
        let all = [
            &sentence, &quote, &head, &predicate, &cue, &source, &time, &words, &named,
        ];
        let are_same = all.iter().all(|pieces| pieces.are_same);

        let mut new = row.clone();
        self.new_id.clone_into(&mut new.doc_id);
        self.number(&mut new, sentence.offsets[0]);
        sentence.texts[0].clone_into(&mut new.sentence_text);
        let ends = [quote.offsets.first(), quote.offsets.last()];
        if let [Some(first), Some(last)] = ends {
            (new.start, new.end) = (first.0, last.1);
        }
        if !row.spans.is_empty() {
            new.quote = quote.texts.join(QUOTE_GAP);
            new.spans = quote.offsets;
        }
        head.texts[0].clone_into(&mut new.head);
        Offsets(new.head_start, new.head_end) = head.offsets[0];
        new.predicate = predicate.texts.join(" ");
        new.predicate_spans = predicate.offsets;
        (new.cue, new.cue_spans) = cue.into_cells();
        (new.source, new.source_spans) = source.into_cells();
        (new.time, new.time_spans) = time.into_cells();
        let links = words.offsets.into_iter().zip(named.offsets);
        new.references = links.map(|(word, named)| Link(word, named)).collect();
        verify(&new, &self.new).map_err(|mismatch| doubt(mismatch.to_string()))?;

        let anchor = match are_same {
            true if is_in_place(row, &new) => Anchor::Exact,
            true => Anchor::Moved,
            false => Anchor::Edited,
        };
        Ok((new, Verdict::carried(anchor, score)))
    }

    /// What is left of the quote.
    fn remains(&self, spans: &[Offsets], row: &Record) -> Result<Pieces<'d>, Verdict> {
        let images = spans.iter().map(|&span| {
            let image = self.alignment.image(&self.bytes(span)?)?;
            Some((
                self.offsets(&image.range),
                &self.new.text()[image.range],
                image.is_same,
            ))
        });
        let images: Vec<_> = images.collect();
        let are_same = images
            .iter()
            .all(|image| image.is_some_and(|(_, _, is_same)| is_same));
        let (offsets, texts): (Vec<_>, Vec<_>) = images
            .into_iter()
            .flatten()
            .map(|(offsets, text, _)| (offsets, text))
            .unzip();
        if !offsets.is_empty() {
            return Ok(Pieces {
                offsets,
                texts,
                are_same,
            });
        }
        Err(match self.new_sentences.count(&row.sentence_text) {
            0 => Verdict::lost("the new text has nothing in its place"),
            count => Verdict::uncertain(None, elsewhere(count)),
        })
    }

    /// The sentence of the new text in which the quote stands.
    fn sentence(&self, row: &Record, quote: &Pieces<'d>) -> Result<Pieces<'d>, String> {
        let place = self
            .bytes(Offsets(row.sentence_start, row.sentence_end))
            .unwrap_or_default();
        let image = self.alignment.image(&place).filter(|image| image.is_same);
        if let Some(image) = image {
            self.is_certain(&row.sentence_text, &place, &image.range)?;
            return Ok(self.one(image.range, true));
        }
        let text = &row.sentence_text;
        let count = self.new_sentences.count(text);
        if count > 0 {
            return Err(elsewhere(count));
        }
        let starts = quote.offsets.iter().map(|span| span.0);
        let ends = quote.offsets.iter().map(|span| span.1);
        let extent = Offsets(starts.min().unwrap_or(0), ends.max().unwrap_or(0));
        let extent = self.new.byte(extent.0).zip(self.new.byte(extent.1));
        let sentence = extent.and_then(|(start, end)| self.new_sentences.holding(&(start..end)));
        let sentence = sentence.ok_or("its words do not stand in one sentence any more")?;
        let new = self.one(sentence.span.range(), false);
        if similarity(text, new.texts[0]) < SAME_SENTENCE {
            return Err("the sentence in its place is another".to_owned());
        }
        Ok(new)
    }

    /// Refuses a sentence that is repeated and not held in its place.
    fn is_certain(&self, text: &str, old: &Range<usize>, new: &Range<usize>) -> Result<(), String> {
        let counts = [&self.old_sentences, &self.new_sentences].map(|all| all.count(text));
        let is_single = counts.iter().all(|&count| count <= 1);
        let ranks = [
            self.old_sentences.rank(text, old.start),
            self.new_sentences.rank(text, new.start),
        ];
        let is_in_row = counts[0] == counts[1] && ranks[0] == ranks[1];
        let is_held = || {
            let run = self.alignment.run(old);
            run.is_some_and(|run| self.old_sentences.hold(&run, old, &self.new_sentences))
        };
        if is_single || is_in_row || is_held() {
            return Ok(());
        }
        Err(format!(
            "the sentence is there {} before and {} after: which of them it is, is open",
            times(counts[0]),
            times(counts[1])
        ))
    }

    /// Pieces that all have to be there, and to be alike.
    fn pieces(&self, name: &str, spans: &[Offsets]) -> Result<Pieces<'d>, String> {
        let mut pieces = Pieces {
            offsets: Vec::new(),
            texts: Vec::new(),
            are_same: true,
        };
        for &span in spans {
            let place = self
                .bytes(span)
                .ok_or_else(|| format!("the {name} at {span} is no place in the old text"))?;
            let old = &self.old.text()[place.clone()];
            let image = self.alignment.image(&place);
            let image = image.ok_or_else(|| format!("the {name} `{old}` is gone"))?;
            let new = &self.new.text()[image.range.clone()];
            if similarity(old, new) < self.threshold {
                return Err(format!("the {name} `{old}` has become `{new}`"));
            }
            pieces.offsets.push(self.offsets(&image.range));
            pieces.texts.push(new);
            pieces.are_same &= image.is_same;
        }
        Ok(pieces)
    }

    fn one(&self, range: Range<usize>, is_same: bool) -> Pieces<'d> {
        Pieces {
            offsets: vec![self.offsets(&range)],
            texts: vec![&self.new.text()[range]],
            are_same: is_same,
        }
    }

    /// Takes numbers and section from the sentence of the new text; they stay if the row's sentence is none there.
    fn number(&self, row: &mut Record, place: Offsets) {
        Offsets(row.sentence_start, row.sentence_end) = place;
        let place = self.new.byte(place.0).zip(self.new.byte(place.1));
        let sentence = place.and_then(|(start, end)| self.new_sentences.holding(&(start..end)));
        if let Some(sentence) = sentence {
            (row.paragraph, row.sentence) = (sentence.paragraph, sentence.number);
            let section = sentence.section.map(|span| &self.new.text()[span.range()]);
            section.unwrap_or_default().clone_into(&mut row.section);
        }
    }

    /// A place in the old text in bytes.
    fn bytes(&self, Offsets(start, end): Offsets) -> Option<Range<usize>> {
        let range = self.old.byte(start)?..self.old.byte(end)?;
        (range.start <= range.end).then_some(range)
    }

    /// A place in the new text in the unit of the data set.
    fn offsets(&self, range: &Range<usize>) -> Offsets {
        let span = Span::of(range.clone());
        Offsets(self.new.of(span.start), self.new.of(span.end))
    }

    fn slices(&self, spans: &[Offsets]) -> String {
        let slices = spans
            .iter()
            .filter_map(|span| self.old.slice(span.0, span.1));
        slices.collect::<Vec<_>>().join(QUOTE_GAP)
    }
}

impl Pieces<'_> {
    fn into_cells(self) -> (Vec<String>, Vec<Offsets>) {
        (
            self.texts.into_iter().map(str::to_owned).collect(),
            self.offsets,
        )
    }
}

/// Whether every offset is the same.
fn is_in_place(old: &Record, new: &Record) -> bool {
    let place = |row: &Record| Record {
        doc_id: String::new(),
        section: String::new(),
        paragraph: 0,
        sentence: 0,
        ..row.clone()
    };
    place(old) == place(new)
}

fn elsewhere(count: usize) -> String {
    format!(
        "the sentence has changed or gone, and an identical one is there {} all the same",
        times(count)
    )
}

fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    }
}
