//! Feasts and days of remembrance, by `holidays.tsv`.

use std::sync::LazyLock;

use super::{Date, Period, lookup::Phrases, recurring::Recurring, scene::Scene};

/// How the first day is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum Reckoning {
    /// Always the same day of the year.
    Date,
    /// So many days after Easter Sunday.
    Easter,
    /// The first such weekday from a day of the year on.
    Weekday,
}

/// A feast that comes every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
pub(super) struct Holiday {
    reckoning: Reckoning,
    month: i32,
    /// Of the month, or after Easter Sunday.
    day: i32,
    /// Monday is 1.
    weekday: i32,
    /// How many days it lasts.
    length: i32,
}

impl Holiday {
    /// Its days in a year.
    pub(super) fn in_year(&self, year: i32) -> Option<Period> {
        let first = match self.reckoning {
            Reckoning::Date => Date::new(year, self.month, self.day)?,
            Reckoning::Easter => Date::easter(year)?.plus(self.day)?,
            Reckoning::Weekday => {
                let from = Date::new(year, self.month, self.day)?;
                let monday = Date::monday(from.week())?;
                let same_week = monday.plus(self.weekday - 1)?;
                if same_week < from {
                    same_week.plus(7)?
                } else {
                    same_week
                }
            }
        };
        Period::new(first, first.plus(self.length - 1)?)
    }
}

#[derive(serde::Deserialize)]
struct Row {
    name: String,
    reckoning: Reckoning,
    month: i32,
    day: i32,
    weekday: i32,
    length: i32,
}

static HOLIDAYS: LazyLock<Phrases<Holiday>> = LazyLock::new(|| {
    csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .from_reader(include_str!("holidays.tsv").as_bytes())
        .deserialize()
        .map(|row: Result<Row, _>| row.expect("holidays.tsv is well-formed"))
        .map(|row| {
            let Row {
                name,
                reckoning,
                month,
                day,
                weekday,
                length,
            } = row;
            (
                name,
                Holiday {
                    reckoning,
                    month,
                    day,
                    weekday,
                    length,
                },
            )
        })
        .collect()
});

/// The longest name of a holiday from a word on.
pub(super) fn name(scene: &Scene<'_>, at: usize) -> Option<(usize, Recurring)> {
    let (end, holiday) = HOLIDAYS.longest(scene, at)?;
    Some((end, Recurring::Holiday(holiday)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, times};

    #[test]
    fn holidays_are_sorted_and_their_examples_are_read() {
        let rows: Vec<_> = crate::table::rows(include_str!("holidays.tsv")).collect();
        assert!(rows.is_sorted_by(|a, b| a[0] < b[0]));
        for row in rows {
            assert!(row[6].to_lowercase().contains(row[0]), "{row:?}");
            assert!(!times(row[6]).is_empty(), "{row:?}");
        }
    }

    #[test]
    fn days_of_holidays() {
        check(
            "2017-06-14",
            &[
                ("Hij kwam met Kerst .", "Kerst = 2016-12-25/2016-12-26"),
                ("Hij kwam met Pasen .", "Pasen = 2017-04-16/2017-04-17"),
                (
                    "Hij kwam op tweede paasdag .",
                    "tweede paasdag = 2017-04-17/2017-04-17",
                ),
                (
                    "Hij kwam op Goede Vrijdag .",
                    "Goede Vrijdag = 2017-04-14/2017-04-14",
                ),
                (
                    "Hij kwam met Pinksteren 2015 .",
                    "Pinksteren 2015 = 2015-05-24/2015-05-25",
                ),
                (
                    "Hij kwam op Prinsjesdag .",
                    "Prinsjesdag = 2016-09-20/2016-09-20",
                ),
                (
                    "Hij kwam op Moederdag .",
                    "Moederdag = 2017-05-14/2017-05-14",
                ),
                (
                    "Hij kwam afgelopen Koningsdag .",
                    "afgelopen Koningsdag = 2017-04-27/2017-04-27",
                ),
            ],
        );
    }
}
