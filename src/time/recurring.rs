//! What comes again every year or week: *zaterdag*, *13 december*, *mei*, *de zomer*, *het eerste kwartaal*, *Pasen*.

use super::{
    Date, Period, Unit,
    holiday::{self, Holiday},
    number::{digits, ordinal},
    scene::Scene,
    unit::unit,
    words::Sense,
};

/// So many years or weeks around a day are looked at: nothing that exists at all comes more rarely.
const AROUND: i32 = 8;

/// Something that has a name, but no year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Recurring {
    /// From Monday, 1, to Sunday.
    Weekday(i32),
    Weekend,
    Day {
        month: i32,
        day: i32,
    },
    Month(i32),
    /// By its first month; winter begins in December.
    Season(i32),
    /// *het eerste kwartaal*
    Share {
        unit: Unit,
        number: i32,
    },
    Holiday(&'static Holiday),
}

impl Recurring {
    /// What it is one of.
    pub(super) const fn unit(self) -> Unit {
        match self {
            Self::Weekday(_) | Self::Day { .. } | Self::Holiday(_) => Unit::Day,
            Self::Weekend => Unit::Weekend,
            Self::Month(_) => Unit::Month,
            Self::Season(_) => Unit::Quarter,
            Self::Share { unit, .. } => unit,
        }
    }

    /// Whether it comes every week, and not once a year.
    pub(super) const fn is_weekly(self) -> bool {
        matches!(self, Self::Weekday(_) | Self::Weekend)
    }

    fn in_week(self, week: i32) -> Option<Period> {
        let monday = Date::monday(week)?;
        let (first, last) = match self {
            Self::Weekday(day) => (day - 1, day - 1),
            _ => (5, 6),
        };
        Period::new(monday.plus(first)?, monday.plus(last)?)
    }

    fn in_year(self, year: i32) -> Option<Period> {
        let months = |first: i32, count: i32| {
            let first = Date::new(year, first, 1)?;
            Period::new(first, first.plus_months(count)?.plus(-1)?)
        };
        match self {
            Self::Weekday(_) | Self::Weekend => None,
            Self::Day { month, day } => {
                Date::new(year, month, day).and_then(|day| Period::new(day, day))
            }
            Self::Month(month) => months(month, 1),
            Self::Season(month) => months(month, 3),
            Self::Share {
                unit: Unit::Quarter,
                number,
            } => months(number * 3 - 2, 3),
            Self::Share { number, .. } => months(number * 6 - 5, 6),
            Self::Holiday(holiday) => holiday.in_year(year),
        }
    }

    /// All that come about that time, in order.
    pub(super) fn around(self, now: Period) -> Vec<Period> {
        let near = |from: i32, to: i32| from.saturating_sub(AROUND)..=to.saturating_add(AROUND);
        if self.is_weekly() {
            let weeks = near(now.first.week(), now.last.week());
            weeks.filter_map(|week| self.in_week(week)).collect()
        } else {
            let years = near(now.first.year(), now.last.year());
            years.filter_map(|year| self.in_year(year)).collect()
        }
    }

    /// The one that begins within a time, if that is one only.
    pub(super) fn within(self, frame: Period) -> Option<Period> {
        let begins = |period: &Period| frame.first <= period.first && period.first <= frame.last;
        let mut found = self.around(frame).into_iter().filter(begins);
        found.next().filter(|_| found.next().is_none())
    }
}

/// A name and behind it.
pub(super) fn name(scene: &Scene<'_>, at: usize) -> Option<(usize, Recurring)> {
    day_of_month(scene, at)
        .or_else(|| weekday(scene, at))
        .or_else(|| holiday::name(scene, at))
        .or_else(|| Some((at + 1, Recurring::Month(scene.value(at, Sense::Month)?))))
        .or_else(|| Some((at + 1, Recurring::Season(scene.value(at, Sense::Season)?))))
        .or_else(|| unit_name(scene, at))
}

/// *13 december*, *de 29ste november*
fn day_of_month(scene: &Scene<'_>, at: usize) -> Option<(usize, Recurring)> {
    let month = scene.value(at + 1, Sense::Month)?;
    let day = digits(scene.form(at)).or_else(|| ordinal(scene, at))?;
    let fits = (1..=31).contains(&day);
    fits.then_some((at + 2, Recurring::Day { month, day }))
}

/// *zaterdag*, *zaterdag 14 januari*
fn weekday(scene: &Scene<'_>, at: usize) -> Option<(usize, Recurring)> {
    let weekday = scene.value(at, Sense::Weekday)?;
    let next = if scene.form(at + 1) == "," {
        at + 2
    } else {
        at + 1
    };
    let dated = day_of_month(scene, next);
    Some(dated.unwrap_or((at + 1, Recurring::Weekday(weekday))))
}

/// *weekeinde*, *eerste kwartaal*, *laatste kwartaal*
fn unit_name(scene: &Scene<'_>, at: usize) -> Option<(usize, Recurring)> {
    if unit(scene.form(at)).is_some_and(|(unit, _)| unit == Unit::Weekend) {
        return Some((at + 1, Recurring::Weekend));
    }
    let (unit, _) = unit(scene.form(at + 1))?;
    let last = match unit {
        Unit::Quarter => 4,
        Unit::HalfYear => 2,
        _ => return None,
    };
    let is_last = scene.is(at, Sense::Last).then_some(last);
    let number = ordinal(scene, at).or(is_last)?;
    let fits = (1..=last).contains(&number);
    fits.then_some((at + 2, Recurring::Share { unit, number }))
}
