//! Plain text: paragraphs of one line or hard-wrapped ones, with headings between them.

use super::{Documents, Input, Reader, header::header};
use crate::text::{Block, BlockKind, Document, Span};

/// Headings are no longer, in characters; the first line of a text may have more.
const HEADING: usize = 100;
const TITLE: usize = 200;
/// Nobody wraps lines at a greater width, in characters.
const WIDEST: usize = 160;
/// More short lines in a row are a list or a poem.
const HEADINGS_IN_A_ROW: usize = 3;

/// Plain text.
pub(super) struct Plain;

impl Reader for Plain {
    fn name(&self) -> &'static str {
        "text"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    fn about(&self) -> &'static str {
        "plain text; paragraphs are lines or stand between blank lines"
    }

    fn documents(&self, input: Input) -> Documents {
        input.whole(plain_text)
    }
}

/// A document of plain text that is at hand already.
pub fn plain_text(id: String, path: String, text: String) -> Document {
    let (date, start) = header(&text);
    Document {
        date: date.map(str::to_owned),
        blocks: blocks(&text, start),
        id,
        path,
        title: None,
        url: None,
        text,
    }
}

/// The paragraphs and headings of `text` from byte `start` on.
pub(super) fn blocks(text: &str, start: usize) -> Vec<Block> {
    let lines = lines(text, start);
    let groups = Layout::of(&lines).groups(&lines);
    let mut kinds = kinds(&groups);
    if let Some(last) = kinds.last_mut() {
        // A heading stands above something.
        *last = BlockKind::Paragraph;
    }
    groups
        .iter()
        .zip(kinds)
        .map(|(group, kind)| Block {
            kind,
            span: span(group),
            markup: Vec::new(),
        })
        .collect()
}

/// A line without its ending and without the white space around it.
#[derive(Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    start: usize,
    /// Whether the line before it is blank, or it is the first.
    after_blank: bool,
}

fn lines(text: &str, start: usize) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut at = start;
    let mut after_blank = true;
    for line in text[start..].split_inclusive(['\n', '\r']) {
        let content = line.trim();
        if !content.is_empty() {
            lines.push(Line {
                text: content,
                start: at + line.len() - line.trim_start().len(),
                after_blank,
            });
        }
        let ends_crlf = line == "\n" && text[..at].ends_with('\r');
        if !ends_crlf {
            after_blank = content.is_empty();
        }
        at += line.len();
    }
    lines
}

fn span(group: &[Line<'_>]) -> Span {
    let last = group[group.len() - 1];
    Span::of(group[0].start..last.start + last.text.len())
}

/// How the text breaks its lines, as far as lines without a blank one between them show.
struct Layout {
    /// Lines are broken at a width, not where a paragraph ends.
    wrapped: bool,
    /// The longest line that another one follows, in characters.
    width: usize,
    /// Where the second line begins: a title has two at most.
    title: usize,
}

impl Layout {
    /// Takes a text for hard-wrapped if a quarter of the breaks fall before a word in small letters in mid-sentence.
    fn of(lines: &[Line<'_>]) -> Self {
        let mut breaks = 0;
        let mut open = 0;
        let mut width = 0;
        for pair in lines.windows(2).filter(|pair| !pair[1].after_blank) {
            breaks += 1;
            open += usize::from(goes_on(pair[0], pair[1]));
            width = width.max(pair[0].text.chars().count());
        }
        Self {
            wrapped: width <= WIDEST && open * 4 >= breaks,
            width,
            title: lines.get(1).map_or(0, |line| line.start),
        }
    }

    /// The lines of each paragraph.
    fn groups<'a, 't>(&self, lines: &'a [Line<'t>]) -> Vec<&'a [Line<'t>]> {
        lines
            .chunk_by(|&line, &next| self.continues(line, next))
            .collect()
    }

    /// Whether `next` belongs to the paragraph of `line`.
    fn continues(&self, line: Line<'_>, next: Line<'_>) -> bool {
        if next.after_blank || is_item(next.text) {
            return false;
        }
        goes_on(line, next) || self.wrapped && !self.breaks_early(line, next)
    }

    /// Whether the next word would have fitted on a line that looks finished: the writer wanted a break there.
    fn breaks_early(&self, line: Line<'_>, next: Line<'_>) -> bool {
        let length = line.text.chars().count();
        let word = next.text.split_whitespace().next().unwrap_or_default();
        let fits = length + 1 + word.chars().count() <= self.width;
        let short = line.after_blank && length * 3 <= self.width * 2;
        let heading = (line.start <= self.title || short && looks_like_heading(line.text))
            && !next.text.starts_with(char::is_lowercase);
        fits && (ends_sentence(line.text) || heading)
    }
}

