//! Expressions of time (*gisteren*, *begin 2017*, *drie jaar lang*) and what they stand for, seen from the date of the
//! document.
//!
//! The types are those of TimeML, as HeidelTime has them for Dutch; values are ISO 8601 intervals, see [`Value`]. Rules:
//!
//! - An expression is a run of words. Articles belong to it, prepositions only where they change the value: *sinds
//!   2011*, *over twee weken*, but not *in*, *op*, *om*.
//! - What comes again and again (*zaterdag*, *in mei*, *Kerst*) is the last one that has begun by the date of the document
//!   if the clause tells the past, else the first that has not ended. *afgelopen*, *vorige* and *jl.* mean the last that
//!   has ended, *komende*, *volgende* and *a.s.* the first that has not begun.
//! - *vorig* and *volgend* go by the calendar (*vorige week*: Monday to Sunday), *afgelopen* and *komend* count from the
//!   date of the document (*de afgelopen week*: seven days up to it).
//! - What depends on more than the document tells (no date, only a year, no time named before) has no value.

mod calendar;
mod clock;
mod day_part;
mod duration;
mod era;
mod holiday;
mod named;
mod number;
mod part;
mod phrase;
mod range;
mod recurring;
mod relative;
mod scene;
mod set;
#[cfg(test)]
mod tests;
mod then;
mod unit;
mod value;
mod words;
mod year;

pub use calendar::Date;
pub use unit::{Period, Unit};
pub use value::{Length, Moment, Value};

use crate::{
    clauses::{Clause, Syntax},
    tree::TokenIx,
};
use scene::{Scene, Words};

/// What kind of time an expression names, as in TimeML.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Days, months, years.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Again and again.
    Set,
}

/// An expression of time in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// Its first word.
    pub first: TokenIx,
    /// Its last word.
    pub last: TokenIx,
    /// What it names.
    pub kind: Kind,
    /// What it stands for; none where that is not clear.
    pub value: Option<Value>,
}

/// What a reader makes of the words from some word on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Reading {
    /// Behind its last word.
    end: usize,
    kind: Kind,
    value: Option<Value>,
}

/// A stretch of the calendar that others can be reckoned from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Point {
    /// Behind its last word.
    end: usize,
    /// What it is one of.
    unit: Unit,
    days: Option<Period>,
}

impl From<Point> for Reading {
    fn from(point: Point) -> Self {
        Self {
            end: point.end,
            kind: Kind::Date,
            value: point.days.map(Value::Days),
        }
    }
}

/// The longest point counts, of several the first.
const POINTS: [fn(&Scene<'_>, usize) -> Option<Point>; 6] = [
    named::read,
    year::read,
    relative::point,
    era::read,
    then::point,
    part::read,
];

/// The longest reading counts, of several the first.
const READERS: [fn(&Scene<'_>, usize) -> Option<Reading>; 9] = [
    |scene, at| point(scene, at).map(Reading::from),
    range::read,
    clock::read,
    set::read,
    relative::read,
    then::read,
    phrase::read,
    year::range,
    duration::read,
];

fn point(scene: &Scene<'_>, at: usize) -> Option<Point> {
    let found = POINTS.iter().filter_map(|read| read(scene, at));
    found.rev().max_by_key(|point| point.end)
}

fn reading(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    let found = READERS.iter().filter_map(|read| read(scene, at));
    found.rev().max_by_key(|reading| reading.end)
}

/// So many sentences may lie between a time and what is reckoned from it.
const REACH: u32 = 1;

/// Reads the times of a document, sentence by sentence; *een dag later* goes by the time named last.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    today: Option<Period>,
    focus: Option<Period>,
    /// So many sentences have come since the focus was named.
    age: u32,
}

impl Timeline {
    /// For a document with this date, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub fn new(date: Option<&str>) -> Self {
        Self {
            today: date.and_then(Period::parse),
            ..Self::default()
        }
    }

    /// Forgets the time named last.
    pub const fn forget(&mut self) {
        self.focus = None;
    }

    /// The times in the next sentence, in text order.
    pub fn read(&mut self, syntax: &Syntax<'_>, clauses: &[Clause]) -> Vec<Time> {
        let words = Words::new(syntax, clauses);
        self.age += 1;
        if self.age > REACH {
            self.forget();
        }
        let mut times = Vec::new();
        let mut at = 0;
        while at < syntax.parse.words().len() {
            let found = reading(&Scene::new(&words, self.today, self.focus), at);
            if let Some(found) = found {
                self.notice(found);
                times.extend(time(at, found));
            }
            at = found.map_or(at + 1, |found| found.end);
        }
        times
    }

    /// Remembers the days that were named.
    fn notice(&mut self, found: Reading) {
        if let Some(days) = found.value.and_then(Value::days_named) {
            self.focus = Some(days);
            self.age = 0;
        }
    }
}

fn time(at: usize, found: Reading) -> Option<Time> {
    Some(Time {
        first: TokenIx(u32::try_from(at).ok()?),
        last: TokenIx(u32::try_from(found.end.checked_sub(1)?).ok()?),
        kind: found.kind,
        value: found.value,
    })
}

/// How a value that is not clear is written.
const UNKNOWN: &str = "unknown";

/// A value as the data set has it.
pub fn written(value: Option<Value>) -> String {
    value.map_or_else(|| UNKNOWN.to_owned(), |value| value.to_string())
}
