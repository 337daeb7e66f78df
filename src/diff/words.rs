//! Two texts, word by word.

use similar::{Algorithm, ChangeTag, DiffOp, DiffableStr, capture_diff_slices};

/// A change is not looked for in longer texts: so many words of the old one times words of the new one.
const MOST: usize = 4_000_000;
/// Words that are less alike than this have nothing in common.
const KIN: f64 = 0.5;
/// Texts that are less alike than this are shown one after the other.
const LEGIBLE: f64 = 0.3;

/// A part of a changed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// In both texts.
    Same(String),
    /// Only in the old text.
    Old(String),
    /// Only in the new text.
    New(String),
}

/// How one text becomes another, in whole words by the boundaries of Unicode (UAX #29).
///
/// What is between two changes is part of both if it is only white space. Joining all but the new pieces gives the old
/// text, joining all but the old pieces the new one.
pub fn inline(old: &str, new: &str) -> Vec<Piece> {
    let mut draft = Draft::default();
    if old != new && similarity(old, new) < LEGIBLE {
        draft.add(ChangeTag::Delete, old);
        draft.add(ChangeTag::Insert, new);
        return draft.end();
    }
    let (old, new) = (old.tokenize_unicode_words(), new.tokenize_unicode_words());
    for op in ops(&old, &new) {
        for change in op.iter_changes(&old[..], &new[..]) {
            draft.add(change.tag(), change.value());
        }
    }
    draft.end()
}

/// Pieces that are being put together.
#[derive(Default)]
struct Draft {
    pieces: Vec<Piece>,
    old: String,
    new: String,
    /// White space since the last change.
    space: String,
}

impl Draft {
    fn add(&mut self, tag: ChangeTag, word: &str) {
        let in_change = !self.old.is_empty() || !self.new.is_empty();
        match tag {
            ChangeTag::Equal if in_change && word.trim().is_empty() => self.space.push_str(word),
            ChangeTag::Equal => {
                self.close();
                match self.pieces.last_mut() {
                    Some(Piece::Same(text)) => text.push_str(word),
                    _ => self.pieces.push(Piece::Same(word.to_owned())),
                }
            }
            ChangeTag::Delete | ChangeTag::Insert => {
                let space = std::mem::take(&mut self.space);
                self.old.push_str(&space);
                self.new.push_str(&space);
                let side = if tag == ChangeTag::Delete {
                    &mut self.old
                } else {
                    &mut self.new
                };
                side.push_str(word);
            }
        }
    }

    /// Ends a change.
    fn close(&mut self) {
        let [old, new, space] = [&mut self.old, &mut self.new, &mut self.space].map(std::mem::take);
        let pieces = [Piece::Old(old), Piece::New(new), Piece::Same(space)];
        let full = |piece: &Piece| !piece.text().is_empty();
        self.pieces.extend(pieces.into_iter().filter(full));
    }

    fn end(mut self) -> Vec<Piece> {
        self.close();
        self.pieces
    }
}

impl Piece {
    /// Its text.
    pub fn text(&self) -> &str {
        match self {
            Self::Same(text) | Self::Old(text) | Self::New(text) => text,
        }
    }
}

/// The same on one line, as `[-old-]{+new+}`; what only differs in white space is shown as a program would write it.
pub fn marked(old: &str, new: &str) -> String {
    let (old_line, new_line) = (one_line(old), one_line(new));
    if old_line == new_line && old != new {
        return format!("{old:?} -> {new:?}");
    }
    let shown = |piece| match piece {
        Piece::Same(text) => text,
        Piece::Old(text) => format!("[-{text}-]"),
        Piece::New(text) => format!("{{+{text}+}}"),
    };
    inline(&old_line, &new_line)
        .into_iter()
        .map(shown)
        .collect()
}

/// The words of a text with one space between them.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How alike two texts are, from 0 to 1: twice the characters that both have, by the characters of both together.
///
/// Both have those of words that stay, in order, and those that stay in what a word gives way to if that is half of it
/// or more (*sluit* and *sluiten*). White space does not count.
pub fn similarity(old: &str, new: &str) -> f64 {
    if old == new {
        return 1.0;
    }
    let (old, new) = (words(old), words(new));
    let total = length(&old) + length(&new);
    if total == 0 {
        return 1.0;
    }
    let common: f64 = ops(&old, &new)
        .into_iter()
        .map(|op| match op {
            DiffOp::Equal { .. } => length(&old[op.old_range()]) as f64,
            DiffOp::Replace { .. } => kinship(&old[op.old_range()], &new[op.new_range()]),
            DiffOp::Delete { .. } | DiffOp::Insert { .. } => 0.0,
        })
        .sum();
    2.0 * common / total as f64
}

/// The characters that stay where some words give way to others; none if they are few.
fn kinship(old: &[&str], new: &[&str]) -> f64 {
    let (old, new): (Vec<char>, Vec<char>) = (
        old.concat().chars().collect(),
        new.concat().chars().collect(),
    );
    let equal = |op: &DiffOp| matches!(op, DiffOp::Equal { .. });
    let common: usize = ops(&old, &new)
        .iter()
        .filter(|op| equal(op))
        .map(|op| op.old_range().len())
        .sum();
    let is_kin = 2.0 * common as f64 >= KIN * (old.len() + new.len()) as f64;
    if is_kin { common as f64 } else { 0.0 }
}

fn words(text: &str) -> Vec<&str> {
    let mut words = text.tokenize_unicode_words();
    words.retain(|word| !word.trim().is_empty());
    words
}

fn length(words: &[&str]) -> usize {
    words.iter().map(|word| word.chars().count()).sum()
}

/// The difference without a clock; texts that are too long have nothing in common.
fn ops<T: Eq + std::hash::Hash + Ord>(old: &[T], new: &[T]) -> Vec<DiffOp> {
    if old.len().saturating_mul(new.len()) > MOST {
        return vec![DiffOp::Replace {
            old_index: 0,
            old_len: old.len(),
            new_index: 0,
            new_len: new.len(),
        }];
    }
    capture_diff_slices(Algorithm::Myers, old, new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_whole_words() {
        assert_eq!(
            marked(
                "De raad sluit het zwembad.",
                "De raad sluit een oud zwembad."
            ),
            "De raad sluit [-het-]{+een oud+} zwembad."
        );
        assert_eq!(
            marked(
                "Hij kocht drie oude huizen.",
                "Hij kocht twee nieuwe huizen."
            ),
            "Hij kocht [-drie oude-]{+twee nieuwe+} huizen."
        );
        assert_eq!(marked("Zoë", "Zoe\u{301}"), "[-Zoë-]{+Zoe\u{301}+}");
        assert_eq!(marked("Ja.", "Het regent nu."), "[-Ja.-]{+Het regent nu.+}");
        assert_eq!(marked("", "nieuw"), "{+nieuw+}");
        assert_eq!(marked("gelijk", "gelijk"), "gelijk");
    }

    #[test]
    fn likeness_is_between_none_and_all() {
        assert!((similarity("Ja.", "Ja .") - 1.0).abs() < 1e-9);
        assert!(similarity("sluit", "sluiten") > 0.8);
        assert!(similarity("ontkent", "bevestigt") < 0.1);
        assert!(similarity("", "iets").abs() < 1e-9);
        let (old, new) = (
            "De raad sluit het zwembad.",
            "De raad sluit het oude zwembad.",
        );
        assert!((0.8..1.0).contains(&similarity(old, new)));
    }
}
