//! From and to: *tussen 1946 en 1996*, *van 11 tot en met 29 juli*, *sinds 2011*, *tot eind mei*, *na 2015*.
//!
//! What is named belongs to the range: *van 2011 tot 2015* holds all of 2015. Only *na* begins after it, and
//! *vóór* ends before it.

use super::{
    Kind, Period, Point, Reading, Value,
    number::{digits, measure},
    point,
    scene::{Scene, Way},
    words::Sense,
};

pub(super) fn read(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    closed(scene, at)
        .or_else(|| since(scene, at))
        .or_else(|| until(scene, at))
        .or_else(|| before(scene, at))
        .or_else(|| after(scene, at))
}

/// *van maandag tot vrijdag*, *11 t/m 29 juli*: the second tells which, the first is the last one before it.
fn closed(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    let start = scene.after(at, Sense::From);
    let middle = if let Some(first) = bare_day(scene, start.unwrap_or(at)) {
        first
    } else {
        point(scene, start.unwrap_or(at))?.end
    };
    let last = joined(scene, middle, scene.value(at, Sense::From))?;
    let last = point(scene, last)?;
    let looking = scene.looking(Way::Back, last.days);
    let value = first_days(&looking, start.unwrap_or(at), last)
        .and_then(|first| Period::new(first.first, last.days?.last));
    Some(date(last.end, value.map(Value::Days)))
}

/// Behind *en*, *tot*, *tot en met*: *en* only after *tussen*, *tot* only after *van* or *tussen*.
fn joined(scene: &Scene<'_>, at: usize, opening: Option<i32>) -> Option<usize> {
    let plain = scene.after(at, Sense::And)?;
    let full = up_to(scene, plain);
    let fits = match opening {
        _ if full > plain || scene.is(at, Sense::Through) => true,
        Some(1) => true,
        Some(_) => scene.is(at, Sense::Until),
        None => false,
    };
    fits.then_some(full)
}

/// *tot en met*: behind *en met*.
fn up_to(scene: &Scene<'_>, at: usize) -> usize {
    let met = scene.after(at, Sense::UpTo);
    met.and_then(|met| scene.after(met, Sense::UpTo))
        .unwrap_or(at)
}

/// *van 11 …*: behind the number.
fn bare_day(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let day = digits(scene.form(at))?;
    let alone = scene.is(at + 1, Sense::And);
    (alone && (1..=31).contains(&day)).then_some(at + 1)
}

/// The days of the first: a point of its own, or a number that takes its month from the last.
fn first_days(scene: &Scene<'_>, at: usize, last: Point) -> Option<Period> {
    let Some(_) = bare_day(scene, at) else {
        return point(scene, at)?.days;
    };
    let day = digits(scene.form(at))?;
    let month = super::Unit::Month.around(last.days?.day()?)?;
    let first = month.first.plus(day - 1)?;
    Period::new(first, first).filter(|first| month.contains(*first))
}

/// *sinds 2011*, *vanaf maandag*; *sinds* looks back whatever the tense.
fn since(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    let start = scene.after(at, Sense::Since)?;
    let found = if scene.value(at, Sense::Since) == Some(-1) {
        let looking = scene.looking(Way::Back, scene.today);
        point(&looking, start).or_else(|| for_so_long(scene, start))
    } else {
        point(scene, start)
    }?;
    let value = found.days.map(|days| Value::From(days.first));
    Some(date(found.end, value))
}

/// *sinds drie jaar*: as *drie jaar geleden*.
fn for_so_long(scene: &Scene<'_>, at: usize) -> Option<Point> {
    let found = measure(scene, at)?;
    let days = found
        .whole()
        .and_then(|count| scene.beside_today(found.unit, -count));
    Some(Point {
        end: found.end,
        unit: found.unit,
        days,
    })
}

/// *tot 2015*, *tot en met 20 januari*
fn until(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    let start = up_to(scene, scene.after(at, Sense::Until)?);
    let found = point(scene, start)?;
    let value = found.days.map(|days| Value::UpTo(days.last));
    Some(date(found.end, value))
}

/// *vóór 1 september*; without the accent it may be *for*.
fn before(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    let found = point(scene, scene.after(at, Sense::Before)?)?;
    let value = found
        .days
        .and_then(|days| days.first.plus(-1))
        .map(Value::UpTo);
    Some(date(found.end, value))
}

/// *na 2015*
fn after(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    let found = point(scene, scene.after(at, Sense::After)?)?;
    let next = found.days.and_then(|days| days.last.plus(1));
    Some(date(found.end, next.map(Value::From)))
}

const fn date(end: usize, value: Option<Value>) -> Reading {
    Reading {
        end,
        kind: Kind::Date,
        value,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, check_future};

    #[test]
    fn from_and_to() {
        check(
            "2017-01-14",
            &[
                (
                    "Hij was tussen 1946 en 1996 ziek .",
                    "tussen 1946 en 1996 = 1946-01-01/1996-12-31",
                ),
                (
                    "Hij was van 2011 tot 2015 ziek .",
                    "van 2011 tot 2015 = 2011-01-01/2015-12-31",
                ),
                (
                    "Hij was van 11 tot en met 29 juli ziek .",
                    "van 11 tot en met 29 juli = 2016-07-11/2016-07-29",
                ),
                (
                    "Hij was 11 t/m 29 juli 2015 ziek .",
                    "11 t/m 29 juli 2015 = 2015-07-11/2015-07-29",
                ),
                (
                    "Hij was van maandag tot vrijdag ziek .",
                    "van maandag tot vrijdag = 2017-01-09/2017-01-13",
                ),
                (
                    "Hij was van 20 december tot 4 januari ziek .",
                    "van 20 december tot 4 januari = 2016-12-20/2017-01-04",
                ),
                (
                    "Hij was tussen begin 2015 en eind vorig jaar ziek .",
                    "tussen begin 2015 en eind vorig jaar = 2015-01-01/2016-12-31",
                ),
                (
                    "De ramp van 1998 en 2000 was erg .",
                    "1998 = 1998-01-01/1998-12-31; 2000 = 2000-01-01/2000-12-31",
                ),
                (
                    "Hij was van 31 tot 4 juni ziek .",
                    "van 31 tot 4 juni = unknown",
                ),
                (
                    "Hij was van 2015 tot 2011 ziek .",
                    "van 2015 tot 2011 = unknown",
                ),
            ],
        );
    }

    #[test]
    fn one_end_open() {
        check_future(
            "2017-01-14",
            &[
                ("Hij is sinds 2011 ziek .", "sinds 2011 = 2011-01-01/.."),
                (
                    "Hij is sinds maandag ziek .",
                    "sinds maandag = 2017-01-09/..",
                ),
                (
                    "Hij is vanaf maandag ziek .",
                    "vanaf maandag = 2017-01-16/..",
                ),
                ("Hij is tot 2020 ziek .", "tot 2020 = ../2020-12-31"),
                (
                    "Hij is tot en met 20 januari ziek .",
                    "tot en met 20 januari = ../2017-01-20",
                ),
                ("Hij is tot vandaag ziek .", "tot vandaag = ../2017-01-14"),
                (
                    "Hij is sinds drie jaar ziek .",
                    "sinds drie jaar = 2014-01-01/..",
                ),
                ("Hij komt vóór 1 mei .", "vóór 1 mei = ../2017-04-30"),
                ("Hij komt na 2020 .", "na 2020 = 2021-01-01/.."),
                ("Hij komt tot 2000 euro tekort .", ""),
            ],
        );
    }
}
