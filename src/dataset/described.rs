use serde::Deserialize;

use crate::text::OffsetUnit;

/// What a metadata file says of a table; what it does not say is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Described {
    /// The file name of the table.
    pub url: Option<String>,
    /// The names of the columns, in order.
    pub columns: Vec<String>,
    /// In which the offsets count; none if no unit that is known is named.
    pub unit: Option<OffsetUnit>,
    /// The documents.
    pub documents: Vec<DescribedDocument>,
}

/// What a metadata file says of a document.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct DescribedDocument {
    /// As in the column `doc_id`.
    pub id: String,
    /// Where it was read.
    pub path: String,
    /// The size of the source in bytes.
    pub bytes: usize,
    /// The SHA-256 of these bytes.
    pub sha256: String,
}

impl Described {
    /// Reads the JSON of [`Metadata::to_json`](super::Metadata::to_json), of this version or another.
    pub fn read(json: &[u8]) -> Result<Self, serde_json::Error> {
        let file: File = serde_json::from_slice(json)?;
        let columns = file.schema.columns.into_iter();
        let (unit, documents) = file.notes.into_iter().next().map_or_else(
            || (None, Vec::new()),
            |origin| (origin.offset_unit, origin.documents),
        );
        Ok(Self {
            url: file.url,
            columns: columns.map(|column| column.name).collect(),
            unit: unit.as_deref().and_then(OffsetUnit::from_name),
            documents,
        })
    }
}

#[derive(Deserialize)]
struct File {
    url: Option<String>,
    #[serde(default, rename = "tableSchema")]
    schema: Schema,
    #[serde(default)]
    notes: Vec<Origin>,
}

#[derive(Deserialize, Default)]
struct Schema {
    #[serde(default)]
    columns: Vec<Name>,
}

#[derive(Deserialize)]
struct Name {
    name: String,
}

#[derive(Deserialize)]
struct Origin {
    offset_unit: Option<String>,
    #[serde(default)]
    documents: Vec<DescribedDocument>,
}
