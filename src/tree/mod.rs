//! Dependency trees in Universal Dependencies v2, and the questions that rules ask of them.

mod confidence;
pub mod conllu;
mod deprel;
mod query;
mod role;
pub mod score;
mod upos;

pub use confidence::{Odds, Place};
pub use deprel::DepRel;
pub use query::{AUXILIARIES, SUBJECTS};
pub use role::role;
pub use upos::Upos;

use std::{ops::Index, sync::Arc};

use crate::text::Span;

/// The 0-based place of a word in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenIx(pub u32);

impl TokenIx {
    /// As an index into a slice.
    pub const fn at(self) -> usize {
        self.0 as usize
    }
}

/// Part of speech and morphology; shared between the words that have the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tag {
    /// The universal part of speech.
    pub upos: Upos,
    /// The treebank's own tag (CGN): `WW|pv|tgw|ev`.
    pub xpos: String,
    /// Universal features as in CoNLL-U, sorted: `Number=Sing|Tense=Pres|VerbForm=Fin`, or `_`.
    pub feats: String,
}

impl Tag {
    /// The value of a feature: `feat("Tense")` is `Some("Past")`.
    pub fn feat(&self, name: &str) -> Option<&str> {
        self.feats
            .split('|')
            .find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
    }

    /// Whether this is a part of the treebank's own tag: `has_part("tgw")` of `WW|pv|tgw|ev`.
    pub fn has_part(&self, part: &str) -> bool {
        self.xpos.split('|').any(|own| own == part)
    }

    /// Whether it is that of several: *huizen*, *jongeren*.
    pub fn is_plural(&self) -> bool {
        self.feat("Number") == Some("Plur") || self.has_part("mv-n")
    }

    /// Whether it is that of an adjective in front of its noun, without an ending: *groot* of *een groot huis*.
    pub fn is_bare(&self) -> bool {
        self.has_part("prenom") && self.has_part("zonder")
    }

    /// Whether it is that of an adjective that stands for its noun: *de verdachte*, *de Spaanse*.
    pub fn is_nominalized_adjective(&self) -> bool {
        self.has_part("ADJ") && self.has_part("nom")
    }

    /// Whether it is that of a pronoun that can only be a subject: *hij*, *wij*.
    pub fn is_nominative(&self) -> bool {
        self.feat("Case") == Some("Nom")
    }

    /// Whether it is that of a word that asks or relates: *wie*, *dat* of *het huis dat*.
    pub fn asks_or_relates(&self) -> bool {
        matches!(self.feat("PronType"), Some("Int" | "Rel" | "Int,Rel"))
    }

    /// Whether it is that of an ordinal or a superlative: *derde*, *jongste*.
    pub fn ranks(&self) -> bool {
        self.has_part("rang") || self.feat("Degree") == Some("Sup")
    }
}

/// One word of a parsed sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands in the document.
    pub span: Span,
    /// As written.
    pub form: String,
    /// In the treebank's manner: parts of compounds and separable verbs joined by `_` (`af_wijzen`).
    pub lemma: String,
    /// Part of speech and morphology.
    pub tag: Arc<Tag>,
    /// The word that it depends on; none for the root.
    pub head: Option<TokenIx>,
    /// Its relation to the head.
    pub deprel: DepRel,
}

impl Word {
    /// The lemma as a word: `afwijzen` for `af_wijzen`.
    pub fn whole_lemma(&self) -> String {
        self.lemma.replace('_', "")
    }
}

/// Another place in the tree for a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The word.
    pub word: TokenIx,
    /// The word that it is to depend on; none for the root.
    pub head: Option<TokenIx>,
    /// Its relation to that head.
    pub deprel: DepRel,
    /// Its lemma, if that changes with the place: *deed … af*.
    pub lemma: Option<String>,
    /// Its tag, if that was wrong too.
    pub tag: Option<Arc<Tag>>,
}

impl Edit {
    /// Hangs `word` on `head`.
    pub const fn new(word: TokenIx, head: TokenIx, deprel: DepRel) -> Self {
        Self::place(word, Some(head), deprel)
    }

