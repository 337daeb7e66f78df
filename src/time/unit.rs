//! Stretches of days, and the units that the calendar is divided into.

use std::{collections::HashMap, sync::LazyLock};

use super::calendar::Date;

/// Some days in a row, the first and the last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl Period {
    /// From one day to another, which is not before it.
    pub fn new(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// Reads `2017`, `2017-01` or `2017-01-14`, as documents are dated.
    pub fn parse(date: &str) -> Option<Self> {
        let (unit, rest) = match date.len() {
            4 => (Unit::Year, "-01-01"),
            7 => (Unit::Month, "-01"),
            10 => (Unit::Day, ""),
            _ => return None,
        };
        unit.around(Date::parse(&format!("{date}{rest}"))?)
    }

    /// The day, if it is one.
    pub fn day(self) -> Option<Date> {
        (self.first == self.last).then_some(self.first)
    }

    /// Whether the other lies within it.
    pub fn contains(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }
}

/// A measure of time, by `units.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// *seconde*
    Second,
    /// *minuut*
    Minute,
    /// *kwartier*
    QuarterHour,
    /// *halfuur*
    HalfHour,
    /// *uur*
    Hour,
    /// *dag*, *etmaal*
    Day,
    /// *weekeinde*: Saturday and Sunday
    Weekend,
    /// *week*: from Monday to Sunday
    Week,
    /// *maand*
    Month,
    /// *kwartaal*
    Quarter,
    /// *halfjaar*
    HalfYear,
    /// *jaar*
    Year,
    /// *decennium*: 1990 to 1999
    Decade,
    /// *eeuw*: 1901 to 2000
    Century,
}

impl Unit {
    /// Its length in months, and the month in which the first one begins.
    const fn months(self) -> Option<(i32, i32)> {
        match self {
            Self::Month => Some((1, 0)),
            Self::Quarter => Some((3, 0)),
            Self::HalfYear => Some((6, 0)),
            Self::Year => Some((12, 0)),
            Self::Decade => Some((120, 0)),
            Self::Century => Some((1200, 12)),
            _ => None,
        }
    }

    /// The one that so many come after the one in which the day lies; of hours and less there is none.
    fn beside(self, day: Date, count: i32) -> Option<Period> {
        if let Some((length, origin)) = self.months() {
            let number = (day.month() - origin)
                .div_euclid(length)
                .checked_add(count)?;
            let month = number.checked_mul(length)?.checked_add(origin)?;
            let after = Date::first_of(month.checked_add(length)?);
            let last = after.map_or_else(|| Date::new(9999, 12, 31), |next| next.plus(-1));
            return Period::new(Date::first_of(month)?, last?);
        }
        let (first, last) = match self {
            Self::Day => return day.plus(count).and_then(|day| Period::new(day, day)),
            Self::Week => (0, 6),
            Self::Weekend => (5, 6),
            _ => return None,
        };
        let monday = Date::monday(day.week().checked_add(count)?)?;
        Period::new(monday.plus(first)?, monday.plus(last)?)
    }

    /// The one in which the day lies; of weekends the one of its week.
    pub fn around(self, day: Date) -> Option<Period> {
        self.beside(day, 0)
    }

    /// The one in which the whole period lies.
    pub fn covering(self, period: Period) -> Option<Period> {
        let first = self.around(period.first)?;
        (self.around(period.last) == Some(first)).then_some(first)
    }

    /// The one that so many come after the one in which the whole period lies.
    pub fn shifted(self, period: Period, count: i32) -> Option<Period> {
        self.beside(self.covering(period)?.first, count)
    }

    /// The day that is so many away: a month after 14 January is 14 February.
    pub fn away(self, day: Date, count: i32) -> Option<Date> {
        match (self, self.months()) {
            (_, Some((length, _))) => day.plus_months(length.checked_mul(count)?),
            (Self::Day, _) => day.plus(count),
            (Self::Week, _) => day.plus(count.checked_mul(7)?),
            _ => None,
        }
    }

    /// Days, months or years that it is made of, to divide it: of a year its months.
    pub(super) const fn part(self) -> Self {
        match self {
            Self::Century => Self::Year,
            Self::Decade => Self::Year,
            Self::Year | Self::HalfYear | Self::Quarter => Self::Month,
            _ => Self::Day,
        }
    }

    /// A smaller unit, and how many of it make half a one.
    pub(super) const fn half(self) -> Option<(Self, i32)> {
        match self {
            Self::Hour => Some((Self::Minute, 30)),
            Self::Day => Some((Self::Hour, 12)),
            Self::Year => Some((Self::Month, 6)),
            _ => None,
        }
    }

