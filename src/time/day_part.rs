//! Mornings, afternoons, evenings and nights: *zaterdagavond*, *gisteren 's middags*, *vannacht*, *de nacht van zaterdag
//! op zondag*. Each takes six hours; the night of a day is the one after its evening.

use super::{
    Date, Period, Point, Unit,
    named::{way, which},
    number::digits,
    point,
    recurring::Recurring,
    scene::{Scene, Way},
    words::{DAY_PARTS, Sense, senses},
};

/// A part of a day, or a whole one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DayPart {
    /// Behind its last word.
    pub(super) end: usize,
    pub(super) day: Option<Date>,
    /// So many hours after midnight it begins; none for the whole day.
    pub(super) hour: Option<i32>,
}

impl From<Point> for DayPart {
    fn from(point: Point) -> Self {
        Self {
            end: point.end,
            day: point.days.and_then(Period::day),
            hour: None,
        }
    }
}

pub(super) fn read(scene: &Scene<'_>, at: usize) -> Option<DayPart> {
    compound(scene, at)
        .or_else(|| of_day(scene, at))
        .or_else(|| night(scene, at))
        .or_else(|| this_part(scene, at))
}

/// A day, with a part of it or without.
pub(super) fn day(scene: &Scene<'_>, at: usize) -> Option<DayPart> {
    let found = point(scene, at)?;
    (found.unit == Unit::Day).then_some(found.into())
}

/// *zaterdagavond*, *gisterenmiddag*, *vannacht*; *een zaterdagavond* may be any
fn compound(scene: &Scene<'_>, at: usize) -> Option<DayPart> {
    let way = way(scene, at);
    let is_indefinite = scene.value(at, Sense::Number) == Some(1);
    let at = at + usize::from(way.is_some() || is_indefinite);
    let form = scene.form(at);
    let found = DAY_PARTS.iter().find_map(|(part, hour)| {
        let day = form.strip_suffix(part)?.trim_end_matches('-');
        part_of(scene, at, way, day, *hour)
    })?;
    let day = found.day.filter(|_| !is_indefinite);
    Some(DayPart { day, ..found })
}

fn meaning(word: &str, sense: Sense) -> Option<i32> {
    let found = senses(word).iter().find(|(own, _)| *own == sense)?;
    Some(found.1)
}

/// The part of the day that the first half of a compound names.
fn part_of(
    scene: &Scene<'_>,
    at: usize,
    way: Option<Way>,
    word: &str,
    hour: i32,
) -> Option<DayPart> {
    let day = if let Some(weekday) = meaning(word, Sense::Weekday) {
        which(scene, at, way, Recurring::Weekday(weekday))
    } else {
        // *vannacht* of the past is the night before
        let night_before = -i32::from(scene.is_past(at) && hour == 24);
        let this_day = || meaning(word, Sense::ThisDay).map(|_| night_before);
        scene.beside_today(Unit::Day, meaning(word, Sense::Day).or_else(this_day)?)
    };
    Some(DayPart {
        end: at + 1,
        day: day.and_then(Period::day),
        hour: Some(hour),
    })
}

/// *'s avonds*, *zaterdag 's avonds*, *zondag in de avond*
fn of_day(scene: &Scene<'_>, at: usize) -> Option<DayPart> {
    let day = day(scene, at);
    let next = day.map_or(at, |day| day.end);
    let genitive = scene
        .after(next, Sense::Clitic)
        .and_then(|part| Some((part + 1, scene.value(part, Sense::OfDay)?)));
    let in_the = || {
        let part = scene.skip(
            scene.after(scene.after(next, Sense::In)?, Sense::Article)?,
            Sense::Early,
        );
        Some((part + 1, scene.value(part, Sense::DayPart)?)).filter(|_| day.is_some())
    };
    let (end, hour) = genitive.or_else(in_the)?;
    // without a day it may be any, unless the past is told
    let told = || {
        let focus = scene.focus.filter(|_| scene.is_past(at));
        focus.and_then(Period::day)
    };
    let day = day.map_or_else(told, |day| day.day);
    Some(DayPart {
        end,
        day,
        hour: Some(hour),
    })
}

