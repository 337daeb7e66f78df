//! Figures of a comparison with gold: how they are printed, drawn, and held against what they must reach.

use std::io::{self, Write};

use anyhow::bail;
use clap::ValueEnum;

use super::{Outcome, matrix, say};
use crate::{
    chart::{self, Numbers, Panel},
    claim::Status,
    dataset::score::Confusion,
};

/// What a comparison gives.
pub(super) struct Figures {
    pub(super) figures: Vec<Figure>,
    pub(super) confusion: Option<Confusion>,
}

/// A number with its name.
pub(super) struct Figure {
    pub(super) name: &'static str,
    /// What it is of; empty where the name says it.
    pub(super) about: &'static str,
    pub(super) value: f64,
    /// How many decimals are printed as text.
    pub(super) decimals: usize,
    /// What the best would be; none of a count.
    pub(super) best: Option<f64>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Format {
    /// Tables for people.
    Text,
    /// `name=value` in one line.
    Line,
    /// One JSON object.
    Json,
}

impl Figures {
    pub(super) fn write(&self, format: Format, out: &mut impl Write) -> io::Result<()> {
        match format {
            Format::Text => self.tables(out),
            Format::Line => writeln!(out, "{}", self.line()),
            Format::Json => writeln!(out, "{}", self.json()),
        }
    }

    fn tables(&self, out: &mut impl Write) -> io::Result<()> {
        let names = self.figures.iter().map(|figure| figure.name.len());
        let width = names.max().unwrap_or(0);
        for figure in &self.figures {
            let Figure { name, about, .. } = figure;
            let line = format!("{name:<width$}  {:>6}  {about}", figure.shown());
            writeln!(out, "{}", line.trim_end())?;
        }
        if let Some(confusion) = &self.confusion {
            let (rows, columns, counts) = named(confusion);
            writeln!(out, "\nstatus: gold in rows, table in columns")?;
            matrix::print(&rows, &columns, &counts, out)?;
        }
        Ok(())
    }

    fn line(&self) -> String {
        let figures = self.figures.iter();
        let figures = figures.map(|figure| format!("{}={}", figure.name, figure.shown()));
        figures.collect::<Vec<_>>().join(" ")
    }

    fn json(&self) -> String {
        let figures = self.figures.iter();
        let figures = figures.map(|figure| format!("\"{}\":{}", figure.name, figure.value));
        format!("{{{}}}", figures.collect::<Vec<_>>().join(","))
    }

    /// The figures beside each other, and the statuses that are confused.
    pub(super) fn panels(&self) -> Vec<Panel> {
        let shares = self.figures.iter().filter_map(|figure| {
            Some(chart::Figure {
                name: figure.name.to_owned(),
                value: Some(figure.value / figure.best?),
                interval: None,
            })
        });
        let figures = Panel {
            name: "figures; 1 is best".to_owned(),
            numbers: Numbers::Figures(shares.collect()),
        };
        let confusion = self.confusion.as_ref().map(|confusion| {
            let (rows, columns, counts) = named(confusion);
            Panel {
                name: "status: gold in rows, table in columns".to_owned(),
                numbers: Numbers::Matrix {
                    rows,
                    columns,
                    counts,
                },
            }
        });
        [figures].into_iter().chain(confusion).collect()
    }

    /// Tells which figures are too low.
    pub(super) fn below(&self, minima: &[(String, f64)]) -> anyhow::Result<Outcome> {
        let mut outcome = Outcome::Fine;
        for (name, minimum) in minima {
            let Some(figure) = self.figures.iter().find(|figure| figure.name == name) else {
                let names: Vec<_> = self.figures.iter().map(|figure| figure.name).collect();
                bail!(
                    "there is no metric `{name}`; there are {}",
                    names.join(", ")
                );
            };
            if figure.value < *minimum {
                say(&format!("{name} is {}, below {minimum}", figure.shown()));
                outcome = Outcome::Findings;
            }
        }
        Ok(outcome)
    }
}

/// The rows and columns of a confusion, and its counts.
fn named(confusion: &Confusion) -> (Vec<String>, Vec<String>, Vec<Vec<usize>>) {
    let [rows, columns] = Confusion::OUTSIDE.map(|outside| {
        let statuses = Status::ALL.map(Status::as_str).into_iter();
        statuses.chain([outside]).map(str::to_owned).collect()
    });
    let counts = confusion.counts.map(Vec::from).into();
    (rows, columns, counts)
}

impl Figure {
    fn shown(&self) -> String {
        format!("{:.*}", self.decimals, self.value)
    }
}
