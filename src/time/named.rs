//! Things that come again and again, and which of them is meant: *zaterdag*, *afgelopen zomer*, *mei vorig jaar*,
//! *13 december 2016*, *16 september jl.*

use super::{
    Period, Point, Unit,
    recurring::{Recurring, name},
    relative,
    scene::{Scene, Way},
    words::Sense,
    year,
};

const WAYS: [(Sense, Way); 4] = [
    (Sense::Past, Way::Before),
    (Sense::Previous, Way::Before),
    (Sense::Coming, Way::After),
    (Sense::Next, Way::After),
];

pub(super) fn read(scene: &Scene<'_>, at: usize) -> Option<Point> {
    let start = scene.skip_article(at);
    let way = way(scene, start);
    let points = scene.is(start, Sense::That) && !scene.opens_clause(start);
    let is_told = way.is_some() || points || scene.is(start, Sense::This);
    let from = if is_told { start + 1 } else { start };
    let (end, what) = name(scene, from)?;
    let (end, days) = match frame(scene, end, what.unit()) {
        Some((end, frame)) => (end, frame.and_then(|frame| what.within(frame))),
        None if points => (end, scene.focus.and_then(|focus| meant(what, focus))),
        None if is_loose(scene, at, from, end, what) => return None,
        None if scene.value(at, Sense::Number) == Some(1) && from > at => (end, None),
        None => by_way(scene, from, end, way, what),
    };
    Some(Point {
        end,
        unit: what.unit(),
        days,
    })
}

/// The way that a word points: *afgelopen*, *komende*.
pub(super) fn way(scene: &Scene<'_>, at: usize) -> Option<Way> {
    let found = WAYS.iter().find(|(sense, _)| scene.is(at, *sense));
    found.map(|(_, way)| *way)
}

/// *die zaterdag*: the one named last.
fn meant(what: Recurring, focus: Period) -> Option<Period> {
    let touches = |period: &Period| period.contains(focus) || focus.contains(*period);
    let mut found = what.around(focus).into_iter().filter(touches);
    found.next().filter(|_| found.next().is_none())
}

/// The year or week that is named with it; none within if that is not known.
fn frame(scene: &Scene<'_>, at: usize, unit: Unit) -> Option<(usize, Option<Period>)> {
    if let Some(year) = year::year(scene, at).filter(|_| !scene.counts(at)) {
        return Some((at + 1, year::days(year)));
    }
    let found = match scene.after(at, Sense::Of) {
        Some(at) => year::read(scene, at).or_else(|| relative::point(scene, at)),
        None => relative::point(scene, at),
    };
    found
        .filter(|frame| frame.unit == Unit::Year || frame.unit == Unit::Week && unit < Unit::Week)
        .filter(|frame| frame.unit > unit)
        .map(|frame| (frame.end, frame.days))
}

/// What needs more to be a time: names (*Zwarte Zaterdag*), *zomer* and *weekend* without an article; *een weekend* is a
/// length.
fn is_loose(scene: &Scene<'_>, at: usize, from: usize, end: usize, what: Recurring) -> bool {
    let is_bare = end == from + 1 && at == from && !matches!(what, Recurring::Holiday(_));
    let is_general = matches!(what, Recurring::Season(_) | Recurring::Weekend);
    let is_named = scene.is_preposition(at.wrapping_sub(1)) || scene.is(at, Sense::Article);
    let is_one = scene.is(at, Sense::Number) && what == Recurring::Weekend;
    is_one || is_bare && (scene.is_name(at) || is_general && !is_named)
}

/// By the words before or behind it, else by the tense.
fn by_way(
    scene: &Scene<'_>,
    at: usize,
    end: usize,
    before: Option<Way>,
    what: Recurring,
) -> (usize, Option<Period>) {
    let behind = way(scene, end).filter(|_| stands_behind(scene, end));
    let end = if behind.is_some() { end + 1 } else { end };
    (end, which(scene, at, before.or(behind), what))
}

/// The one that is meant; without a way the tense tells.
pub(super) fn which(
    scene: &Scene<'_>,
    at: usize,
    way: Option<Way>,
    what: Recurring,
) -> Option<Period> {
    if let Some(way) = way {
        let now = scene.today?;
        return way.pick(&what.around(now), now);
    }
    if let Some(told) = as_told(scene, at, what) {
        return Some(told);
    }
    scene.nearest(at, &what.around(scene.now()?), !what.is_weekly())
}

/// After *maart 2011* the past goes on in that year: *in juli*.
fn as_told(scene: &Scene<'_>, at: usize, what: Recurring) -> Option<Period> {
    let focus = scene
        .focus
        .filter(|_| scene.is_past(at) && !what.is_weekly())?;
    let year = Unit::Month
        .covering(focus)
        .and_then(|month| Unit::Year.covering(month))?;
    let is_earlier = scene.today.is_none_or(|today| year.last < today.first);
    what.within(year)
        .filter(|told| is_earlier && told.first >= focus.first)
}

