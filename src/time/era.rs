//! Decades and centuries: *de jaren negentig*, *de jaren '60 van de vorige eeuw*, *de 19e eeuw*.

use super::{
    Date, Period, Point, Unit,
    number::{digits, ordinal},
    part::third,
    relative,
    scene::Scene,
    unit::unit,
    words::Sense,
};

pub(super) fn read(scene: &Scene<'_>, at: usize) -> Option<Point> {
    let start = scene.skip_article(at);
    century(scene, start).or_else(|| decade(scene, start))
}

/// *de 19e eeuw*; one before Christ cannot be written.
fn century(scene: &Scene<'_>, at: usize) -> Option<Point> {
    let number = ordinal(scene, at)?;
    let (unit, _) = unit(scene.form(at + 1))?;
    let end = before_christ(scene, at + 2);
    let first = Date::new(number.checked_mul(100)?.checked_sub(99)?, 1, 1);
    let days = first
        .filter(|_| end == at + 2)
        .and_then(|first| Unit::Century.around(first));
    (unit == Unit::Century).then_some(Point { end, unit, days })
}

/// Behind *voor Christus*, if that stands there.
pub(super) fn before_christ(scene: &Scene<'_>, at: usize) -> usize {
    let before = scene.skip(at, Sense::ToHour);
    scene.after(before, Sense::BeforeChrist).unwrap_or(at)
}

/// *jaren negentig*, *late jaren '60*, *tachtiger jaren*
fn decade(scene: &Scene<'_>, at: usize) -> Option<Point> {
    let start = scene.skip(at, Sense::Early);
    let (end, year) = tens(scene, start)?;
    let (end, century) = of_century(scene, end);
    let year = if year < 100 {
        century.map(|first| first - 1 + year)
    } else {
        Some(year)
    };
    let days = year
        .and_then(|year| Unit::Decade.around(Date::new(year, 1, 1)?))
        .and_then(|days| match scene.value(at, Sense::Early) {
            Some(part) => third(Unit::Decade, days, part),
            None => Some(days),
        });
    Some(Point {
        end,
        unit: Unit::Decade,
        days,
    })
}

/// Behind the words, and the tens or the whole year.
fn tens(scene: &Scene<'_>, at: usize) -> Option<(usize, i32)> {
    if let Some(tens) = scene.value(at, Sense::TensYears) {
        return Some((scene.after(at + 1, Sense::Year)?, tens));
    }
    let at = scene.after(at, Sense::Year)?;
    let written = || digits(scene.form(at).trim_start_matches(['\'', '’', '‘']));
    let year = scene.value(at, Sense::Number).or_else(written)?;
    let fits = year % 10 == 0 && (0..100).contains(&year) || (1000..2200).contains(&year);
    (fits && year != 0).then_some((at + 1, year))
}

/// *van de vorige eeuw*: behind it, and the year in which it begins; without it the last century.
fn of_century(scene: &Scene<'_>, at: usize) -> (usize, Option<i32>) {
    let named = scene.after(at, Sense::Of).and_then(|at| {
        let start = scene.skip_article(at);
        century(scene, start).or_else(|| relative::point(scene, start))
    });
    match named.filter(|point| point.unit == Unit::Century) {
        Some(point) => (point.end, point.days.map(|days: Period| days.first.year())),
        None => (at, Some(1901)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn decades() {
        check(
            "2017-01-14",
            &[
                (
                    "Dat was in de jaren negentig .",
                    "de jaren negentig = 1990-01-01/1999-12-31",
                ),
                (
                    "Dat was in de jaren '60 .",
                    "de jaren '60 = 1960-01-01/1969-12-31",
                ),
                (
                    "Dat was begin jaren zeventig .",
                    "begin jaren zeventig = 1970-01-01/1973-12-31",
                ),
                (
                    "Dat was in de late jaren zestig .",
                    "de late jaren zestig = 1966-01-01/1969-12-31",
                ),
                (
                    "Dat was in de tachtiger jaren .",
                    "de tachtiger jaren = 1980-01-01/1989-12-31",
                ),
                (
                    "Dat was in de jaren zestig van de vorige eeuw .",
                    "de jaren zestig van de vorige eeuw = 1960-01-01/1969-12-31",
                ),
                (
                    "Dat was in de jaren dertig van de 19e eeuw .",
                    "de jaren dertig van de 19e eeuw = 1830-01-01/1839-12-31",
                ),
                ("Dat was in de jaren 93 .", ""),
            ],
        );
    }

    #[test]
    fn centuries() {
        check(
            "2017-01-14",
            &[
                (
                    "Dat was in de 19e eeuw .",
                    "de 19e eeuw = 1801-01-01/1900-12-31",
                ),
                (
                    "Dat was eind negentiende eeuw .",
                    "eind negentiende eeuw = 1867-01-01/1900-12-31",
                ),
                ("Dat was in de zesde eeuw .", "de zesde eeuw = unknown"),
                (
                    "Dat was in de twaalfde eeuw voor Christus .",
                    "de twaalfde eeuw voor Christus = unknown",
                ),
                (
                    "Dat is in de 99e eeuw .",
                    "de 99e eeuw = 9801-01-01/9900-12-31",
                ),
                ("Dat is in de 999999999e eeuw .", ""),
            ],
        );
    }
}