    /// How ISO 8601 writes a duration: the designator before the number, how many to count for one, the one behind.
    pub(super) const fn designators(self) -> (&'static str, i32, char) {
        match self {
            Self::Second => ("PT", 1, 'S'),
            Self::Minute => ("PT", 1, 'M'),
            Self::QuarterHour => ("PT", 15, 'M'),
            Self::HalfHour => ("PT", 30, 'M'),
            Self::Hour => ("PT", 1, 'H'),
            Self::Day => ("P", 1, 'D'),
            Self::Weekend => ("P", 2, 'D'),
            Self::Week => ("P", 1, 'W'),
            Self::Month => ("P", 1, 'M'),
            Self::Quarter => ("P", 3, 'M'),
            Self::HalfYear => ("P", 6, 'M'),
            Self::Year => ("P", 1, 'Y'),
            Self::Decade => ("P", 10, 'Y'),
            Self::Century => ("P", 100, 'Y'),
        }
    }
}

#[derive(serde::Deserialize)]
struct Row {
    word: String,
    unit: Unit,
    number: Number,
}

/// Whether a word stands for one or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Number {
    One,
    Several,
}

static UNITS: LazyLock<HashMap<String, (Unit, Number)>> = LazyLock::new(|| {
    csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .from_reader(include_str!("units.tsv").as_bytes())
        .deserialize()
        .map(|row: Result<Row, _>| row.expect("units.tsv is well-formed"))
        .map(|row| (row.word, (row.unit, row.number)))
        .collect()
});

/// The unit that a word names in lower case, and whether one or several.
pub(super) fn unit(word: &str) -> Option<(Unit, Number)> {
    UNITS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        let (first, last) = text.split_once('/').unwrap_or((text, text));
        let (first, last) = (Period::parse(first).unwrap(), Period::parse(last).unwrap());
        Period::new(first.first, last.last).unwrap()
    }

    #[test]
    fn dates_of_documents() {
        assert_eq!(period("2017"), period("2017-01-01/2017-12-31"));
        assert_eq!(period("2016-02"), period("2016-02-01/2016-02-29"));
        for date in ["", "201", "0999", "2017-02-30", "2017-13", "99999"] {
            assert_eq!(Period::parse(date), None, "{date}");
        }
    }

    #[test]
    fn units_before_and_after() {
        for (unit, from, count, expected) in [
            (Unit::Day, "2017-01-14", -1, "2017-01-13"),
            (Unit::Week, "2017-01-14", 0, "2017-01-09/2017-01-15"),
            (Unit::Weekend, "2017-01-11", -1, "2017-01-07/2017-01-08"),
            (Unit::Month, "2017-01-14", -1, "2016-12"),
            (Unit::Quarter, "2017-01-14", -1, "2016-10/2016-12"),
            (Unit::HalfYear, "2017-01-14", 1, "2017-07/2017-12"),
            (Unit::Year, "2017-01", 1, "2018"),
            (Unit::Decade, "2017", -1, "2000/2009"),
            (Unit::Century, "2000", 0, "1901/2000"),
            (Unit::Century, "9950", 0, "9901/9999"),
        ] {
            assert_eq!(
                unit.shifted(period(from), count),
                Some(period(expected)),
                "{unit:?}"
            );
        }
    }

    #[test]
    fn what_is_not_known_so_precisely() {
        assert_eq!(Unit::Day.shifted(period("2017-01"), -1), None);
        assert_eq!(Unit::Month.shifted(period("2017"), -1), None);
        assert_eq!(Unit::Hour.shifted(period("2017-01-14"), -1), None);
        assert_eq!(Unit::Year.shifted(period("2017"), i32::MAX), None);
        assert_eq!(Unit::Century.shifted(period("2017"), -11), None);
    }

    #[test]
    fn words_for_units_are_sorted_and_stand_in_their_examples() {
        let rows: Vec<_> = crate::table::rows(include_str!("units.tsv")).collect();
        assert!(rows.is_sorted_by(|a, b| a[0] < b[0]));
        for row in rows {
            assert!(row[3].split(' ').any(|word| word == row[0]), "{row:?}");
            assert!(!super::super::tests::times(row[3]).is_empty(), "{row:?}");
        }
        assert_eq!(unit("jaren"), Some((Unit::Year, Number::Several)));
    }
}
