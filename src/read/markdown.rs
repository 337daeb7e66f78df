//! Markdown: headings, paragraphs and items; markers, addresses and the like are mark-up, code and tables are left out.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{
    Documents, Input, Reader,
    header::{header, is_date},
};
use crate::text::{Block, BlockKind, Document, Span};

/// Markdown.
pub(super) struct Markdown;

impl Reader for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["md", "markdown"]
    }

    fn about(&self) -> &'static str {
        "Markdown, perhaps with `date` and `title` in front matter; code and tables are left out"
    }

    fn documents(&self, input: Input) -> Documents {
        input.whole(document)
    }
}

fn document(id: String, path: String, text: String) -> Document {
    let (date, start) = header(&text);
    let mut outline = Outline::of(&text);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for (event, range) in Parser::new_ext(&text[start..], options).into_offset_iter() {
        outline.take(&event, range.start + start..range.end + start);
    }
    outline.end();
    let field = |name| field(&text[outline.front_matter.clone()], name);
    Document {
        date: field("date")
            .filter(|date| is_date(date))
            .or(date)
            .map(str::to_owned),
        title: field("title").map(str::to_owned),
        blocks: outline.blocks,
        id,
        path,
        url: None,
        text,
    }
}

/// The blocks found so far, and the one that is being read.
#[derive(Default)]
struct Outline<'t> {
    text: &'t str,
    blocks: Vec<Block>,
    /// The text of the block that is being read, without mark-up.
    pieces: Vec<Range<usize>>,
    kind: Option<BlockKind>,
    /// How many elements that are left out are open.
    left_out: u32,
    in_front_matter: bool,
    front_matter: Range<usize>,
}

impl<'t> Outline<'t> {
    fn of(text: &'t str) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }

    fn take(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.finish(*tag),
            Event::Text(_) if self.in_front_matter => self.extend_front_matter(range),
            Event::Text(_) => self.add(range),
            Event::Code(_) => self.add(inside_backticks(self.text, range)),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                self.end();
                self.kind = Some(BlockKind::Heading);
            }
            Tag::Paragraph | Tag::Item => self.end(),
            Tag::MetadataBlock(_) => self.in_front_matter = true,
            Tag::CodeBlock(_) | Tag::Table(_) | Tag::HtmlBlock | Tag::Image { .. } => {
                self.left_out += 1;
            }
            _ => {}
        }
    }

    fn finish(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item => self.end(),
            TagEnd::MetadataBlock(_) => self.in_front_matter = false,
            TagEnd::CodeBlock | TagEnd::Table | TagEnd::HtmlBlock | TagEnd::Image => {
                self.left_out = self.left_out.saturating_sub(1);
            }
            _ => {}
        }
    }

    fn add(&mut self, piece: Range<usize>) {
        if self.left_out == 0 && !piece.is_empty() {
            self.pieces.push(piece);
        }
    }

    fn extend_front_matter(&mut self, range: Range<usize>) {
        if self.front_matter.is_empty() {
            self.front_matter = range;
        } else {
            self.front_matter.end = range.end;
        }
    }

    /// Closes the block that is being read: what lies between the pieces of its text is mark-up.
    fn end(&mut self) {
        let kind = self.kind.take().unwrap_or(BlockKind::Paragraph);
        let pieces = std::mem::take(&mut self.pieces);
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
            return;
        };
        let gaps = pieces
            .windows(2)
            .map(|pair| pair[0].end..pair[1].start)
            .filter(|gap| !self.text[gap.clone()].trim().is_empty());
        self.blocks.push(Block {
            kind,
            span: Span::of(first.start..last.end),
            markup: gaps.map(Span::of).collect(),
        });
    }
}

/// The range without the backticks at both ends.
fn inside_backticks(text: &str, range: Range<usize>) -> Range<usize> {
    let code = &text[range.clone()];
    let ticks = code.len() - code.trim_start_matches('`').len();
    let end = range.end.saturating_sub(ticks).max(range.start + ticks);
    range.start + ticks..end
}

/// The value of `name: value` in the front matter, without quotation marks.
fn field<'t>(front_matter: &'t str, name: &str) -> Option<&'t str> {
    front_matter.lines().find_map(|line| {
        let value = line.strip_prefix(name)?.trim_start().strip_prefix(':')?;
        Some(value.trim().trim_matches(['"', '\'']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_the_front_matter() {
        let front = "title: \"De: brug\"\nsubtitle: x\ndate : 2024-05-01\n";
        assert_eq!(field(front, "title"), Some("De: brug"));
        assert_eq!(field(front, "date"), Some("2024-05-01"));
        assert_eq!(field(front, "sub"), None);
    }
}