/// *jl.*, *aanstaande*; but not *als de zomer afgelopen is*
fn stands_behind(scene: &Scene<'_>, at: usize) -> bool {
    [Sense::Past, Sense::Coming]
        .iter()
        .any(|sense| scene.value(at, *sense) == Some(1))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, check_future};

    #[test]
    fn the_last_in_the_past() {
        check(
            "2017-01-14",
            &[
                ("Hij kwam zaterdag .", "zaterdag = 2017-01-14/2017-01-14"),
                ("Hij kwam zondag .", "zondag = 2017-01-08/2017-01-08"),
                (
                    "Hij kwam afgelopen zaterdag .",
                    "afgelopen zaterdag = 2017-01-07/2017-01-07",
                ),
                ("Hij kwam in mei .", "mei = 2016-05-01/2016-05-31"),
                (
                    "Hij kwam op 13 december .",
                    "13 december = 2016-12-13/2016-12-13",
                ),
                (
                    "Hij kwam op 16 september jl. uit Rome .",
                    "16 september jl. = 2016-09-16/2016-09-16",
                ),
                (
                    "Toen de zomer afgelopen was .",
                    "de zomer = 2016-06-01/2016-08-31",
                ),
                ("Hij kwam in de zomer .", "de zomer = 2016-06-01/2016-08-31"),
                (
                    "Hij kwam afgelopen weekend .",
                    "afgelopen weekend = 2017-01-07/2017-01-08",
                ),
                (
                    "Hij kwam in het eerste kwartaal .",
                    "het eerste kwartaal = 2017-01-01/2017-03-31",
                ),
            ],
        );
    }

    #[test]
    fn the_next_in_the_future() {
        check_future(
            "2017-01-14",
            &[
                ("Hij komt zaterdag .", "zaterdag = 2017-01-14/2017-01-14"),
                ("Hij komt zondag .", "zondag = 2017-01-15/2017-01-15"),
                (
                    "Hij komt komende zaterdag .",
                    "komende zaterdag = 2017-01-21/2017-01-21",
                ),
                ("Hij komt in mei .", "mei = 2017-05-01/2017-05-31"),
                (
                    "Hij komt in november a.s. uit Rome .",
                    "november a.s. = 2017-11-01/2017-11-30",
                ),
                (
                    "Hij komt op 29 februari .",
                    "29 februari = 2020-02-29/2020-02-29",
                ),
                (
                    "Hij komt dit weekeinde .",
                    "dit weekeinde = 2017-01-14/2017-01-15",
                ),
                (
                    "Hij komt dit voorjaar .",
                    "dit voorjaar = 2017-03-01/2017-05-31",
                ),
            ],
        );
    }

    #[test]
    fn a_year_or_week_goes_before_the_tense() {
        check(
            "2017-01-14",
            &[
                (
                    "Hij kwam op 13 december 2011 .",
                    "13 december 2011 = 2011-12-13/2011-12-13",
                ),
                (
                    "Hij kwam zaterdag 14 januari 2012 .",
                    "zaterdag 14 januari 2012 = 2012-01-14/2012-01-14",
                ),
                (
                    "Hij kwam in mei vorig jaar .",
                    "mei vorig jaar = 2016-05-01/2016-05-31",
                ),
                (
                    "Hij kwam in de zomer van 2015 .",
                    "de zomer van 2015 = 2015-06-01/2015-08-31",
                ),
                (
                    "Hij kwam in de winter van 2015 .",
                    "de winter van 2015 = 2015-12-01/2016-02-29",
                ),
                (
                    "Hij kwam woensdag vorige week .",
                    "woensdag vorige week = 2017-01-04/2017-01-04",
                ),
                (
                    "Hij kwam in het tweede kwartaal van 2016 .",
                    "het tweede kwartaal van 2016 = 2016-04-01/2016-06-30",
                ),
                (
                    "Hij kwam in het laatste kwartaal van vorig jaar .",
                    "het laatste kwartaal van vorig jaar = 2016-10-01/2016-12-31",
                ),
                (
                    "Hij kwam in maart 2011 en ging in juli .",
                    "maart 2011 = 2011-03-01/2011-03-31; juli = 2011-07-01/2011-07-31",
                ),
                (
                    "Hij kwam in 2012 ; die zomer ging hij .",
                    "2012 = 2012-01-01/2012-12-31; die zomer = 2012-06-01/2012-08-31",
                ),
            ],
        );
    }

    #[test]
    fn what_is_no_time_or_not_known() {
        check(
            "2017",
            &[
                ("Hij kwam op Goede Vrijdag .", "Goede Vrijdag = unknown"),
                ("De Zwarte Zaterdag van de verkeersdienst .", ""),
                ("Een warme zomer en weekend .", ""),
                ("Hij kwam op een zaterdag .", "een zaterdag = unknown"),
                ("De heer Mei kwam .", ""),
                ("De 8 Maartstraat en de zondagskrant .", ""),
                (
                    "Hij kwam op 31 februari 2016 .",
                    "31 februari 2016 = unknown",
                ),
                ("Hij kwam op 31 februari .", "31 februari = unknown"),
                ("Hij kwam op 32 mei .", "mei = unknown"),
                ("Hij kwam zaterdag .", "zaterdag = unknown"),
                ("Hij kwam in mei .", "mei = unknown"),
            ],
        );
    }
}
