//! The standalone wording of a claim: a Dutch main clause in words of the source.
//!
//! A `Wording` starts as the clause's own words, cut into the phrases that move as one. Each `Step` then changes
//! one thing, in the order of `STEPS`; what is left is spelt out by `surface`.

mod adjunct;
mod apposition;
mod conjunct;
mod connective;
mod content;
mod declarative;
mod edits;
mod function_words;
mod hearsay;
mod middle;
mod negation;
mod order;
mod participant;
mod phrases;
mod quantity;
mod raising;
mod reference;
mod relative;
mod remnant;
mod restriction;
mod surface;
mod te_infinitive;
#[cfg(test)]
mod tests;
mod wording;

pub use function_words::function_words;

use crate::{
    claim::{Edit, Polarity},
    clauses::{Clause, Syntax},
    coreference::Reference,
    text::Span,
    tree::TokenIx,
};
use declarative::is_declarative;
use wording::Wording;

/// All that rendering needs to know of a claim.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// The claim's sentence.
    pub syntax: &'a Syntax<'a>,
    /// All clauses of the sentence.
    pub clauses: &'a [Clause],
    /// The clause to word.
    pub clause: &'a Clause,
    /// The words of the sentence, in or outside the clause, that mark hearsay and are left out of the wording
    /// (*zou*, *volgens*, *mogelijk*), in text order.
    pub cues: &'a [TokenIx],
    /// Whether it is negated as worded.
    pub polarity: Polarity,
    /// What the pronouns and short names of the sentence stand for.
    pub references: &'a [Reference],
}

/// A claim in words that can be read alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendering {
    /// One sentence, with a capital and a full stop.
    pub text: String,
    /// How it comes from the source.
    pub edits: Vec<Edit>,
    /// The pronouns and short names that it replaces, each with the mention that names what it stands for.
    pub references: Vec<(Span, Span)>,
    /// Whether it is a main clause: *Pel de uien* is none.
    pub is_declarative: bool,
    /// The steps that changed something, in their order.
    pub steps: Vec<&'static str>,
}

/// One change on the way from the clause's own words to a main clause.
trait Step: Sync {
    /// The name that explanations give.
    fn rule(&self) -> &'static str;
    /// Applies the step; whether it changed anything.
    fn apply(&self, draft: &Draft<'_>, wording: &mut Wording) -> bool;
}

/// In this order: first the words that are missing, then the verbs, then what is left out, then the order.
const STEPS: [&dyn Step; 14] = [
    &content::Content,
    &restriction::Restriction,
    &relative::Gap,
    &remnant::Remnant,
    &conjunct::Shared,
    &apposition::Identity,
    &adjunct::Adjunct,
    &te_infinitive::Control,
    &reference::Pronoun,
    &raising::Raising,
    &hearsay::Hearsay,
    &connective::Connective,
    &negation::Negation,
    &order::VerbSecond,
];

/// The names of all steps.
pub fn rules() -> impl Iterator<Item = &'static str> {
    STEPS.iter().map(|step| step.rule())
}

/// Words a claim so that it can be read alone.
pub fn render(draft: &Draft<'_>) -> Rendering {
    let mut wording = Wording::new(draft);
    let steps = STEPS
        .iter()
        .filter(|step| step.apply(draft, &mut wording))
        .map(|step| step.rule())
        .collect();
    let pieces = surface::spell(draft.syntax.parse, &wording);
    Rendering {
        text: surface::text(&pieces),
        edits: edits::edits(draft, &pieces),
        is_declarative: is_declarative(draft, &wording),
        references: wording.references,
        steps,
    }
}
