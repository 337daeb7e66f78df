//! The rows of the tables, one type a file.

use serde::{Deserialize, Deserializer};

use super::kinds::{
    Addressee, AttributionKind, Class, ContentRole, MarkerKind, Modal, Negation, Relation, Role,
    With,
};

/// A row of a table: where the table stands, and what its rows are sorted and found by.
pub(super) trait Row: for<'de> Deserialize<'de> {
    /// The file's name in this folder.
    const FILE: &'static str;
    /// Its embedded text.
    const TEXT: &'static str;

    /// What the row is found by.
    fn key(&self) -> &str;
    /// Whether a row with the same key is about the same sense of it.
    fn has_sense_of(&self, other: &Self) -> bool;
}

/// Ties a row type to its file, its key, and the columns that tell the senses of a key apart.
macro_rules! row {
    ($row:ty, $file:literal, [$($key:tt)+] $($sense:ident)*) => {
        impl Row for $row {
            const FILE: &'static str = $file;
            const TEXT: &'static str = include_str!($file);

            fn key(&self) -> &str {
                &self.$($key)+
            }

            fn has_sense_of(&self, _other: &Self) -> bool {
                true $(&& self.$sense == _other.$sense)*
            }
        }
    };
}

/// A verb that takes content, in one of its senses.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Predicate {
    /// As in the treebank: `tegen_spreken`.
    pub lemma: String,
    /// What it does with the content.
    pub class: Class,
    /// Which argument of the active verb is the source.
    pub source: Role,
    /// What the content has to be.
    pub with: With,
    /// Which argument of the active verb is the one addressed or spoken of.
    pub addressee: Addressee,
    /// A sentence with it; empty if a user gives none.
    #[serde(default)]
    pub example: String,
}
row!(Predicate, "predicates.tsv", [lemma] class);

/// A verb that takes content only together with other words: *laten weten*, *gewag maken van*.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Idiom {
    /// The lemma of its verb.
    pub verb: String,
    /// The lemmas that stand in the clause with it.
    #[serde(deserialize_with = "split_words")]
    pub words: Vec<String>,
    /// What it does with the content.
    pub class: Class,
    /// Which argument of the active verb is the source.
    pub source: Role,
    /// What the content has to be.
    pub with: With,
    /// Which argument of the active verb is the one addressed or spoken of.
    pub addressee: Addressee,
    /// A sentence with it; empty if a user gives none.
    #[serde(default)]
    pub example: String,
}
row!(Idiom, "idioms.tsv", [verb] words);

/// A verb that rejects its content only together with other words: *van de hand wijzen*.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DenialIdiom {
    /// The lemma of its verb.
    pub verb: String,
    /// The lemmas that stand in the clause with it.
    #[serde(deserialize_with = "split_words")]
    pub words: Vec<String>,
    /// Where the rejected content stands.
    pub content: ContentRole,
    /// What the content has to be.
    pub with: With,
    /// A sentence with it; empty if a user gives none.
    #[serde(default)]
    pub example: String,
}
row!(DenialIdiom, "denials.tsv", [verb] words);

/// A noun with a content clause: *het gerucht dat …*
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContentNoun {
    /// As in the treebank, but a compound in one piece: `tenlastelegging`.
    pub lemma: String,
    /// What it does with the content.
    pub class: Class,
    /// A sentence with it; empty if a user gives none.
    #[serde(default)]
    pub example: String,
}
row!(ContentNoun, "nouns.tsv", [lemma]);

/// A predicative word with a content clause or subject: *het is bekend dat …*, *hij is blij dat …*
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContentAdjective {
    /// As in the treebank.
    pub lemma: String,
    /// What it does with the content.
    pub class: Class,
    /// A sentence with it; empty if a user gives none.
    #[serde(default)]
    pub example: String,
}
row!(ContentAdjective, "adjectives.tsv", [lemma]);

/// An adverbial that decides the status of its clause.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marker {
    /// Its words as written, in lower case.
    #[serde(deserialize_with = "split_words")]
    pub words: Vec<String>,
    /// What it does.
    pub kind: MarkerKind,
    /// A sentence with it; empty if a user gives none.
    #[serde(default)]
    pub example: String,
}
row!(Marker, "markers.tsv", [words[0]] words);

/// Words that name a source: *volgens*, *in de ogen van*.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttributionPhrase {
    /// Its words as written, in lower case.
    #[serde(deserialize_with = "split_words")]
    pub words: Vec<String>,
    /// Where the source stands.
    pub kind: AttributionKind,
    /// A sentence with it; empty if a user gives none.
    #[serde(default)]
    pub example: String,
}
row!(AttributionPhrase, "attribution.tsv", [words[0]] words);

/// A noun that is no source after *volgens*: *volgens plan*.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeepingNoun {
    /// As in the treebank, but a compound in one piece: `draaiboek`.
    pub lemma: String,
    /// A sentence with it; empty if a user gives none.
    #[serde(default)]
    pub example: String,
}
row!(KeepingNoun, "keeping.tsv", [lemma]);

/// A negative word.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NegativeWord {
    /// As written, in lower case.
    pub form: String,
    /// What it negates.
    pub kind: Negation,
    /// A sentence with it; empty if a user gives none.
    #[serde(default)]
    pub example: String,
}
row!(NegativeWord, "negation.tsv", [form]);

/// Words that introduce a subordinate clause.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Connective {
    /// Its words as written, in lower case.
    #[serde(deserialize_with = "split_words")]
    pub words: Vec<String>,
    /// How the clause relates to the other.
    pub relation: Relation,
    /// A sentence with it; empty if a user gives none.
    #[serde(default)]
    pub example: String,
}
row!(Connective, "connectives.tsv", [words[0]] words);

/// An auxiliary verb.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Auxiliary {
    /// As in the treebank.
    pub lemma: String,
    /// What it adds.
    pub kind: Modal,
    /// A sentence with it; empty if a user gives none.
    #[serde(default)]
    pub example: String,
}
row!(Auxiliary, "modals.tsv", [lemma]);

/// Splits a column at its spaces.
fn split_words<'de, D: Deserializer<'de>>(column: D) -> Result<Vec<String>, D::Error> {
    let words = String::deserialize(column)?;
    Ok(words.split(' ').map(str::to_owned).collect())
}
