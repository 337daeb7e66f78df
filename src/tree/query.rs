//! The small questions that the rules are made of.

use std::ops::Range;

use super::{DepRel, Parse, TokenIx, Upos};

/// Relations of a subject.
pub const SUBJECTS: [DepRel; 4] = [
    DepRel::Nsubj,
    DepRel::NsubjPass,
    DepRel::NsubjOuter,
    DepRel::Csubj,
];

/// Relations that put a verb into the cluster of its head.
pub const AUXILIARIES: [DepRel; 3] = [DepRel::Aux, DepRel::AuxPass, DepRel::Cop];

impl Parse {
    /// Whether the word itself is a finite verb.
    pub fn is_finite_verb(&self, ix: TokenIx) -> bool {
        self[ix].tag.feat("VerbForm") == Some("Fin")
    }

    /// Whether the word itself is an infinitive.
    pub fn is_infinitive(&self, ix: TokenIx) -> bool {
        self[ix].tag.feat("VerbForm") == Some("Inf")
    }

    /// Whether the word is tagged as a plural that has the form of its infinitive: *brengen*.
    pub fn looks_infinitive(&self, ix: TokenIx) -> bool {
        let tag = &self[ix].tag;
        self.is_finite_verb(ix)
            && tag.feat("Number") == Some("Plur")
            && tag.feat("Tense") == Some("Pres")
    }

    /// Whether the word itself is a participle.
    pub fn is_participle(&self, ix: TokenIx) -> bool {
        self[ix].tag.feat("VerbForm") == Some("Part")
    }

    /// Whether the word is a verb or auxiliary.
    pub fn is_verbal(&self, ix: TokenIx) -> bool {
        matches!(self[ix].tag.upos, Upos::Verb | Upos::Aux)
    }

    /// Whether the word can name a participant, as *de verdachte* does.
    pub fn is_nominal(&self, ix: TokenIx) -> bool {
        matches!(
            self[ix].tag.upos,
            Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Sym | Upos::X
        ) || self.is_participle(ix) && self[ix].tag.has_part("nom")
    }

    /// Whether the word is a relative pronoun: *die*, *dat*, *wie*.
    pub fn is_relative_pronoun(&self, ix: TokenIx) -> bool {
        self[ix].tag.feat("PronType") == Some("Rel")
    }

    /// Whether the noun has the article *een*.
    pub fn is_indefinite(&self, noun: TokenIx) -> bool {
        self.dependents(noun, &[DepRel::Det])
            .any(|det| self[det].tag.feat("Definite") == Some("Ind"))
    }

    /// Whether the word is punctuation.
    pub fn is_punct(&self, ix: TokenIx) -> bool {
        self[ix].tag.upos == Upos::Punct || self[ix].deprel == DepRel::Punct
    }

    /// The finite verb of the clause that `root` governs: itself or an auxiliary or copula of it.
    pub fn finite_verb(&self, root: TokenIx) -> Option<TokenIx> {
        if self.is_finite_verb(root) {
            return Some(root);
        }
        self.dependents(root, &AUXILIARIES)
            .find(|&child| self.is_finite_verb(child))
    }

    /// The subject of the clause that `root` governs.
    pub fn subject(&self, root: TokenIx) -> Option<TokenIx> {
        self.dependents(root, &SUBJECTS).next()
    }

    /// Whether the noun has the number of the verb, or none that is known.
    pub fn agrees(&self, noun: TokenIx, verb: TokenIx) -> bool {
        let number = |ix: TokenIx| self[ix].tag.feat("Number");
        number(noun).is_none() || number(noun) == number(verb)
    }

    /// *drie miljoen mensen*, *een half miljoen gulden*: the number that what is counted hangs on; any other noun by itself.
    pub fn counted_whole(&self, noun: TokenIx) -> TokenIx {
        let counted = self[noun].deprel == DepRel::Nmod
            && self[noun].tag.upos == Upos::Noun
            && self.dependent(noun, DepRel::Case).is_none();
        let several = self[noun].tag.feat("Number") == Some("Plur");
        let number = |&whole: &TokenIx| {
            self.is_large_number(whole)
                || several && self.dependent(whole, DepRel::Nummod).is_some()
        };
        let whole = self[noun].head.filter(|_| counted).filter(number);
        whole.unwrap_or(noun)
    }

    /// Whether the word is a number that is a noun: *miljoen*.
    pub fn is_large_number(&self, ix: TokenIx) -> bool {
        const LARGE: [&str; 2] = ["miljard", "miljoen"];
        LARGE.contains(&self[ix].lemma.as_str())
    }

    /// Whether `ix` is `above` or depends on it, however far.
    pub fn is_under(&self, ix: TokenIx, above: TokenIx) -> bool {
        ix == above || self.ancestors(ix).any(|ancestor| ancestor == above)
    }

    /// The first word of the subtree of `ix`, punctuation aside.
    pub fn first_of(&self, ix: TokenIx) -> TokenIx {
        self.subtree(ix)
            .into_iter()
            .find(|&at| !self.is_punct(at))
            .unwrap_or(ix)
    }

    /// The last word of the subtree of `ix`, punctuation aside.
    pub fn last_of(&self, ix: TokenIx) -> TokenIx {
        self.subtree(ix)
            .into_iter()
            .rfind(|&at| !self.is_punct(at))
            .unwrap_or(ix)
    }

    /// The first word of the sentence.
    pub fn first_word(&self) -> Option<TokenIx> {
        self.indices().find(|&ix| !self.is_punct(ix))
    }

    /// Whether an article, a pronoun or an owner determines the noun.
    pub fn has_determiner(&self, noun: TokenIx) -> bool {
        let determiners = [DepRel::Det, DepRel::NmodPoss];
        self.dependents(noun, &determiners).next().is_some()
    }

    /// Whether the word is a quotation mark of any style.
    pub fn is_quotation_mark(&self, ix: TokenIx) -> bool {
        matches!(
            self[ix].form.as_str(),
            "'" | "\"" | "‘" | "’" | "“" | "”" | "„" | ",," | "''" | "«" | "»" | "`"
        )
    }

    /// The punctuation between the word before `ix` and `ix`, nearest first.
    pub fn punct_before(&self, ix: TokenIx) -> impl Iterator<Item = TokenIx> + '_ {
        std::iter::successors(self.before(ix), |&at| self.before(at))
            .take_while(|&at| self.is_punct(at))
    }

    /// Whether nothing but punctuation stands behind the word.
    pub fn ends_sentence(&self, ix: TokenIx) -> bool {
        (ix.0 + 1..)
            .map_while(|at| self.after(TokenIx(at - 1)))
            .all(|at| self.is_punct(at))
    }

    /// The words of a stretch that hang on none of its words, in text order.
    pub fn tops(&self, stretch: Range<TokenIx>) -> impl Iterator<Item = TokenIx> + '_ {
        let inside = stretch.clone();
        let outside = move |ix: &TokenIx| self[*ix].head.is_none_or(|head| !inside.contains(&head));
        (stretch.start.0..stretch.end.0)
            .map(TokenIx)
            .filter(outside)
    }

    /// The word before, if there is one.
    pub fn before(&self, ix: TokenIx) -> Option<TokenIx> {
        ix.0.checked_sub(1).map(TokenIx)
    }

    /// The word after, if there is one.
    pub fn after(&self, ix: TokenIx) -> Option<TokenIx> {
        (ix.at() + 1 < self.words().len()).then_some(TokenIx(ix.0 + 1))
    }
}
