//! The tagger, lemmatizer and dependency parser, and the Dutch model that is embedded in the program.
//!
//! One network does it all (`network`): hashed features of each word (`features`), light recurrent layers over the
//! sentence (`recurrence`), a tagger and a biaffine arc scorer on top; `decode` makes a tree of the arcs and `lemma`
//! looks up how a tagged form becomes its lemma. `CARD.md` tells what the model was trained on and how well it does.

mod batch;
mod bytes;
mod decode;
mod features;
mod file;
mod layout;
mod lemma;
mod math;
mod matrix;
#[cfg_attr(not(feature = "train"), allow(dead_code))]
mod network;
#[cfg_attr(not(feature = "train"), allow(dead_code))]
mod recurrence;
mod roles;

use std::{borrow::Cow, sync::Arc};

use decode::head_shares;
use math::{Softmax, argmax};
use network::Eighth;
use roles::{Roles, Scored};

pub use file::{About, ModelError};
#[cfg(feature = "train")]
pub(crate) use {
    batch::Noise,
    file::{Front, Header, write as write_model},
    layout::{DISTANCES, Layout, Linear, Maps, Sizes, distance},
    lemma::{PARTICLE, Script, end_hashes, first_part, whole_hash},
    math::{exp, vectorised},
    matrix::Packed,
    network::{Activations, Encoding, Precision, Table},
    recurrence::LayerState,
};
pub(crate) use {
    batch::{Batch, Silence},
    decode::best_tree,
    features::{Vocabulary, features, normalise, part_piece},
    file::Contents,
    lemma::Lemmatizer,
    network::Network,
};

use crate::text::{Span, unstressed};
use crate::tree::conllu::{self, Sentence};
use crate::tree::{DepRel, Odds, Parse, Place, Tag, TokenIx, Upos, Word};

/// Sentences are cut into windows of this many words at most, so that memory stays small whatever the input.
const WINDOW: usize = 256;
/// Windows run through the network together up to this many words.
const BATCH: usize = 128;

/// A trained model: words in, trees out.
#[derive(Debug, Clone)]
pub struct Model {
    id: String,
    about: About,
    tags: Vec<Arc<Tag>>,
    relations: Vec<DepRel>,
    roles: Roles,
    vocabulary: Vocabulary,
    part: u32,
    lemmatizer: Lemmatizer,
    network: Network<Eighth>,
}

/// A word to parse: its form and its place in the document.
pub type Token<'t> = (&'t str, Span);

