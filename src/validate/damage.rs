//! What spreadsheet programs, editors and scripts do to cells, and how it looks.

use std::sync::LazyLock;

use regex::Regex;

use crate::{dataset::Kind, sheet::unguard};

/// Whether two names differ in case, white space and the like alone.
pub(super) fn resembles(a: &str, b: &str) -> bool {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    letters(a) == letters(b)
}

/// A way to be damaged: how it looks, and what has happened.
struct Damage {
    looks: fn(&str, Kind) -> bool,
    says: &'static str,
}

/// The first that fits is told.
const DAMAGES: &[Damage] = &[
    Damage {
        looks: |cell, _| unguard(cell).is_some(),
        says: "an apostrophe guards it against a spreadsheet program; `stelling collect` takes it away",
    },
    Damage {
        looks: |cell, _| ERROR.is_match(cell),
        says: "a spreadsheet program took the cell for a formula and failed; fill it from the original",
    },
    Damage {
        looks: |cell, _| FORMULA.is_match(cell),
        says: "a spreadsheet program would compute it; fill it from the original",
    },
    Damage {
        looks: |cell, kind| kind != Kind::Text && DATE.is_match(cell),
        says: "a spreadsheet program has made a date of it; fill it from the original and import the column as text",
    },
    Damage {
        looks: |cell, kind| is_number(kind) && SCIENTIFIC.is_match(cell),
        says: "a spreadsheet program has rounded the number; fill it from the original and import the column as text",
    },
    Damage {
        looks: |cell, kind| is_number(kind) && SEPARATED.is_match(cell),
        says: "a spreadsheet program has put separators into the number; format the column without them",
    },
    Damage {
        looks: |cell, kind| kind == Kind::Spans && cell.bytes().all(|byte| byte.is_ascii_digit()),
        says: "a spreadsheet program may have made a date, and a number of days, of a span",
    },
    Damage {
        looks: |cell, _| cell.trim() != cell,
        says: "there is white space around it",
    },
    Damage {
        looks: |cell, _| MOJIBAKE.is_match(cell),
        says: "UTF-8 was read as Windows-1252 and written again; go back to the file before that",
    },
];

/// A pattern that is part of the program.
pub(super) type Pattern = LazyLock<Regex>;

pub(super) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern of our own")
}

static ERROR: Pattern = LazyLock::new(|| {
    pattern(r"^#(REF|NAAM|NAME|VALUE|WAARDE|N/B|N/A|DIV/0|DEEL/0|NUM|GETAL)[!?]?$|^Err:\d+$")
});
static FORMULA: Pattern =
    LazyLock::new(|| pattern(r"^=[-+(]*([0-9]|[A-Za-z]+[0-9]*[(:!]|[A-Z]{1,3}[0-9])"));
static DATE: Pattern = LazyLock::new(|| {
    let month = "jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec";
    pattern(&format!(
        r"(?i)^\d{{1,2}}[-/ .]({month})|^\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}$|^\d{{4}}-\d\d-\d\d( |$)"
    ))
});
static SCIENTIFIC: Pattern = LazyLock::new(|| pattern(r"^\d+([.,]\d+)?[eE][+-]?\d+$"));
static SEPARATED: Pattern = LazyLock::new(|| pattern(r"^\d{1,3}([., ]\d{3})+$|^\d+[.,]0+$"));
static MOJIBAKE: Pattern = LazyLock::new(|| pattern("Ã[\u{80}-\u{bf}]|â€|Â[\u{80}-\u{bf}]"));

fn is_number(kind: Kind) -> bool {
    matches!(kind, Kind::Number | Kind::Spans)
}

/// What may have happened to a cell that does not hold what its column should.
pub(crate) fn cause(cell: &str, kind: Kind) -> Option<String> {
    if let Kind::OneOf(words) = kind
        && let Some(word) = words.iter().find(|word| resembles(word, cell))
    {
        return Some(format!("write `{word}`"));
    }
    let damage = DAMAGES.iter().find(|damage| (damage.looks)(cell, kind));
    damage.map(|damage| damage.says.to_owned())
}

/// How a verbatim text differs from what the source has.
pub(super) fn difference(found: &str, expected: &str) -> String {
    let unbroken = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
    if MOJIBAKE.is_match(found) && !MOJIBAKE.is_match(expected) {
        return "UTF-8 was read as Windows-1252 and written again; go back to the file before that"
            .to_owned();
    }
    if unbroken(found) == unbroken(expected) {
        return "the line ends inside the cell were changed".to_owned();
    }
    if found.trim() == expected.trim() {
        return "white space around it was changed".to_owned();
    }
    if straightened(found) == straightened(expected) {
        return "quotation marks, apostrophes or dashes were changed, perhaps by automatic correction".to_owned();
    }
    if found.chars().count() >= 32_767 && expected.starts_with(found) {
        return "a spreadsheet program has cut it off".to_owned();
    }
    let same = found
        .chars()
        .zip(expected.chars())
        .take_while(|(a, b)| a == b);
    let at = same.count();
    let next = |text: &str| {
        let rest: String = text.chars().skip(at).take(12).collect();
        if rest.is_empty() {
            "ends".to_owned()
        } else {
            format!("goes on `{rest}`")
        }
    };
    format!(
        "after {at} characters it {}, the source {}",
        next(found),
        next(expected)
    )
}

/// The text with plain marks.
fn straightened(text: &str) -> String {
    let plain = text.replace("...", "…");
    plain
        .chars()
        .map(|c| match c {
            '„' | '“' | '”' | '«' | '»' => '"',
            '‘' | '’' | '‚' | '`' => '\'',
            '–' | '—' | '−' => '-',
            '\u{a0}' | '\u{202f}' => ' ',
            other => other,
        })
        .collect()
}
