//! Words and phrases that name a time by themselves, by `phrases.tsv`: *nu*, *tot dusver*, *onlangs*, *jarenlang*.

use std::sync::LazyLock;

use super::{Kind, Reading, Value, lookup::Phrases, scene::Scene};

/// What a phrase means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum Meaning {
    /// The date of the document.
    Now,
    /// Up to it.
    UntilNow,
    /// From it on.
    FromNow,
    /// A time that nobody could name.
    Vague,
    /// A length that nobody could name.
    Long,
    /// Nothing of the kind: *nu eenmaal*.
    NoTime,
}

#[derive(serde::Deserialize)]
struct Row {
    phrase: String,
    meaning: Meaning,
}

static PHRASES: LazyLock<Phrases<Meaning>> = LazyLock::new(|| {
    csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .from_reader(include_str!("phrases.tsv").as_bytes())
        .deserialize()
        .map(|row: Result<Row, _>| row.expect("phrases.tsv is well-formed"))
        .map(|row| (row.phrase, row.meaning))
        .collect()
});

pub(super) fn read(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    let (end, meaning) = PHRASES.longest(scene, at)?;
    let today = scene.today;
    let value = match meaning {
        Meaning::Now => today.map(Value::Days),
        Meaning::UntilNow => today.map(|today| Value::UpTo(today.last)),
        Meaning::FromNow => today.map(|today| Value::From(today.first)),
        Meaning::Vague | Meaning::Long => None,
        Meaning::NoTime => return None,
    };
    let kind = if *meaning == Meaning::Long {
        Kind::Duration
    } else {
        Kind::Date
    };
    (!scene.opens_clause(at)).then_some(Reading { end, kind, value })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, times};

    #[test]
    fn phrases_are_sorted_and_their_examples_are_read() {
        let rows: Vec<_> = crate::table::rows(include_str!("phrases.tsv")).collect();
        assert!(rows.is_sorted_by(|a, b| a[0] < b[0]));
        for row in rows {
            let is_read = times(row[2]).contains(&format!("{} = ", row[0]));
            assert_eq!(is_read, row[1] != "no_time", "{row:?}");
        }
    }

    #[test]
    fn the_present_and_what_cannot_be_named() {
        check(
            "2017-01-14",
            &[
                ("Hij is nu ziek .", "nu = 2017-01-14/2017-01-14"),
                (
                    "Hij is op dit moment ziek .",
                    "op dit moment = 2017-01-14/2017-01-14",
                ),
                ("Hij was tot dusver ziek .", "tot dusver = ../2017-01-14"),
                ("Hij is vanaf nu ziek .", "vanaf nu = 2017-01-14/.."),
                ("Hij was onlangs ziek .", "onlangs = unknown"),
                ("Hij was jarenlang ziek .", "jarenlang = unknown"),
            ],
        );
        check(
            "2017-01",
            &[("Hij is nu ziek .", "nu = 2017-01-01/2017-01-31")],
        );
    }
}