impl Model {
    /// The Dutch model inside the program.
    #[cfg(feature = "embedded-model")]
    #[allow(
        clippy::expect_used,
        reason = "the bytes are part of the program and a test loads them"
    )]
    pub fn embedded() -> &'static Self {
        static MODEL: std::sync::LazyLock<Model> = std::sync::LazyLock::new(|| {
            Model::read(include_bytes!("nl.model")).expect("the embedded model is sound")
        });
        &MODEL
    }

    /// Reads a model from the bytes of its file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let model = Self::read(bytes)?;
        file::verify(bytes)?;
        Ok(model)
    }

    /// Reads a model without a look at its digest: the embedded one is known to be sound.
    fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let Contents {
            header,
            vocabulary,
            ends,
            network,
            digest,
        } = file::read(bytes)?;
        let tag = |[upos, xpos, feats]: [String; 3]| {
            let upos = upos
                .parse()
                .map_err(|()| ModelError::Invalid("unknown part of speech"))?;
            Ok(Arc::new(Tag { upos, xpos, feats }))
        };
        let relation = |label: &String| {
            label
                .parse()
                .map_err(|()| ModelError::Invalid("unknown relation"))
        };
        let relations: Vec<DepRel> = header
            .relations
            .iter()
            .map(relation)
            .collect::<Result<_, ModelError>>()?;
        Ok(Self {
            id: id(&digest),
            about: header.about,
            tags: header
                .tags
                .into_iter()
                .map(tag)
                .collect::<Result<_, ModelError>>()?,
            roles: Roles::new(&relations),
            relations,
            vocabulary,
            part: part_piece(&header.part, header.sizes.pieces),
            lemmatizer: Lemmatizer {
                scripts: header.scripts,
                ends,
            },
            network,
        })
    }

    /// The first twelve digits of the SHA-256 of what the model's file holds.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What the model is and how well it does.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// The trees of sentences, in their order; each tree depends on its own sentence only.
    pub fn parse<'t>(&self, sentences: &[impl AsRef<[Token<'t>]>]) -> Vec<Parse> {
        let windows = sentences.iter().enumerate().flat_map(|(sentence, tokens)| {
            tokens
                .as_ref()
                .chunks(WINDOW)
                .map(move |window| (sentence, window))
        });
        let mut parsed = vec![Parsed::default(); sentences.len()];
        let mut batch: Vec<(usize, &[Token<'t>])> = Vec::new();
        let mut held = 0;
        for (sentence, window) in windows {
            if held + window.len() > BATCH {
                self.parse_batch(&std::mem::take(&mut batch), &mut parsed);
                held = 0;
            }
            held += window.len();
            batch.push((sentence, window));
        }
        self.parse_batch(&batch, &mut parsed);
        let tree = |Parsed { words, odds }| Parse::new(words).with_odds(odds);
        parsed.into_iter().map(tree).collect()
    }

    /// The sentences with the model's annotation; comments, tokens and spacing stay as they are.
    pub fn annotate(&self, sentences: &[Sentence]) -> Vec<Sentence> {
        let tokens: Vec<Vec<Token<'_>>> = sentences
            .iter()
            .map(|sentence| {
                sentence
                    .rows
                    .iter()
                    .map(|row| (row.form.as_str(), Span::default()))
                    .collect()
            })
            .collect();
        let trees = self.parse(&tokens);
        sentences
            .iter()
            .zip(&trees)
            .map(|(sentence, tree)| annotated(sentence, tree))
            .collect()
    }

    /// Parses windows and appends their words to those of their sentences.
    fn parse_batch(&self, windows: &[(usize, &[Token<'_>])], parsed: &mut [Parsed]) {
        let batch = self.batch(windows);
        let activations = self.network.forward(&batch, &mut Silence);
        let arcs: Vec<_> = batch
            .sentences()
            .map(|sentence| self.network.arc_scores(&activations, sentence))
            .collect();
        let mut heads = Vec::with_capacity(batch.words.len());
        let mut doubts = Vec::with_capacity(batch.words.len());
        for (sentence, scores) in batch.sentences().zip(&arcs) {
            let tree = best_tree(scores, sentence.len());
            doubts.extend(head_shares(scores, &tree));
            heads.extend(
                tree.into_iter()
                    .map(|head| head.map(|head| sentence.start + head as usize)),
            );
        }
        let input = self
            .network
            .relation_input(&activations, heads.iter().copied().enumerate());
        let relations = self.network.relation_scores(&input);
        let mut doubts = doubts.into_iter();
        let sentences = windows.iter().zip(batch.sentences()).zip(&arcs);
        for (((sentence, tokens), range), arcs) in sentences {
            let Parsed { words, odds } = &mut parsed[*sentence];
            let shift = words.len();
            let place = |head: usize| u32::try_from(head + shift).ok().map(TokenIx);
            let mut tree = Scored::new(arcs);
            for ((at, &(form, span)), doubt) in range.clone().zip(*tokens).zip(&mut doubts) {
                let tag = row_argmax(&activations.tags, self.tags.len(), at);
                let (relation, sure) = self.relation(&relations, at, heads[at].is_none());
                let head = heads[at].map(|head| head - range.start);
                tree.push(head, relation);
                let upos = self.tags[tag].upos;
                let read = match upos {
                    Upos::Propn => Cow::Borrowed(form),
                    _ => self.unmarked(form),
                };
                words.push(Word {
                    span,
                    form: form.to_owned(),
                    lemma: self.lemmatizer.lemma(&read, tag, upos),
                    tag: self.tags[tag].clone(),
                    head: head.and_then(place),
                    deprel: self.relations[relation],
                });
                let other = |(head, share): (Option<usize>, u16)| (head.and_then(place), share);
                odds.push(Odds {
                    head: doubt.own,
                    deprel: sure,
                    others: doubt.others.into_iter().map(other).collect(),
                    places: Vec::new(),
                });
            }
            for word in self.roles.crowded(&tree) {
                let row = |head| {
                    let arc = (range.start + word, Some(range.start + head));
                    let input = self.network.relation_input(&activations, [arc].into_iter());
                    self.network.relation_scores(&input)
                };
                let ways = self.roles.ways(&tree, word, row).into_iter();
                odds[shift + word].places = ways
                    .filter_map(|(head, relation, share)| {
                        Some(Place {
                            head: place(head)?,
                            deprel: self.relations[relation],
                            share,
                        })
                    })
                    .collect();
            }
            self.join_particles(&mut words[shift..], shift);
        }
    }

    /// Puts the particle of a separable verb in front of its lemma: `wijst … af` is `af_wijzen`.
    fn join_particles(&self, words: &mut [Word], shift: usize) {
        for at in 0..words.len() {
            let particle = words[at].form.to_lowercase();
            if words[at].deprel == DepRel::CompoundPrt
                && self.lemmatizer.is_particle(&particle)
                && let Some(verb) = words[at].head
            {
                let lemma = &mut words[verb.at() - shift].lemma;
                if !lemma.contains('_') {
                    lemma.insert_str(0, &format!("{particle}_"));
                }
            }
        }
    }

    /// *kán*, *ècht*: a word is read without the accents of stress, but if it is known with *é* (*één*, *café*).
    fn unmarked<'t>(&self, form: &'t str) -> Cow<'t, str> {
        if form.is_ascii() || form.contains(['é', 'è']) && self.knows(form) {
            return Cow::Borrowed(form);
        }
        let plain = unstressed(form);
        if self.knows(&plain) {
            Cow::Owned(plain)
        } else {
            Cow::Borrowed(form)
        }
    }

    fn knows(&self, form: &str) -> bool {
        self.vocabulary.row(&normalise(form)) > 0
    }

    fn batch(&self, windows: &[(usize, &[Token<'_>])]) -> Batch {
        let mut batch = Batch::default();
        for (_, tokens) in windows {
            for (at, (form, _)) in tokens.iter().enumerate() {
                let form = self.unmarked(form);
                let features = features(&form, at == 0, self.network.sizes.pieces);
                let word = self.vocabulary.row(&features.form);
                batch.push(word, features.pieces.into_iter().chain([self.part]));
            }
            batch.lengths.push(tokens.len());
        }
        batch
    }

    /// The place of the best relation of a word among all, and how likely that is in thousandths; `root` if and only if the
    /// word has no head.
    fn relation(&self, scores: &[f32], at: usize, root: bool) -> (usize, u16) {
        let is_root = |place: &usize| self.relations[*place] == DepRel::Root;
        let places = 0..self.relations.len();
        if root {
            return (places.clone().find(is_root).unwrap_or_default(), 1000);
        }
        let row = &scores[at * self.relations.len()..(at + 1) * self.relations.len()];
        let best = places
            .filter(|place| !is_root(place))
            .reduce(|a, b| if row[b] > row[a] { b } else { a })
            .unwrap_or_default();
        let share = Softmax::over(row.iter().copied()).share(row[best]);
        (best, share)
    }
}

/// The words of a sentence and what the parser holds of them, as far as they are parsed.
#[derive(Debug, Clone, Default)]
struct Parsed {
    words: Vec<Word>,
    odds: Vec<Odds>,
}

fn annotated(sentence: &Sentence, tree: &Parse) -> Sentence {
    let mut rows = conllu::rows_of(tree);
    for (row, given) in rows.iter_mut().zip(&sentence.rows) {
        row.misc.clone_from(&given.misc);
    }
    Sentence {
        comments: sentence.comments.clone(),
        rows,
        ranges: sentence.ranges.clone(),
    }
}

/// The first twelve hexadecimal digits.
fn id(digest: &[u8; 32]) -> String {
    let digits = digest
        .iter()
        .take(6)
        .flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

fn row_argmax(matrix: &[f32], width: usize, row: usize) -> usize {
    argmax(&matrix[row * width..(row + 1) * width])
}

#[cfg(all(test, feature = "embedded-model"))]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<Token<'_>> {
        text.split(' ')
            .map(|form| (form, Span::default()))
            .collect()
    }

    fn columns(parse: &Parse) -> Vec<String> {
        let row = |word: &Word| {
            let head = word.head.map_or(0, |head| head.0 + 1);
            format!(
                "{} {} {} {head} {}",
                word.form,
                word.lemma,
                word.tag.upos.as_str(),
                word.deprel.as_str()
            )
        };
        parse.words().iter().map(row).collect()
    }

    #[test]
    fn a_plain_sentence_is_analysed() {
        let trees = Model::embedded().parse(&[tokens("De rechter wees het verzoek af .")]);
        let expected = [
            "De de DET 2 det",
            "rechter rechter NOUN 3 nsubj",
            "wees af_wijzen VERB 0 root",
            "het het DET 5 det",
            "verzoek verzoek NOUN 3 obj",
            "af af ADP 3 compound:prt",
            ". . PUNCT 3 punct",
        ];
        assert_eq!(columns(&trees[0]), expected);
    }

    #[test]
    fn the_digest_is_that_of_the_file() {
        let bytes = include_bytes!("nl.model");
        assert!(file::verify(bytes).is_ok());
        assert_eq!(Model::embedded().id(), id(bytes.last_chunk().unwrap()));
    }

    #[test]
    fn a_tree_does_not_depend_on_its_neighbours() {
        let model = Model::embedded();
        let texts = [
            "Dat zei hij .",
            "Nee !",
            "De minister , die gisteren aftrad , ontkent alles .",
            "",
        ];
        let many: Vec<_> = texts
            .iter()
            .cycle()
            .take(200)
            .map(|text| tokens(text))
            .collect();
        for (tree, sentence) in model.parse(&many).iter().zip(&many) {
            assert_eq!(*tree, model.parse(&[sentence])[0]);
        }
    }

    #[test]
    fn sentences_of_any_length_give_one_tree() {
        let model = Model::embedded();
        let long = vec![("woord", Span::default()); 3000];
        let trees = model.parse(&[long.as_slice(), &[]]);
        let roots = |tree: &Parse| {
            tree.words()
                .iter()
                .filter(|word| word.head.is_none())
                .count()
        };
        assert_eq!((trees[0].words().len(), roots(&trees[0])), (3000, 1));
        assert_eq!(trees[1].words().len(), 0);
    }
}
