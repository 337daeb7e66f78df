//! Pictures of numbers.
//!
//! A [`Chart`] is what there is to show; a [format](FORMATS) draws it: as a picture, or as a page that has the numbers as
//! tables, too. Neither needs anything beside itself.

mod html;
mod svg;

use std::{ffi::OsStr, path::Path};

/// What a chart shows, from top to bottom.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chart {
    /// What stands above it.
    pub title: String,
    /// Its parts.
    pub panels: Vec<Panel>,
}

/// A part of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// What it is about.
    pub name: String,
    /// The numbers.
    pub numbers: Numbers,
}

/// Numbers, and with them the way in which they are drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Numbers {
    /// How often something comes: a bar each.
    Counts(Vec<(String, usize)>),
    /// How often something comes, divided into parts: a bar each, cut in pieces.
    Parts {
        /// What the parts are called, which is also their style.
        names: Vec<&'static str>,
        /// Names, and as many counts as there are parts.
        rows: Vec<(String, Vec<usize>)>,
    },
    /// Figures that are 1 at best: a dot each, and a line for where it most likely lies.
    Figures(Vec<Figure>),
    /// How often two things come together: a table with shades.
    Matrix {
        /// The names of the rows.
        rows: Vec<String>,
        /// The names of the columns.
        columns: Vec<String>,
        /// For each row, as many counts as there are columns.
        counts: Vec<Vec<usize>>,
    },
}

/// A figure that is 1 at best.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What it is of.
    pub name: String,
    /// None if it is not defined.
    pub value: Option<f64>,
    /// Where it most likely lies.
    pub interval: Option<(f64, f64)>,
}

impl Figure {
    /// The value with its interval, as text.
    fn shown(&self) -> String {
        let Some(value) = self.value else {
            return "–".to_owned();
        };
        let interval = self
            .interval
            .map(|(low, high)| format!(" [{low:.3}, {high:.3}]"));
        format!("{value:.3}{}", interval.unwrap_or_default())
    }
}

/// A way to draw a chart.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The extension of its files, which tells the format.
    pub extension: &'static str,
    /// The content of the file.
    pub draw: fn(&Chart) -> String,
}

/// All formats.
pub const FORMATS: &[Format] = &[
    Format {
        extension: "svg",
        draw: svg::draw,
    },
    Format {
        extension: "html",
        draw: html::draw,
    },
];

/// The format of a file with this name.
pub fn by_extension(path: &Path) -> Option<Format> {
    let extension = path.extension().and_then(OsStr::to_str)?.to_lowercase();
    let mut formats = FORMATS.iter().copied();
    formats.find(|format| format.extension == extension)
}

/// A text as it stands in XML and HTML, without characters that XML does not have.
fn escaped(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
