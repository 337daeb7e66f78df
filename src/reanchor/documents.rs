//! What there is to say of the documents themselves.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Texts;
use crate::{dataset::DescribedDocument, segment::segment, text::Document};

/// A document that has so much of another, in its sentences, may be it.
const ALIKE: f64 = 0.5;

/// Which old texts are not those that the data set was made of.
pub(super) fn altered(described: &[DescribedDocument], old: &Texts) -> Vec<String> {
    let notes = described.iter().filter_map(|expected| {
        let found = old.get(&expected.id)?;
        let sha256 = found.sha256();
        (sha256 != expected.sha256).then(|| {
            format!(
                "{}: not the text that the data set was made of: it has {} bytes and the SHA-256 {sha256}, the metadata \
                 {} and {}; rows that do not slice in it are lost",
                found.path, found.bytes(), expected.bytes, expected.sha256
            )
        })
    });
    notes.collect()
}

/// Which documents of the data set are missing among the old or the new texts, and which new ones look like them.
pub(super) fn missing(
    ids: &BTreeSet<&str>,
    old: &Texts,
    new: &Texts,
    renamed: &BTreeMap<String, String>,
) -> Vec<String> {
    let mut notes = Vec::new();
    let strangers: Vec<_> = new
        .values()
        .filter(|document| !old.contains_key(&document.id))
        .collect();
    let index = Index::of(&strangers);
    for &id in ids {
        let Some(document) = old.get(id) else {
            notes.push(format!(
                "the old texts have no document `{id}`; its rows are lost"
            ));
            continue;
        };
        let name = renamed.get(id).map_or(id, String::as_str);
        if let Some(found) = new.get(name) {
            if found.date != document.date {
                notes.push(format!(
                    "{}: the date is {} now, was {}; `doc_date` and `time_value` stay as they were",
                    found.path,
                    found.date.as_deref().unwrap_or("none"),
                    document.date.as_deref().unwrap_or("none"),
                ));
            }
            continue;
        }
        let like = index.like(document).map_or_else(String::new, |(found, share)| {
            let like = if found.text == document.text {
                "the same text".to_owned()
            } else {
                format!("{:.0} % of its sentences", share * 100.0)
            };
            let new_id = &found.id;
            format!("; `{new_id}` has {like}: if it is that document, say so with --renamed {id}={new_id}")
        });
        notes.push(format!(
            "the new texts have no document `{name}`; its rows are lost{like}"
        ));
    }
    notes
}

/// Documents by their sentences.
struct Index<'d> {
    documents: Vec<(&'d Document, usize)>,
    by_sentence: HashMap<&'d str, Vec<usize>>,
}

impl<'d> Index<'d> {
    fn of(documents: &[&'d Document]) -> Self {
        let mut index = Self {
            documents: Vec::new(),
            by_sentence: HashMap::new(),
        };
        for (at, &document) in documents.iter().enumerate() {
            let sentences = sentences(document);
            index.documents.push((document, sentences.len()));
            for sentence in sentences {
                index.by_sentence.entry(sentence).or_default().push(at);
            }
        }
        index
    }

    /// The document that has most of another one, and how much; none if it is too little.
    fn like(&self, document: &Document) -> Option<(&'d Document, f64)> {
        let own = sentences(document);
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for &at in own
            .iter()
            .filter_map(|sentence| self.by_sentence.get(sentence))
            .flatten()
        {
            *shared.entry(at).or_default() += 1;
        }
        let shares = shared.into_iter().map(|(at, count)| {
            let (found, length) = self.documents[at];
            (found, count as f64 / own.len().max(length) as f64)
        });
        shares
            .filter(|&(_, share)| share >= ALIKE)
            .max_by(|a, b| a.1.total_cmp(&b.1).then_with(|| b.0.id.cmp(&a.0.id)))
    }
}

fn sentences(document: &Document) -> BTreeSet<&str> {
    segment(document)
        .iter()
        .map(|sentence| document.slice(sentence.span))
        .collect()
}
