//! Which runs of an old text a new one still has, and where.

use std::{collections::HashMap, ops::Range};

use similar::{Algorithm, DiffOp, DiffableStr, capture_diff_slices};

/// Pieces are compared all with all only where there are few: so many of the old text times pieces of the new one.
const MOST: usize = 1_000_000;
/// So often what lies between anchors is searched for anchors of its own.
const DEEPEST: usize = 24;
/// What has fewer letters and digits may stand in two places by chance.
const TELLING: usize = 20;

/// A run of text that both texts have, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Block {
    old: usize,
    new: usize,
    length: usize,
}

impl Block {
    const fn old_end(self) -> usize {
        self.old + self.length
    }

    const fn new_end(self) -> usize {
        self.new + self.length
    }
}

/// What an old and a new text have in common.
///
/// Lines are aligned first, then the sentences of lines that differ, then the words of such sentences: those that both
/// texts have once hold the others in place, as in the patience diff of Bram Cohen, and where there are none the
/// algorithm of Myers (1986) finds the shortest script if there are few. A line or sentence that each text has once is
/// found in another place, too. There is no clock in it, and the time is nearly linear in the length of the texts.
#[derive(Debug)]
pub struct Alignment<'t> {
    old: &'t str,
    new: &'t str,
    /// In the order of the old text, between an empty one at the start and one at the end of both texts.
    blocks: Vec<Block>,
    /// The place of each of them in the order of the new text.
    ranks: Vec<usize>,
}

/// Where a run of the old text stands in the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// In bytes of the new text; never empty.
    pub range: Range<usize>,
    /// Whether it is the same text.
    pub is_same: bool,
}

/// Pieces of the old text and those of the new one that may be among them, both in text order.
#[derive(Default)]
struct Gap {
    old: Vec<Range<usize>>,
    new: Vec<Range<usize>>,
}

/// A way to cut text in pieces: what carries meaning, and the white space between it.
type Cut = fn(&str) -> Vec<&str>;

impl<'t> Alignment<'t> {
    /// Aligns two texts.
    pub fn between(old: &'t str, new: &'t str) -> Self {
        let mut blocks = Vec::new();
        let whole = |text: &str| std::iter::once(0..text.len()).collect();
        let mut gaps = vec![Gap {
            old: whole(old),
            new: whole(new),
        }];
        let levels: [(Cut, bool); 3] = [(lines, true), (sentences, true), (words, false)];
        for (cut, can_move) in levels {
            let mut open = Vec::new();
            for gap in gaps {
                let gap = Gap {
                    old: pieces(old, &gap.old, cut),
                    new: pieces(new, &gap.new, cut),
                };
                gap.anchor(old, new, &mut blocks, &mut open);
            }
            if can_move {
                let once = [once(old, cut), once(new, cut)];
                moved([old, new], &once, &mut open, &mut blocks);
            }
            gaps = open;
        }
        Self::of(old, new, blocks)
    }

    fn of(old: &'t str, new: &'t str, mut blocks: Vec<Block>) -> Self {
        blocks.sort_by_key(|block| block.old);
        // Neighbours that touch in both texts are one.
        blocks.dedup_by(|next, block| {
            let touches = block.old_end() == next.old && block.new_end() == next.new;
            if touches {
                block.length += next.length;
            }
            touches
        });
        let edge = |old, new| Block {
            old,
            new,
            length: 0,
        };
        blocks.insert(0, edge(0, 0));
        blocks.push(edge(old.len(), new.len()));
        let mut order: Vec<usize> = (0..blocks.len()).collect();
        order.sort_by_key(|&at| (blocks[at].new, blocks[at].old));
        let mut ranks = vec![0; blocks.len()];
        for (rank, at) in order.into_iter().enumerate() {
            ranks[at] = rank;
        }
        Self {
            old,
            new,
            blocks,
            ranks,
        }
    }

    /// Where a run of the old text, in bytes, stands in the new text: the same text if there is one, else what has
    /// come in its place, without white space around it; none if there is nothing, or it has been torn apart.
    pub fn image(&self, run: &Range<usize>) -> Option<Image> {
        if let Some((old, new)) = self.run(run) {
            let start = new.start + (run.start - old.start);
            return (!run.is_empty()).then(|| Image {
                range: start..start + run.len(),
                is_same: true,
            });
        }
        // The blocks that have something of the run; if there are none, it lies before the first of the two.
        let first = self.after(run.start);
        let end = self.blocks.partition_point(|block| block.old < run.end);
        if first < end && !self.is_in_order(first..end) {
            return None;
        }
        let range = self.start(run.start, first, end)?..self.end(run.end, first, end)?;
        let text = self.new.get(range.clone())?;
        let start = range.end - text.trim_start().len();
        let range = start..start + text.trim().len();
        (!range.is_empty()).then_some(Image {
            range,
            is_same: false,
        })
    }

