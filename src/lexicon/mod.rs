//! Dutch words that decide what is a claim and with what status: tables beside this file, a row a word.
//!
//! ```
//! use stelling::lexicon::{Class, Lexicon};
//!
//! let lexicon = Lexicon::embedded();
//! assert!(lexicon.predicate("ontkennen", Class::Denial).is_some());
//! assert_eq!(lexicon.nouns("gerucht"), Some(Class::Report));
//! let marker = lexicon.marker_at(&["naar", "verluidt", "ziek"]);
//! assert_eq!(marker.map(|marker| marker.words.len()), Some(2));
//! ```

mod forms;
mod kinds;
mod rows;
mod table;
#[cfg(test)]
mod tests;
mod text;

pub use kinds::{
    Addressee, AttributionKind, Class, ContentRole, MarkerKind, Modal, Negation, Relation, Role,
    With,
};
pub use rows::{
    AttributionPhrase, Auxiliary, Connective, ContentAdjective, ContentNoun, DenialIdiom, Idiom,
    KeepingNoun, Marker, NegativeWord, Predicate,
};
pub use text::LexiconError;

use std::sync::LazyLock;

use crate::text::unstressed;
use forms::Forms;
use rows::Row;
use table::Table;
use text::Section;

/// All tables.
///
/// Lemmas are in the treebank's manner: `toe_geven`. Forms are given in lower case.
#[derive(Debug, Clone)]
pub struct Lexicon {
    predicates: Table<Predicate>,
    forms: Forms,
    idioms: Table<Idiom>,
    denials: Table<DenialIdiom>,
    nouns: Table<ContentNoun>,
    adjectives: Table<ContentAdjective>,
    markers: Table<Marker>,
    attribution: Table<AttributionPhrase>,
    keeping: Table<KeepingNoun>,
    negation: Table<NegativeWord>,
    connectives: Table<Connective>,
    modals: Table<Auxiliary>,
}

