//! The tags that repairs give.

use crate::{
    inflect::{Agreement, Time, finite},
    tree::{Parse, Tag, TokenIx, Upos},
};

/// Of a finite verb in the third person.
pub(super) fn finite_verb(upos: Upos, time: Time, agreement: Agreement) -> Tag {
    let plural = agreement == Agreement::Plural;
    let (xpos, number, tense) = match (time, plural) {
        (Time::Present, false) => ("WW|pv|tgw|met-t", "Sing", "Pres"),
        (Time::Present, true) => ("WW|pv|tgw|mv", "Plur", "Pres"),
        (Time::Past, false) => ("WW|pv|verl|ev", "Sing", "Past"),
        (Time::Past, true) => ("WW|pv|verl|mv", "Plur", "Past"),
    };
    Tag {
        upos,
        xpos: xpos.to_owned(),
        feats: format!("Number={number}|Tense={tense}|VerbForm=Fin"),
    }
}

/// Without features.
fn plain(upos: Upos, xpos: &str) -> Tag {
    Tag {
        upos,
        xpos: xpos.to_owned(),
        feats: "_".to_owned(),
    }
}

/// Of an infinitive.
pub(super) fn infinitive(upos: Upos) -> Tag {
    Tag {
        upos,
        xpos: "WW|inf|vrij|zonder".to_owned(),
        feats: "VerbForm=Inf".to_owned(),
    }
}

/// Of a noun in the singular.
pub(super) fn noun() -> Tag {
    Tag {
        upos: Upos::Noun,
        xpos: "N|soort|ev|basis|zijd|stan".to_owned(),
        feats: "Gender=Com|Number=Sing".to_owned(),
    }
}

/// Of a part of a name.
pub(super) fn name() -> Tag {
    plain(Upos::Propn, "SPEC|deeleigen")
}

/// Of an adverb.
pub(super) fn adverb() -> Tag {
    plain(Upos::Adv, "BW")
}

/// Of *dat* and *of* in front of a clause.
pub(super) fn complementizer() -> Tag {
    plain(Upos::Sconj, "VG|onder")
}

/// Of *en* and *maar*.
pub(super) fn conjunction() -> Tag {
    plain(Upos::Cconj, "VG|neven")
}

/// Of *die* in front of its noun.
pub(super) fn determiner() -> Tag {
    plain(Upos::Det, "VNW|aanw|det|stan|prenom|zonder|rest")
}

/// Of a preposition.
pub(super) fn preposition() -> Tag {
    plain(Upos::Adp, "VZ|init")
}

/// Of the pronouns *dat* and *dit*.
pub(super) fn demonstrative() -> Tag {
    Tag {
        upos: Upos::Pron,
        xpos: "VNW|aanw|pron|stan|vol|3o|ev".to_owned(),
        feats: "Person=3|PronType=Dem".to_owned(),
    }
}

/// Of the pronoun *die* that points.
pub(super) fn those() -> Tag {
    Tag {
        upos: Upos::Pron,
        xpos: "VNW|aanw|pron|stan|vol|3|getal".to_owned(),
        feats: "Person=3|PronType=Dem".to_owned(),
    }
}

/// Of the pronoun *je* as a subject.
pub(super) fn you() -> Tag {
    Tag {
        upos: Upos::Pron,
        xpos: "VNW|pers|pron|nomin|red|2v|ev".to_owned(),
        feats: "Case=Nom|Person=2|PronType=Prs".to_owned(),
    }
}

/// Of the pronoun *zijn*.
pub(super) fn possessive() -> Tag {
    Tag {
        upos: Upos::Pron,
        xpos: "VNW|bez|det|stan|vol|3|ev|prenom|zonder|agr".to_owned(),
        feats: "Person=3|Poss=Yes|PronType=Prs".to_owned(),
    }
}

/// Whether this finite form of its lemma is spelt like the verb.
pub(super) fn is_spelt(parse: &Parse, verb: TokenIx, time: Time, agreement: Agreement) -> bool {
    let word = &parse[verb];
    let found = finite(&word.lemma, time, agreement);
    found.particle.unwrap_or_default() + &found.form == word.form.to_lowercase()
}
