//! Times that are counted from the date of the document: *vorige week*, *de afgelopen drie maanden*, *drie jaar geleden*,
//! *over twee weken*, *later dit jaar*.

use super::{
    Kind, Period, Point, Reading, Unit, Value,
    number::{Measure, measure},
    point as any_point,
    scene::Scene,
    unit::{Number, unit},
    words::Sense,
};

/// By the calendar, and how many units away.
const BY_CALENDAR: [(Sense, i32); 3] = [(Sense::This, 0), (Sense::Previous, -1), (Sense::Next, 1)];
/// From the day of the document on, and which way.
const ROLLING: [(Sense, i32); 3] = [(Sense::Past, -1), (Sense::Last, -1), (Sense::Coming, 1)];

/// What is one unit of the calendar or one day.
pub(super) fn point(scene: &Scene<'_>, at: usize) -> Option<Point> {
    day(scene, at)
        .or_else(|| calendar_unit(scene, at))
        .or_else(|| ago(scene, at))
        .or_else(|| hence(scene, at))
}

/// *gisteren*
fn day(scene: &Scene<'_>, at: usize) -> Option<Point> {
    // *de morgen* is a part of some day
    let is_part = scene.is(at, Sense::DayPart) && scene.follows(at, Sense::Article);
    let count = scene.value(at, Sense::Day).filter(|_| !is_part)?;
    let days = scene.beside_today(Unit::Day, count);
    // *vandaag* of a document that only tells its month
    let days = days.or_else(|| scene.today.filter(|_| count == 0));
    Some(Point {
        end: at + 1,
        unit: Unit::Day,
        days,
    })
}

/// *vorige week*; *begin afgelopen maand* goes by the calendar too
fn calendar_unit(scene: &Scene<'_>, at: usize) -> Option<Point> {
    let start = scene.skip_article(at);
    let divided = scene.follows(at, Sense::Part);
    let also = ROLLING.iter().filter(|_| divided);
    let (sense, count) = BY_CALENDAR
        .iter()
        .chain(also)
        .find(|(sense, _)| scene.is(start, *sense))?;
    let (unit, number) = unit(scene.form(start + 1))?;
    if number == Number::Several || unit == Unit::Weekend {
        return None;
    }
    let told = *sense == Sense::Next && scene.is_past(at);
    let days = scene
        .beside_focus(unit, *count)
        .filter(|_| told || unit == Unit::Day)
        .or_else(|| {
            scene
                .beside_today(unit, *count)
                .filter(|_| unit != Unit::Day || *count == 0)
        });
    Some(of_week(
        scene,
        Point {
            end: start + 2,
            unit,
            days,
        },
    ))
}

/// *vorige week woensdag*
fn of_week(scene: &Scene<'_>, found: Point) -> Point {
    let weekday = scene.value(found.end, Sense::Weekday);
    let Some(weekday) = weekday.filter(|_| found.unit == Unit::Week) else {
        return found;
    };
    let day = found.days.and_then(|week| week.first.plus(weekday - 1));
    Point {
        end: found.end + 1,
        unit: Unit::Day,
        days: day.and_then(|day| Period::new(day, day)),
    }
}

/// *drie jaar geleden*: the unit that is so many away.
fn ago(scene: &Scene<'_>, at: usize) -> Option<Point> {
    let found = measure(scene, at)?;
    let end = scene.after(found.end, Sense::Ago)?;
    let days = found
        .whole()
        .and_then(|count| scene.beside_today(found.unit, -count));
    Some(Point {
        end,
        unit: found.unit,
        days,
    })
}

/// *over twee weken*
fn hence(scene: &Scene<'_>, at: usize) -> Option<Point> {
    let found = measure(scene, scene.after(at, Sense::Hence)?)?;
    let is_past = scene.is(found.end, Sense::Ago) || scene.is(found.end, Sense::Later);
    let days = found
        .whole()
        .and_then(|count| scene.beside_today(found.unit, count));
    (!is_past).then_some(Point {
        end: found.end,
        unit: found.unit,
        days,
    })
}

/// What begins or ends on the day of the document.
pub(super) fn read(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    rolling(scene, at).or_else(|| rest(scene, at))
}

/// *de afgelopen drie maanden*, *komende weken*; *de laatste maand* need not be the past one.
fn rolling(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    let start = scene.skip_article(at);
    let (sense, way) = ROLLING.iter().find(|(sense, _)| scene.is(start, *sense))?;
    let counted = measure(scene, start + 1);
    let found = counted.or_else(|| bare(scene, start + 1))?;
    let is_last_one = *sense == Sense::Last && counted.is_none() && found.halves.is_some();
    let value = stretch(scene, *way, found);
    let fits = found.unit != Unit::Weekend && !is_last_one;
    fits.then_some(Reading {
        end: found.end,
        kind: Kind::Date,
        value,
    })
}

