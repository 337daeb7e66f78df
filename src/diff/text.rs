//! For people at a terminal.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use super::{Change, Differences, Field, Kind, Renderer, Sides, counts, marked, one_line};
use crate::dataset::Record;

/// Where the values stand that belong to a claim.
const LABEL: usize = 13;

pub(super) struct Text;

impl Renderer for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn about(&self) -> &'static str {
        "for people: document by document, changed words as [-old-]{+new+}"
    }

    fn render(&self, differences: &Differences<'_>, out: &mut dyn Write) -> io::Result<()> {
        for (document, changes) in differences.documents() {
            writeln!(out, "{document}: {}", listed(&counts(changes)))?;
            let (moved, others): (Vec<&Change<'_>>, Vec<_>) = changes
                .iter()
                .partition(|change| change.is_only(Kind::Moved));
            for change in others {
                claim(out, change)?;
            }
            if !moved.is_empty() {
                writeln!(out, "  > {}", moves(&moved))?;
            }
            writeln!(out)?;
        }
        for (side, names) in differences.columns() {
            writeln!(
                out,
                "columns of the {side} data set only: {}",
                names.join(", ")
            )?;
        }
        writeln!(out, "{}", summary(differences))
    }
}

/// The counts in one line.
pub(super) fn summary(differences: &Differences<'_>) -> String {
    let Differences { old, new, .. } = differences;
    let differ = match listed(&differences.counts()) {
        counts if counts.is_empty() => "no differences".to_owned(),
        counts => counts,
    };
    format!("{old} claims before, {new} after: {differ}")
}

/// `2 added, 1 status`.
pub(super) fn listed(counts: &[(Kind, usize)]) -> String {
    let counts = counts
        .iter()
        .map(|(kind, count)| format!("{count} {}", kind.as_str()));
    counts.collect::<Vec<_>>().join(", ")
}

/// Claims that have only moved, in one line: how many went how far.
pub(super) fn moves(changes: &[&Change<'_>]) -> String {
    let mut distances: BTreeMap<i64, usize> = BTreeMap::new();
    for change in changes {
        if let Sides::Both(old, new) = change.sides {
            *distances
                .entry(i64::from(new.start) - i64::from(old.start))
                .or_default() += 1;
        }
    }
    let far = match distances.len() {
        1 => "all by ",
        _ => "by ",
    };
    let distances: Vec<_> = distances
        .iter()
        .map(|(distance, count)| match distances.len() {
            1 => format!("{distance:+}"),
            _ => format!("{distance:+} ({count})"),
        })
        .collect();
    let claims = match changes.len() {
        1 => "1 claim has".to_owned(),
        count => format!("{count} claims have"),
    };
    format!("{claims} only moved, {far}{}", distances.join(", "))
}

fn claim(out: &mut dyn Write, change: &Change<'_>) -> io::Result<()> {
    let (sign, only) = match change.sides {
        Sides::Added(_) => ('+', ""),
        Sides::Removed(_) => ('-', ""),
        Sides::Both(..) if change.is_only(Kind::Rules) => ('~', "rules only: "),
        Sides::Both(..) => ('~', ""),
    };
    let Record {
        claim_id, claim, ..
    } = change.record();
    writeln!(out, "  {sign} {claim_id} {only}{}", one_line(claim))?;
    let (old, new) = match change.sides {
        Sides::Added(record) | Sides::Removed(record) => return labels(out, record),
        Sides::Both(old, new) => (old, new),
    };
    for field in &change.fields {
        if let Some(text) = cell(field) {
            line(out, field.column, &text)?;
        }
    }
    if change.has(Kind::Moved) {
        let places = [old, new].map(|record| format!("{}-{}", record.start, record.end));
        line(out, "moved", &places.join(" -> "))?;
    }
    if change.has(Kind::Status) || change.has(Kind::Rules) {
        line(out, "rules", &rules(change))?;
    }
    Ok(())
}

fn labels(out: &mut dyn Write, record: &Record) -> io::Result<()> {
    let labels = [record.status.as_str(), record.polarity.as_str()];
    line(out, "labels", &labels.join(", "))?;
    let pieces = [("cue", &record.cue), ("source", &record.source)];
    for (name, pieces) in pieces.into_iter().filter(|(_, pieces)| !pieces.is_empty()) {
        line(out, name, &one_line(&pieces.join("; ")))?;
    }
    Ok(())
}

/// A cell that differs; places and rules have a line for all of them.
fn cell(field: &Field<'_>) -> Option<String> {
    match field.kind {
        Kind::Moved | Kind::Rules => None,
        Kind::Status | Kind::Polarity | Kind::Id => Some(format!("{} -> {}", field.old, field.new)),
        _ => Some(marked(&field.old, &field.new)),
    }
}

/// The rules that came and went, or that only the order is another.
pub(super) fn rules(change: &Change<'_>) -> String {
    let (came, went) = change.rules();
    let came = came.into_iter().map(|rule| format!("+{rule}"));
    let went = went.into_iter().map(|rule| format!("-{rule}"));
    match came.chain(went).collect::<Vec<_>>() {
        rules if !rules.is_empty() => rules.join(" "),
        _ if change.has(Kind::Rules) => "the same in another order".to_owned(),
        _ => "the same".to_owned(),
    }
}

fn line(out: &mut dyn Write, label: &str, text: &str) -> io::Result<()> {
    writeln!(out, "      {label:<LABEL$} {text}")
}
