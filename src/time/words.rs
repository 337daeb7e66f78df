//! What single words mean for the readers of times, by `words.tsv`.

use std::{collections::HashMap, sync::LazyLock};

/// What a word does in an expression of time; some have a number with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Sense {
    /// *na* 2015
    After,
    /// drie jaar *geleden*
    Ago,
    /// tussen 1946 *en* 1996
    And,
    /// *om* de twee weken
    Around,
    /// *het* afgelopen jaar
    Article,
    /// *om* half elf
    At,
    /// *vóór* 1 september
    Before,
    /// 1200 voor *Christus*
    BeforeChrist,
    /// *'s* avonds
    Clitic,
    /// *komend* jaar; what can stand behind, as *a.s.* can, has 1
    Coming,
    /// *gisteren*: so many days after the document
    Day,
    /// zaterdag*avond*: begins so many hours after the day
    DayPart,
    /// de *late* jaren zestig: a third
    Early,
    /// *elke* zaterdag; *per* has 1
    Every,
    /// het *voorgaande* jaar: so many after the one named
    Following,
    /// *van* 2011 tot 2015; *tussen* has 1
    From,
    /// de eerste *helft* van 2017
    Half,
    /// *anderhalf* jaar: so many halves
    Halves,
    /// *over* twee weken
    Hence,
    /// om tien *uur*
    Hour,
    /// zondag *in* de avond
    In,
    /// de *laatste* jaren
    Last,
    /// een dag *later*: so many after the one named
    Later,
    /// drie jaar *lang*
    Long,
    /// 3 *mei*
    Month,
    /// *volgend* jaar
    Next,
    /// artikel 2000
    NotAYear,
    /// *drie* jaar
    Number,
    /// de zomer *van* 2015
    Of,
    /// 's *avonds*: begins so many hours after the day
    OfDay,
    /// drie jaar *oud*
    Old,
    /// de nacht van zaterdag *op* zondag
    On,
    /// drie *à* vier dagen
    Or,
    /// het *eerste* kwartaal
    Ordinal,
    /// *begin* 2017: a third
    Part,
    /// *afgelopen* maand; what can stand behind, as *jl.* can, has 1
    Past,
    /// *vorig* jaar
    Previous,
    /// *kwart* voor tien: so many minutes
    Quarter,
    /// *zomer*: its first month
    Season,
    /// *sinds* 2011: looks back if below zero
    Since,
    /// *sindsdien*
    SinceThen,
    /// *later* dit jaar: what comes after the document, or before
    Sooner,
    /// *enkele* weken; what needs *een*, as *paar* does, has 1
    Some,
    /// de *tachtiger* jaren
    TensYears,
    /// twee jaar later *dan* gedacht
    Than,
    /// *die* dag
    That,
    /// *toen*
    Then,
    /// *dit* jaar
    This,
    /// *van*avond
    ThisDay,
    /// 11 *t/m* 29 juli
    Through,
    /// kwart *voor* tien: adds or takes away
    ToHour,
    /// *tot* 2015
    Until,
    /// tot *en met* 2015; the last word has 1
    UpTo,
    /// *zaterdag*: Monday is 1
    Weekday,
    /// *zaterdags*
    Weekdays,
    /// de *hele* dag
    Whole,
    /// het *jaar* 2000
    Year,
    /// *in* 1993 of 1994
    YearOpens,
}

#[derive(serde::Deserialize)]
struct Row {
    word: String,
    sense: Sense,
    value: i32,
}

static WORDS: LazyLock<HashMap<String, Vec<(Sense, i32)>>> = LazyLock::new(|| {
    let mut words: HashMap<String, Vec<_>> = HashMap::new();
    csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .from_reader(include_str!("words.tsv").as_bytes())
        .deserialize()
        .map(|row: Result<Row, _>| row.expect("words.tsv is well-formed"))
        .for_each(|row| {
            let senses = words.entry(row.word).or_default();
            senses.push((row.sense, row.value));
        });
    words
});

/// The words for parts of a day, the longest first, and in which hour each begins.
pub(super) static DAY_PARTS: LazyLock<Vec<(&'static str, i32)>> = LazyLock::new(|| {
    let hour = |senses: &[(Sense, i32)]| {
        let found = senses.iter().find(|(sense, _)| *sense == Sense::DayPart);
        found.map(|(_, hour)| *hour)
    };
    let mut parts: Vec<_> = WORDS
        .iter()
        .filter_map(|(word, senses)| Some((word.as_str(), hour(senses)?)))
        .collect();
    parts.sort_by_key(|(word, _)| (std::cmp::Reverse(word.len()), *word));
    parts
});

/// All that a word can mean, in lower case.
pub(super) fn senses(word: &str) -> &'static [(Sense, i32)] {
    WORDS.get(word).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::super::tests::times;

    #[test]
    fn words_are_sorted_and_their_examples_are_read() {
        let rows: Vec<_> = crate::table::rows(include_str!("words.tsv")).collect();
        assert!(rows.is_sorted_by(|a, b| a[..2] < b[..2]));
        for row in rows {
            let (word, sense, example) = (row[0], row[1], row[3]);
            assert!(example.to_lowercase().contains(word), "{row:?}");
            let is_read = !times(example).is_empty();
            assert_eq!(is_read, !matches!(sense, "old" | "not_a_year"), "{row:?}");
        }
    }
}
