use serde::{
    Deserialize, Serialize, Serializer,
    ser::{SerializeMap, SerializeSeq},
};

use super::{
    cell::Kind, column::Column, ledger::LEDGER_COLUMNS, record::COLUMNS, row::WordingStyle,
};
use crate::{
    discourse,
    text::{Document, OffsetUnit, sha256},
};

/// What stands beside a table: where it comes from and how to read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// The version of the program.
    #[serde(default)]
    version: String,
    /// The id of the model.
    #[serde(default)]
    model: String,
    /// The unit in which offsets count.
    offset_unit: String,
    /// How the claims are worded.
    #[serde(default)]
    wording: String,
    /// The files with rows of the user's own for the lexicon, in the order in which they were read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    lexicons: Vec<LexiconEntry>,
    /// The documents in the order in which they were read, those without claims too.
    #[serde(default)]
    documents: Vec<DocumentEntry>,
    /// The columns that are not ours.
    #[serde(skip)]
    others: Vec<OtherColumn>,
}

/// What the metadata says of a column that is not ours.
#[derive(Debug, Clone, PartialEq, Eq)]
struct OtherColumn {
    name: String,
    /// Empty if nobody has told us.
    about: String,
}

/// What the metadata keeps of a file with rows for the lexicon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LexiconEntry {
    /// The path as it was given.
    pub path: String,
    /// The size of the file in bytes.
    pub bytes: usize,
    /// The SHA-256 of these bytes.
    pub sha256: String,
}

/// What the metadata keeps of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentEntry {
    /// As in the column `doc_id`.
    pub id: String,
    /// The path as it was given.
    pub path: String,
    /// The size of the source in bytes: of the file, or of the text of a record.
    pub bytes: usize,
    /// The SHA-256 of these bytes.
    pub sha256: String,
    /// The title, if the source gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The date, if the source gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The address, if the source gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl From<&Document> for DocumentEntry {
    fn from(document: &Document) -> Self {
        Self {
            id: document.id.clone(),
            path: document.path.clone(),
            bytes: document.bytes(),
            sha256: document.sha256(),
            title: document.title.clone(),
            date: document.date.clone(),
            url: document.url.clone(),
        }
    }
}

impl Metadata {
    /// For a table that this version makes with the model named `model`.
    pub fn new(model: &str, unit: OffsetUnit) -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            model: model.to_owned(),
            offset_unit: unit.as_str().to_owned(),
            wording: WordingStyle::default().as_str().to_owned(),
            lexicons: Vec::new(),
            documents: Vec::new(),
            others: Vec::new(),
        }
    }

    /// For a table of which nobody knows how it was made.
    pub fn unknown(unit: OffsetUnit) -> Self {
        Self {
            version: "unknown".to_owned(),
            ..Self::new("unknown", unit)
        }
    }

    /// What the JSON of [`Metadata::to_json`], of this version or another, says of how a table was made; its columns are
    /// left out.
    ///
    /// # Errors
    /// If this is not such a JSON.
    pub fn read(json: &[u8]) -> Result<Self, serde_json::Error> {
        let file: File = serde_json::from_slice(json)?;
        let mut notes = file.notes.into_iter();
        serde_json::from_value(notes.next().unwrap_or_default())
    }

    /// Adds the documents of another table that are not there yet.
    pub fn add_documents_of(&mut self, other: Self) {
        for document in other.documents {
            if self.documents.iter().all(|own| own.id != document.id) {
                self.documents.push(document);
            }
        }
    }

    /// The same for a table of other documents.
    #[must_use]
    pub fn without_documents(self) -> Self {
        Self {
            documents: Vec::new(),
            ..self
        }
    }

    /// Adds the next column that is not ours, and what it means if that is known.
    pub fn add_column(&mut self, name: &str, about: Option<&str>) {
        self.others.push(OtherColumn {
            name: name.to_owned(),
            about: about.unwrap_or_default().to_owned(),
        });
    }

    /// The same for a table with claims worded in this style.
    #[must_use]
    pub fn worded(self, style: WordingStyle) -> Self {
        Self {
            wording: style.as_str().to_owned(),
            ..self
        }
    }

    /// Adds the next file with rows for the lexicon, by its path and its text.
    pub fn add_lexicon(&mut self, path: &str, text: &str) {
        self.lexicons.push(LexiconEntry {
            path: path.to_owned(),
            bytes: text.len(),
            sha256: sha256(text.as_bytes()),
        });
    }

    /// Adds the next document.
    pub fn add(&mut self, document: &Document) {
        self.documents.push(document.into());
    }

    /// The text of the metadata file of the table with the file name `table`: JSON in the vocabulary of CSV on the Web.
    ///
    /// The same for the same documents, version and options; it holds no clock time. A table that is not delimited text
    /// has no `dialect`.
    pub fn to_json(&self, table: &str, dialect: Option<Dialect>) -> String {
        let has_annotators = self.others.iter().any(|column| column.name == "annotator");
        let schema = Schema {
            columns: Columns(COLUMNS, &self.others),
            primary_key: if has_annotators {
                &["claim_id", "annotator"]
            } else {
                &["claim_id"]
            },
        };
        describe(table, dialect, schema, &[Note::Origin(self)])
    }

    /// The same for the ledger of the table, with the meaning of all reasons.
    pub fn ledger_to_json(&self, ledger: &str, dialect: Option<Dialect>) -> String {
        let schema = Schema {
            columns: Columns(LEDGER_COLUMNS, &[]),
            primary_key: &["doc_id", "sentence"],
        };
        let notes = [Note::Origin(self), Note::Reasons { reasons: Reasons }];
        describe(ledger, dialect, schema, &notes)
    }
}