    /// Makes two words the subject and the object of a verb.
    pub const fn arguments(verb: TokenIx, subject: TokenIx, object: TokenIx) -> [Self; 2] {
        [
            Self::new(subject, verb, DepRel::Nsubj),
            Self::new(object, verb, DepRel::Obj),
        ]
    }

    /// Makes `word` the root.
    pub const fn root(word: TokenIx) -> Self {
        Self::place(word, None, DepRel::Root)
    }

    /// Leaves `word` where it is, to give it another lemma or tag.
    pub fn stay(parse: &Parse, word: TokenIx) -> Self {
        Self::place(word, parse[word].head, parse[word].deprel)
    }

    /// Puts `word` on `head`, or at the root if that is none.
    pub const fn place(word: TokenIx, head: Option<TokenIx>, deprel: DepRel) -> Self {
        Self {
            word,
            head,
            deprel,
            lemma: None,
            tag: None,
        }
    }
}

/// The dependency tree of one sentence: one root, no cycles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parse {
    words: Vec<Word>,
    /// Dependents of word `i`, in text order: `children[starts[i]..starts[i + 1]]`.
    children: Vec<TokenIx>,
    starts: Vec<u32>,
    /// What the parser holds of each word; empty if the tree was given.
    odds: Vec<Odds>,
}

impl Index<TokenIx> for Parse {
    type Output = Word;

    fn index(&self, ix: TokenIx) -> &Word {
        &self.words[ix.at()]
    }
}

impl Parse {
    /// Builds the tree from words whose heads are in range.
    ///
    /// Whatever the input, the result is a tree with one root: a head out of range, a second root or a cycle is
    /// attached to the first root.
    pub fn new(mut words: Vec<Word>) -> Self {
        mend(&mut words);
        let mut starts = vec![0_u32; words.len() + 1];
        for head in words.iter().filter_map(|word| word.head) {
            starts[head.at() + 1] += 1;
        }
        for i in 0..words.len() {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        let mut children = vec![TokenIx(0); words.len().saturating_sub(1)];
        for (ix, word) in (0..).map(TokenIx).zip(&words) {
            if let Some(head) = word.head {
                children[next[head.at()] as usize] = ix;
                next[head.at()] += 1;
            }
        }
        Self {
            words,
            children,
            starts,
            odds: Vec::new(),
        }
    }

    /// The tree with some words in other places, which are certain then; of two edits of a word the last counts.
    #[must_use]
    pub fn edited(self, edits: Vec<Edit>) -> Self {
        let Self {
            mut words,
            mut odds,
            ..
        } = self;
        for edit in edits {
            let word = &mut words[edit.word.at()];
            if let Some(odds) = odds.get_mut(edit.word.at()) {
                *odds = Odds::SURE;
            }
            (word.head, word.deprel) = (edit.head, edit.deprel);
            if let Some(lemma) = edit.lemma {
                word.lemma = lemma;
            }
            if let Some(tag) = edit.tag {
                word.tag = tag;
            }
        }
        Self::new(words).with_odds(odds)
    }

    /// The tree with a word at another of its possible places; how sure that is follows from the place.
    #[must_use]
    pub fn moved(self, word: TokenIx, place: Place) -> Self {
        let mut tree = self.edited(vec![Edit::new(word, place.head, place.deprel)]);
        if let Some(odds) = tree.odds.get_mut(word.at()) {
            *odds = Odds::of(place);
        }
        tree
    }

    /// All words in text order.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// The places of all words in text order.
    pub fn indices(&self) -> impl DoubleEndedIterator<Item = TokenIx> + ExactSizeIterator + use<> {
        (0..u32::try_from(self.words.len()).unwrap_or(u32::MAX)).map(TokenIx)
    }

    /// The root; none in an empty sentence.
    pub fn root(&self) -> Option<TokenIx> {
        self.indices().find(|&ix| self[ix].head.is_none())
    }

    /// The dependents of `ix`, in text order.
    pub fn children(&self, ix: TokenIx) -> &[TokenIx] {
        &self.children[self.starts[ix.at()] as usize..self.starts[ix.at() + 1] as usize]
    }

    /// The dependents of `ix` with one of the relations, in text order.
    pub fn dependents<'p>(
        &'p self,
        ix: TokenIx,
        relations: &'p [DepRel],
    ) -> impl DoubleEndedIterator<Item = TokenIx> + 'p {
        self.children(ix)
            .iter()
            .copied()
            .filter(move |&child| relations.contains(&self[child].deprel))
    }

    /// The first dependent with the relation.
    pub fn dependent(&self, ix: TokenIx, relation: DepRel) -> Option<TokenIx> {
        self.children(ix)
            .iter()
            .copied()
            .find(|&child| self[child].deprel == relation)
    }

    /// The words from the head of `ix` up to the root.
    pub fn ancestors(&self, ix: TokenIx) -> impl Iterator<Item = TokenIx> + '_ {
        std::iter::successors(self[ix].head, |&at| self[at].head)
    }

    /// The first of these words that is neither punctuation nor a coordinating conjunction.
    pub fn opening(&self, words: &[TokenIx]) -> Option<TokenIx> {
        let mut words = words.iter().copied();
        words.find(|&ix| !self.is_punct(ix) && self[ix].tag.upos != Upos::Cconj)
    }

    /// `ix` and all that depends on it, in text order.
    pub fn subtree(&self, ix: TokenIx) -> Vec<TokenIx> {
        self.subtree_without(ix, |_| false)
    }

    /// `ix` and all that depends on it, in text order, without the subtrees of the words that `cut` names.
    pub fn subtree_without(&self, ix: TokenIx, cut: impl Fn(TokenIx) -> bool) -> Vec<TokenIx> {
        let mut found = vec![ix];
        let mut next = 0;
        while let Some(&at) = found.get(next) {
            found.extend(self.children(at).iter().filter(|&&child| !cut(child)));
            next += 1;
        }
        found.sort_unstable();
        found
    }
}

