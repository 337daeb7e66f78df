//! The bytes of a model.
//!
//! `STELLING` | `u16` format | `u32` length of the header | header (JSON) | hashes of the known forms, `u32` each |
//! `u32` number of word ends | hash `u32`, script `u16` each | tables of forms and of pieces | matrices, column by
//! column | vectors, `f32` each | SHA-256 of all before. Numbers are little-endian; rows of tables and columns of
//! matrices are as in `bytes`.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::bytes::{ByteMatrix, ByteTable};
use super::features::Vocabulary;
use super::layout::{Layout, Linear, Sizes};
use super::lemma::Script;
use super::network::{Eighth, Network};

const MAGIC: &[u8] = b"STELLING";
const FORMAT: u16 = 2;
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
    /// Some byte is not what was written.
    #[error("the model is damaged: its SHA-256 is not the one at its end")]
    Damaged,
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
    /// The part of the treebank that predicted text is treated as.
    pub(crate) part: String,
    pub(crate) scripts: Vec<Script>,
}

/// All that a file holds.
#[derive(Debug)]
pub(crate) struct Contents {
    pub(crate) header: Header,
    pub(crate) vocabulary: Vocabulary,
    /// Hashes of word ends and the places of their scripts.
    pub(crate) ends: Vec<(u32, u16)>,
    pub(crate) network: Network<Eighth>,
    /// SHA-256 of all before it in the file, as the file has it.
    pub(crate) digest: [u8; 32],
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
    let vocabulary = rest.vocabulary(header.sizes.words - 1)?;
    let ends = rest.ends(header.scripts.len())?;
    let network = rest.network(&header.sizes)?;
    let digest = rest.array("digest")?;
    match rest.0.len() {
        0 => Ok(Contents {
            header,
            vocabulary,
            ends,
            network,
            digest,
        }),
        more => Err(ModelError::TooLong(more)),
    }
}

/// Looks whether bytes that are a model are as they were written.
pub(crate) fn verify(bytes: &[u8]) -> Result<(), ModelError> {
    match bytes.split_last_chunk::<32>() {
        Some((content, digest)) if Sha256::digest(content).as_slice() == digest => Ok(()),
        _ => Err(ModelError::Damaged),
    }
}