    /// The first block that ends after a byte of the old text.
    fn after(&self, at: usize) -> usize {
        self.blocks.partition_point(|block| block.old_end() <= at)
    }

    /// Whether these blocks follow one another in the new text, too.
    fn is_in_order(&self, blocks: Range<usize>) -> bool {
        let mut pairs = self.ranks[blocks].windows(2);
        pairs.all(|pair| pair[0] + 1 == pair[1])
    }

    /// Whether there is only white space in a part of the old text.
    fn is_blank(&self, part: Range<usize>) -> bool {
        self.old
            .get(part)
            .is_some_and(|part| part.trim().is_empty())
    }

    /// Where a run begins that begins at `at`; `first` to `end` are the blocks that have something of it.
    fn start(&self, at: usize, first: usize, end: usize) -> Option<usize> {
        let block = self.blocks.get(first)?;
        if block.old <= at {
            return Some(block.new + (at - block.old));
        }
        let last = first.checked_sub(1)?;
        let before = self.blocks[last];
        if self.is_blank(before.old_end()..at) && self.is_in_order(last..first + 1) {
            return Some(before.new_end());
        }
        (first < end).then_some(block.new)
    }

    /// Where a run ends that ends at `at`; `first` to `end` are the blocks that have something of it.
    fn end(&self, at: usize, first: usize, end: usize) -> Option<usize> {
        let last = end.checked_sub(1)?;
        let block = self.blocks[last];
        if at <= block.old_end() {
            return Some(block.new + (at - block.old));
        }
        let after = self.blocks.get(end)?;
        if self.is_blank(at..after.old) && self.is_in_order(last..end + 1) {
            return Some(after.new);
        }
        (first < end).then_some(block.new_end())
    }

    /// The run of the old text that holds these bytes and stands in the new text unchanged, and where it stands.
    pub fn run(&self, part: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        let block = *self.blocks.get(self.after(part.start))?;
        let holds = block.old <= part.start && part.end <= block.old_end();
        holds.then(|| (block.old..block.old_end(), block.new..block.new_end()))
    }
}

/// The pieces of some ranges of a text.
fn pieces(text: &str, ranges: &[Range<usize>], cut: Cut) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    for range in ranges {
        let mut at = range.start;
        for piece in cut(&text[range.clone()]) {
            pieces.push(at..at + piece.len());
            at += piece.len();
        }
    }
    pieces
}

/// Lines without the white space around them, and this white space.
fn lines(text: &str) -> Vec<&str> {
    cut_at(text, |_, space| space.contains(['\n', '\r']))
}

/// Roughly sentences, and the white space between them.
fn sentences(text: &str) -> Vec<&str> {
    const CLOSING: [char; 8] = ['"', '\'', '”', '’', '»', '“', '‘', ')'];
    cut_at(text, |before, space| {
        let end = before.trim_end_matches(CLOSING);
        space.contains(['\n', '\r']) || end.ends_with(['.', '!', '?', '…', ':', ';'])
    })
}

/// Words, marks and white space by UAX #29.
fn words(text: &str) -> Vec<&str> {
    text.tokenize_unicode_words()
}

/// Cuts before and after white space where it parts pieces, which the text before it and itself tell.
fn cut_at(text: &str, parts: impl Fn(&str, &str) -> bool) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(found) = text[at..].find(char::is_whitespace) {
        let space = at + found;
        let rest = text[space..].trim_start();
        at = text.len() - rest.len();
        if space == 0 || at == text.len() || parts(&text[start..space], &text[space..at]) {
            pieces.push(&text[start..space]);
            pieces.push(&text[space..at]);
            start = at;
        }
    }
    pieces.push(&text[start..]);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

