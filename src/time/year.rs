//! Years and dates in digits: *in 2017*, *het jaar 2000*, *1946-1996*, *14-01-2017*.

use super::{
    Date, Kind, Period, Point, Reading, Unit, Value, era::before_christ, number::digits,
    scene::Scene, words::Sense,
};

/// Numbers of four digits that may be years.
const YEARS: std::ops::Range<i32> = 1000..2200;

/// Beside prepositions, what a year can follow.
const OPENERS: [Sense; 3] = [Sense::Part, Sense::Since, Sense::Until];

/// The year that a word of four digits can be.
pub(super) fn year(scene: &Scene<'_>, at: usize) -> Option<i32> {
    let form = scene.form(at);
    digits(form).filter(|year| form.len() == 4 && YEARS.contains(year))
}

/// The days of a year.
pub(super) fn days(year: i32) -> Option<Period> {
    Unit::Year.around(Date::new(year, 1, 1)?)
}

/// A year where it can be no number, or a date.
pub(super) fn read(scene: &Scene<'_>, at: usize) -> Option<Point> {
    if let Some(date) = date(scene.form(at)) {
        return Some(Point {
            end: at + 1,
            unit: Unit::Day,
            days: Period::new(date, date),
        });
    }
    let named = scene.after(scene.skip_article(at), Sense::Year);
    let start = named.unwrap_or(at);
    let year = year(scene, start)?;
    let end = before_christ(scene, start + 1);
    let days = days(year).filter(|_| end == start + 1);
    let fits = named.is_some() || is_year(scene, at);
    fits.then_some(Point {
        end,
        unit: Unit::Year,
        days,
    })
}

/// *in 1993*, *Fons (1993)*, *in 1993 en 1994*; but not *in 1993 huizen*, *in artikel 1993*
fn is_year(scene: &Scene<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return !scene.counts(at);
    };
    let opens = scene.is_preposition(before)
        || OPENERS.iter().any(|sense| scene.is(before, *sense))
        || scene.value(before, Sense::UpTo) == Some(1);
    let goes_on = || scene.is(before, Sense::YearOpens) && is_beside(scene, before);
    (opens || goes_on()) && !scene.counts(at) && !scene.is(before, Sense::NotAYear)
}

/// A bracket around one, or a sign between two.
fn is_beside(scene: &Scene<'_>, at: usize) -> bool {
    let is_bracketed = scene.form(at) == "(" && scene.is_edge(at + 2);
    is_bracketed
        || at
            .checked_sub(1)
            .is_some_and(|before| year(scene, before).is_some())
}

/// `1946-1996`, `2016/17`
pub(super) fn range(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    let (first, last) = scene.form(at).split_once(['-', '–', '/'])?;
    let from = digits(first).filter(|_| first.len() == 4)?;
    let to = match last.len() {
        2 => from - from % 100 + digits(last)?,
        4 => digits(last)?,
        _ => return None,
    };
    let days = Period::new(days(from)?.first, days(to)?.last)?;
    let fits = YEARS.contains(&from) && YEARS.contains(&to) && from < to;
    fits.then_some(Reading {
        end: at + 1,
        kind: Kind::Date,
        value: Some(Value::Days(days)),
    })
}

/// `14-01-2017`, `14/1/2017`, `2017-01-14`
fn date(form: &str) -> Option<Date> {
    let parts: Vec<_> = form.split(['-', '/', '.']).map(digits).collect();
    match parts[..] {
        [Some(year), Some(month), Some(day)] if year >= 1000 => Date::new(year, month, day),
        [Some(day), Some(month), Some(year)] => Date::new(year, month, day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn years() {
        check(
            "",
            &[
                ("Dat was in 2011 .", "2011 = 2011-01-01/2011-12-31"),
                (
                    "Dat was in 2011 en 2012 .",
                    "2011 = 2011-01-01/2011-12-31; 2012 = 2012-01-01/2012-12-31",
                ),
                (
                    "Dat was in het jaar 2000 .",
                    "het jaar 2000 = 2000-01-01/2000-12-31",
                ),
                (
                    "Fons ( 1993 ) is een boek .",
                    "1993 = 1993-01-01/1993-12-31",
                ),
                (
                    "Dat was in 1200 voor Christus .",
                    "1200 voor Christus = unknown",
                ),
                ("Het meeste ( 2064 van de 2811 ) .", ""),
                ("Dat staat in artikel 2000 .", ""),
                ("Hij kreeg € 2000 .", ""),
                ("Er waren 2000 mensen .", ""),
                ("Dat was in 0911 .", ""),
                ("Dat is in 2500 .", ""),
            ],
        );
    }

    #[test]
    fn spans_and_dates_in_digits() {
        check(
            "",
            &[
                (
                    "De Opstand van 1572-1584 .",
                    "1572-1584 = 1572-01-01/1584-12-31",
                ),
                (
                    "In het seizoen 2016/17 .",
                    "2016/17 = 2016-01-01/2017-12-31",
                ),
                ("Het werd 2100-2000 .", ""),
                ("Op 14-01-2017 .", "14-01-2017 = 2017-01-14/2017-01-14"),
                ("Op 2017-01-14 .", "2017-01-14 = 2017-01-14/2017-01-14"),
                ("Op 31-02-2017 .", ""),
                ("Op 1.234.567 .", ""),
            ],
        );
    }
}
