use serde::Serialize;

use super::{
    Blank, Draws, Interval, Places, Ratings, Study, alpha, confusion, fleiss, interval, kappa,
    observed, of_equal_size, resampled,
};

/// All figures of a study.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The names of the coders.
    pub coders: Vec<String>,
    /// How many claims each has judged.
    pub judged: Vec<usize>,
    /// In how many rows each has filled in nothing.
    pub blank: Vec<usize>,
    /// What these count for.
    pub blank_counts: Blank,
    /// How many claims there are.
    pub claims: usize,
    /// Status, polarity and source.
    pub questions: Vec<Question>,
    /// Where claims stand; none unless two coders have found claims of their own.
    pub places: Option<Places>,
}

/// How far coders agree on one question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Question {
    /// The column.
    pub name: &'static str,
    /// The labels that were given; none are listed where they are texts.
    pub labels: Vec<String>,
    /// Every two coders.
    pub pairs: Vec<Pair>,
    /// How many claims two coders or more have judged.
    pub several: usize,
    /// The mean of the kappas of all pairs that have one.
    pub mean_kappa: Option<f64>,
    /// Fleiss' kappa.
    pub fleiss: Option<Figure>,
    /// Krippendorff's alpha.
    pub alpha: Option<Figure>,
}

/// How far two coders agree on one question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pair {
    /// Their names.
    pub coders: [String; 2],
    /// How many claims both have judged.
    pub items: usize,
    /// The part to which they give the same label.
    pub observed: Option<f64>,
    /// Cohen's kappa.
    pub kappa: Option<Figure>,
    /// How often they give which labels, the first coder's in rows; none where labels are texts.
    pub confusion: Vec<Vec<usize>>,
}

/// A measure.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figure {
    /// Over how many claims, or documents where it is about places.
    pub items: usize,
    /// What it comes to.
    pub value: f64,
    /// Where it most likely lies, with 95 %.
    pub interval: Option<Interval>,
}

impl Report {
    /// Of a study with two coders or more.
    pub fn of(study: &Study, draws: Draws) -> Self {
        let status = study.ratings(|own| own.status);
        let polarity = study.ratings(|own| own.polarity);
        let (source, _) = study.ratings(|own| Some(own.source.to_lowercase()));
        let names = |names: Vec<&'static str>| names.into_iter().map(str::to_owned).collect();
        let status_names = names(status.1.iter().map(|label| label.as_str()).collect());
        let polarity_names = names(polarity.1.iter().map(|label| label.as_str()).collect());
        let coders = study.coders.iter();
        Self {
            coders: coders.clone().map(|coder| coder.name.clone()).collect(),
            judged: coders.clone().map(|coder| coder.judgements.len()).collect(),
            blank: coders.map(|coder| coder.blank).collect(),
            blank_counts: study.blank,
            claims: study.claims.len(),
            questions: vec![
                Question::of(study, "status", &status.0, status_names, draws),
                Question::of(study, "polarity", &polarity.0, polarity_names, draws),
                Question::of(study, "source", &source, Vec::new(), draws),
            ],
            places: Places::of(study, draws),
        }
    }
}

impl Question {
    fn of(
        study: &Study,
        name: &'static str,
        ratings: &Ratings,
        labels: Vec<String>,
        draws: Draws,
    ) -> Self {
        let mut pairs = Vec::new();
        for (second, b) in study.coders.iter().enumerate() {
            for (first, a) in study.coders[..second].iter().enumerate() {
                let both = ratings.pairs(first, second);
                let of_two = Ratings {
                    items: both.iter().map(|&(a, b)| vec![Some(a), Some(b)]).collect(),
                    labels: ratings.labels,
                };
                let measure = |drawn: &Ratings| kappa(&drawn.pairs(0, 1));
                pairs.push(Pair {
                    coders: [a.name.clone(), b.name.clone()],
                    items: both.len(),
                    observed: observed(&both),
                    kappa: Figure::of(&of_two, draws, measure),
                    confusion: if labels.is_empty() {
                        Vec::new()
                    } else {
                        confusion(&both, labels.len())
                    },
                });
            }
        }
        let kappas: Vec<f64> = pairs
            .iter()
            .filter_map(|pair| Some(pair.kappa?.value))
            .collect();
        let several = ratings.only(|item| item.count() >= 2);
        let equal = of_equal_size(ratings);
        Self {
            name,
            labels,
            pairs,
            several: several.items.len(),
            mean_kappa: mean(&kappas),
            fleiss: Figure::of(&equal, draws, fleiss),
            alpha: Figure::of(&several, draws, alpha),
        }
    }
}

impl Figure {
    fn of(
        ratings: &Ratings,
        draws: Draws,
        measure: impl Fn(&Ratings) -> Option<f64>,
    ) -> Option<Self> {
        Some(Self {
            items: ratings.items.len(),
            value: measure(ratings)?,
            interval: interval(ratings, draws, &measure),
        })
    }

    /// Of what a measure says of some items of any kind.
    pub(super) fn over<T: Copy>(
        items: &[T],
        draws: Draws,
        measure: impl Fn(&[T]) -> Option<f64>,
    ) -> Option<Self> {
        let value = measure(items)?;
        let drawn = |places: &[usize]| {
            let drawn: Vec<T> = places.iter().map(|&place| items[place]).collect();
            measure(&drawn)
        };
        // Draws of a single item would all be the same, however uncertain it is.
        let several = items.len() > 1;
        Some(Self {
            items: items.len(),
            value,
            interval: several
                .then(|| resampled(items.len(), draws, drawn))
                .flatten(),
        })
    }
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}
