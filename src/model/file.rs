//! The bytes of a model.
//!
//! `STELLING` | `u16` format | `u32` length of the header | header (JSON) | `u32` length of the vocabulary | forms, one
//! a line | `u32` number of word ends | hash `u32`, script `u16` each | tables of forms and of pieces | dense tensors.
//! Numbers are little-endian. A matrix is a row after the other, each its scale (`f32`) and its values in units of the
//! scale (`i8`); a tensor of one row is plain `f32`.

use serde::{Deserialize, Serialize};

use super::lemma::{Lemmatizer, Script};
use super::network::{Layout, Sizes, Weights};

const MAGIC: &[u8] = b"STELLING";
const FORMAT: u16 = 1;
/// No size in a header is greater.
const LIMIT: usize = 1 << 21;

/// Why bytes are not a model.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// The first bytes are not those of a model.
    #[error("not a stelling model: the file does not begin with STELLING")]
    Magic,
    /// Another version of this program wrote it.
    #[error("model format {found}; this program reads format {FORMAT}")]
    Format {
        /// The format of the file.
        found: u16,
    },
    /// The file ends too early.
    #[error("the model ends {missing} bytes too early, in its {part}")]
    Truncated {
        /// What was being read.
        part: &'static str,
        /// How many more bytes were needed.
        missing: usize,
    },
    /// Bytes follow the last tensor.
    #[error("{0} bytes follow the end of the model")]
    TooLong(usize),
    /// The header is not what it should be.
    #[error("bad model header: {0}")]
    Header(#[from] serde_json::Error),
    /// The header's numbers contradict each other or the data.
    #[error("bad model: {0}")]
    Invalid(&'static str),
}

/// What is told about a model to people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Name and version.
    pub name: String,
    /// The parts of the treebank that it was trained on.
    pub corpus: Vec<String>,
    /// The licence of the weights.
    pub licence: String,
    /// Scores on the development set with gold tokens, in per cent, by name.
    pub scores: std::collections::BTreeMap<String, f64>,
}

/// The header.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Header {
    pub(crate) about: About,
    pub(crate) sizes: Sizes,
    /// Part of speech, the treebank's tag, features.
    pub(crate) tags: Vec<[String; 3]>,
    pub(crate) relations: Vec<String>,
    /// The part of the treebank that predicted text is treated as, if the network knows parts.
    pub(crate) part: String,
    pub(crate) scripts: Vec<Script>,
}

/// All that a file holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Contents {
    pub(crate) header: Header,
    /// The forms of rows 1 and up.
    pub(crate) vocabulary: Vec<String>,
    /// Hashes of word ends and the places of their scripts.
    pub(crate) ends: Vec<(u32, u16)>,
    pub(crate) weights: Weights,
}

impl Contents {
    pub(crate) fn lemmatizer(&self) -> Lemmatizer {
        Lemmatizer {
            scripts: self.header.scripts.clone(),
            ends: self.ends.clone(),
        }
    }
}

/// Reads a model.
pub(crate) fn read(bytes: &[u8]) -> Result<Contents, ModelError> {
    let mut rest = Bytes(bytes.strip_prefix(MAGIC).ok_or(ModelError::Magic)?);
    let found = u16::from_le_bytes(rest.array("format")?);
    if found != FORMAT {
        return Err(ModelError::Format { found });
    }
    let length = rest.length("header")?;
    let header: Header = serde_json::from_slice(rest.take(length, "header")?)?;
    check(&header)?;
    let length = rest.length("vocabulary")?;
    let vocabulary = std::str::from_utf8(rest.take(length, "vocabulary")?)
        .map_err(|_| ModelError::Invalid("the vocabulary is not UTF-8"))?;
    let vocabulary: Vec<String> = vocabulary.lines().map(str::to_owned).collect();
    if vocabulary.len() + 1 != header.sizes.words {
        return Err(ModelError::Invalid(
            "the vocabulary is not as long as its table",
        ));
    }
    let count = rest.length("word ends")?;
    let ends = rest
        .take(count.saturating_mul(6), "word ends")?
        .as_chunks::<6>()
        .0;
    let ends: Vec<(u32, u16)> = ends
        .iter()
        .map(|&[a, b, c, d, e, f]| (u32::from_le_bytes([a, b, c, d]), u16::from_le_bytes([e, f])))
        .collect();
    if ends
        .iter()
        .any(|end| usize::from(end.1) >= header.scripts.len())
    {
        return Err(ModelError::Invalid("a word end has no script"));
    }
    let sizes = &header.sizes;
    let mut weights = Weights {
        words: rest.matrix(sizes.words, sizes.word_width, "table of forms")?,
        pieces: rest.matrix(sizes.pieces, sizes.piece_width, "table of pieces")?,
        dense: Vec::new(),
    };
    for tensor in Layout::new(sizes).all {
        weights
            .dense
            .extend(rest.matrix(tensor.rows, tensor.columns, "weights")?);
    }
    match rest.0.len() {
        0 => Ok(Contents {
            header,
            vocabulary,
            ends,
            weights,
        }),
        more => Err(ModelError::TooLong(more)),
    }
}

