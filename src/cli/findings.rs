//! How findings are told.

use std::{collections::BTreeMap, io::Write};

use clap::ValueEnum;
use serde::Serialize;

use crate::validate::Finding;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people: what, where, what instead, and why.
    Text,
    /// A line a finding, as compilers write them: `FILE:LINE: COLUMN: what`.
    Short,
    /// A list with an object for each table.
    Json,
}

/// What was found in one file.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    /// Its path.
    pub(super) file: String,
    /// How many rows it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rows: Option<usize>,
    /// What else is to be said of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<&'static str>,
    pub(super) findings: Vec<Finding>,
}

/// Tells all findings of all files; of one check and file no more than `limit` as text, unless it is 0.
pub(super) fn tell(
    reports: &[Report],
    format: Format,
    limit: usize,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    match format {
        Format::Text => reports
            .iter()
            .try_for_each(|report| report.tell(limit, out))?,
        Format::Short => reports
            .iter()
            .try_for_each(|report| report.tell_in_short(out))?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, reports)?;
            writeln!(out)?;
        }
    }
    Ok(())
}

impl Report {
    fn summary(&self) -> String {
        let count = |count: usize, name: &str| match count {
            0 => format!("no {name}s"),
            1 => format!("1 {name}"),
            count => format!("{count} {name}s"),
        };
        let rows = self.rows.map(|rows| count(rows, "row") + ", ");
        let note = self.note.map(|note| format!(", {note}"));
        format!(
            "{}: {}{}{}",
            self.file,
            rows.unwrap_or_default(),
            count(self.findings.len(), "finding"),
            note.unwrap_or_default()
        )
    }

    fn tell(&self, limit: usize, out: &mut impl Write) -> anyhow::Result<()> {
        let mut told: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in &self.findings {
            let count = told.entry(finding.check).or_default();
            *count += 1;
            if limit == 0 || *count <= limit {
                writeln!(out, "{}", self.full(finding))?;
            }
        }
        for (check, count) in told.into_iter().filter(|_| limit > 0) {
            if let Some(more) = count.checked_sub(limit).filter(|more| *more > 0) {
                writeln!(
                    out,
                    "{check}: … {more} more findings (--limit 0 tells all)\n"
                )?;
            }
        }
        writeln!(out, "{}", self.summary())?;
        Ok(())
    }

    fn tell_in_short(&self, out: &mut impl Write) -> anyhow::Result<()> {
        for finding in &self.findings {
            writeln!(out, "{}", self.line(finding))?;
        }
        writeln!(out, "{}", self.summary())?;
        Ok(())
    }

    /// Where it is, and what.
    fn head(&self, finding: &Finding) -> String {
        let line = finding.line.map(|line| format!(":{line}"));
        let column = finding.column.as_ref().map(|column| format!(" {column}:"));
        let (line, column) = (line.unwrap_or_default(), column.unwrap_or_default());
        format!("{}{line}:{column} {}", self.file, finding.message)
    }

    fn line(&self, finding: &Finding) -> String {
        let head = self.head(finding);
        match (&finding.found, &finding.expected) {
            (Some(found), Some(expected)) => {
                format!(
                    "{head}: found `{}`, expected {}",
                    shown(found),
                    shown(expected)
                )
            }
            _ => head,
        }
    }

    fn full(&self, finding: &Finding) -> String {
        let row = finding.row.map(|row| match &finding.claim_id {
            Some(id) => format!("{row}, claim {id}"),
            None => row.to_string(),
        });
        let lines = [
            ("row", row.as_ref()),
            ("found", finding.found.as_ref()),
            ("expected", finding.expected.as_ref()),
            ("source", finding.excerpt.as_ref()),
            ("hint", finding.hint.as_ref()),
        ];
        let lines = lines.into_iter().filter_map(|(name, value)| {
            let value = value?;
            Some(format!("    {name:<9} {}\n", shown(value)))
        });
        std::iter::once(self.head(finding) + "\n")
            .chain(lines)
            .collect()
    }
}

/// A text on one line that is not too long.
fn shown(text: &str) -> String {
    const LONGEST: usize = 160;
    let line = text
        .escape_debug()
        .to_string()
        .replace("\\'", "'")
        .replace("\\\"", "\"");
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{} …", &line[..at]),
        None => line,
    }
}
