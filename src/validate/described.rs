use std::collections::{BTreeMap, BTreeSet};

use super::{Check, Finding, Subject};
use crate::dataset::{COLUMNS, Described, DescribedDocument};

/// Whether metadata, table and sources are of one make.
pub(super) struct Metadata;

impl Check for Metadata {
    fn name(&self) -> &'static str {
        "metadata"
    }

    fn about(&self) -> &'static str {
        "the metadata describes this table, names its documents, and the sources are still those that were read"
    }

    fn findings(&self, subject: &Subject<'_>) -> Vec<Finding> {
        let described = match &subject.described {
            Ok(Some(described)) => described,
            Ok(None) => return vec![self.missing("there is no metadata beside the table")],
            Err(reason) => return vec![self.missing(reason)],
        };
        let mut findings = self.of_table(described, subject);
        let mut named: BTreeMap<&str, Option<&DescribedDocument>> = BTreeMap::new();
        for document in &described.documents {
            named.insert(&document.id, Some(document));
        }
        let used: BTreeSet<&str> = subject
            .records
            .iter()
            .map(|(_, record)| record.doc_id.as_str())
            .collect();
        for &id in &used {
            if !named.contains_key(id) {
                let message = format!("the metadata does not name document `{id}`");
                findings.push(Finding::new(self.name(), message).column("doc_id"));
                named.insert(id, None);
            }
        }
        let Some(sources) = subject.sources else {
            return findings;
        };
        for (id, document) in named {
            let Some(source) = sources.get(id) else {
                let known = document.map(|document| format!("it was read from {}", document.path));
                let message = format!("there is no source for document `{id}`");
                findings.push(Finding::new(self.name(), message).hint(known));
                continue;
            };
            let Some(document) = document else { continue };
            if source.sha256() != document.sha256 {
                let of = |bytes: usize, sha256: &str| format!("{bytes} bytes, SHA-256 {sha256}");
                let message = format!("the source of document `{id}` has changed");
                findings.push(
                    Finding::new(self.name(), message)
                        .found(
                            of(source.bytes(), &source.sha256()),
                            of(document.bytes, &document.sha256),
                        )
                        .hint(Some("`stelling reanchor` carries the rows over".to_owned())),
                );
            }
        }
        findings
    }
}

impl Metadata {
    fn missing(&self, message: &str) -> Finding {
        let hint = "offsets are taken to count code points; keep table and metadata together";
        Finding::new(self.name(), message).hint(Some(hint.to_owned()))
    }

    /// What it says of the table itself.
    fn of_table(&self, described: &Described, subject: &Subject<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        if let Some(url) = described.url.as_deref().filter(|url| *url != subject.name) {
            let message = "the metadata is of a table with another name";
            findings.push(Finding::new(self.name(), message).found(url, subject.name));
        }
        if described.unit.is_none() {
            let hint = "offsets are taken to count code points";
            let message = "the metadata names no offset unit that is known";
            findings.push(Finding::new(self.name(), message).hint(Some(hint.to_owned())));
        }
        let lacks = |name: &str| !described.columns.iter().any(|own| own == name);
        if let Some(column) = COLUMNS.iter().find(|column| lacks(column.name)) {
            let message = "the metadata does not describe the column";
            findings.push(Finding::new(self.name(), message).column(column.name));
        }
        findings
    }
}
