//! What every rule says of the status of a clause, also those that do not decide: for explanations.

use std::collections::VecDeque;

use super::{
    rules::POINTING,
    verdict::{Decider, Verdict, cue_spans, given, scope, shared},
};
use crate::{
    attribution::{Attribution, Context, Pointing, attributions},
    claim::{Finding, Scope, Status},
    factuality::{self, Judgement},
};

/// The findings on the clause with this number, the one that decided first. `above` is the verdict on the clause that it
/// hangs on.
pub(super) fn findings(
    context: &Context<'_>,
    number: usize,
    verdict: &Verdict,
    above: Option<&Verdict>,
) -> Vec<Finding> {
    let clause = &context.clauses[number];
    let passed_on = above
        .filter(|_| !verdict.is_frame)
        .and_then(|above| above.passed_on(context, clause));
    let mut voices: VecDeque<_> = attributions(context, number)
        .map(|voice| voiced(voice, false))
        .chain(passed_on.map(|voice| voiced(voice, true)))
        .collect();
    let mut judgements: VecDeque<_> = factuality::judgements(context, number)
        .map(|judgement| judged(context, &judgement, false))
        .chain(shared(context, number, above).map(|judgement| judged(context, &judgement, true)))
        .collect();
    let decisive = match verdict.decider {
        Decider::Writer => None,
        Decider::Voice => voices.pop_front(),
        Decider::VoiceAbove => verdict.said().map(|voice| voiced(voice.clone(), true)),
        Decider::Judgement => judgements.pop_front(),
    };
    let all = decisive.into_iter().chain(voices).chain(judgements);
    all.fold(Vec::new(), |mut found: Vec<Finding>, one| {
        let again = |known: &Finding| (known.rule, &known.cues) == (one.rule, &one.cues);
        if !found.iter().any(again) {
            found.push(one);
        }
        found
    })
}

/// Puts what a clause says of this one before all that was found.
pub(super) fn point(findings: &mut Option<Vec<Finding>>, status: Status, pointing: &Pointing) {
    let Some(findings) = findings else {
        return;
    };
    findings.insert(
        0,
        Finding {
            rule: POINTING.name,
            status,
            cues: pointing.cues.clone(),
            scope: Scope::Pointed,
            shared: false,
        },
    );
}

fn voiced(voice: Attribution, shared: bool) -> Finding {
    Finding {
        rule: voice.rule,
        status: given(&voice),
        scope: scope(&voice),
        cues: voice.cues,
        shared,
    }
}

fn judged(context: &Context<'_>, judgement: &Judgement, shared: bool) -> Finding {
    Finding {
        rule: judgement.rules.first().copied().unwrap_or_default(),
        status: judgement.status,
        cues: cue_spans(context, judgement).collect(),
        scope: if judgement.shared {
            Scope::Coordinated
        } else {
            Scope::Clause
        },
        shared,
    }
}
