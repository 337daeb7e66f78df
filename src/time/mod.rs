//! Expressions of time (*gisteren*, *begin 2017*, *drie jaar lang*) and what they stand for, seen from the date of the
//! document.
//!
//! The types are those of `TimeML`, as `HeidelTime` has them for Dutch; values are ISO 8601 intervals, see [`Value`]. Rules:
//!
//! - An expression is a run of words. Articles belong to it, prepositions only where they change the value: *sinds
//!   2011*, *over twee weken*, but not *in*, *op*, *om*.
//! - What comes again and again (*zaterdag*, *in mei*, *Kerst*) is the last one that has begun by the date of the document
//!   if the clause tells the past, else the first that has not ended. *afgelopen*, *vorige* and *jl.* mean the last that
//!   has ended, *komende*, *volgende* and *a.s.* the first that has not begun.
//!   In a noun phrase (*de brief van 3 juni*) the tense says nothing: unless the clause tells the past, what comes once a
//!   year is the closest. After a month or day of an earlier year the past goes on in that year.
//! - *vorig* and *volgend* go by the calendar (*vorige week*: Monday to Sunday), *afgelopen* and *komend* count from the
//!   date of the document (*de afgelopen week*: seven days up to it).
//! - What depends on more than the document tells (no date, only a year, no time named before) has no value.

mod calendar;
mod clock;
mod day_part;
mod duration;
mod era;
mod holiday;
mod lookup;
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
    text::Span,
};
use scene::{Scene, Words};

/// What kind of time an expression names, as in `TimeML`.
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

/// An expression of time in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Time {
    /// Where it stands.
    pub span: Span,
    /// What it names.
    pub kind: Kind,
    /// What it stands for; none where that is not clear.
    pub value: Option<Value>,
}

impl Time {
    /// Its value as the data set has it; `unknown` if it has none.
    pub fn written(&self) -> String {
        let value = self.value.map(|value| value.to_string());
        value.unwrap_or_else(|| UNKNOWN.to_owned())
    }
}

/// How the value of what stands for no time in particular is written.
const UNKNOWN: &str = "unknown";

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
const REACH: u32 = 2;

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
        self.age += 1;
        if self.age > REACH {
            self.forget();
        }
        let words = Words::new(syntax, clauses);
        let all = syntax.parse.words();
        let mut times = Vec::new();
        let mut at = 0;
        while at < all.len() {
            let Some(found) = reading(&Scene::new(&words, self.today, self.focus), at) else {
                at += 1;
                continue;
            };
            self.notice(found);
            times.push(Time {
                span: all[at].span.join(all[found.end - 1].span),
                kind: found.kind,
                value: found.value,
            });
            at = found.end;
        }
        times
    }

    /// Remembers the days that were named, unless they are those of the document.
    fn notice(&mut self, found: Reading) {
        let days = found.value.and_then(Value::days_named);
        if let Some(days) = days.filter(|days| Some(*days) != self.today) {
            self.focus = Some(days);
            self.age = 0;
        }
    }
}