/// *de nacht van zaterdag op zondag*, *de nacht van 13 op 14 januari*: that of the first.
fn night(scene: &Scene<'_>, at: usize) -> Option<DayPart> {
    let part = scene.skip_article(at);
    let hour = scene
        .value(part, Sense::DayPart)
        .filter(|hour| *hour == 24)?;
    let first = scene.after(part + 1, Sense::From)?;
    let numbered = digits(scene.form(first)).map(|_| first + 1);
    let on = numbered.or_else(|| Some(day(scene, first)?.end))?;
    let second = day(scene, scene.after(on, Sense::On)?)?;
    let before = second.day.and_then(|day| day.plus(-1));
    Some(DayPart {
        end: second.end,
        day: before,
        hour: Some(hour),
    })
}

/// *deze ochtend*, *afgelopen nacht*, *die avond*, *de volgende ochtend*
fn this_part(scene: &Scene<'_>, at: usize) -> Option<DayPart> {
    let start = scene.skip_article(at);
    let hour = scene.value(start + 1, Sense::DayPart)?;
    let focus = scene.focus.and_then(Period::day);
    let today = scene.today.and_then(Period::day);
    // *afgelopen nacht* is the night after yesterday
    let days = [
        (Sense::That, focus),
        (Sense::This, today),
        (Sense::Past, today.and_then(|day| day.plus(-1))),
        (Sense::Coming, today.filter(|_| hour == 24)),
        (Sense::Next, focus.and_then(|day| day.plus(1))),
    ];
    let (_, day) = days
        .into_iter()
        .find(|(sense, _)| scene.is(start, *sense))?;
    if scene.opens_clause(start) {
        return None;
    }
    Some(DayPart {
        end: start + 2,
        day,
        hour: Some(hour),
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, check_future};

    #[test]
    fn parts_of_days() {
        check(
            "2017-01-14",
            &[
                (
                    "Hij kwam vrijdagavond .",
                    "vrijdagavond = 2017-01-13T18:00/2017-01-14T00:00",
                ),
                (
                    "Hij kwam afgelopen zaterdagavond .",
                    "afgelopen zaterdagavond = 2017-01-07T18:00/2017-01-08T00:00",
                ),
                (
                    "Hij kwam zondag-ochtend .",
                    "zondag-ochtend = 2017-01-08T06:00/2017-01-08T12:00",
                ),
                (
                    "Hij kwam gisterenmiddag .",
                    "gisterenmiddag = 2017-01-13T12:00/2017-01-13T18:00",
                ),
                (
                    "Hij kwam vannacht .",
                    "vannacht = 2017-01-14T00:00/2017-01-14T06:00",
                ),
                (
                    "Hij kwam vrijdagnacht .",
                    "vrijdagnacht = 2017-01-14T00:00/2017-01-14T06:00",
                ),
                (
                    "Hij kwam vrijdag 's avonds .",
                    "vrijdag 's avonds = 2017-01-13T18:00/2017-01-14T00:00",
                ),
                (
                    "Hij kwam vrijdag in de vroege ochtend .",
                    "vrijdag in de vroege ochtend = 2017-01-13T06:00/2017-01-13T12:00",
                ),
                (
                    "Hij kwam in de nacht van donderdag op vrijdag .",
                    "de nacht van donderdag op vrijdag = 2017-01-13T00:00/2017-01-13T06:00",
                ),
                (
                    "Hij kwam in de nacht van 6 op 7 januari .",
                    "de nacht van 6 op 7 januari = 2017-01-07T00:00/2017-01-07T06:00",
                ),
                (
                    "Hij kwam afgelopen nacht .",
                    "afgelopen nacht = 2017-01-14T00:00/2017-01-14T06:00",
                ),
                (
                    "Hij kwam op 3 mei 2016 en ging de volgende ochtend .",
                    "3 mei 2016 = 2016-05-03/2016-05-03; de volgende ochtend = 2016-05-04T06:00/2016-05-04T12:00",
                ),
            ],
        );
        check_future(
            "2017-01-14",
            &[
                (
                    "Hij komt vannacht .",
                    "vannacht = 2017-01-15T00:00/2017-01-15T06:00",
                ),
                (
                    "Hij komt vanavond .",
                    "vanavond = 2017-01-14T18:00/2017-01-15T00:00",
                ),
                (
                    "Hij komt morgenochtend .",
                    "morgenochtend = 2017-01-15T06:00/2017-01-15T12:00",
                ),
            ],
        );
        check("", &[("Hij kwam vrijdagavond .", "vrijdagavond = unknown")]);
    }
}
