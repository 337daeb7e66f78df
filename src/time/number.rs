//! How many: *drie*, *anderhalf*, *twee en een half*, *drie à vier*, *enkele*.

use super::{
    scene::Scene,
    unit::{Number, Unit, unit},
    words::Sense,
};

/// A number in front of what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Count {
    /// Behind its last word.
    pub(super) end: usize,
    /// Twice the number, so that halves are whole; none for *enkele*.
    pub(super) halves: Option<i32>,
}

/// A number of units: *drie jaar*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure {
    /// Behind its last word.
    pub(super) end: usize,
    pub(super) unit: Unit,
    /// Twice the number.
    pub(super) halves: Option<i32>,
}

impl Measure {
    /// The number, if it is known and whole.
    pub(super) fn whole(self) -> Option<i32> {
        self.halves
            .filter(|halves| halves % 2 == 0)
            .map(|halves| halves / 2)
    }
}

/// A number of units that is no age.
pub(super) fn measure(scene: &Scene<'_>, at: usize) -> Option<Measure> {
    let Count { end, halves } = count(scene, at)?;
    let (unit, number) = unit(scene.form(end))?;
    let is_one = number == Number::One;
    let agrees = if halves == Some(2) {
        is_one
    } else {
        !(is_one && scene.is(at, Sense::Some))
    };
    let end = end + 1;
    let (unit, halves) = without_half(unit, halves);
    (agrees && !scene.is(end, Sense::Old)).then_some(Measure { end, unit, halves })
}

/// *anderhalf jaar* is 18 months.
fn without_half(unit: Unit, halves: Option<i32>) -> (Unit, Option<i32>) {
    let odd = halves.filter(|halves| halves % 2 != 0);
    let Some((smaller, count)) = odd.and(unit.half()) else {
        return (unit, halves);
    };
    (
        smaller,
        halves.and_then(|halves| halves.checked_mul(2 * count)),
    )
}

/// A number, or two of which one holds.
pub(super) fn count(scene: &Scene<'_>, at: usize) -> Option<Count> {
    let first = single(scene, at)?;
    let second = scene
        .after(first.end, Sense::Or)
        .and_then(|next| single(scene, next));
    Some(second.map_or(first, |second| Count {
        halves: None,
        ..second
    }))
}

fn single(scene: &Scene<'_>, at: usize) -> Option<Count> {
    let halves = scene.value(at, Sense::Halves);
    if halves.is_some() || scene.value(at, Sense::Some) == Some(0) {
        return Some(Count {
            end: at + 1,
            halves,
        });
    }
    let Some(whole) = integer(scene, at) else {
        return decimal(scene, at);
    };
    one_more(scene, at + 1)
        .filter(|_| whole == 1)
        .or_else(|| and_a_half(scene, at + 1, whole))
}

/// *een paar*, *een half*: what stands behind the number one.
fn one_more(scene: &Scene<'_>, at: usize) -> Option<Count> {
    let halves = scene.value(at, Sense::Halves);
    let follows = halves.is_some() || scene.is(at, Sense::Some);
    follows.then_some(Count {
        end: at + 1,
        halves,
    })
}

/// A whole number, and half a one if *en een half* stands behind it.
fn and_a_half(scene: &Scene<'_>, at: usize, whole: i32) -> Option<Count> {
    let doubled = whole.checked_mul(2)?;
    let half = scene
        .after(at, Sense::And)
        .and_then(|one| scene.after(one, Sense::Number))
        .filter(|half| scene.value(*half, Sense::Halves) == Some(1));
    Some(match half {
        Some(half) => Count {
            end: half + 1,
            halves: Some(doubled + 1),
        },
        None => Count {
            end: at,
            halves: Some(doubled),
        },
    })
}

/// A whole number in digits or as a word.
pub(super) fn integer(scene: &Scene<'_>, at: usize) -> Option<i32> {
    scene
        .value(at, Sense::Number)
        .or_else(|| digits(&without_dots(scene.form(at))))
}

/// The number that a word of digits writes.
pub(super) fn digits(text: &str) -> Option<i32> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

/// `12.000` as `12000`.
fn without_dots(text: &str) -> String {
    let mut groups = text.split('.').skip(1).peekable();
    let are_thousands = groups.peek().is_some() && groups.all(|group| group.len() == 3);
    if are_thousands {
        text.replace('.', "")
    } else {
        text.to_owned()
    }
}

/// `2,5`; with other decimals the number is not known in halves.
fn decimal(scene: &Scene<'_>, at: usize) -> Option<Count> {
    let (whole, decimals) = scene.form(at).split_once(',')?;
    let (whole, tenths) = (digits(whole)?, digits(decimals)?);
    let halves = whole.checked_mul(2)?.checked_add(1);
    Some(Count {
        end: at + 1,
        halves: halves.filter(|_| tenths == 5),
    })
}

/// Which one in a row: *derde*, `3e`, `21ste`.
pub(super) fn ordinal(scene: &Scene<'_>, at: usize) -> Option<i32> {
    let by_digits = || {
        let form = scene.form(at);
        let number = form.trim_end_matches(char::is_alphabetic);
        (number.len() < form.len()).then(|| digits(number))?
    };
    scene.value(at, Sense::Ordinal).or_else(by_digits)
}

#[cfg(test)]
mod tests {
    use super::super::tests::with_scene;
    use super::*;

    #[test]
    fn numbers_in_words_and_digits() {
        for (text, end, halves) in [
            ("drie jaar", 1, Some(6)),
            ("12 jaar", 1, Some(24)),
            ("12.000 jaar", 1, Some(24_000)),
            ("anderhalf jaar", 1, Some(3)),
            ("een half jaar", 2, Some(1)),
            ("twee en een half jaar", 4, Some(5)),
            ("2,5 jaar", 1, Some(5)),
            ("2,3 jaar", 1, None),
            ("een paar jaar", 2, None),
            ("drie à vier jaar", 3, None),
            ("enkele jaren", 1, None),
        ] {
            let found = with_scene(None, text, |scene| count(scene, 0));
            assert_eq!(found, Some(Count { end, halves }), "{text}");
        }
        for text in [
            "10.30 uur",
            "99999999999 jaar",
            "2000000000 jaar",
            "mooi jaar",
            "aantal jaren",
            "+3 jaar",
        ] {
            assert_eq!(
                with_scene(None, text, |scene| count(scene, 0)),
                None,
                "{text}"
            );
        }
    }

    #[test]
    fn ordinals() {
        for (text, expected) in [
            ("derde", Some(3)),
            ("21ste", Some(21)),
            ("19e", Some(19)),
            ("19", None),
        ] {
            assert_eq!(
                with_scene(None, text, |scene| ordinal(scene, 0)),
                expected,
                "{text}"
            );
        }
    }
}
