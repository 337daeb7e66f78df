//! What an expression of time stands for, as ISO 8601 writes it.

use std::fmt;

use super::{
    calendar::Date,
    unit::{Period, Unit},
};

/// Minutes in a day.
const DAY: i32 = 24 * 60;

/// A minute of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    date: Date,
    minute: i32,
}

impl Moment {
    /// So many minutes after a day has begun; midnight is the beginning of the next.
    pub fn new(date: Date, minutes: i32) -> Option<Self> {
        Some(Self {
            date: date.plus(minutes.div_euclid(DAY))?,
            minute: minutes.rem_euclid(DAY),
        })
    }
}

/// How many of a unit, in halves: *anderhalf jaar* is three half years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Length {
    /// Twice the number.
    pub halves: i32,
    /// What is counted.
    pub unit: Unit,
}

/// What an expression of time stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Value {
    /// Days in a row: `2017-01-01/2017-12-31`.
    Days(Period),
    /// From a day on, the end left open: `2011-01-01/..`.
    From(Date),
    /// Up to and including a day, the beginning left open: `../2015-12-31`.
    UpTo(Date),
    /// Up to a day, begun nobody says when: `/2017-01-14` (*de afgelopen maanden*).
    Lately(Date),
    /// From a day on, to end nobody says when: `2017-01-14/` (*de komende weken*).
    Soon(Date),
    /// From one minute to another: `2017-01-14T18:00/2017-01-15T00:00`.
    Clock(Moment, Moment),
    /// A length of time: `P3Y`.
    Duration(Length),
    /// Again and again: `R/P1W`.
    Set(Length),
}

impl Value {
    /// The days that others can be reckoned from; of a time its day.
    pub(super) fn days_named(self) -> Option<Period> {
        match self {
            Self::Days(days) => Some(days),
            Self::Clock(from, _) => Period::new(from.date, from.date),
            _ => None,
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { date, minute } = self;
        write!(f, "{date}T{:02}:{:02}", minute / 60, minute % 60)
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, count, behind) = self.unit.designators();
        let halves = i64::from(self.halves) * i64::from(count);
        let half = if halves % 2 == 0 { "" } else { ".5" };
        write!(f, "{before}{}{half}{behind}", halves / 2)
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(Period { first, last }) => write!(f, "{first}/{last}"),
            Self::From(first) => write!(f, "{first}/.."),
            Self::UpTo(last) => write!(f, "../{last}"),
            Self::Lately(last) => write!(f, "/{last}"),
            Self::Soon(first) => write!(f, "{first}/"),
            Self::Clock(from, to) => write!(f, "{from}/{to}"),
            Self::Duration(length) => write!(f, "{length}"),
            Self::Set(length) => write!(f, "R/{length}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_as_they_are_written() {
        let day = Date::parse("2017-01-14").unwrap();
        let length = |halves, unit| Length { halves, unit };
        let evening = (Moment::new(day, 18 * 60), Moment::new(day, DAY));
        for (value, expected) in [
            (
                Value::Days(Period::parse("2017").unwrap()),
                "2017-01-01/2017-12-31",
            ),
            (Value::From(day), "2017-01-14/.."),
            (Value::UpTo(day), "../2017-01-14"),
            (Value::Lately(day), "/2017-01-14"),
            (Value::Soon(day), "2017-01-14/"),
            (
                Value::Clock(evening.0.unwrap(), evening.1.unwrap()),
                "2017-01-14T18:00/2017-01-15T00:00",
            ),
            (Value::Duration(length(6, Unit::Year)), "P3Y"),
            (Value::Duration(length(3, Unit::Year)), "P1.5Y"),
            (Value::Duration(length(1, Unit::Decade)), "P5Y"),
            (Value::Duration(length(4, Unit::QuarterHour)), "PT30M"),
            (Value::Set(length(2, Unit::Week)), "R/P1W"),
            (
                Value::Duration(length(i32::MAX, Unit::Century)),
                "P107374182350Y",
            ),
        ] {
            assert_eq!(value.to_string(), expected);
        }
    }
}