/// *maand* is one, *maanden* are nobody knows how many.
fn bare(scene: &Scene<'_>, at: usize) -> Option<Measure> {
    let (unit, number) = unit(scene.form(at))?;
    let halves = (number == Number::One).then_some(2);
    Some(Measure {
        end: at + 1,
        unit,
        halves,
    })
}

fn stretch(scene: &Scene<'_>, way: i32, found: Measure) -> Option<Value> {
    let today = scene.today?.day()?;
    if found.halves.is_none() {
        return Some(if way < 0 {
            Value::Lately(today)
        } else {
            Value::Soon(today)
        });
    }
    let far = found.unit.away(today, way.checked_mul(found.whole()?)?)?;
    let days = if way < 0 {
        Period::new(far.plus(1)?, today)
    } else {
        Period::new(today.plus(1)?, far)
    };
    days.map(Value::Days)
}

/// *later dit jaar*, *eerder vandaag*: what is left of it, or has gone by.
fn rest(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    let way = scene.value(at, Sense::Sooner)?;
    let whole = any_point(scene, at + 1)?;
    let part = |days: Period| match scene.today.and_then(Period::day) {
        Some(today) if today < days.first || days.last < today => Some(days),
        Some(today) if way < 0 => Period::new(days.first, today),
        Some(today) => Period::new(today, days.last),
        None => None,
    };
    Some(
        Point {
            days: whole.days.and_then(part),
            ..whole
        }
        .into(),
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn days_and_units() {
        check(
            "2017-01-14",
            &[
                ("Hij kwam gisteren .", "gisteren = 2017-01-13/2017-01-13"),
                (
                    "Hij komt overmorgen .",
                    "overmorgen = 2017-01-16/2017-01-16",
                ),
                (
                    "Hij kwam vorige week .",
                    "vorige week = 2017-01-02/2017-01-08",
                ),
                (
                    "Hij kwam vorige week woensdag .",
                    "vorige week woensdag = 2017-01-04/2017-01-04",
                ),
                (
                    "Hij kwam vorig jaar .",
                    "vorig jaar = 2016-01-01/2016-12-31",
                ),
                (
                    "Dat was in de vorige eeuw .",
                    "de vorige eeuw = 1901-01-01/2000-12-31",
                ),
                (
                    "Hij komt volgende maand .",
                    "volgende maand = 2017-02-01/2017-02-28",
                ),
                (
                    "Hij kwam drie jaar geleden .",
                    "drie jaar geleden = 2014-01-01/2014-12-31",
                ),
                (
                    "Hij kwam twee weken geleden .",
                    "twee weken geleden = 2016-12-26/2017-01-01",
                ),
                (
                    "Hij kwam anderhalf jaar geleden .",
                    "anderhalf jaar geleden = 2015-07-01/2015-07-31",
                ),
                (
                    "Hij kwam 9000 jaar geleden .",
                    "9000 jaar geleden = unknown",
                ),
                (
                    "Hij kwam enkele dagen geleden .",
                    "enkele dagen geleden = unknown",
                ),
                (
                    "Hij komt over twee weken .",
                    "over twee weken = 2017-01-23/2017-01-29",
                ),
            ],
        );
    }

    #[test]
    fn up_to_the_document_and_from_it_on() {
        check(
            "2017-01-14",
            &[
                (
                    "Het vroor de afgelopen week .",
                    "de afgelopen week = 2017-01-08/2017-01-14",
                ),
                (
                    "Het vroor de afgelopen drie maanden .",
                    "de afgelopen drie maanden = 2016-10-15/2017-01-14",
                ),
                (
                    "Het vroor de laatste jaren .",
                    "de laatste jaren = /2017-01-14",
                ),
                (
                    "Het vriest de komende weken .",
                    "de komende weken = 2017-01-14/",
                ),
                (
                    "Het vriest komende maand .",
                    "komende maand = 2017-01-15/2017-02-14",
                ),
                (
                    "Het vriest later dit jaar .",
                    "later dit jaar = 2017-01-14/2017-12-31",
                ),
                (
                    "Het vroor eerder deze week .",
                    "eerder deze week = 2017-01-09/2017-01-14",
                ),
                (
                    "Het vroor het laatste half jaar .",
                    "het laatste half jaar = 2016-07-15/2017-01-14",
                ),
                ("Dat is de laatste week .", ""),
                ("Het was de rest van de morgen mooi .", ""),
            ],
        );
    }

    #[test]
    fn no_more_than_the_document_tells() {
        check(
            "2017",
            &[
                ("Hij kwam gisteren .", "gisteren = unknown"),
                ("Hij kwam vorige maand .", "vorige maand = unknown"),
                (
                    "Hij kwam vorig jaar .",
                    "vorig jaar = 2016-01-01/2016-12-31",
                ),
                (
                    "Het vroor de afgelopen week .",
                    "de afgelopen week = unknown",
                ),
            ],
        );
        check("", &[("Hij kwam vorig jaar .", "vorig jaar = unknown")]);
    }
}
