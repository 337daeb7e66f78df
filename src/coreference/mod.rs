//! Whom pronouns and short names stand for.
//!
//! Every sentence is read once, in text order, with what the sentences before have left on the reader's mind:
//!
//! 1. [`mention`]: the noun phrases and names of the sentence, with gender, number, and whether they are people;
//! 2. [`linking`]: mentions of the same by name or noun become one [`entity`] (*Agron Leka*, *Leka*, *de burgemeester*);
//! 3. [`sieves`]: each pronoun in turn is asked of ordered rules, the most precise first; each refuses where two
//!    candidates compete. What a pronoun stands for is mentioned by it and gains salience as by any other mention.
//!
//! The design is the multi-pass sieve of Raghunathan and others (2010), in the manner of its Dutch descendants `GroRef`
//! and dutchcoref, with the salience of Lappin and Leass (1994) for the pronouns that no structure decides.
//!
//! Only what stands before is looked at, at most two sentences up, and nothing beyond a heading.

pub mod entity;
pub mod label;
pub mod linking;
pub mod mention;
pub mod nature;
pub mod pronoun;
pub mod role;
pub mod scene;
pub mod sieves;
pub mod sort;
mod walk;

pub use entity::EntityId;
pub use label::{Label, LabelWord};
pub use nature::{Class, Genders};
pub use pronoun::Kind;
pub use scene::Scene;

use crate::{text::Span, tree::TokenIx};
use entity::Entities;
use walk::Walk;

/// A pronoun or short name, and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The pronoun, or the head of the short name.
    pub word: TokenIx,
    /// All words of it: *de burgemeester*.
    pub words: Vec<TokenIx>,
    /// Where they stand in the document.
    pub span: Span,
    /// What the pronoun does.
    pub kind: Kind,
    /// What it stands for.
    pub entity: EntityId,
    /// How that is named.
    pub label: Label,
    /// Whether that is several.
    pub plural: bool,
    /// Its genders.
    pub genders: Genders,
    /// The nouns and names of the sentence that stand for the same.
    pub named: Vec<TokenIx>,
}

/// Reads the sentences of a document in order.
#[derive(Debug, Default)]
pub struct Coreference {
    entities: Entities,
}

impl Coreference {
    /// Forgets everything, as at a heading.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// Begins a new paragraph: what was before is less on the mind.
    pub fn paragraph(&mut self) {
        self.entities.fade();
    }

    /// What the pronouns and short names of the next sentence stand for, where it is clear, in text order.
    pub fn read(&mut self, scene: &Scene<'_>) -> Vec<Reference> {
        self.entities.fade();
        Walk::new(scene, &mut self.entities).references()
    }
}