impl Lexicon {
    /// The tables that come with the crate, read once.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Lexicon> = LazyLock::new(|| match Lexicon::load() {
            Ok(lexicon) => lexicon,
            Err(error) => unreachable!("the embedded tables are tested: {error}"),
        });
        &EMBEDDED
    }

    fn load() -> Result<Self, LexiconError> {
        let predicates: Table<Predicate> = Table::load()?;
        Ok(Self {
            forms: forms(&predicates),
            predicates,
            idioms: Table::load()?,
            denials: Table::load()?,
            nouns: Table::load()?,
            adjectives: Table::load()?,
            markers: Table::load()?,
            attribution: Table::load()?,
            keeping: Table::load()?,
            negation: Table::load()?,
            connectives: Table::load()?,
            modals: Table::load()?,
        })
    }

    /// These tables with the rows of a user's file; `path` names it in messages.
    ///
    /// The text has sections, a line `[predicates]` and so on with the name of a table, then a line with its columns
    /// (the example may be left out), then rows, all separated by tabs. Lines that are blank or begin with `#` do not
    /// count. A row takes the place of a built-in one with the same key: the lemma and class of a predicate, the verb
    /// and words of an idiom or denial, the words of a marker, attribution or connective, the form of a negation, the
    /// lemma in all other tables; the `_` in lemmas makes no difference.
    ///
    /// ```
    /// use stelling::lexicon::{Class, Lexicon};
    ///
    /// let rows = "[nouns]\nlemma\tclass\nklapje\treport\n";
    /// let lexicon = Lexicon::embedded().clone().with("my.tsv", rows)?;
    /// assert_eq!(lexicon.nouns("klapje"), Some(Class::Report));
    /// # Ok::<(), stelling::lexicon::LexiconError>(())
    /// ```
    pub fn with(mut self, path: &str, text: &str) -> Result<Self, LexiconError> {
        for section in text::sections(path, text)? {
            self.put(&section)?;
        }
        self.forms = forms(&self.predicates);
        Ok(self)
    }

    fn put(&mut self, section: &Section<'_>) -> Result<(), LexiconError> {
        match section.title.text {
            "predicates" => self.predicates.put(section),
            "idioms" => self.idioms.put(section),
            "denials" => self.denials.put(section),
            "nouns" => self.nouns.put(section),
            "adjectives" => self.adjectives.put(section),
            "markers" => self.markers.put(section),
            "attribution" => self.attribution.put(section),
            "keeping" => self.keeping.put(section),
            "negation" => self.negation.put(section),
            "connectives" => self.connectives.put(section),
            "modals" => self.modals.put(section),
            _ => Err(section.unknown(&TABLES)),
        }
    }

    /// The senses of a verb that takes content: *vinden* is a belief (*vindt dat …*) and an opinion (*vindt hem aardig*).
    ///
    /// Other words in the clause may make it something else: ask [`Self::idiom`] and [`Self::denial_idiom`] first
    /// (*weten*, but *laten weten*).
    pub fn predicates(&self, lemma: &str) -> &[Predicate] {
        self.predicates.all(lemma)
    }

    /// The senses of the verb that has this form, for where its lemma is not known: *weerlegd*.
    pub fn predicates_of_form(&self, form: &str) -> &[Predicate] {
        self.forms
            .lemma(form)
            .map_or(&[], |lemma| self.predicates(lemma))
    }

    /// A verb in one of its senses.
    pub fn predicate(&self, lemma: &str, class: Class) -> Option<&Predicate> {
        let mut senses = self.predicates(lemma).iter();
        senses.find(|row| row.class == class)
    }

    /// The idiom in a clause with these lemmas, verb and all, the longest if there are several: *laten weten*.
    pub fn idiom(&self, lemmas: &[&str]) -> Option<&Idiom> {
        longest_among(&self.idioms, |row| &row.words, lemmas)
    }

    /// The denial idiom in a clause with these lemmas, the longest if there are several: *van de hand wijzen*.
    pub fn denial_idiom(&self, lemmas: &[&str]) -> Option<&DenialIdiom> {
        longest_among(&self.denials, |row| &row.words, lemmas)
    }

    /// What a noun does with its content clause: *het gerucht dat …*
    ///
    /// A compound that is not in the table goes by its last part: `pers_bericht` as `bericht`.
    pub fn nouns(&self, lemma: &str) -> Option<Class> {
        noun_row(&self.nouns, lemma).map(|row| row.class)
    }

    /// What a predicative word does with its content: *het is bekend dat …*
    pub fn adjectives(&self, lemma: &str) -> Option<Class> {
        self.adjectives.first(lemma).map(|row| row.class)
    }

    /// All adverbials that decide the status of their clause.
    pub fn markers(&self) -> &[Marker] {
        self.markers.rows()
    }

    /// The longest adverbial, or attributive word, that stands at the start of these lower-case words.
    pub fn marker_at(&self, forms: &[&str]) -> Option<&Marker> {
        longest_at(&self.markers, |row| &row.words, forms)
    }

    /// The longest phrase naming a source that stands at the start of these lower-case words.
    pub fn attribution_at(&self, forms: &[&str]) -> Option<&AttributionPhrase> {
        longest_at(&self.attribution, |row| &row.words, forms)
    }

    /// Whether *volgens* with this noun means *in keeping with*: *volgens plan*.
    ///
    /// A compound that is not in the table goes by its last part: `trainings_schema` as `schema`.
    pub fn keeping_with(&self, lemma: &str) -> bool {
        noun_row(&self.keeping, lemma).is_some()
    }

    /// What a negative word negates, also with the accents of stress: *géén*.
    pub fn negation(&self, form: &str) -> Option<Negation> {
        let row = self.negation.first(form);
        row.or_else(|| self.negation.first(&unstressed(form)))
            .map(|row| row.kind)
    }

    /// The relation that a single subordinator marks: *omdat*.
    ///
    /// Some are other things too (*voor*, *nu*, *daar*): ask for words that mark a clause in the tree only.
    pub fn connective(&self, form: &str) -> Option<Relation> {
        let mut rows = self.connectives.all(form).iter();
        rows.find(|row| row.words.len() == 1)
            .map(|row| row.relation)
    }

    /// The longest subordinator that stands at the start of these lower-case words: *op voorwaarde dat*.
    pub fn connective_at(&self, forms: &[&str]) -> Option<&Connective> {
        longest_at(&self.connectives, |row| &row.words, forms)
    }

    /// What an auxiliary adds to its lexical verb.
    pub fn modal(&self, lemma: &str) -> Option<Modal> {
        self.modals.first(lemma).map(|row| row.kind)
    }
}

/// The names of the tables, as they head the sections of a user's file.
const TABLES: [&str; 11] = [
    "predicates",
    "idioms",
    "denials",
    "nouns",
    "adjectives",
    "markers",
    "attribution",
    "keeping",
    "negation",
    "connectives",
    "modals",
];

fn forms(predicates: &Table<Predicate>) -> Forms {
    Forms::of(predicates.rows().iter().map(|row| row.lemma.as_str()))
}

/// The row of a noun, or else of the last part of the compound; the tables write compounds without `_`.
fn noun_row<'t, R: Row>(table: &'t Table<R>, lemma: &str) -> Option<&'t R> {
    let whole = table.first(&lemma.replace('_', ""));
    whole.or_else(|| table.first(lemma.rsplit('_').next()?))
}

/// The row with the most words that all are, like its verb, among the lemmas.
fn longest_among<'t, R: Row>(
    table: &'t Table<R>,
    words: impl Fn(&R) -> &[String],
    lemmas: &[&str],
) -> Option<&'t R> {
    let rows = lemmas.iter().flat_map(|verb| table.all(verb));
    rows.filter(|row| {
        words(row)
            .iter()
            .all(|word| lemmas.contains(&word.as_str()))
    })
    .max_by_key(|row| words(row).len())
}

/// The row with the most words that `forms` begins with.
fn longest_at<'t, R: Row>(
    table: &'t Table<R>,
    words: impl Fn(&R) -> &[String],
    forms: &[&str],
) -> Option<&'t R> {
    let rows = table.all(forms.first()?).iter();
    rows.filter(|row| starts_with(forms, words(row)))
        .max_by_key(|row| words(row).len())
}

/// Whether the forms begin with the words.
fn starts_with(forms: &[&str], words: &[String]) -> bool {
    forms.len() >= words.len() && forms.iter().zip(words).all(|(form, word)| form == word)
}
