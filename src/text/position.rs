/// The unit in which a data set counts its offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OffsetUnit {
    /// Unicode code points, as Python counts.
    #[default]
    Codepoint,
    /// Bytes of UTF-8.
    Byte,
    /// UTF-16 code units, as JavaScript and Java count.
    Utf16,
}

impl OffsetUnit {
    /// All units, the default first.
    pub const ALL: [Self; 3] = [Self::Codepoint, Self::Byte, Self::Utf16];

    /// As on the command line and in metadata.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Codepoint => "codepoint",
            Self::Byte => "byte",
            Self::Utf16 => "utf16",
        }
    }

    /// The unit with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.as_str() == name)
    }
}

/// Translates byte offsets of one text into another unit.
///
/// Checkpoints every 256 bytes make a look-up constant in the length of the text.
#[derive(Debug)]
pub struct Positions<'t> {
    text: &'t str,
    unit: OffsetUnit,
    /// Units before the character at or after byte `256 * i`.
    checkpoints: Vec<u32>,
}

const STRIDE: usize = 256;

impl<'t> Positions<'t> {
    /// Indexes `text` for offsets in `unit`.
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let mut checkpoints = Vec::new();
        if unit != OffsetUnit::Byte {
            let mut count = 0;
            for (at, c) in text.char_indices() {
                while checkpoints.len() * STRIDE <= at {
                    checkpoints.push(count);
                }
                count += width(c, unit);
            }
        }
        Self {
            text,
            unit,
            checkpoints,
        }
    }

    /// The text itself.
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// The offset of the character boundary at byte `at`, in this index's unit.
    pub fn of(&self, at: u32) -> u32 {
        if self.unit == OffsetUnit::Byte || self.checkpoints.is_empty() {
            return at;
        }
        let at = at as usize;
        let checkpoint = (at / STRIDE).min(self.checkpoints.len() - 1);
        let from = self.boundary(checkpoint * STRIDE);
        let base = self.checkpoints[checkpoint];
        if from >= at {
            return base;
        }
        base + self.text[from..at]
            .chars()
            .map(|c| width(c, self.unit))
            .sum::<u32>()
    }

    /// The text between two offsets of this index's unit; none if one of them is not a character boundary of the text.
    pub fn slice(&self, start: u32, end: u32) -> Option<&'t str> {
        self.text.get(self.byte(start)?..self.byte(end)?)
    }

    /// The byte at which the character at `offset` begins; none if no character does.
    pub fn byte(&self, offset: u32) -> Option<usize> {
        if self.unit == OffsetUnit::Byte || self.checkpoints.is_empty() {
            let at = offset as usize;
            return self.text.is_char_boundary(at).then_some(at);
        }
        let checkpoint = self.checkpoints.partition_point(|&count| count <= offset) - 1;
        let mut count = self.checkpoints[checkpoint];
        let mut at = self.boundary(checkpoint * STRIDE);
        while count < offset {
            let c = self.text[at..].chars().next()?;
            count += width(c, self.unit);
            at += c.len_utf8();
        }
        (count == offset).then_some(at)
    }

    /// The first character boundary from byte `at` on.
    fn boundary(&self, mut at: usize) -> usize {
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        at
    }
}

fn width(c: char, unit: OffsetUnit) -> u32 {
    match unit {
        OffsetUnit::Codepoint => 1,
        OffsetUnit::Byte => u32::try_from(c.len_utf8()).unwrap_or(4),
        OffsetUnit::Utf16 => u32::try_from(c.len_utf16()).unwrap_or(2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting_from_the_start() {
        let text = "é𝄞a".repeat(400);
        for unit in [OffsetUnit::Codepoint, OffsetUnit::Byte, OffsetUnit::Utf16] {
            let positions = Positions::new(&text, unit);
            for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                let counted: u32 = text[..at].chars().map(|c| width(c, unit)).sum();
                assert_eq!(positions.of(u32::try_from(at).expect("small")), counted);
                assert_eq!(positions.slice(0, counted), Some(&text[..at]));
            }
        }
    }

    #[test]
    fn no_slice_within_a_character_or_beyond_the_end() {
        let positions = Positions::new("a𝄞", OffsetUnit::Utf16);
        assert_eq!(positions.slice(1, 3), Some("𝄞"));
        assert_eq!(positions.slice(1, 2), None);
        assert_eq!(positions.slice(1, 4), None);
        assert_eq!(Positions::new("é", OffsetUnit::Byte).slice(0, 1), None);
        assert_eq!(Positions::new("", OffsetUnit::Codepoint).slice(0, 1), None);
    }
}
