use std::collections::BTreeMap;

use serde::Serialize;

use super::{Draws, Figure, Overlap, Study, unitizing_alpha};
use crate::{
    dataset::{Offsets, Record},
    segment::line,
    text::{OffsetUnit, Positions},
};

/// How far coders who have found claims of their own agree on where claims stand.
///
/// Words are the tokens of the sentences in which somebody has found a claim; intervals are over documents.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Places {
    /// Every two coders.
    pub pairs: Vec<PlacesPair>,
    /// The mean over documents, by their lengths in tokens, of Krippendorff's alpha for unitizing.
    pub unitizing_alpha: Option<Figure>,
}

/// How far two coders agree on where claims stand, in the documents in which both have found some.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlacesPair {
    /// Their names.
    pub coders: [String; 2],
    /// How many claims each has found.
    pub claims: [usize; 2],
    /// The F1 of claims that stand at exactly the same places.
    pub exact_f1: Option<Figure>,
    /// The F1 of the tokens that are in a claim.
    pub token_f1: Option<Figure>,
}

impl Places {
    /// None if fewer than two coders have found claims of their own.
    pub(super) fn of(study: &Study, draws: Draws) -> Option<Self> {
        let coders = study.coders.iter().enumerate();
        let finders: Vec<usize> = coders
            .filter(|(_, coder)| coder.finds)
            .map(|(at, _)| at)
            .collect();
        if finders.len() < 2 {
            return None;
        }
        let documents = documents(study);
        let pairs = finders.iter().enumerate().flat_map(|(at, &second)| {
            let firsts = finders[..at].iter();
            firsts.map(move |&first| [first, second])
        });
        let alphas: Vec<(f64, f64)> = documents
            .iter()
            .filter_map(|document| {
                let units: Vec<_> = finders
                    .iter()
                    .map(|&coder| document.units[coder].clone())
                    .collect();
                let alpha = unitizing_alpha(&units, document.tokens)?;
                Some((alpha, f64::from(document.tokens)))
            })
            .collect();
        Some(Self {
            pairs: pairs
                .map(|pair| PlacesPair::of(study, &documents, pair, draws))
                .collect(),
            unitizing_alpha: Figure::over(&alphas, draws, weighted_mean),
        })
    }
}

impl PlacesPair {
    fn of(study: &Study, documents: &[Marked<'_>], pair: [usize; 2], draws: Draws) -> Self {
        let documents: Vec<_> = documents
            .iter()
            .filter(|document| pair.iter().all(|&coder| !document.claims[coder].is_empty()))
            .collect();
        let [a, b] = pair;
        let exact = documents
            .iter()
            .map(|document| Overlap::of_claims(&document.claims[a], &document.claims[b]));
        let tokens = documents
            .iter()
            .map(|document| Overlap::of_units(&document.units[a], &document.units[b]));
        let (exact, tokens): (Vec<_>, Vec<_>) = (exact.collect(), tokens.collect());
        let count = |coder: usize| {
            documents
                .iter()
                .map(move |document| document.claims[coder].len())
        };
        Self {
            coders: pair.map(|coder| study.coders[coder].name.clone()),
            claims: pair.map(|coder| count(coder).sum()),
            exact_f1: Figure::over(&exact, draws, Overlap::f1),
            token_f1: Figure::over(&tokens, draws, Overlap::f1),
        }
    }
}

/// The mean of values by their weights, which come second.
fn weighted_mean(values: &[(f64, f64)]) -> Option<f64> {
    let weights: f64 = values.iter().map(|(_, weight)| weight).sum();
    let sum: f64 = values.iter().map(|(value, weight)| value * weight).sum();
    (weights > 0.0).then(|| sum / weights)
}

/// What coders have found in a document.
struct Marked<'s> {
    /// How many tokens the sentences with claims have.
    tokens: u32,
    /// By coder, where the claims stand.
    claims: Vec<Vec<&'s [Offsets]>>,
    /// By coder, which tokens are in a claim: stretches of the row of all tokens, in order and apart.
    units: Vec<Vec<Offsets>>,
}

fn documents(study: &Study) -> Vec<Marked<'_>> {
    let mut claims: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, claim) in study.claims.iter().enumerate() {
        claims.entry(&claim.doc_id).or_default().push(at);
    }
    let marked = |rows: Vec<usize>| {
        let records = rows.iter().map(|&row| &study.claims[row]);
        let tokens = tokens(records, study.unit);
        let spans = |row: usize, coder: usize| {
            let judgement = study.coders[coder].judgements.get(&row);
            judgement.map(|own| &own.spans[..])
        };
        let of_coder = |coder: usize| -> Vec<&[Offsets]> {
            rows.iter().filter_map(|&row| spans(row, coder)).collect()
        };
        let claims: Vec<_> = (0..study.coders.len()).map(of_coder).collect();
        let units = claims
            .iter()
            .map(|claims| merged(claims.iter().flat_map(|spans| inside(spans, &tokens))));
        Marked {
            tokens: u32::try_from(tokens.len()).unwrap_or(u32::MAX),
            units: units.collect(),
            claims,
        }
    };
    claims.into_values().map(marked).collect()
}

/// The tokens of the sentences of these claims, in order.
fn tokens<'s>(claims: impl Iterator<Item = &'s Record>, unit: OffsetUnit) -> Vec<Offsets> {
    let sentences: BTreeMap<u32, &str> = claims
        .map(|claim| (claim.sentence_start, claim.sentence_text.as_str()))
        .collect();
    let of_sentence = |(start, text): (u32, &'s str)| {
        let positions = Positions::new(text, unit);
        let place = move |at| start + positions.of(at);
        line(text)
            .into_iter()
            .map(move |token| Offsets(place(token.start), place(token.end)))
    };
    sentences.into_iter().flat_map(of_sentence).collect()
}

/// The stretches of tokens that these spans hold or cut.
fn inside(spans: &[Offsets], tokens: &[Offsets]) -> Vec<Offsets> {
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let stretch = |&Offsets(start, end): &Offsets| {
        let from = tokens.partition_point(|token| token.1 <= start);
        let to = tokens.partition_point(|token| token.0 < end);
        Offsets(place(from), place(to.max(from)))
    };
    spans.iter().map(stretch).collect()
}

/// The same places without overlaps, in order.
fn merged(spans: impl Iterator<Item = Offsets>) -> Vec<Offsets> {
    let mut spans: Vec<_> = spans.collect();
    spans.sort_unstable();
    let mut merged: Vec<Offsets> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.0 <= last.1 => last.1 = last.1.max(span.1),
            _ => merged.push(span),
        }
    }
    merged
}
