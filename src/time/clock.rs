//! Times of day: *om 10.30 uur*, *zaterdag om half elf 's avonds*, *van 20.50 tot 21.51 uur*, *vrijdagochtend*.
//!
//! *half elf* and *acht uur* are two times of a day unless a part of it is named with them: *gisteren om acht uur* stands
//! for all of that day.

use super::{
    Date, Kind, Moment, Period, Reading, Value,
    day_part::{self, DayPart},
    number::{digits, integer},
    scene::Scene,
    words::Sense,
};

/// Hours in which parts of the day begin.
const NOON: i32 = 12;
const NIGHT: i32 = 24;
/// So many hours each of them takes.
const PART: i32 = 6;

/// What a clock shows.
#[derive(Debug, Clone, Copy)]
struct Clock {
    /// Behind its last word.
    end: usize,
    minutes: i32,
    /// Whether it shows 24 hours.
    is_sure: bool,
    /// Whether it can be nothing else: *10.30 uur*; but *om 3:35* may be a time in a match.
    is_named: bool,
}

pub(super) fn read(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    if let Some(found) = between(scene, at) {
        return Some(found);
    }
    let Some(base) = day_part::read(scene, at).or_else(|| day_part::day(scene, at)) else {
        let base = DayPart {
            end: at,
            day: scene.day_in_question(),
            hour: None,
        };
        let clock = clock(scene, at).filter(|clock| clock.is_named)?;
        return Some(timed(scene, base, clock));
    };
    let Some(clock) = clock(scene, scene.skip(base.end, Sense::At)) else {
        return Some(time(base.end, part(base.day, base.hour?)));
    };
    let found = timed(scene, base, clock);
    let value = found.value.or_else(|| whole(base.day));
    Some(Reading { value, ..found })
}

/// Where the hour is not clear, the day is.
fn whole(day: Option<Date>) -> Option<Value> {
    Period::new(day?, day?).map(Value::Days)
}

/// The hours of a part of a day.
fn part(day: Option<Date>, hour: i32) -> Option<Value> {
    span(day?, hour * 60, (hour + PART) * 60)
}

fn span(day: Date, from: i32, to: i32) -> Option<Value> {
    Some(Value::Clock(Moment::new(day, from)?, Moment::new(day, to)?))
}

const fn time(end: usize, value: Option<Value>) -> Reading {
    Reading {
        end,
        kind: Kind::Time,
        value,
    }
}

/// A time on the clock with the day and the part of it: *zaterdagavond om acht uur*, *om acht uur 's avonds*.
fn timed(scene: &Scene<'_>, base: DayPart, clock: Clock) -> Reading {
    let behind = scene.after(clock.end, Sense::Clitic);
    let behind = behind.and_then(|at| Some((at + 1, scene.value(at, Sense::OfDay)?)));
    let (end, hour) = behind.map_or((clock.end, None), |(end, hour)| (end, Some(hour)));
    let minutes = of_24_hours(clock, base.hour.or(hour));
    // the small hours of *vrijdagnacht* are those of Saturday
    let shift = if base.hour == Some(NIGHT) && clock.minutes < PART * 60 {
        NIGHT * 60
    } else {
        0
    };
    let value = minutes.and_then(|minutes| span(base.day?, minutes + shift, minutes + shift));
    time(end, value)
}

/// The minutes since midnight; none if that could be two times.
fn of_24_hours(clock: Clock, part: Option<i32>) -> Option<i32> {
    let Some(hour) = part else {
        return Some(clock.minutes).filter(|_| clock.is_sure);
    };
    let is_half = clock.minutes < NOON * 60;
    match hour {
        NIGHT => Some(clock.minutes).filter(|_| is_half || clock.is_sure),
        NOON.. if is_half => Some(clock.minutes + NOON * 60),
        _ => Some(clock.minutes),
    }
}

/// *van 20.50 tot 21.51 uur*
fn between(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    let first = scene.after(at, Sense::From)?;
    let from = digital(scene.form(first))
        .map(|(minutes, _)| minutes)
        .or_else(|| Some(hour(scene, first)? * 60))?;
    let to = clock_time(scene, scene.after(first + 1, Sense::And)?)?;
    let value = scene
        .day_in_question()
        .filter(|_| to.is_sure && from < to.minutes)
        .and_then(|day| span(day, from, to.minutes));
    Some(time(to.end, value))
}

/// A time on the clock; *acht uur* is a length unless *om* or the like stands before it.
fn clock(scene: &Scene<'_>, at: usize) -> Option<Clock> {
    let is_exact = digital(scene.form(at)).is_some();
    let found = clock_time(scene, at).or_else(|| spoken(scene, at))?;
    (is_exact || scene.follows(at, Sense::At)).then_some(found)
}

