//! Nouns for what has a name of its own: *het land* for Colombia, *de commissie* for the Europese Commissie.

use std::{collections::HashMap, sync::LazyLock};

use super::entity::Entity;
use crate::table;

/// A shorter noun ends too many names by chance.
const SHORTEST: usize = 4;

/// How a word tells the sort of what it names, and the sort, by `sorts.tsv`.
type Table = HashMap<(&'static str, &'static str), &'static str>;

static SORTS: LazyLock<Table> = LazyLock::new(|| {
    table::rows(include_str!("sorts.tsv"))
        .filter_map(|row| Some(((*row.first()?, *row.get(1)?), *row.get(2)?)))
        .collect()
});

/// Whether a noun can stand for what has this name: the name ends in it, has a word of that sort in it, or the text called
/// it by a noun of that sort.
pub fn can_call(noun: &str, entity: &Entity) -> bool {
    let sort = SORTS.get(&(noun, "called"));
    let named = |part: &String| SORTS.get(&(part.as_str(), "name")).copied();
    let called = |other: &String| SORTS.get(&(other.as_str(), "noun")).copied();
    let mut evidence = entity
        .name
        .iter()
        .filter_map(named)
        .chain(entity.nouns.iter().filter_map(called));
    ends_in(entity, noun) || sort.is_some_and(|sort| evidence.any(|other| other == *sort))
}

/// *de Europese Commissie*, *het Goede Vrijdag-akkoord*
fn ends_in(entity: &Entity, noun: &str) -> bool {
    noun.len() >= SHORTEST
        && entity
            .name
            .last()
            .is_some_and(|last| last.to_lowercase().ends_with(noun))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_read_as_a_whole() {
        let rows: Vec<_> = table::rows(include_str!("sorts.tsv")).collect();
        assert!(rows.is_sorted());
        assert_eq!(rows.len(), SORTS.len());
        let forms = ["called", "name", "noun"];
        assert!(rows.iter().all(|row| forms.contains(&row[1])));
    }
}
