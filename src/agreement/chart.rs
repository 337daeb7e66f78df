use super::{Blank, Figure, Pair, Places, Question, Report};
use crate::chart::{self, Numbers, Panel};

impl Report {
    /// The measures of each question with their intervals, then who confuses which labels.
    pub fn panels(&self) -> Vec<Panel> {
        let rows = match self.blank_counts {
            _ if self.blank.iter().all(|&count| count == 0) => "",
            Blank::Agrees => "; rows with nothing filled in agree with what is given",
            Blank::Open => "; rows with nothing filled in are left out",
        };
        let measures = self
            .questions
            .iter()
            .map(|question| question.measures(rows));
        let places = self.places.iter().map(Places::measures);
        let confusions = self.questions.iter().flat_map(Question::confusions);
        measures.chain(places).chain(confusions).collect()
    }
}

impl Question {
    fn measures(&self, rows: &str) -> Panel {
        let pairs = self.pairs.iter();
        let kappas = pairs.map(|pair| shown(pair.coders.join(" × "), pair.kappa));
        let several = [
            ("Fleiss' kappa", self.fleiss),
            ("Krippendorff's alpha", self.alpha),
        ];
        let several = several.map(|(name, figure)| shown(name.to_owned(), figure));
        Panel {
            name: format!(
                "agreement on {}, of two coders (Cohen's kappa) and of all{rows}",
                self.name
            ),
            numbers: Numbers::Figures(kappas.chain(several).collect()),
        }
    }

    fn confusions(&self) -> impl Iterator<Item = Panel> {
        let pairs = self.pairs.iter();
        let told = pairs.filter(|pair| !pair.confusion.is_empty() && pair.items > 0);
        told.map(|pair| {
            let Pair {
                coders: [rows, columns],
                confusion,
                ..
            } = pair;
            Panel {
                name: format!("{}: {rows} in rows, {columns} in columns", self.name),
                numbers: Numbers::Matrix {
                    rows: self.labels.clone(),
                    columns: self.labels.clone(),
                    counts: confusion.clone(),
                },
            }
        })
    }
}

impl Places {
    fn measures(&self) -> Panel {
        let pairs = self.pairs.iter().flat_map(|pair| {
            let coders = pair.coders.join(" × ");
            [
                shown(format!("{coders}, claims"), pair.exact_f1),
                shown(format!("{coders}, words"), pair.token_f1),
            ]
        });
        let alpha = shown("alpha for unitizing".to_owned(), self.unitizing_alpha);
        Panel {
            name: "agreement on places, of two coders (F1) and of all".to_owned(),
            numbers: Numbers::Figures(pairs.chain([alpha]).collect()),
        }
    }
}

fn shown(name: String, figure: Option<Figure>) -> chart::Figure {
    let interval = figure.and_then(|figure| figure.interval);
    chart::Figure {
        name,
        value: figure.map(|figure| figure.value),
        interval: interval.map(|interval| (interval.low, interval.high)),
    }
}
