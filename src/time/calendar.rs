//! Days of the Gregorian calendar, also before it was in use.

use std::fmt;

/// Years with four digits: what an ISO 8601 date can write without agreement.
const YEARS: std::ops::RangeInclusive<i32> = 1000..=9999;

/// A day, counted from 1 January 1970, of a year with four digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

impl Date {
    /// The day with this year, month and day of the month; none if the calendar has no such day.
    pub fn new(year: i32, month: i32, day: i32) -> Option<Self> {
        let fits = YEARS.contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        if !fits {
            return None;
        }
        let date = Self(days_before(year * 12 + month - 1) + day - 1);
        (date.civil() == (year, month, day)).then_some(date)
    }

    /// Reads `2017-01-14`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-').map(|part| part.parse().ok());
        Self::new(parts.next()??, parts.next()??, parts.next()??)
    }

    /// So many days later, or earlier.
    pub fn plus(self, days: i32) -> Option<Self> {
        let date = Self(self.0.checked_add(days)?);
        let inside = days_before(YEARS.start() * 12)..days_before((YEARS.end() + 1) * 12);
        inside.contains(&date.0).then_some(date)
    }

    /// The same day of the month so many months later, or earlier; the last one if that month is too short.
    pub fn plus_months(self, months: i32) -> Option<Self> {
        let (_, _, day) = self.civil();
        let month = self.month().checked_add(months)?;
        let last = Self::first_of(month.checked_add(1)?)?.plus(-1)?.civil().2;
        Self::first_of(month)?.plus(day.min(last) - 1)
    }

    /// The first day of a month, by its number.
    pub(super) fn first_of(month: i32) -> Option<Self> {
        Self::new(month.div_euclid(12), month.rem_euclid(12) + 1, 1)
    }

    /// The number of its month, counted from January of the year 0.
    pub(super) fn month(self) -> i32 {
        let (year, month, _) = self.civil();
        year * 12 + month - 1
    }

    /// The number of its week, from Monday to Sunday.
    pub(super) const fn week(self) -> i32 {
        (self.0 + 3).div_euclid(7)
    }

    /// The Monday of a week, by its number.
    pub(super) fn monday(week: i32) -> Option<Self> {
        Self(0).plus(week.checked_mul(7)?.checked_sub(3)?)
    }

    /// How many days lie between.
    pub(super) const fn distance(self, other: Self) -> u32 {
        self.0.abs_diff(other.0)
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.civil().0
    }

    /// Year, month and day of the month.
    ///
    /// Counts in eras of 400 years that begin on 1 March, so that the leap day comes last: 14 January 2017 is day
    /// 17 180 since 1970, day 5 798 of the era from 2000 on and day 319 of the year that began on 1 March 2016.
    pub fn civil(self) -> (i32, i32, i32) {
        let shifted = self.0 + 719_468;
        let (era, day) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let of_month = day - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        (year + era * 400 + i32::from(month <= 2), month, of_month)
    }

    /// Easter Sunday (the method of Meeus, Jones and Butcher).
    pub fn easter(year: i32) -> Option<Self> {
        let (century, of_century) = (year / 100, year % 100);
        let leap = century - century / 4 - (century - (century + 8) / 25 + 1) / 3;
        let moon = (19 * (year % 19) + leap + 15) % 30;
        let sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
        let late = (year % 19 + 11 * moon + 22 * sunday) / 451;
        let day = moon + sunday - 7 * late + 114;
        Self::new(year, day / 31, day % 31 + 1)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// The days from 1 January 1970 to the first day of a month, by its number.
const fn days_before(month: i32) -> i32 {
    // March is the first month of the year that is counted
    let (year, month) = ((month - 2).div_euclid(12), (month - 2).rem_euclid(12));
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (153 * month + 2) / 5 - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn all_days_come_one_after_the_other() {
        let mut at = date("1000-01-01");
        let mut count = 0;
        while let Some(next) = at.plus(1) {
            let (year, month, day) = next.civil();
            assert_eq!(Date::new(year, month, day), Some(next));
            assert!(next > at && next.to_string() > at.to_string());
            (at, count) = (next, count + 1);
        }
        assert_eq!((at, count), (date("9999-12-31"), 3_287_181));
    }

    #[test]
    fn the_example_of_the_count() {
        assert_eq!(date("2017-01-14"), Date(17_180));
        assert_eq!(date("1970-01-01"), Date(0));
    }

    #[test]
    fn days_that_are_none() {
        for (year, month, day) in [
            (2017, 2, 29),
            (2017, 2, 31),
            (1900, 2, 29),
            (2017, 4, 31),
            (2017, 0, 1),
            (2017, 13, 1),
            (2017, 1, 0),
            (999, 12, 31),
            (i32::MAX, 1, 1),
            (2017, 1, i32::MAX),
            (2017, i32::MIN, 1),
            (2017, 1, i32::MIN),
        ] {
            assert_eq!(Date::new(year, month, day), None, "{year}-{month}-{day}");
        }
        assert!(Date::new(2016, 2, 29).is_some() && Date::new(2000, 2, 29).is_some());
        assert_eq!(date("9999-12-31").plus(1), None);
        assert_eq!(date("2017-01-14").plus(i32::MAX), None);
        assert_eq!(date("2017-01-14").plus_months(i32::MIN), None);
    }

    #[test]
    fn months_and_weeks() {
        for (from, months, to) in [
            ("2017-01-31", 1, "2017-02-28"),
            ("2017-01-14", -1, "2016-12-14"),
            ("2016-02-29", 12, "2017-02-28"),
        ] {
            assert_eq!(date(from).plus_months(months), Some(date(to)), "{from}");
        }
        let monday = Date::monday(date("2017-01-14").week());
        assert_eq!(monday, Some(date("2017-01-09")));
        assert_eq!(monday.map(Date::week), Some(date("2017-01-15").week()));
    }

    #[test]
    fn easter_sundays() {
        for day in [
            "1970-03-29",
            "2000-04-23",
            "2008-03-23",
            "2017-04-16",
            "2038-04-25",
        ] {
            assert_eq!(Date::easter(date(day).year()), Some(date(day)));
        }
    }
}
