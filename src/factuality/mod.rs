//! What the text does with each clause: no claim at all, or asserted, alleged or denied; positive or negative; when.

mod accusation;
mod condition;
mod denial;
mod epistemic;
mod fragment;
mod hope;
mod marker;
pub mod negation;
mod nominal;
mod opinion;
mod order;
mod question;
mod raising;
mod said;
mod tense;
mod unreal;
mod zou;

pub use tense::tense;

use crate::{
    attribution::Context,
    claim::{Rule, Stage, Status},
    text::Span,
    tree::TokenIx,
};

/// What the words of a clause itself say of its status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The judge that decided.
    pub rule: &'static str,
    /// What the text does with the clause.
    pub status: Status,
    /// The words that decided.
    pub cues: Vec<TokenIx>,
    /// Who says so, if the clause names somebody.
    pub sources: Vec<Span>,
    /// Whether coordinated clauses share it.
    pub shared: bool,
    /// Whether the cue is left out of the wording; in nominal content it stays.
    pub removable: bool,
}

/// A reason why a clause is no claim.
trait Gate: Sync {
    /// The name that explanations give.
    fn rule(&self) -> &'static str;
    /// What it looks for, in one line for annotators, with a Dutch example.
    fn about(&self) -> &'static str;
    /// Whether the clause with this number is none.
    fn bars(&self, context: &Context<'_>, clause: usize) -> bool;
}

/// A sign of status in the words of a clause.
trait Judge: Sync {
    /// The name that claims carry.
    fn rule(&self) -> &'static str;
    /// What it looks for, in one line for annotators, with a Dutch example.
    fn about(&self) -> &'static str;
    /// The judgement on the clause with this number, if this judge sees its sign.
    fn judge(&self, context: &Context<'_>, clause: usize) -> Option<Judgement>;
}

const GATES: [&dyn Gate; 7] = [
    &said::Said,
    &question::Question,
    &order::Order,
    &fragment::Fragment,
    &condition::Condition,
    &unreal::Unreal,
    &hope::Hope,
];

/// The most telling first; the first answer counts.
const JUDGES: [&dyn Judge; 7] = [
    &denial::Denial,
    &marker::Marker,
    &zou::Zou,
    &raising::Raising,
    &epistemic::Epistemic,
    &accusation::Accusation,
    &opinion::Opinion,
];

/// All gates and judges.
pub fn rules() -> impl Iterator<Item = Rule> {
    let gates = GATES.iter().map(|gate| Rule {
        stage: Stage::NoClaim,
        name: gate.rule(),
        about: gate.about(),
    });
    let judges = JUDGES.iter().map(|judge| Rule {
        stage: Stage::Status,
        name: judge.rule(),
        about: judge.about(),
    });
    judges.chain(gates)
}

/// The gate that bars the clause from being a claim.
pub fn barred(context: &Context<'_>, clause: usize) -> Option<&'static str> {
    GATES
        .iter()
        .find(|gate| gate.bars(context, clause))
        .map(|gate| gate.rule())
}

/// What the words of the clause itself say of its status.
pub fn judge(context: &Context<'_>, clause: usize) -> Option<Judgement> {
    judgements(context, clause).next()
}

/// What each judge says of the clause; the first counts, the rest is only asked for explanations.
pub fn judgements(context: &Context<'_>, clause: usize) -> impl Iterator<Item = Judgement> {
    JUDGES
        .iter()
        .filter_map(move |judge| judge.judge(context, clause))
}

fn alleged(rule: &'static str, cues: Vec<TokenIx>) -> Judgement {
    Judgement {
        rule,
        status: Status::Alleged,
        cues,
        sources: Vec::new(),
        shared: true,
        removable: true,
    }
}
