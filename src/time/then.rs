//! Times that are counted from the one named last: *een dag later*, *het jaar daarop*, *die week*, *toen*.

use super::{
    Kind, Point, Reading, Unit, Value,
    number::{Measure, measure},
    scene::Scene,
    unit::{Number, unit},
    words::Sense,
};

pub(super) fn point(scene: &Scene<'_>, at: usize) -> Option<Point> {
    counted(scene, at)
        .or_else(|| after_unit(scene, at))
        .or_else(|| following(scene, at))
        .or_else(|| same(scene, at))
        .or_else(|| within(scene, at))
}

/// *twee jaar later*, *uren later*; *een dag later dan gedacht* tells no time.
fn counted(scene: &Scene<'_>, at: usize) -> Option<Point> {
    let Measure { end, unit, halves } = measure(scene, at).or_else(|| several(scene, at))?;
    let way = scene.value(end, Sense::Later)?;
    let count = halves
        .filter(|halves| halves % 2 == 0)
        .map(|halves| way * (halves / 2));
    let compares = scene.is(end + 1, Sense::Than);
    let days = count
        .filter(|_| !compares)
        .and_then(|count| scene.beside_focus(unit, count));
    Some(Point {
        end: end + 1,
        unit,
        days,
    })
}

/// *jaren*
fn several(scene: &Scene<'_>, at: usize) -> Option<Measure> {
    let (unit, number) = unit(scene.form(at))?;
    let found = Measure {
        end: at + 1,
        unit,
        halves: None,
    };
    (number == Number::Several).then_some(found)
}

/// *het jaar daarop*, *de dagen daarna*
fn after_unit(scene: &Scene<'_>, at: usize) -> Option<Point> {
    let at = scene.after(at, Sense::Article)?;
    let (unit, number) = unit(scene.form(at))?;
    let count = scene.value(at + 1, Sense::Later)?;
    let days = scene
        .beside_focus(unit, count)
        .filter(|_| number == Number::One);
    Some(Point {
        end: at + 2,
        unit,
        days,
    })
}

/// *het voorgaande jaar*
fn following(scene: &Scene<'_>, at: usize) -> Option<Point> {
    let at = scene.skip_article(at);
    let count = scene.value(at, Sense::Following)?;
    let (unit, number) = unit(scene.form(at + 1))?;
    let days = scene.beside_focus(unit, count);
    (number == Number::One).then_some(Point {
        end: at + 2,
        unit,
        days,
    })
}

/// *dat jaar*, *later die dag*
fn same(scene: &Scene<'_>, at: usize) -> Option<Point> {
    let at = scene.skip(at, Sense::Sooner);
    let (unit, number) = unit(scene.form(scene.after(at, Sense::That)?))?;
    let fits = number == Number::One && unit >= Unit::Day && !scene.opens_clause(at);
    let days = scene.beside_focus(unit, 0);
    fits.then_some(Point {
        end: at + 2,
        unit,
        days,
    })
}

/// *later op de dag*, *eerder in de week*: of the one named last, else of that of the document.
fn within(scene: &Scene<'_>, at: usize) -> Option<Point> {
    let of = scene.after(at, Sense::Sooner)?;
    let article = scene.after(of, Sense::In).or(scene.after(of, Sense::On))?;
    let start = scene.after(article, Sense::Article)?;
    let (unit, number) = unit(scene.form(start))?;
    let today = || scene.beside_today(unit, 0).filter(|_| unit > Unit::Day);
    let days = scene.beside_focus(unit, 0).or_else(today);
    (number == Number::One).then_some(Point {
        end: start + 1,
        unit,
        days,
    })
}

/// *toen*: only where a time has just been named; *sindsdien*
pub(super) fn read(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    let known = scene
        .focus
        .filter(|_| scene.is(at, Sense::Then) && !scene.opens_clause(at));
    let since = scene.is(at, Sense::SinceThen);
    let value = known
        .map(Value::Days)
        .or_else(|| Some(Value::From(scene.focus.filter(|_| since)?.first)));
    let found = Reading {
        end: at + 1,
        kind: Kind::Date,
        value,
    };
    (since || known.is_some()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn from_the_time_named_last() {
        check(
            "2017-01-14",
            &[
                (
                    "Op 3 mei 2016 kwam hij , een dag later vertrok hij .",
                    "3 mei 2016 = 2016-05-03/2016-05-03; een dag later = 2016-05-04/2016-05-04",
                ),
                (
                    "In 2011 kwam hij , twee jaar eerder zij .",
                    "2011 = 2011-01-01/2011-12-31; twee jaar eerder = 2009-01-01/2009-12-31",
                ),
                (
                    "In 2011 kwam hij , een dag later vertrok hij .",
                    "2011 = 2011-01-01/2011-12-31; een dag later = unknown",
                ),
                (
                    "In mei 2011 kwam hij ; dat jaar vertrok hij .",
                    "mei 2011 = 2011-05-01/2011-05-31; dat jaar = 2011-01-01/2011-12-31",
                ),
                (
                    "In 2011 kwam hij , het jaar daarop zij .",
                    "2011 = 2011-01-01/2011-12-31; het jaar daarop = 2012-01-01/2012-12-31",
                ),
                (
                    "In 2011 was hij toen ziek .",
                    "2011 = 2011-01-01/2011-12-31; toen = 2011-01-01/2011-12-31",
                ),
                (
                    "In 2011 is hij sindsdien ziek .",
                    "2011 = 2011-01-01/2011-12-31; sindsdien = 2011-01-01/..",
                ),
            ],
        );
    }

    #[test]
    fn where_none_was_named() {
        check(
            "2017-01-14",
            &[
                ("Een dag later vertrok hij .", "Een dag later = unknown"),
                ("Die dag vertrok hij .", "Die dag = unknown"),
                ("Uren later vertrok hij .", "Uren later = unknown"),
                ("Later op de dag vertrok hij .", "Later op de dag = unknown"),
                (
                    "Eerder in de week vertrok hij .",
                    "Eerder in de week = 2017-01-09/2017-01-15",
                ),
                ("Toen vertrok hij .", ""),
            ],
        );
    }
}
