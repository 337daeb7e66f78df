//! Again and again: *elke zaterdag*, *jaarlijks*, *per maand*, *om de twee weken*, *'s zondags*.
//!
//! The value tells how often, not on which day: `R/P1W` for *elke zaterdag*.

use std::{collections::HashMap, sync::LazyLock};

use super::{
    Kind, Length, Reading, Unit, Value,
    number::{Measure, measure},
    recurring::name,
    scene::Scene,
    unit::unit,
    words::Sense,
};

#[derive(serde::Deserialize)]
struct Row {
    word: String,
    count: i32,
    unit: Unit,
}

/// Words that say by themselves how often, by `sets.tsv`.
static SETS: LazyLock<HashMap<String, Length>> = LazyLock::new(|| {
    csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .from_reader(include_str!("sets.tsv").as_bytes())
        .deserialize()
        .map(|row: Result<Row, _>| row.expect("sets.tsv is well-formed"))
        .map(|Row { word, count, unit }| {
            (
                word,
                Length {
                    halves: 2 * count,
                    unit,
                },
            )
        })
        .collect()
});

pub(super) fn read(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    adverb(scene, at)
        .or_else(|| every(scene, at))
        .or_else(|| every_other(scene, at))
}

/// *jaarlijks*, *'s zondags*
fn adverb(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    if let Some(length) = SETS.get(scene.form(at)) {
        return Some(set(at + 1, Some(*length)));
    }
    let end = scene.after(scene.skip(at, Sense::Clitic), Sense::Weekdays)?;
    Some(set(end, Some(once_a(Unit::Week))))
}

/// *elk jaar*, *per drie maanden*, *elke zaterdag*; but not *per uur*, *per 1 januari*.
fn every(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    let start = scene.after(at, Sense::Every)?;
    let single = |unit| Measure {
        end: start + 1,
        unit,
        halves: Some(2),
    };
    let found =
        measure(scene, start).or_else(|| unit(scene.form(start)).map(|(unit, _)| single(unit)));
    if let Some(found) = found {
        return (found.unit >= Unit::Day).then(|| counted(found));
    }
    let (end, unit) = named(scene, start).filter(|_| scene.value(at, Sense::Every) != Some(1))?;
    Some(set(end, Some(once_a(unit))))
}

/// How often comes what has a name: *avond*, *zaterdag*, *zomer*.
fn named(scene: &Scene<'_>, at: usize) -> Option<(usize, Unit)> {
    if scene.is(at, Sense::DayPart) {
        return Some((at + 1, Unit::Day));
    }
    let (end, what) = name(scene, at)?;
    Some((
        end,
        if what.is_weekly() {
            Unit::Week
        } else {
            Unit::Year
        },
    ))
}

/// *om de twee weken*
fn every_other(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    let article = scene.after(at, Sense::Around)?;
    Some(counted(measure(
        scene,
        scene.after(article, Sense::Article)?,
    )?))
}

fn counted(found: Measure) -> Reading {
    let Measure { end, unit, halves } = found;
    set(end, halves.map(|halves| Length { halves, unit }))
}

const fn once_a(unit: Unit) -> Length {
    Length { halves: 2, unit }
}

fn set(end: usize, length: Option<Length>) -> Reading {
    Reading {
        end,
        kind: Kind::Set,
        value: length.map(Value::Set),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, times};

    #[test]
    fn sets_are_sorted_and_their_examples_are_read() {
        let rows: Vec<_> = crate::table::rows(include_str!("sets.tsv")).collect();
        assert!(rows.is_sorted_by(|a, b| a[0] < b[0]));
        for row in rows {
            let found = times(row[3]);
            assert!(
                found.starts_with(&format!("{} = R/P{}", row[0], row[1])) || row[2] == "half_year",
                "{row:?} {found}"
            );
        }
    }

    #[test]
    fn again_and_again() {
        check(
            "",
            &[
                ("Hij komt elk jaar .", "elk jaar = R/P1Y"),
                ("Hij komt elke zaterdag .", "elke zaterdag = R/P1W"),
                ("Hij komt iedere avond .", "iedere avond = R/P1D"),
                ("Hij komt elke zomer .", "elke zomer = R/P1Y"),
                (
                    "Hij komt iedere drie maanden .",
                    "iedere drie maanden = R/P3M",
                ),
                ("Hij komt om de twee weken .", "om de twee weken = R/P2W"),
                ("Hij komt drie keer per maand .", "per maand = R/P1M"),
                ("Hij komt 's zondags .", "'s zondags = R/P1W"),
                (
                    "Hij komt per 1 juli 2017 .",
                    "1 juli 2017 = 2017-07-01/2017-07-01",
                ),
                ("Hij rijdt 120 kilometer per uur .", ""),
                ("Elke relativering ontbreekt .", ""),
            ],
        );
    }
}