impl Gap {
    /// Adds what both sides have in the same order to `blocks`, and what lies between to `open`.
    fn anchor(self, old: &str, new: &str, blocks: &mut Vec<Block>, open: &mut Vec<Self>) {
        let mut from = (0, 0);
        let end = (self.old.len(), self.new.len());
        for pair in self.common(old, new).into_iter().chain([end]) {
            let between = Self {
                old: self.old[from.0..pair.0].to_vec(),
                new: self.new[from.1..pair.1].to_vec(),
            };
            if !between.old.is_empty() || !between.new.is_empty() {
                open.push(between);
            }
            if let Some(piece) = self.old.get(pair.0) {
                blocks.push(Block {
                    old: piece.start,
                    new: self.new[pair.1].start,
                    length: piece.len(),
                });
            }
            from = (pair.0 + 1, pair.1 + 1);
        }
    }

    /// The places of pieces that both sides have in the same order: white space only beside other pieces.
    fn common(&self, old: &str, new: &str) -> Vec<(usize, usize)> {
        let solid = |text: &str, pieces: &[Range<usize>]| -> Vec<usize> {
            let is_solid = |&at: &usize| !text[pieces[at].clone()].trim().is_empty();
            (0..pieces.len()).filter(is_solid).collect()
        };
        let (old_solid, new_solid) = (solid(old, &self.old), solid(new, &self.new));
        let mut names = HashMap::new();
        let old_names = named(old, &self.old, &old_solid, &mut names);
        let new_names = named(new, &self.new, &new_solid, &mut names);
        let is_same = |(x, y): (usize, usize)| {
            let pieces = self.old.get(x).zip(self.new.get(y));
            pieces.is_some_and(|(x, y)| old[x.clone()] == new[y.clone()])
        };
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for (x, y) in common(&old_names, &new_names) {
            let (x, y) = (old_solid[x], new_solid[y]);
            let before = x.checked_sub(1).zip(y.checked_sub(1));
            let is_free = |&(x, y): &(usize, usize)| {
                pairs.last().is_none_or(|last| last.0 < x && last.1 < y) && is_same((x, y))
            };
            pairs.extend(before.filter(is_free));
            pairs.push((x, y));
            let after = (x + 1, y + 1);
            let is_blank = |piece: &Range<usize>| old[piece.clone()].trim().is_empty();
            if is_same(after) && self.old.get(after.0).is_some_and(is_blank) {
                pairs.push(after);
            }
        }
        pairs
    }
}

/// A number for each piece in one of these places, the same for the same text.
fn named<'t>(
    text: &'t str,
    pieces: &[Range<usize>],
    places: &[usize],
    names: &mut HashMap<&'t str, usize>,
) -> Vec<usize> {
    let name = |&place: &usize| {
        let next = names.len();
        *names.entry(&text[pieces[place].clone()]).or_insert(next)
    };
    places.iter().map(name).collect()
}

/// Pairs of places at which two rows have the same, ascending in both.
fn common(old: &[usize], new: &[usize]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut open = vec![(0..old.len(), 0..new.len(), 0)];
    while let Some((mut a, mut b, depth)) = open.pop() {
        while !a.is_empty() && !b.is_empty() && old[a.start] == new[b.start] {
            pairs.push((a.start, b.start));
            (a.start, b.start) = (a.start + 1, b.start + 1);
        }
        while !a.is_empty() && !b.is_empty() && old[a.end - 1] == new[b.end - 1] {
            (a.end, b.end) = (a.end - 1, b.end - 1);
            pairs.push((a.end, b.end));
        }
        if a.is_empty() || b.is_empty() {
            continue;
        }
        let anchors = anchors(&old[a.clone()], &new[b.clone()]);
        if anchors.is_empty() || depth == DEEPEST {
            if a.len().saturating_mul(b.len()) <= MOST {
                pairs.extend(
                    shortest(&old[a.clone()], &new[b.clone()])
                        .map(|(x, y)| (a.start + x, b.start + y)),
                );
            }
            continue;
        }
        let mut from = (a.start, b.start);
        for (x, y) in anchors {
            let (x, y) = (a.start + x, b.start + y);
            pairs.push((x, y));
            open.push((from.0..x, from.1..y, depth + 1));
            from = (x + 1, y + 1);
        }
        open.push((from.0..a.end, from.1..b.end, depth + 1));
    }
    pairs.sort_unstable();
    pairs
}

/// The longest ascending row of pairs of what each side has once.
fn anchors(old: &[usize], new: &[usize]) -> Vec<(usize, usize)> {
    let (in_old, in_new) = (single(old), single(new));
    let place = |(at, name): (usize, &usize)| {
        in_old.get(name)?.as_ref()?;
        Some((at, (*in_new.get(name)?)?))
    };
    let pairs: Vec<_> = old.iter().enumerate().filter_map(place).collect();
    // Patience sorting: the last pair of the best row of each length, and before each pair the one that it follows.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < pair.1);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut row: Vec<_> = std::iter::successors(ends.last().copied(), |&at| before[at])
        .map(|at| pairs[at])
        .collect();
    row.reverse();
    row
}