/// *10.30 uur*, *10:30u*, *10:30*, *8 uur*
fn clock_time(scene: &Scene<'_>, at: usize) -> Option<Clock> {
    let named = scene.after(at + 1, Sense::Hour);
    if let Some((minutes, is_complete)) = digital(scene.form(at)) {
        let end = named.or(Some(at + 1).filter(|_| is_complete))?;
        let is_named = named.is_some() || !scene.form(at).ends_with(|c: char| c.is_ascii_digit());
        return Some(Clock {
            end,
            minutes,
            is_sure: true,
            is_named,
        });
    }
    let hour = hour(scene, at)?;
    let is_sure = !(1..=NOON).contains(&hour);
    Some(Clock {
        end: named?,
        minutes: hour * 60,
        is_sure,
        is_named: true,
    })
}

/// A whole hour of the day.
fn hour(scene: &Scene<'_>, at: usize) -> Option<i32> {
    integer(scene, at).filter(|hour| (0..=24).contains(hour))
}

/// The minutes since midnight of `10.30`, `10:30` or `10:30u`, and whether it is one without *uur* behind it.
fn digital(form: &str) -> Option<(i32, bool)> {
    let time = form.trim_end_matches(char::is_alphabetic);
    let (hour, minute) = time.split_once(['.', ':'])?;
    let fits = hour.len() <= 2 && minute.len() == 2;
    let (hour, minute) = (digits(hour)?, digits(minute)?);
    let is_complete = time.len() < form.len() || time.contains(':');
    let in_day = hour < 24 && minute < 60 || (hour, minute) == (24, 0);
    (fits && in_day).then_some((hour * 60 + minute, is_complete))
}

/// *half elf*, *kwart voor tien*
fn spoken(scene: &Scene<'_>, at: usize) -> Option<Clock> {
    let half = || {
        let is_half = scene.value(at, Sense::Halves) == Some(1);
        is_half.then_some((at + 1, -30))
    };
    let quarter = || {
        let minutes = scene.value(at, Sense::Quarter)?;
        Some((at + 2, minutes * scene.value(at + 1, Sense::ToHour)?))
    };
    let (number, shift) = half().or_else(quarter)?;
    let hour = integer(scene, number).filter(|hour| (1..=NOON).contains(hour))?;
    let minutes = (hour * 60 + shift) % (NOON * 60);
    Some(Clock {
        end: number + 1,
        minutes,
        is_sure: false,
        is_named: true,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn times_on_the_clock() {
        check(
            "2017-01-14",
            &[
                (
                    "Hij kwam om 10.30 uur .",
                    "10.30 uur = 2017-01-14T10:30/2017-01-14T10:30",
                ),
                (
                    "Hij kwam rond 0.30 uur .",
                    "0.30 uur = 2017-01-14T00:30/2017-01-14T00:30",
                ),
                (
                    "Hij kwam om 10:30u .",
                    "10:30u = 2017-01-14T10:30/2017-01-14T10:30",
                ),
                (
                    "Hij kwam om 20 uur .",
                    "20 uur = 2017-01-14T20:00/2017-01-14T20:00",
                ),
                (
                    "Hij kwam om half elf 's avonds .",
                    "half elf 's avonds = 2017-01-14T22:30/2017-01-14T22:30",
                ),
                (
                    "Hij kwam om kwart voor tien 's ochtends .",
                    "kwart voor tien 's ochtends = 2017-01-14T09:45/2017-01-14T09:45",
                ),
                ("Hij kwam om acht uur .", "acht uur = unknown"),
                (
                    "Hij kwam vrijdag om acht uur .",
                    "vrijdag om acht uur = 2017-01-13/2017-01-13",
                ),
                (
                    "Hij kwam vrijdag om 12.55 u. aan .",
                    "vrijdag om 12.55 u. = 2017-01-13T12:55/2017-01-13T12:55",
                ),
                (
                    "Hij kwam vrijdagavond om acht uur .",
                    "vrijdagavond om acht uur = 2017-01-13T20:00/2017-01-13T20:00",
                ),
                (
                    "Hij kwam vrijdagnacht om 2.30 uur .",
                    "vrijdagnacht om 2.30 uur = 2017-01-14T02:30/2017-01-14T02:30",
                ),
                (
                    "Hij kwam op 3 mei 2016 om 10.30 uur .",
                    "3 mei 2016 om 10.30 uur = 2016-05-03T10:30/2016-05-03T10:30",
                ),
                (
                    "Het duurt van 20.50 tot 21.51 uur .",
                    "van 20.50 tot 21.51 uur = 2017-01-14T20:50/2017-01-14T21:51",
                ),
            ],
        );
    }

    #[test]
    fn what_is_no_time_of_day() {
        check(
            "2017-01-14",
            &[
                ("Dat kost om en nabij 10.30 miljoen .", ""),
                ("Hij kreeg 10.30 euro .", ""),
                ("Het duurde acht uur .", "acht uur = PT8H"),
                ("Hij kwam om 25.30 uur .", ""),
                ("Hij kwam om 3:35 voorbij .", ""),
                (
                    "Hij kwam vrijdag om 3:35 .",
                    "vrijdag om 3:35 = 2017-01-13T03:35/2017-01-13T03:35",
                ),
                ("Het werd 27:37 .", ""),
            ],
        );
    }
}