/// Makes one tree of whatever heads there are.
fn mend(words: &mut [Word]) {
    let count = words.len();
    if count == 0 {
        return;
    }
    let root = words
        .iter()
        .position(|word| word.head.is_none())
        .unwrap_or(0);
    words[root].head = None;
    words[root].deprel = DepRel::Root;
    let root_ix = u32::try_from(root).map_or(TokenIx(0), TokenIx);
    // 0: not seen, 1: on the current path, 2: known to lead to the root
    let mut state = vec![0_u8; count];
    state[root] = 2;
    let mut path = Vec::new();
    for start in 0..count {
        let mut at = start;
        while state[at] == 0 {
            state[at] = 1;
            path.push(at);
            match words[at].head {
                Some(head) if head.at() < count && head.at() != at && state[head.at()] != 1 => {
                    at = head.at();
                }
                _ => {
                    words[at].head = Some(root_ix);
                    if words[at].deprel == DepRel::Root {
                        words[at].deprel = DepRel::Parataxis;
                    }
                    break;
                }
            }
        }
        for &seen in &path {
            state[seen] = 2;
        }
        path.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(head: Option<u32>) -> Word {
        let tag = Tag {
            upos: Upos::X,
            xpos: String::new(),
            feats: "_".to_owned(),
        };
        Word {
            span: Span::default(),
            form: "w".to_owned(),
            lemma: "w".to_owned(),
            tag: Arc::new(tag),
            head: head.map(TokenIx),
            deprel: DepRel::Dep,
        }
    }

    fn heads(given: &[Option<u32>]) -> Vec<Option<u32>> {
        let parse = Parse::new(given.iter().map(|&head| word(head)).collect());
        parse
            .words()
            .iter()
            .map(|word| word.head.map(|ix| ix.0))
            .collect()
    }

    #[test]
    fn a_tree_stays_as_it_is() {
        assert_eq!(heads(&[Some(1), None, Some(1)]), [Some(1), None, Some(1)]);
    }

    #[test]
    fn cycles_second_roots_and_wild_heads_are_attached_to_the_root() {
        assert_eq!(heads(&[Some(1), Some(0)]), [None, Some(0)]);
        assert_eq!(heads(&[None, None]), [None, Some(0)]);
        assert_eq!(heads(&[None, Some(9)]), [None, Some(0)]);
        assert_eq!(heads(&[None, Some(2), Some(1)]), [None, Some(2), Some(0)]);
    }
}