fn check(header: &Header) -> Result<(), ModelError> {
    let s = &header.sizes;
    let all = [
        s.words,
        s.pieces,
        s.word_width,
        s.piece_width,
        s.layers,
        s.tag_layers,
        s.tags,
        s.arc,
        s.rel,
        s.relations,
    ];
    if all.iter().any(|&size| size == 0 || size > LIMIT) || s.layers > 64 {
        return Err(ModelError::Invalid("a size is out of range"));
    }
    if s.tag_layers > s.layers || !s.width().is_multiple_of(2) {
        return Err(ModelError::Invalid("the sizes do not fit together"));
    }
    if s.tags != header.tags.len() || s.relations != header.relations.len() {
        return Err(ModelError::Invalid(
            "the labels are not as many as their scores",
        ));
    }
    Ok(())
}

struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn take(&mut self, count: usize, part: &'static str) -> Result<&'b [u8], ModelError> {
        let missing = count.saturating_sub(self.0.len());
        let (taken, rest) = self
            .0
            .split_at_checked(count)
            .ok_or(ModelError::Truncated { part, missing })?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self, part: &'static str) -> Result<[u8; N], ModelError> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N, part)?);
        Ok(array)
    }

    fn length(&mut self, part: &'static str) -> Result<usize, ModelError> {
        Ok(u32::from_le_bytes(self.array(part)?) as usize)
    }

    fn matrix(
        &mut self,
        rows: usize,
        columns: usize,
        part: &'static str,
    ) -> Result<Vec<f32>, ModelError> {
        if rows == 1 {
            let bytes = self.take(columns * 4, part)?;
            return Ok(bytes
                .as_chunks::<4>()
                .0
                .iter()
                .map(|&four| f32::from_le_bytes(four))
                .collect());
        }
        let bytes = self.take(rows * (columns + 4), part)?;
        let mut matrix = Vec::with_capacity(rows * columns);
        for row in bytes.chunks_exact(columns + 4) {
            let (scale, values) = row.split_at(4);
            let scale = f32::from_le_bytes([scale[0], scale[1], scale[2], scale[3]]);
            matrix.extend(
                values
                    .iter()
                    .map(|&value| f32::from(value.cast_signed()) * scale),
            );
        }
        Ok(matrix)
    }
}

/// Writes a model; values of matrices are rounded to 1/127 of the greatest of their row.
#[cfg(feature = "train")]
pub(crate) fn write(contents: &Contents) -> Result<Vec<u8>, ModelError> {
    let length =
        |n: usize| u32::try_from(n).map_err(|_| ModelError::Invalid("a section is too long"));
    let header = serde_json::to_vec(&contents.header)?;
    let vocabulary: String = contents
        .vocabulary
        .iter()
        .flat_map(|form| [form, "\n"])
        .collect();
    let mut out = [
        MAGIC,
        &FORMAT.to_le_bytes(),
        &length(header.len())?.to_le_bytes(),
        &header,
    ]
    .concat();
    out.extend(length(vocabulary.len())?.to_le_bytes());
    out.extend(vocabulary.as_bytes());
    out.extend(length(contents.ends.len())?.to_le_bytes());
    for (hash, script) in &contents.ends {
        out.extend(hash.to_le_bytes());
        out.extend(script.to_le_bytes());
    }
    let sizes = &contents.header.sizes;
    write_matrix(&mut out, &contents.weights.words, sizes.word_width);
    write_matrix(&mut out, &contents.weights.pieces, sizes.piece_width);
    for tensor in Layout::new(sizes).all {
        write_matrix(&mut out, tensor.of(&contents.weights.dense), tensor.columns);
    }
    Ok(out)
}

