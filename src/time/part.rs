//! Parts of longer times: *begin 2017*, *eind mei*, *medio jaren negentig*, *de eerste helft van vorig jaar*.

use super::{Period, Point, Unit, number::ordinal, point, scene::Scene, words::Sense};

pub(super) fn read(scene: &Scene<'_>, at: usize) -> Option<Point> {
    let start = scene.skip_article(at);
    one_third(scene, start).or_else(|| one_half(scene, start))
}

/// *begin 2017*, *het einde van de week*
fn one_third(scene: &Scene<'_>, at: usize) -> Option<Point> {
    let part = scene.value(at, Sense::Part)?;
    let whole = long(scene, at + 1)?;
    let days = whole.days.and_then(|days| third(whole.unit, days, part));
    Some(Point { days, ..whole })
}

/// *de tweede helft van 2016*
fn one_half(scene: &Scene<'_>, at: usize) -> Option<Point> {
    let number = ordinal(scene, at)?;
    let of = scene.after(scene.after(at + 1, Sense::Half)?, Sense::Of)?;
    let whole = long(scene, of)?;
    let days = whole.days.and_then(|days| half(whole.unit, days, number));
    Some(Point { days, ..whole })
}

/// What is long enough to have parts.
fn long(scene: &Scene<'_>, at: usize) -> Option<Point> {
    let found = point(scene, scene.skip(at, Sense::Of))?;
    (found.unit >= Unit::Week).then_some(found)
}

/// The first, second or last third, in whole days, months or years; what is over goes to the first and the last.
pub(super) fn third(unit: Unit, days: Period, number: i32) -> Option<Period> {
    let all = length(unit, days);
    let one = (all + 2) / 3;
    match number {
        1 => slice(unit, days, 0, one),
        2 => slice(unit, days, one, all - one),
        _ => slice(unit, days, all - one, all),
    }
}

fn half(unit: Unit, days: Period, number: i32) -> Option<Period> {
    let all = length(unit, days);
    match number {
        1 => slice(unit, days, 0, all / 2),
        2 => slice(unit, days, all / 2, all),
        _ => None,
    }
}

/// So many days, months or years the longest has.
const MOST: i32 = 100;

/// Of how many days, months or years it is made.
fn length(unit: Unit, days: Period) -> i32 {
    let part = unit.part();
    let inside = |count: &i32| {
        part.away(days.first, *count)
            .is_some_and(|day| day <= days.last)
    };
    (1..MOST).take_while(inside).last().unwrap_or(0) + 1
}

fn slice(unit: Unit, days: Period, from: i32, to: i32) -> Option<Period> {
    let first = unit.part().away(days.first, from)?;
    let last = unit.part().away(days.first, to - 1)?;
    Period::new(first, unit.part().around(last)?.last)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn parts_of_longer_times() {
        check(
            "2017-01-14",
            &[
                (
                    "Hij kwam begin 2016 .",
                    "begin 2016 = 2016-01-01/2016-04-30",
                ),
                (
                    "Hij kwam medio 2016 .",
                    "medio 2016 = 2016-05-01/2016-08-31",
                ),
                (
                    "Hij kwam eind vorig jaar .",
                    "eind vorig jaar = 2016-09-01/2016-12-31",
                ),
                (
                    "Hij kwam eind afgelopen jaar .",
                    "eind afgelopen jaar = 2016-09-01/2016-12-31",
                ),
                (
                    "Hij kwam begin juni .",
                    "begin juni = 2016-06-01/2016-06-10",
                ),
                (
                    "Hij kwam eind mei 2015 .",
                    "eind mei 2015 = 2015-05-21/2015-05-31",
                ),
                (
                    "Hij kwam begin deze week .",
                    "begin deze week = 2017-01-09/2017-01-11",
                ),
                (
                    "Aan het einde van de vorige eeuw .",
                    "het einde van de vorige eeuw = 1967-01-01/2000-12-31",
                ),
                (
                    "In de eerste helft van 2016 .",
                    "de eerste helft van 2016 = 2016-01-01/2016-06-30",
                ),
                (
                    "In de tweede helft van mei 2016 .",
                    "de tweede helft van mei 2016 = 2016-05-16/2016-05-31",
                ),
                ("Dat was aan het begin .", ""),
                ("In de eerste helft van de wedstrijd .", ""),
            ],
        );
    }
}
