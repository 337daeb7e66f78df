//! What the network sees of a word: its normalised form and hashed pieces of it.

/// The longest beginnings and ends of a word that are features, in characters.
const PREFIX: usize = 4;
const SUFFIX: usize = 5;

/// The features of one word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Features {
    /// The form as it is looked up in the vocabulary.
    pub(crate) form: String,
    /// Rows of the table of pieces.
    pub(crate) pieces: Vec<u32>,
}

/// The features of `form`, the first word of its sentence or not, with pieces hashed into `buckets` rows.
pub(crate) fn features(form: &str, first: bool, buckets: usize) -> Features {
    let normalised = normalise(form);
    let chars: Vec<char> = normalised.chars().collect();
    let mut pieces = vec![bucket(b's', shape(form, first), buckets)];
    pieces.extend(
        (1..=PREFIX.min(chars.len())).map(|n| bucket(b'<', chars[..n].iter().copied(), buckets)),
    );
    pieces.extend(
        (1..=SUFFIX.min(chars.len()))
            .map(|n| bucket(b'>', chars[chars.len() - n..].iter().copied(), buckets)),
    );
    Features {
        form: normalised,
        pieces,
    }
}

/// The row of a piece that names the part of the treebank a sentence is from.
pub(crate) fn part_piece(part: &str, buckets: usize) -> u32 {
    bucket(b'p', part.chars(), buckets)
}

/// Lower case, digits as `0`, and one form for all quotes and one for all dashes.
pub(crate) fn normalise(form: &str) -> String {
    match form {
        ",," | "''" | "``" | "\"" | "'" | "`" | "„" | "“" | "”" | "‟" | "‘" | "’" | "‚" | "‛"
        | "«" | "»" | "‹" | "›" => "\"".to_owned(),
        "-" | "--" | "---" | "–" | "—" | "−" | "‐" | "‑" | "―" => "-".to_owned(),
        "…" => "...".to_owned(),
        _ => form.chars().flat_map(normalise_char).collect(),
    }
}

fn normalise_char(c: char) -> impl Iterator<Item = char> {
    match c {
        '0'..='9' => '0',
        '’' | '‘' | '`' | '´' => '\'',
        _ => c,
    }
    .to_lowercase()
}

/// The kinds of characters in a row, equal neighbours once; whether it opens the sentence, in front.
fn shape(form: &str, first: bool) -> impl Iterator<Item = char> {
    let mut kinds: Vec<char> = form.chars().map(kind).collect();
    kinds.dedup();
    kinds.truncate(8);
    std::iter::once(if first { '1' } else { '2' }).chain(kinds)
}

fn kind(c: char) -> char {
    match c {
        _ if c.is_uppercase() => 'A',
        _ if c.is_alphabetic() => 'a',
        _ if c.is_numeric() => '0',
        '-' | '–' | '—' => '-',
        '\'' | '’' | '‘' => '\'',
        '.' => '.',
        _ => '*',
    }
}

fn bucket(kind: u8, chars: impl Iterator<Item = char>, buckets: usize) -> u32 {
    u32::try_from(hash(kind, chars) % buckets as u64).unwrap_or(0)
}

/// FNV-1a over the code points; its low bits mix badly, so the high half is folded in.
fn hash(kind: u8, chars: impl Iterator<Item = char>) -> u64 {
    let codes = std::iter::once(u32::from(kind)).chain(chars.map(u32::from));
    let hash = codes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, code| {
        (hash ^ u64::from(code)).wrapping_mul(0x0100_0000_01b3)
    });
    hash ^ (hash >> 32)
}

/// The forms that have a row of their own: their hashes, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Vocabulary(pub(super) Vec<u32>);

impl Vocabulary {
    /// Of normalised forms; the few whose hashes are equal share a row.
    #[cfg(feature = "train")]
    pub(crate) fn new<'f>(forms: impl Iterator<Item = &'f str>) -> Self {
        let mut hashes: Vec<u32> = forms.map(form_hash).collect();
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes)
    }

    /// How many rows there are, that of unknown forms included.
    #[cfg(feature = "train")]
    pub(crate) fn rows(&self) -> usize {
        self.0.len() + 1
    }

    /// The row of a normalised form: from 1, or 0 if it is not known.
    pub(crate) fn row(&self, form: &str) -> u32 {
        let place = self.0.binary_search(&form_hash(form)).ok();
        place.map_or(0, |place| u32::try_from(place + 1).unwrap_or(0))
    }
}

#[allow(clippy::cast_possible_truncation)]
fn form_hash(form: &str) -> u32 {
    hash(b'w', form.chars()) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_dashes_look_alike() {
        assert_eq!(normalise(",,"), normalise("”"));
        assert_eq!(normalise("–"), normalise("--"));
        assert_eq!(normalise("Foto’s"), "foto's");
        assert_eq!(normalise("A12"), "a00");
    }

    #[test]
    fn shape_tells_kinds_and_place() {
        let shape = |form, first| shape(form, first).collect::<String>();
        assert_eq!(shape("Den", true), "1Aa");
        assert_eq!(shape("12-jarige", false), "20-a");
    }
}
