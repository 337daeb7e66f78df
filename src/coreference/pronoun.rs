//! Pronouns, and what they can stand for.

use std::{collections::HashMap, sync::LazyLock};

use super::nature::{Genders, Nature};
use crate::{
    clauses::Syntax,
    table,
    tree::{DepRel, SUBJECTS, TokenIx, Upos},
};

/// What a pronoun does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// *hij*, *haar*
    Personal,
    /// *zijn*, *haar* before a noun
    Possessive,
    /// *die*, *deze*
    Demonstrative,
    /// *ik*, *wij*
    Speaker,
    /// *mijn*, *onze*
    SpeakerPossessive,
    /// No pronoun: *de burgemeester* for somebody who has a name.
    Noun,
}

/// A pronoun of a sentence.
#[derive(Debug, Clone, Copy)]
pub struct Pronoun {
    /// The word.
    pub ix: TokenIx,
    /// What it does.
    pub kind: Kind,
    /// Which genders it can stand for.
    pub genders: Genders,
    /// Whether it stands for several; none if that cannot be told.
    pub plural: Option<bool>,
    /// Whether it is a subject.
    pub subject: bool,
}

impl Pronoun {
    /// Whether it is a subject that may stand for a human being.
    pub fn may_act(&self) -> bool {
        self.subject && self.kind == Kind::Personal && self.genders != Genders::NEUT
    }
}

struct Row {
    kind: &'static str,
    genders: Genders,
    number: &'static str,
}

static PRONOUNS: LazyLock<HashMap<&str, Row>> = LazyLock::new(|| {
    table::rows(include_str!("pronouns.tsv"))
        .filter_map(|row| {
            let &[form, kind, gender, number] = row.as_slice() else {
                return None;
            };
            Some((
                form,
                Row {
                    kind,
                    genders: Genders::named(gender)?,
                    number,
                },
            ))
        })
        .collect()
});

impl Pronoun {
    /// Whether it can stand for somebody or something by number and gender; the plural has no gender.
    pub fn agrees(&self, nature: Nature) -> bool {
        self.plural == Some(nature.plural) && (nature.plural || self.genders.meet(nature.genders))
    }

    /// Whether it belongs to a noun.
    pub const fn is_possessive(&self) -> bool {
        matches!(self.kind, Kind::Possessive | Kind::SpeakerPossessive)
    }
}

/// *ik*, *onze*: whether a form stands for whoever speaks.
pub fn is_first_person(form: &str) -> bool {
    PRONOUNS.get(form).is_some_and(|row| row.kind == "speaker")
}

/// The word as a pronoun that stands for a noun.
pub fn pronoun(syntax: &Syntax<'_>, ix: TokenIx) -> Option<Pronoun> {
    let word = &syntax.parse[ix];
    let row = PRONOUNS
        .get(syntax.form(ix))
        .filter(|_| word.tag.upos == Upos::Pron && !is_holy(syntax, ix))?;
    let subject = SUBJECTS.contains(&word.deprel);
    let kind = match (row.kind, is_possessive(syntax, ix)) {
        ("demonstrative", _) if word.tag.feat("PronType") == Some("Dem") => Kind::Demonstrative,
        ("demonstrative", _) => return None,
        ("speaker", true) => Kind::SpeakerPossessive,
        ("speaker", false) => Kind::Speaker,
        (_, true) => Kind::Possessive,
        ("possessive", false) => return None,
        _ => Kind::Personal,
    };
    let plural = match row.number {
        "sing" => Some(false),
        "plur" => Some(true),
        _ => number(syntax, ix, subject),
    };
    Some(Pronoun {
        ix,
        kind,
        genders: row.genders,
        plural,
        subject,
    })
}

/// *God en Zijn volk*: inside a sentence a capital makes a name of the pronoun.
fn is_holy(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let before = ix.0.checked_sub(1).map(TokenIx);
    before.is_some_and(|before| !parse.is_punct(before))
        && parse[ix].form.starts_with(char::is_uppercase)
}

fn is_possessive(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let word = &syntax.parse[ix];
    word.tag.feat("Poss") == Some("Yes") && matches!(word.deprel, DepRel::NmodPoss | DepRel::Det)
}

/// The verb tells the number of its subject; an object *ze* is plural.
fn number(syntax: &Syntax<'_>, ix: TokenIx, subject: bool) -> Option<bool> {
    if !subject {
        return Some(true).filter(|_| syntax.function(ix).is_none());
    }
    let parse = syntax.parse;
    let verb = parse.finite_verb(parse[ix].head?)?;
    parse[verb]
        .tag
        .feat("Number")
        .map(|number| number == "Plur")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coreference::nature::Class;

    #[test]
    fn the_table_is_sorted_and_read_as_a_whole() {
        let forms: Vec<_> = table::rows(include_str!("pronouns.tsv"))
            .map(|row| row[0])
            .collect();
        assert!(forms.is_sorted_by(|a, b| a < b));
        assert_eq!(forms.len(), PRONOUNS.len());
    }

    #[test]
    fn several_have_no_gender() {
        let nature = |genders, plural| Nature {
            genders,
            plural,
            class: Class::Person,
        };
        let row = |form: &str| &PRONOUNS[form];
        let they = Pronoun {
            ix: TokenIx(0),
            kind: Kind::Personal,
            genders: row("zij").genders,
            plural: Some(true),
            subject: true,
        };
        assert!(they.agrees(nature(Genders::MASC, true)));
        assert!(!they.agrees(nature(Genders::FEM, false)));
        let he = Pronoun {
            genders: row("hij").genders,
            plural: Some(false),
            ..they
        };
        assert!(he.agrees(nature(Genders::COMMON, false)));
        assert!(!he.agrees(nature(Genders::FEM, false)));
    }
}
