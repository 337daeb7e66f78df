//! The auxiliary of the perfect.

use std::{collections::HashMap, sync::LazyLock};

use super::{HAVE, irregular::irregular, particle};
use crate::table;

/// Verbs whose auxiliary is not that of the verb in them, or that are regular and take *zijn*; by `auxiliaries.tsv`.
///
/// Those that take both (*lopen*, *verbeteren*) are not there.
static AUXILIARIES: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| table::pairs(include_str!("auxiliaries.tsv")));

/// Whether the perfect takes *hebben* or *zijn*.
pub fn auxiliary(lemma: &str) -> &'static str {
    let whole = lemma.replace('_', "");
    if let Some(auxiliary) = AUXILIARIES.get(whole.as_str()) {
        return auxiliary;
    }
    irregular(&particle(lemma).1).map_or(HAVE, |(_, forms)| forms.auxiliary)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn auxiliaries() {
        let verbs = [
            "aan_komen",
            "verkopen",
            "vertrekken",
            "op_treden",
            "terug_keren",
            "keren",
            "ondergaan",
        ];
        let expected = [
            "zijn", "hebben", "zijn", "hebben", "zijn", "hebben", "hebben",
        ];
        assert_eq!(verbs.map(auxiliary), expected);
    }

    #[test]
    fn rows_are_sorted_and_complete() {
        let rows: Vec<_> = table::rows(include_str!("auxiliaries.tsv")).collect();
        assert!(rows.is_sorted_by(|a, b| a[0] < b[0]));
        assert!(
            rows.iter()
                .all(|row| ["hebben", "zijn"].contains(&row[1]) && row.len() == 2)
        );
    }
}
