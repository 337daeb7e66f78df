//! What the text does with each clause: no claim at all, or asserted, alleged or denied; positive or negative; when.

mod accusation;
mod announcement;
mod bare_frame;
mod condition;
mod denial;
mod epistemic;
mod fragment;
mod guess;
mod hope;
mod incomplete;
mod marker;
pub mod negation;
mod nominal;
mod opinion;
mod order;
mod perfect;
mod question;
mod raising;
mod said;
mod tense;
mod unreal;
mod zou;

pub use announcement::announces;
pub use raising::experiencer;
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
    /// The judges that decided.
    pub rules: Vec<&'static str>,
    /// What the text does with the clause.
    pub status: Status,
    /// The words that decided, a cue each.
    pub cues: Vec<Vec<TokenIx>>,
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
    /// Whether it looks for content that is lost, which that of a frame is not.
    fn spares_frames(&self) -> bool {
        false
    }
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

const GATES: [&dyn Gate; 13] = [
    &said::Said,
    &announcement::Announcement,
    &question::Question,
    &order::Order,
    &fragment::Fragment,
    &incomplete::Incomplete,
    &bare_frame::BareFrame,
    &condition::Condition,
    &unreal::Unreal,
    &hope::Hope,
    &zou::Purpose,
    &zou::Unreal,
    &zou::Wish,
];

/// The most telling first; the first answer counts.
const JUDGES: [&dyn Judge; 12] = [
    &denial::Denial,
    &zou::Possible,
    &zou::Advice,
    &zou::Backshift,
    &zou::Plan,
    &zou::Future,
    &zou::Evidential,
    &marker::Marker,
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
///
/// `is_frame` tells that the clause is the frame of another.
pub fn barred(context: &Context<'_>, clause: usize, is_frame: bool) -> Option<&'static str> {
    GATES
        .iter()
        .filter(|gate| !is_frame || !gate.spares_frames())
        .find(|gate| gate.bars(context, clause))
        .map(|gate| gate.rule())
}

/// What the words of the clause itself say of its status.
///
/// The first answer counts, but an alleging one goes before those that leave the clause to the writer, and further cues
/// of the same status are added: *zou mogelijk*.
pub fn judge(context: &Context<'_>, clause: usize) -> Option<Judgement> {
    let mut judgements: Vec<_> = judgements(context, clause).collect();
    judgements.sort_by_key(|judgement| judgement.status == Status::Asserted);
    let mut judgements = judgements.into_iter();
    let mut first = judgements.next()?;
    for other in judgements {
        first.join(other);
    }
    Some(first)
}

/// What each judge says of the clause, in their order.
pub fn judgements(context: &Context<'_>, clause: usize) -> impl Iterator<Item = Judgement> {
    JUDGES
        .iter()
        .filter_map(move |judge| judge.judge(context, clause))
}

impl Judgement {
    /// The words of all its cues.
    pub fn cue_words(&self) -> impl Iterator<Item = TokenIx> + '_ {
        self.cues.iter().flatten().copied()
    }

    /// Adds what another judge of the same status sees, if the cues of both are left out of the wording.
    fn join(&mut self, other: Self) {
        if self.status == other.status && self.removable && other.removable {
            self.rules.extend(other.rules);
            self.cues.extend(other.cues);
            self.cues.sort_unstable();
            if self.sources.is_empty() {
                self.sources = other.sources;
            }
        }
    }
}

fn alleged(rule: &'static str, cue: Vec<TokenIx>) -> Judgement {
    Judgement {
        rules: vec![rule],
        status: Status::Alleged,
        cues: vec![cue],
        sources: Vec::new(),
        shared: true,
        removable: true,
    }
}

/// Left to the writer, by a word that stays in the wording.
fn asserted(rule: &'static str) -> Judgement {
    Judgement {
        status: Status::Asserted,
        cues: Vec::new(),
        ..alleged(rule, Vec::new())
    }
}