fn describe(url: &str, dialect: Option<Dialect>, schema: Schema<'_>, notes: &[Note<'_>]) -> String {
    let description = Description {
        context: "http://www.w3.org/ns/csvw",
        url,
        dialect,
        schema,
        notes,
    };
    let json = serde_json::to_string_pretty(&description);
    // Only maps with keys other than strings, or a failing `Serialize`, would be an error.
    json.unwrap_or_default() + "\n"
}

/// A table in the vocabulary of <https://www.w3.org/TR/tabular-metadata/>.
#[derive(Serialize)]
struct Description<'m> {
    #[serde(rename = "@context")]
    context: &'static str,
    url: &'m str,
    #[serde(skip_serializing_if = "Option::is_none")]
    dialect: Option<Dialect>,
    #[serde(rename = "tableSchema")]
    schema: Schema<'m>,
    notes: &'m [Note<'m>],
}

/// What the vocabulary has no words for.
#[derive(Serialize)]
#[serde(untagged)]
enum Note<'m> {
    /// Where the table comes from.
    Origin(&'m Metadata),
    /// What the reasons mean.
    Reasons { reasons: Reasons },
}

/// Why a sentence may have no claim, by name.
struct Reasons;

impl Serialize for Reasons {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(discourse::reasons().map(|reason| (reason.name, reason.about)))
    }
}

/// How a delimited text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Dialect {
    /// The encoding.
    pub encoding: &'static str,
    /// What stands between two cells.
    pub delimiter: &'static str,
    /// What stands around a cell that holds delimiters, quotes or line ends.
    pub quote_char: &'static str,
    /// Whether a quote within quotes is doubled.
    pub double_quote: bool,
    /// What ends a row.
    pub line_terminators: &'static str,
    /// Whether the first row holds the names of the columns.
    pub header: bool,
}

/// A metadata file that is read back, as far as it matters for another table.
#[derive(Deserialize)]
struct File {
    /// The first one is ours.
    notes: Vec<serde_json::Value>,
}

#[derive(Serialize)]
struct Schema<'m> {
    columns: Columns<'m>,
    #[serde(rename = "primaryKey")]
    primary_key: &'static [&'static str],
}

/// Our columns and the others.
struct Columns<'m>(&'static [Column], &'m [OtherColumn]);

impl Serialize for Columns<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.len() + self.1.len()))?;
        self.0
            .iter()
            .try_for_each(|column| list.serialize_element(column))?;
        self.1
            .iter()
            .try_for_each(|column| list.serialize_element(column))?;
        list.end()
    }
}

impl Serialize for OtherColumn {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", &self.name)?;
        map.serialize_entry("titles", &self.name)?;
        if !self.about.is_empty() {
            map.serialize_entry("dc:description", &self.about)?;
        }
        map.serialize_entry("datatype", "string")?;
        map.end()
    }
}

impl Serialize for Column {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", self.name)?;
        map.serialize_entry("titles", self.name)?;
        map.serialize_entry("dc:description", self.about())?;
        map.serialize_entry("datatype", &datatype(self.kind))?;
        if let Some(separator) = self.kind.separator() {
            map.serialize_entry("separator", separator)?;
        }
        map.end()
    }
}

/// The type of a column's values, or of the items of its lists.
#[derive(Serialize)]
#[serde(untagged)]
enum Datatype {
    Name(&'static str),
    Pattern { base: &'static str, format: String },
}

fn datatype(kind: Kind) -> Datatype {
    let pattern = |format| Datatype::Pattern {
        base: "string",
        format,
    };
    match kind {
        Kind::Text | Kind::Pieces | Kind::Names => Datatype::Name("string"),
        Kind::Number => Datatype::Name("nonNegativeInteger"),
        Kind::Spans => pattern("[0-9]+-[0-9]+".to_owned()),
        Kind::Links => pattern("[0-9]+-[0-9]+>[0-9]+-[0-9]+".to_owned()),
        Kind::OneOf(words) => pattern(words.join("|")),
    }
}
