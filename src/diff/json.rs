//! For programs: one object with the counts and all changes.

use std::io::{self, Write};

use serde::Serialize;

use super::{Change, Differences, Field, Kind, Renderer, Sides};
use crate::dataset::Record;

pub(super) struct Json;

impl Renderer for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn about(&self) -> &'static str {
        "one JSON object with `summary` and `changes`"
    }

    fn render(&self, differences: &Differences<'_>, out: &mut dyn Write) -> io::Result<()> {
        let report = Report {
            summary: Summary::of(differences),
            changes: differences.changes.iter().map(Entry::of).collect(),
        };
        serde_json::to_writer_pretty(&mut *out, &report)?;
        writeln!(out)
    }
}

#[derive(Serialize)]
struct Report<'d> {
    summary: Summary<'d>,
    changes: Vec<Entry<'d>>,
}

#[derive(Serialize)]
struct Summary<'d> {
    offset_unit: &'static str,
    /// Claims of the old data set.
    old: usize,
    /// Claims of the new one.
    new: usize,
    /// Claims of both that differ.
    changed: usize,
    /// Claims with a change of each kind, those without any too.
    kinds: Kinds,
    old_columns: &'d [&'d str],
    new_columns: &'d [&'d str],
}

impl<'d> Summary<'d> {
    fn of(differences: &'d Differences<'_>) -> Self {
        Self {
            offset_unit: differences.unit.as_str(),
            old: differences.old,
            new: differences.new,
            changed: differences.changed(),
            kinds: Kinds(differences.counts()),
            old_columns: &differences.old_columns,
            new_columns: &differences.new_columns,
        }
    }
}

struct Kinds(Vec<(Kind, usize)>);

impl Serialize for Kinds {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let count = |kind| self.0.iter().find(|(found, _)| *found == kind);
        serializer.collect_map(
            Kind::ALL
                .iter()
                .map(|&kind| (kind, count(kind).map_or(0, |&(_, count)| count))),
        )
    }
}

#[derive(Serialize)]
struct Entry<'d> {
    document: &'d str,
    kinds: Vec<Kind>,
    /// The ids before and after; null on the side where the claim is not.
    claim_id: [Option<&'d str>; 2],
    /// A claim that came or went, as JSON Lines has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<&'d Record>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    fields: &'d [Field<'d>],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rules_added: Vec<&'d str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rules_removed: Vec<&'d str>,
}

impl<'d> Entry<'d> {
    fn of(change: &'d Change<'_>) -> Self {
        let (claim_id, claim) = match change.sides {
            Sides::Added(record) => ([None, Some(&*record.claim_id)], Some(record)),
            Sides::Removed(record) => ([Some(&*record.claim_id), None], Some(record)),
            Sides::Both(old, new) => ([old, new].map(|record| Some(&*record.claim_id)), None),
        };
        let (rules_added, rules_removed) = change.rules();
        Self {
            document: change.document(),
            kinds: change.kinds().collect(),
            claim_id,
            claim,
            fields: &change.fields,
            rules_added,
            rules_removed,
        }
    }
}
