//! Who says so: the frames of content clauses, quotations and *volgens*, found by ordered sieves, the most precise
//! first.

mod according_to;
mod aldus;
mod content_clause;
mod content_noun;
mod denial_idiom;
mod nominal_frame;
mod pointing;
mod quotation;
mod quotes;
mod source;
mod speaker;

pub use denial_idiom::{IdiomUse, denial_idiom};
pub use pointing::{Pointing, pointing};
pub use quotation::RULE as QUOTATION;
pub use quotes::{OpenQuotes, Spaced, quoted_words};
pub use source::{actors, is_to_be_done, phrase_words, source_spans};

use std::{collections::HashSet, sync::LazyLock};

use crate::{
    claim::{Rule, Stage},
    clauses::{Clause, ClauseKind, Syntax},
    lexicon::Class,
    table,
    text::Span,
    tree::TokenIx,
};

/// What the sieves may look at: a sentence with its clauses, and what the paragraph said before.
#[derive(Debug)]
pub struct Context<'a> {
    /// The sentence.
    pub syntax: &'a Syntax<'a>,
    /// Its clauses.
    pub clauses: &'a [Clause],
    /// Which words stand inside quotation marks.
    pub quoted: &'a [bool],
    /// Who spoke before.
    pub memory: &'a Memory,
    /// Whether the next sentence of the paragraph begins inside quotation marks.
    pub precedes_quotation: bool,
}

/// What the sentences before leave behind for those after.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Memory {
    /// Who spoke last or, failing that, whom the last sentence was about; with the cue of the speaking.
    pub speaker: Option<Speaking>,
}

impl Memory {
    /// Of somebody who spoke.
    pub const fn of(speaker: Speaking) -> Self {
        Self {
            speaker: Some(speaker),
        }
    }
}

/// Somebody who spoke.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Speaking {
    /// Who, as the text names them.
    pub sources: Vec<Span>,
    /// The words that say so; none for the mere subject of a sentence.
    pub cues: Vec<Span>,
}

/// Who puts a clause forward, and by which words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The sieve that found it.
    pub rule: &'static str,
    /// How the words present the content.
    pub class: Class,
    /// The words that say so, in this or another sentence.
    pub cues: Vec<Span>,
    /// The words of this sentence to leave out of the wording: cue and source.
    pub words: Vec<TokenIx>,
    /// Who says so, as the text names them.
    pub sources: Vec<Span>,
    /// Whether the saying is negated: *zegt niet dat*; of what is vouched for, whether it is not so: *Denk niet dat*.
    pub negated: bool,
    /// The clause that is nothing but the frame of the content.
    pub frame: Option<usize>,
    /// Whether it covers the clauses that hang on the content as well.
    pub reach: Reach,
}

/// How far an attribution goes below the clause that it is found on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// All that hangs on it: reported and quoted speech.
    All,
    /// Only coordinated clauses: *Volgens X …*.
    Coordinated,
    /// Only coordinated clauses that share its subject: *trekt volgens X weinig bezoekers*.
    Shared,
}

/// One way of naming a source.
trait Sieve: Sync {
    /// The name that claims carry.
    fn rule(&self) -> &'static str;
    /// What it looks for, in one line for annotators, with a Dutch example.
    fn about(&self) -> &'static str;
    /// The attribution of the clause with this number, if this sieve knows it.
    fn find(&self, context: &Context<'_>, clause: usize) -> Option<Attribution>;
}

/// The most precise first; the first answer counts.
const SIEVES: [&dyn Sieve; 7] = [
    &content_clause::ContentClause,
    &content_noun::ContentNoun,
    &quotation::Quotation,
    &nominal_frame::NominalFrame,
    &aldus::Aldus,
    &according_to::AccordingTo,
    &speaker::Speaker,
];

/// Verbs that say no more of a content noun than that it is in the air, by `light_verbs.tsv`.
fn light_verbs() -> &'static HashSet<&'static str> {
    static VERBS: LazyLock<HashSet<&'static str>> =
        LazyLock::new(|| table::words(include_str!("light_verbs.tsv")));
    &VERBS
}

/// Nouns for what is written or spoken at length, which speaks like a person, by `documents.tsv`.
fn documents() -> &'static HashSet<&'static str> {
    static DOCUMENTS: LazyLock<HashSet<&'static str>> =
        LazyLock::new(|| table::words(include_str!("documents.tsv")));
    &DOCUMENTS
}

/// All sieves.
pub fn rules() -> impl Iterator<Item = Rule> {
    SIEVES.iter().map(|sieve| Rule {
        stage: Stage::Source,
        name: sieve.rule(),
        about: sieve.about(),
    })
}

/// The attribution of each clause.
pub fn attribute(context: &Context<'_>) -> Vec<Option<Attribution>> {
    (0..context.clauses.len())
        .map(|clause| attributions(context, clause).next())
        .collect()
}

/// What each sieve makes of the clause; the first counts, the rest is only asked for explanations.
pub fn attributions(context: &Context<'_>, clause: usize) -> impl Iterator<Item = Attribution> {
    SIEVES
        .iter()
        .filter_map(move |sieve| sieve.find(context, clause))
}

impl Context<'_> {
    /// The clause among whose words `ix` is.
    pub fn clause_of(&self, ix: TokenIx) -> Option<usize> {
        self.clauses
            .iter()
            .position(|clause| clause.tokens.contains(&ix) || clause.root == ix)
    }

    /// Whether the clause as a whole stands inside quotation marks: not *De baas 'zag het niet zitten'*.
    pub fn is_quoted(&self, clause: &Clause) -> bool {
        let parse = self.syntax.parse;
        // *Het motto is 'rust en orde'*: a conjunct without a verb is quoted where the verb that it shares is
        let shared = || {
            let first = parse[clause.root]
                .head
                .filter(|_| clause.kind == ClauseKind::Conjunct)?;
            parse.finite_verb(first)
        };
        let verb = parse
            .finite_verb(clause.root)
            .or_else(shared)
            .unwrap_or(clause.head);
        let own = |subject: &TokenIx| clause.tokens.contains(subject);
        let subject = parse.subject(clause.root).filter(own);
        let mut core = [Some(clause.head), Some(verb), subject]
            .into_iter()
            .flatten();
        core.all(|ix| self.quoted[ix.at()])
    }

    /// Whether a content clause hangs on the clause with this number.
    pub fn has_content_clause(&self, number: usize) -> bool {
        self.clauses
            .iter()
            .any(|other| other.parent == Some(number) && other.kind == ClauseKind::Complement)
    }

    /// Whether the word is a noun for something said or thought: *de beschuldiging*.
    pub fn is_said(&self, ix: TokenIx) -> bool {
        let class = self.syntax.noun(ix);
        matches!(
            class,
            Some(Class::Report | Class::Accusation | Class::Belief | Class::Denial)
        )
    }

    /// The places in the text of cue words, neighbours joined: *van de hand*.
    pub fn cue_spans(&self, words: &[TokenIx]) -> Vec<Span> {
        let mut spans: Vec<(TokenIx, Span)> = Vec::new();
        for &ix in words {
            let span = self.syntax.parse[ix].span;
            match spans.last_mut() {
                Some((last, joined)) if last.0 + 1 == ix.0 => {
                    *last = ix;
                    *joined = joined.join(span);
                }
                _ => spans.push((ix, span)),
            }
        }
        spans.into_iter().map(|(_, span)| span).collect()
    }

    /// The places in the text of some words.
    pub fn spans(&self, words: &[TokenIx]) -> Vec<Span> {
        words.iter().map(|&ix| self.syntax.parse[ix].span).collect()
    }
}
