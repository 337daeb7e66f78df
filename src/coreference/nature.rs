//! What somebody or something is, as far as grammar can tell: gender, number, and whether a person.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use crate::{
    table,
    tree::{Parse, TokenIx, Upos},
};

/// The genders that are possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Genders(u8);

impl Genders {
    /// Not possible at all.
    pub const NONE: Self = Self(0);
    /// *hij*
    pub const MASC: Self = Self(1);
    /// *zij*
    pub const FEM: Self = Self(2);
    /// *het*
    pub const NEUT: Self = Self(4);
    /// *de*: masculine or feminine.
    pub const COMMON: Self = Self(3);
    /// *zijn*: masculine or neuter.
    pub const HIS: Self = Self(5);
    /// Nothing is known.
    pub const ANY: Self = Self(7);

    /// Those that both allow.
    #[must_use]
    pub const fn common_with(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether some gender is possible for both.
    pub const fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// By its name in the tables.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "masc" => Self::MASC,
            "fem" => Self::FEM,
            "neut" => Self::NEUT,
            "common" => Self::COMMON,
            "his" => Self::HIS,
            "any" => Self::ANY,
            _ => return None,
        })
    }
}

/// What kind of being.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// A human being.
    Person,
    /// People who act as one: *de club*, *het ministerie*.
    Group,
    /// Something else with a noun.
    Thing,
    /// A name that tells no more.
    Name,
    /// A time, an amount, a place: nothing that a pronoun stands for.
    Measure,
}

/// What a mention or an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nature {
    /// Its possible genders.
    pub genders: Genders,
    /// Whether it is several.
    pub plural: bool,
    /// What kind of being.
    pub class: Class,
}

impl Nature {
    /// What is known when two mentions are the same.
    #[must_use]
    pub fn merged(self, other: Self) -> Self {
        let genders = self.genders.common_with(other.genders);
        Self {
            genders: if genders.meet(Genders::ANY) {
                genders
            } else {
                self.genders
            },
            plural: self.plural,
            class: if self.class == Class::Name {
                other.class
            } else {
                self.class
            },
        }
    }
}

/// Nouns for people and groups, by `nouns.tsv`, with their gender.
static NOUNS: LazyLock<HashMap<&str, (Class, Genders)>> = LazyLock::new(|| {
    table::rows(include_str!("nouns.tsv"))
        .filter_map(|row| {
            let class = match *row.get(1)? {
                "person" => Class::Person,
                "group" => Class::Group,
                "measure" => Class::Measure,
                _ => return None,
            };
            Some((*row.first()?, (class, Genders::named(row.get(2)?)?)))
        })
        .collect()
});

/// First names with their gender, by `first_names.tsv`.
static FIRST_NAMES: LazyLock<HashMap<&str, Genders>> = LazyLock::new(|| {
    table::rows(include_str!("first_names.tsv"))
        .filter_map(|row| Some((*row.first()?, Genders::named(row.get(1)?)?)))
        .collect()
});

/// What a noun or name is by itself.
pub fn nature(parse: &Parse, ix: TokenIx) -> Nature {
    let word = &parse[ix];
    let plural = word.tag.feat("Number") == Some("Plur");
    let tagged = tagged_gender(parse, ix);
    let (class, genders) = match word.tag.upos {
        Upos::Propn if is_measure(&word.lemma) => (Class::Measure, tagged),
        Upos::Propn => first_name(&word.form)
            .filter(|_| !parse.has_determiner(ix))
            .map_or((Class::Name, tagged), |gender| (Class::Person, gender)),
        _ => known(&word.lemma).unwrap_or_else(|| (unknown(parse, ix), tagged)),
    };
    let genders = match class {
        Class::Person if is_woman_from(parse, ix) => Genders::FEM,
        Class::Person => genders.common_with(Genders::COMMON),
        _ => genders.common_with(tagged),
    };
    Nature {
        genders,
        plural,
        class,
    }
}

/// *de Spaanse*
fn is_woman_from(parse: &Parse, ix: TokenIx) -> bool {
    let word = &parse[ix];
    word.tag.is_nominalized_adjective()
        && !word.tag.is_plural()
        && word.form.starts_with(char::is_uppercase)
        && word.form.ends_with("se")
}

