//! From a tree to the clauses that may be claims: one splitter a file.

use crate::tree::TokenIx;

/// How a clause hangs in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClauseKind {
    /// A finite main clause.
    Main,
    /// A further conjunct of a coordination of predicates; shares what it does not repeat with the first.
    Conjunct,
    /// A relative clause; its antecedent fills the gap.
    Relative,
    /// A content clause under a verb, noun or adjective: *dat …*, *of …*, verb-second or *te* + infinitive.
    Complement,
    /// An adverbial clause of fact, finite.
    Adverbial,
    /// *door/na/zonder … te* + infinitive.
    Infinitive,
    /// A participial adjunct with its own content.
    Participle,
    /// A loose apposition; its anchor is the subject.
    Apposition,
    /// Direct speech and other loosely attached sentences.
    Parataxis,
}

/// One proposition of a sentence, in the words that are its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// How it hangs in the sentence.
    pub kind: ClauseKind,
    /// The word of the tree that governs it: lexical verb, predicative word, or the noun of an apposition.
    pub root: TokenIx,
    /// The claim's head word; the root but for a few constructions.
    pub head: TokenIx,
    /// The words of the verb cluster with particle and predicative head, in text order.
    pub predicate: Vec<TokenIx>,
    /// Its own words in text order: without frame, leading conjunction and clauses that are claims of their own.
    pub tokens: Vec<TokenIx>,
    /// The clause that it hangs on.
    pub parent: Option<usize>,
    /// The word that introduces it: complementizer, conjunction, or the relative word.
    pub marker: Option<TokenIx>,
}
