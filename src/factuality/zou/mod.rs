//! What *zou(den)* does in a clause: one reading a file, each a gate or a judge of its own.

mod advice;
mod backshift;
mod evidential;
mod future;
mod plan;
mod possible;
mod purpose;
mod signs;
mod unreal;
mod usage;
mod wish;

pub(super) use self::{
    advice::Advice, backshift::Backshift, evidential::Evidential, future::Future, plan::Plan,
    possible::Possible, purpose::Purpose, unreal::Unreal, wish::Wish,
};

use super::{Gate, Judge, Judgement, alleged, asserted};
use crate::{attribution::Context, clauses::ClauseKind};
use usage::Usage;
pub(super) use usage::is_definite;

/// One thing that *zou(den)* can do.
pub(super) trait Reading: Sync {
    /// The name that claims, or reasons for none, carry.
    fn name(&self) -> &'static str;
    /// What it means, in one line for annotators, with a Dutch example.
    fn about(&self) -> &'static str;
    /// What becomes of the clause.
    fn effect(&self) -> Effect;
    /// Whether the words of the clause ask for this reading.
    fn fits(&self, usage: &Usage<'_>) -> bool;
}

/// What a reading makes of its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// No claim.
    Bar,
    /// Alleged, with *zou* for a cue.
    Allege,
    /// Left to the frame, and else to the writer; *zou* stays in the wording.
    Keep,
}

/// The most telling first; the first that fits counts, and the last always fits.
const READINGS: [&dyn Reading; 9] = [
    &Purpose,
    &Wish,
    &Backshift,
    &Unreal,
    &Possible,
    &Advice,
    &Plan,
    &Future,
    &Evidential,
];

impl<R: Reading> Gate for R {
    fn rule(&self) -> &'static str {
        self.name()
    }

    fn about(&self) -> &'static str {
        Reading::about(self)
    }

    fn bars(&self, context: &Context<'_>, clause: usize) -> bool {
        reading(context, clause)
            .is_some_and(|reading| reading.effect() == Effect::Bar && reading.name() == self.name())
    }
}

impl<R: Reading> Judge for R {
    fn rule(&self) -> &'static str {
        self.name()
    }

    fn about(&self) -> &'static str {
        Reading::about(self)
    }

    fn judge(&self, context: &Context<'_>, clause: usize) -> Option<Judgement> {
        let reading = reading(context, clause)?;
        let verb = usage::finite_zou(context.syntax, &context.clauses[clause])?;
        (reading.name() == self.name()).then(|| match self.effect() {
            Effect::Allege => alleged(reading.name(), vec![verb]),
            Effect::Keep | Effect::Bar => asserted(reading.name()),
        })
    }
}

/// What *zou(den)* does in the clause with this number, if it stands there.
///
/// A conjunct shares the reading of the first where it shares its *zou*, and where its own says nothing new.
pub(super) fn reading(context: &Context<'_>, number: usize) -> Option<&'static dyn Reading> {
    let clause = &context.clauses[number];
    let usage = Usage::new(context, clause)?;
    let first = clause
        .parent
        .filter(|_| clause.kind == ClauseKind::Conjunct)
        .and_then(|parent| reading(context, parent));
    if !clause.tokens.contains(&usage.verb) && first.is_some() {
        return first;
    }
    let own = READINGS.into_iter().find(|reading| reading.fits(&usage))?;
    let open = own.name() == Evidential.name() && !usage.is_reported();
    first
        .filter(|first| open && (usage.subject.is_none() || first.effect() == Effect::Bar))
        .or(Some(own))
}