/// Nouns that seldom bring up somebody new when they are definite, by `epithets.tsv`.
static EPITHETS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("epithets.tsv")));

/// Whether a definite noun is likely to be said of somebody who is known: *de Argentijn*, *de spits*.
pub fn is_epithet(lemma: &str) -> bool {
    let last = lemma.rsplit('_').next().unwrap_or(lemma);
    is_from_a_country(lemma) || EPITHETS.contains(lemma) || EPITHETS.contains(last)
}

/// *Argentijn*, but not *CAO*
fn is_from_a_country(lemma: &str) -> bool {
    lemma.starts_with(char::is_uppercase) && lemma.contains(char::is_lowercase)
}

/// The gender of somebody with this first name, which may be made of two: *Anne-Marie*, *Jean-Luc*.
pub fn first_name(form: &str) -> Option<Genders> {
    let known = |name: &str| FIRST_NAMES.get(name).copied();
    known(form).or_else(|| {
        let (first, second) = form.split_once('-')?;
        known(second).and_then(|_| known(first))
    })
}

fn tagged_gender(parse: &Parse, ix: TokenIx) -> Genders {
    match parse[ix].tag.feat("Gender") {
        Some("Com") => Genders::COMMON,
        Some("Neut") => Genders::NEUT,
        _ => Genders::ANY,
    }
}

/// By the noun itself, the last part of the compound, or a known noun that it ends in.
fn known(lemma: &str) -> Option<(Class, Genders)> {
    const SHORTEST: usize = 5;
    let last = lemma.rsplit('_').next()?;
    let whole = lemma.replace('_', "");
    let known = |noun: &str| NOUNS.get(noun).copied();
    known(&whole).or_else(|| known(last)).or_else(|| {
        let starts = whole.char_indices().skip(2).map(|(at, _)| at);
        starts
            .take_while(|&at| whole.len() - at >= SHORTEST)
            .find_map(|at| known(&whole[at..]))
    })
}

/// *vrijdag*, *vrijdagavond*
fn is_measure(lemma: &str) -> bool {
    matches!(known(&lemma.to_lowercase()), Some((Class::Measure, _)))
}

/// Endings of nouns for people, by `suffixes.tsv`.
static SUFFIXES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    table::rows(include_str!("suffixes.tsv"))
        .filter_map(|row| row.first().copied())
        .collect()
});

/// *de Argentijn* is a person, and so is *een violist*.
fn unknown(parse: &Parse, ix: TokenIx) -> Class {
    let word = &parse[ix];
    let common = word.tag.feat("Gender") == Some("Com");
    if common && SUFFIXES.iter().any(|suffix| word.lemma.ends_with(suffix)) {
        return Class::Person;
    }
    let compound = word.lemma.contains(['_', '-']);
    let from_a_country =
        is_from_a_country(&word.lemma) && word.tag.feat("Gender") != Some("Neut") && !compound;
    if from_a_country {
        Class::Person
    } else {
        Class::Thing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_read_as_a_whole() {
        for (table, count) in [
            (include_str!("nouns.tsv"), NOUNS.len()),
            (include_str!("first_names.tsv"), FIRST_NAMES.len()),
            (include_str!("epithets.tsv"), EPITHETS.len()),
        ] {
            let words: Vec<_> = table::rows(table).map(|row| row[0]).collect();
            assert!(words.is_sorted_by(|a, b| a < b));
            assert_eq!(words.len(), count);
        }
    }

    #[test]
    fn compounds_are_what_their_last_part_is() {
        assert_eq!(
            known("fractie_voorzitter"),
            Some((Class::Person, Genders::ANY))
        );
        assert_eq!(
            known("milieuwethouder"),
            Some((Class::Person, Genders::ANY))
        );
        assert_eq!(known("buurvrouw"), Some((Class::Person, Genders::FEM)));
        assert_eq!(known("loods"), None);
    }

    #[test]
    fn genders_narrow() {
        assert_eq!(Genders::COMMON.common_with(Genders::HIS), Genders::MASC);
        assert!(!Genders::FEM.meet(Genders::HIS));
    }
}