/// Where each is that is there once; none of those that are there more often.
fn single(names: &[usize]) -> HashMap<usize, Option<usize>> {
    let mut places = HashMap::new();
    for (at, &name) in names.iter().enumerate() {
        places
            .entry(name)
            .and_modify(|place| *place = None)
            .or_insert(Some(at));
    }
    places
}

/// The pairs of the shortest edit script.
fn shortest(old: &[usize], new: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let ops = capture_diff_slices(Algorithm::Myers, old, new);
    let equal = ops
        .into_iter()
        .filter(|op| matches!(op, DiffOp::Equal { .. }));
    equal.flat_map(|op| op.old_range().zip(op.new_range()))
}

/// The pieces that a text has once and that are telling.
fn once(text: &str, cut: Cut) -> HashMap<&str, bool> {
    let mut once = HashMap::new();
    for piece in cut(text) {
        once.entry(piece)
            .and_modify(|is_once| *is_once = false)
            .or_insert(true);
    }
    once.retain(|piece, is_once| {
        *is_once
            && piece
                .chars()
                .filter(|c| c.is_alphanumeric())
                .take(TELLING)
                .count()
                == TELLING
    });
    once
}

/// Takes the pieces out of the gaps that stand in another gap, if each text has them once.
fn moved(
    [old, new]: [&str; 2],
    once: &[HashMap<&str, bool>; 2],
    gaps: &mut [Gap],
    blocks: &mut Vec<Block>,
) {
    let is_once = |piece: &str| once.iter().all(|once| once.contains_key(piece));
    let in_new = gaps.iter().flat_map(|gap| &gap.new);
    let mut targets: HashMap<&str, usize> = in_new
        .map(|piece| (&new[piece.clone()], piece.start))
        .filter(|(piece, _)| is_once(piece))
        .collect();
    let mut taken = HashMap::new();
    for gap in &mut *gaps {
        gap.old.retain(|piece| {
            let Some((text, target)) = targets.remove_entry(&old[piece.clone()]) else {
                return true;
            };
            blocks.push(Block {
                old: piece.start,
                new: target,
                length: text.len(),
            });
            taken.insert(target, text.len());
            false
        });
    }
    for gap in gaps {
        gap.new.retain(|piece| !taken.contains_key(&piece.start));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of a part of the old text.
    fn image<'t>(old: &str, new: &'t str, part: &str) -> Option<(&'t str, bool)> {
        let start = old.find(part).expect("a part");
        let image = Alignment::between(old, new).image(&(start..start + part.len()))?;
        Some((&new[image.range], image.is_same))
    }

    #[test]
    fn what_comes_in_its_place_is_found() {
        let (old, new) = (
            "Hij kocht drie huizen.",
            "Gisteren kocht hij vier oude huizen.",
        );
        assert_eq!(image(old, new, "kocht"), Some(("kocht", true)));
        assert_eq!(image(old, new, "drie"), Some(("hij vier oude", false)));
        assert_eq!(
            image(old, new, "drie huizen"),
            Some(("hij vier oude huizen", false))
        );
        assert_eq!(image("Het regent nu hard.", "Het regent hard.", "nu"), None);
        assert_eq!(image("", "iets", ""), None);
        assert_eq!(image("iets", "", "iets"), None);
    }

    #[test]
    fn white_space_does_not_lead_lines_astray() {
        let (old, new) = (
            "Kop\n\nEen zin die blijft: hij is lang. Een andere.",
            "Titel\n\nEen zin die blijft: hij is lang.\n\nNog een.\n\nEen andere!",
        );
        let part = "Een zin die blijft: hij is lang.";
        assert_eq!(image(old, new, part), Some((part, true)));
    }

    #[test]
    fn lines_and_sentences_are_found_elsewhere() {
        let (one, two) = (
            "De burgemeester opende de nieuwe brug.",
            "Er was veel volk op de been, zei men.",
        );
        let (old, new) = (format!("{one} Ja. {two}"), format!("{two} Nee. {one}"));
        assert_eq!(image(&old, &new, one), Some((one, true)));
        assert_eq!(image(&old, &new, two), Some((two, true)));
        // What is gone leaves the rest.
        assert_eq!(image(&old, &new, &format!("{one} Ja.")), Some((one, false)));
    }
}