fn check(header: &Header) -> Result<(), ModelError> {
    let s = &header.sizes;
    let all = [
        s.words,
        s.pieces,
        s.word_width,
        s.piece_width,
        s.width,
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
    if s.tag_layers > s.layers || !s.width.is_multiple_of(2) {
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

    fn vocabulary(&mut self, forms: usize) -> Result<Vocabulary, ModelError> {
        let hashes = self.take(forms * 4, "vocabulary")?.as_chunks().0;
        let hashes: Vec<u32> = hashes.iter().copied().map(u32::from_le_bytes).collect();
        if !hashes.is_sorted() {
            return Err(ModelError::Invalid("the vocabulary is not in order"));
        }
        Ok(Vocabulary(hashes))
    }

    fn ends(&mut self, scripts: usize) -> Result<Vec<(u32, u16)>, ModelError> {
        let count = self.length("word ends")?;
        let ends = self.take(count.saturating_mul(6), "word ends")?;
        let end = |&[a, b, c, d, e, f]: &[u8; 6]| {
            (u32::from_le_bytes([a, b, c, d]), u16::from_le_bytes([e, f]))
        };
        let ends: Vec<(u32, u16)> = ends.as_chunks().0.iter().map(end).collect();
        if ends.iter().any(|end| usize::from(end.1) >= scripts) {
            return Err(ModelError::Invalid("a word end has no script"));
        }
        Ok(ends)
    }

    fn network(&mut self, sizes: &Sizes) -> Result<Network<Eighth>, ModelError> {
        let layout = Layout::new(sizes);
        Ok(Network {
            words: self.table(sizes.words, sizes.word_width, "table of forms")?,
            pieces: self.table(sizes.pieces, sizes.piece_width, "table of pieces")?,
            maps: layout.maps.try_map(|map| self.matrix(*map))?,
            vectors: self.floats(layout.vectors, "vectors")?,
            sizes: sizes.clone(),
            layout,
        })
    }

    fn table(
        &mut self,
        rows: usize,
        width: usize,
        part: &'static str,
    ) -> Result<ByteTable, ModelError> {
        let bytes = self.take(ByteTable::size(rows, width), part)?;
        Ok(ByteTable::new(bytes, width))
    }

    fn matrix(&mut self, Linear { weight, .. }: Linear) -> Result<ByteMatrix, ModelError> {
        let bytes = self.take(ByteMatrix::size(weight.rows, weight.columns), "matrices")?;
        Ok(ByteMatrix::new(bytes, weight.rows))
    }

    fn floats(&mut self, count: usize, part: &'static str) -> Result<Vec<f32>, ModelError> {
        let floats = self.take(count * 4, part)?.as_chunks().0;
        Ok(floats.iter().copied().map(f32::from_le_bytes).collect())
    }
}

/// What is written in front of the numbers of a network.
#[cfg(feature = "train")]
pub(crate) struct Front<'m> {
    pub(crate) header: &'m Header,
    pub(crate) vocabulary: &'m Vocabulary,
    pub(crate) ends: &'m [(u32, u16)],
}

/// Writes a model: the tables, the matrices and the vectors come in the order of [`Network`].
#[cfg(feature = "train")]
pub(crate) fn write(
    front: &Front<'_>,
    tables: [&[f32]; 2],
    matrices: &[f32],
    vectors: &[f32],
) -> Result<Vec<u8>, ModelError> {
    use super::bytes::row_of_bytes;
    let length =
        |n: usize| u32::try_from(n).map_err(|_| ModelError::Invalid("a section is too long"));
    let sizes = &front.header.sizes;
    let header = serde_json::to_vec(front.header)?;
    let mut out = [
        MAGIC,
        &FORMAT.to_le_bytes(),
        &length(header.len())?.to_le_bytes(),
        &header,
    ]
    .concat();
    out.extend(
        front
            .vocabulary
            .0
            .iter()
            .flat_map(|hash| hash.to_le_bytes()),
    );
    out.extend(length(front.ends.len())?.to_le_bytes());
    for (hash, script) in front.ends {
        out.extend(hash.to_le_bytes());
        out.extend(script.to_le_bytes());
    }
    for (table, width) in tables
        .into_iter()
        .zip([sizes.word_width, sizes.piece_width])
    {
        for row in table.chunks_exact(width) {
            out.extend(row_of_bytes(row.iter().copied()));
        }
    }
    Layout::new(sizes).maps.map(|Linear { weight, .. }| {
        let matrix = weight.of(matrices);
        for column in 0..weight.columns {
            let values = matrix[column..].iter().step_by(weight.columns);
            out.extend(row_of_bytes(values.copied()));
        }
    });
    out.extend(vectors.iter().flat_map(|value| value.to_le_bytes()));
    out.extend(Sha256::digest(&out));
    Ok(out)
}

#[cfg(all(test, feature = "train"))]
mod tests {
    use super::*;
    use crate::model::{Model, lemma::Edit};
    use crate::text::Span;

    fn header() -> Header {
        let tag = |upos: &str| [upos.to_owned(), "x".to_owned(), "_".to_owned()];
        let edit = Edit {
            from_end: Some(1),
            remove: 1,
            insert: "en".to_owned(),
        };
        Header {
            about: About::default(),
            sizes: Sizes {
                words: 3,
                pieces: 4,
                word_width: 2,
                piece_width: 2,
                width: 6,
                layers: 2,
                tag_layers: 1,
                tags: 2,
                arc: 3,
                rel: 2,
                relations: 2,
            },
            tags: vec![tag("NOUN"), tag("VERB")],
            relations: vec!["root".to_owned(), "obj".to_owned()],
            part: "news".to_owned(),
            scripts: vec![Script {
                lower: true,
                edits: vec![edit],
            }],
        }
    }

    fn some(count: usize) -> Vec<f32> {
        (0..count).map(|i| (i % 7) as f32 / 3.0 - 1.0).collect()
    }

    /// A model with arbitrary weights.
    fn sample(header: &Header) -> Vec<u8> {
        let (sizes, layout) = (&header.sizes, Layout::new(&header.sizes));
        let front = Front {
            header,
            vocabulary: &Vocabulary::new(["de", "het"].into_iter()),
            ends: &[(3, 0), (9, 0)],
        };
        let words = some(sizes.words * sizes.word_width);
        let pieces = some(sizes.pieces * sizes.piece_width);
        let (matrices, vectors) = (some(layout.matrices), some(layout.vectors));
        write(&front, [&words, &pieces], &matrices, &vectors).unwrap()
    }

    fn error(bytes: &[u8]) -> String {
        Model::from_bytes(bytes).unwrap_err().to_string()
    }

    #[test]
    fn what_is_written_is_read() {
        let contents = read(&sample(&header())).unwrap();
        assert_eq!(contents.header, header());
        assert_eq!(contents.ends, [(3, 0), (9, 0)]);
        assert_eq!(contents.vocabulary.rows(), 3);
        let mut rows: Vec<u32> = ["de", "het", "een"]
            .map(|form| contents.vocabulary.row(form))
            .into();
        rows.sort_unstable();
        assert_eq!(rows, [0, 1, 2]);
        let layout = &contents.network.layout;
        assert_eq!(contents.network.vectors, some(layout.vectors));
    }

    #[test]
    fn cut_bytes_are_an_error() {
        let bytes = sample(&header());
        for length in 0..bytes.len() {
            assert!(Model::from_bytes(&bytes[..length]).is_err(), "{length}");
        }
    }

    #[test]
    fn changed_bytes_never_panic() {
        let bytes = sample(&header());
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
            "model format 7; this program reads format 2"
        );
        assert_eq!(
            error(b"STELLING\x02\0\x09"),
            "the model ends 3 bytes too early, in its header"
        );
        let mut bytes = sample(&header());
        bytes.push(0);
        assert_eq!(error(&bytes), "1 bytes follow the end of the model");
        let mut header = header();
        header.tags.pop();
        assert_eq!(
            error(&sample(&header)),
            "bad model: the labels are not as many as their scores"
        );
    }
}
