use std::{collections::HashMap, sync::LazyLock};

use crate::{
    coreference::{Genders, Reference},
    table,
};

/// Pronouns of the third person by what they do, masculine and feminine, by `pronouns.tsv`.
static FORMS: LazyLock<HashMap<&str, [&str; 2]>> = LazyLock::new(|| {
    table::rows(include_str!("pronouns.tsv"))
        .filter_map(|row| Some((*row.first()?, [*row.get(1)?, *row.get(2)?])))
        .collect()
});

/// All of them.
pub(in super::super) fn words() -> impl Iterator<Item = &'static str> {
    FORMS.values().flatten().copied()
}

/// *van*
pub(super) fn of() -> &'static str {
    FORMS.get("of").map_or("", |forms| forms[0])
}

/// The pronoun for somebody in this role.
pub(super) fn form(reference: &Reference, role: &str) -> Option<&'static str> {
    let gender = if is_reflexive(role) {
        0
    } else {
        gender(reference)?
    };
    FORMS.get(role).map(|forms| forms[gender])
}

/// *zich*, *zichzelf*: one form for all, also for several.
pub(super) fn is_reflexive(role: &str) -> bool {
    matches!(role, "reflexive" | "self")
}

/// Which of the two columns; none for several and for whom it is not known.
pub(super) fn gender(reference: &Reference) -> Option<usize> {
    match reference.genders {
        _ if reference.plural => None,
        Genders::MASC | Genders::NEUT => Some(0),
        Genders::FEM => Some(1),
        _ => None,
    }
}
