//! Nouns for what has a name of its own: *het land* for Colombia, *de commissie* for the Europese Commissie.

use std::{collections::HashMap, sync::LazyLock};

use super::{entity::Entity, nature::Class};
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
    ends_in(entity, noun)
        || sort.is_some_and(|&sort| {
            sort == ORGANISATION && is_body(entity) || evidence.any(|other| other == sort)
        })
}

const ORGANISATION: &str = "organisation";

/// *de WOW*, *het IMF*: capitals with an article.
fn is_body(entity: &Entity) -> bool {
    entity.nature.class == Class::Group && !entity.nature.plural && entity.is_abbreviation()
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
