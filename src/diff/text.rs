//! For people at a terminal.

use std::{collections::BTreeMap, fmt::Write};

use super::{Change, Differences, Field, Kind, Renderer, Sides, counts, marked, one_line};
use crate::dataset::Record;

/// Where the values stand that belong to a claim.
const LABEL: usize = 11;

pub(super) struct Text;

impl Renderer for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn about(&self) -> &'static str {
        "for people: document by document, changed words as [-old-]{+new+}"
    }

    fn render(&self, differences: &Differences<'_>) -> String {
        let mut out = String::new();
        for (document, changes) in differences.documents() {
            out += &format!("{document}: {}\n", listed(&counts(changes)));
            let (moved, others): (Vec<&Change<'_>>, Vec<_>) = changes
                .iter()
                .partition(|change| change.is_only(Kind::Moved));
            for change in others {
                claim(&mut out, change);
            }
            if !moved.is_empty() {
                out += &format!("  > {}\n", moves(&moved));
            }
            out.push('\n');
        }
        let columns = [
            ("old", &differences.old_columns),
            ("new", &differences.new_columns),
        ];
        for (side, names) in columns.into_iter().filter(|(_, names)| !names.is_empty()) {
            out += &format!(
                "columns of the {side} data set only: {}\n",
                names.join(", ")
            );
        }
        out + &summary(differences) + "\n"
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

fn claim(out: &mut String, change: &Change<'_>) {
    let (sign, only) = match change.sides {
        Sides::Added(_) => ('+', ""),
        Sides::Removed(_) => ('-', ""),
        Sides::Both(..) if change.is_only(Kind::Rules) => ('~', "rules only: "),
        Sides::Both(..) => ('~', ""),
    };
    let Record {
        claim_id, claim, ..
    } = change.record();
    *out += &format!("  {sign} {claim_id} {only}{}\n", one_line(claim));
    match change.sides {
        Sides::Added(record) | Sides::Removed(record) => labels(out, record),
        Sides::Both(old, new) => {
            for field in &change.fields {
                cell(out, field);
            }
            if change.has(Kind::Moved) {
                let places = [old, new].map(|record| format!("{}-{}", record.start, record.end));
                line(out, "moved", &places.join(" -> "));
            }
            if change.has(Kind::Status) || change.has(Kind::Rules) {
                line(out, "rules", &rules(change));
            }
        }
    }
}

fn labels(out: &mut String, record: &Record) {
    let labels = [record.status.as_str(), record.polarity.as_str()];
    let pieces = [("cue", &record.cue), ("source", &record.source)];
    line(out, "labels", &labels.join(", "));
    for (name, pieces) in pieces.into_iter().filter(|(_, pieces)| !pieces.is_empty()) {
        line(out, name, &one_line(&pieces.join("; ")));
    }
}

/// A cell that differs; places and rules have a line for all of them.
fn cell(out: &mut String, field: &Field<'_>) {
    let text = match field.kind {
        Kind::Moved | Kind::Rules => return,
        Kind::Status | Kind::Polarity | Kind::Id => format!("{} -> {}", field.old, field.new),
        _ => marked(&field.old, &field.new),
    };
    line(out, field.column, &text);
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

fn line(out: &mut String, label: &str, text: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "      {label:<LABEL$} {text}");
}