/// Whether the sentence visibly goes on over the line break.
fn goes_on(line: Line<'_>, next: Line<'_>) -> bool {
    !ends_sentence(line.text) && next.text.starts_with(char::is_lowercase)
}

/// The kind of each paragraph; lists and poems are no headings.
fn kinds(groups: &[&[Line<'_>]]) -> Vec<BlockKind> {
    let mut kinds = Vec::with_capacity(groups.len());
    let short: Vec<bool> = (0..groups.len())
        .map(|at| is_heading(groups[at], at == 0))
        .collect();
    for run in short.chunk_by(|a, b| a == b) {
        let headings = run[0] && run.len() <= HEADINGS_IN_A_ROW;
        let kind = if headings {
            BlockKind::Heading
        } else {
            BlockKind::Paragraph
        };
        kinds.extend(run.iter().map(|_| kind));
    }
    kinds
}

/// Whether a paragraph can be a heading by itself; the `first` of a text may be longer.
fn is_heading(group: &[Line<'_>], first: bool) -> bool {
    let (lines, length) = if first { (2, TITLE) } else { (1, HEADING) };
    let characters: usize = group.iter().map(|line| line.text.chars().count()).sum();
    group.len() <= lines
        && characters <= length
        && looks_like_heading(group[0].text)
        && !ends_sentence(group[group.len() - 1].text)
}

/// Short lines apart, what a heading never is: an item, a line in small letters, one with punctuation at its end.
fn looks_like_heading(line: &str) -> bool {
    !is_item(line)
        && !line.starts_with(char::is_lowercase)
        && line.contains(char::is_alphabetic)
        && !line.ends_with([',', '-', '–', '—', '/'])
        && !ends_sentence(line)
}

/// Whether a line ends in punctuation or a quotation mark.
fn ends_sentence(line: &str) -> bool {
    let open = line.trim_end_matches([')', ']']);
    open.ends_with([
        '.', '!', '?', '…', ':', ';', '"', '\'', '”', '’', '»', '“', '‘',
    ])
}

/// *- melk*, *• melk*, *1. melk*, *a) melk*.
fn is_item(line: &str) -> bool {
    let Some((marker, _)) = line.split_once(char::is_whitespace) else {
        return false;
    };
    let number = marker.trim_end_matches(['.', ')']);
    matches!(marker, "-" | "–" | "—" | "*" | "•" | "·" | "+" | "o")
        || number.len() < marker.len() && is_short_number(number)
}

/// One or two digits, or a small letter.
fn is_short_number(number: &str) -> bool {
    match number.as_bytes() {
        [one] => one.is_ascii_digit() || one.is_ascii_lowercase(),
        [tens, ones] => tens.is_ascii_digit() && ones.is_ascii_digit(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_begin_with_a_marker() {
        for item in ["- melk", "• melk", "1. melk", "12) melk", "a) melk"] {
            assert!(is_item(item), "{item}");
        }
        for line in ["-", "melk", "2001. melk", "Dr. Melk", "A. Melk", "-melk"] {
            assert!(!is_item(line), "{line}");
        }
    }
}