#[cfg(feature = "train")]
fn write_matrix(out: &mut Vec<u8>, matrix: &[f32], columns: usize) {
    if matrix.len() == columns {
        out.extend(matrix.iter().flat_map(|value| value.to_le_bytes()));
        return;
    }
    for row in matrix.chunks_exact(columns) {
        let scale = row
            .iter()
            .fold(0.0_f32, |most, value| most.max(value.abs()))
            / 127.0;
        out.extend(scale.to_le_bytes());
        let unit = if scale > 0.0 { 1.0 / scale } else { 0.0 };
        #[allow(clippy::cast_possible_truncation)]
        out.extend(
            row.iter()
                .map(|value| ((value * unit).round() as i8).cast_unsigned()),
        );
    }
}

#[cfg(all(test, feature = "train"))]
pub(crate) mod tests {
    use super::*;
    use crate::model::{Model, lemma::Edit};
    use crate::text::Span;

    /// A model with arbitrary weights.
    pub(crate) fn sample() -> Contents {
        let sizes = Sizes {
            words: 3,
            pieces: 4,
            word_width: 2,
            piece_width: 2,
            layers: 2,
            tag_layers: 1,
            tags: 2,
            arc: 3,
            rel: 2,
            relations: 2,
        };
        let some = |count: usize| (0..count).map(|i| (i % 7) as f32 / 3.0 - 1.0).collect();
        let weights = Weights {
            words: some(sizes.words * sizes.word_width),
            pieces: some(sizes.pieces * sizes.piece_width),
            dense: some(Layout::new(&sizes).len()),
        };
        let tag = |upos: &str| [upos.to_owned(), "x".to_owned(), "_".to_owned()];
        let edit = Edit {
            from_end: Some(1),
            remove: 1,
            insert: "en".to_owned(),
        };
        let script = Script {
            lower: true,
            edits: vec![edit],
        };
        Contents {
            header: Header {
                about: About::default(),
                sizes,
                tags: vec![tag("NOUN"), tag("VERB")],
                relations: vec!["root".to_owned(), "obj".to_owned()],
                part: "news".to_owned(),
                scripts: vec![script],
            },
            vocabulary: vec!["de".to_owned(), "het".to_owned()],
            ends: vec![(3, 0), (9, 0)],
            weights,
        }
    }

    fn error(bytes: &[u8]) -> String {
        Model::from_bytes(bytes).unwrap_err().to_string()
    }

    #[test]
    fn what_is_written_is_read_up_to_rounding() {
        let bytes = write(&sample()).unwrap();
        let contents = read(&bytes).unwrap();
        assert_eq!(contents.header, sample().header);
        assert_eq!(contents.ends, sample().ends);
        for (found, given) in contents.weights.dense.iter().zip(sample().weights.dense) {
            assert!((found - given).abs() < 0.005, "{found} {given}");
        }
        assert_eq!(write(&contents).unwrap(), bytes);
    }

    #[test]
    fn cut_bytes_are_an_error() {
        let bytes = write(&sample()).unwrap();
        for length in 0..bytes.len() {
            assert!(Model::from_bytes(&bytes[..length]).is_err(), "{length}");
        }
    }

    #[test]
    fn changed_bytes_never_panic() {
        let bytes = write(&sample()).unwrap();
        let sentence = vec![
            ("De", Span::default()),
            ("man", Span::default()),
            (".", Span::default()),
        ];
        for at in 0..bytes.len() {
            for change in [0x01, 0x80, 0xff] {
                let mut bytes = bytes.clone();
                bytes[at] ^= change;
                if let Ok(model) = Model::from_bytes(&bytes) {
                    assert_eq!(model.parse(&[&sentence])[0].words().len(), 3);
                }
            }
        }
    }

    #[test]
    fn errors_say_what_is_wrong() {
        assert_eq!(
            error(b""),
            "not a stelling model: the file does not begin with STELLING"
        );
        assert_eq!(
            error(b"STELLING\x07\0"),
            "model format 7; this program reads format 1"
        );
        assert_eq!(
            error(b"STELLING\x01\0\x09"),
            "the model ends 3 bytes too early, in its header"
        );
        let mut bytes = write(&sample()).unwrap();
        bytes.push(0);
        assert_eq!(error(&bytes), "1 bytes follow the end of the model");
        let mut contents = sample();
        contents.header.tags.pop();
        assert_eq!(
            error(&write(&contents).unwrap()),
            "bad model: the labels are not as many as their scores"
        );
    }
}
