//! Cells that a spreadsheet program would not leave alone.
//!
//! It computes what begins like a formula, which is a risk as well as a damage
//! (<https://owasp.org/www-community/attacks/CSV_Injection>), makes dates of `3-5` and drops the zeros of `007`. An
//! apostrophe in front makes a text of them. The same test decides where to put one and where to take one away, so that
//! what is guarded is always given back as it was, Dutch words like *'s avonds* included.

use std::borrow::Cow;

/// A cell as a spreadsheet program leaves it alone.
pub fn guard(cell: &str) -> Cow<'_, str> {
    if is_computed(cell.trim_start_matches('\'')) {
        format!("'{cell}").into()
    } else {
        cell.into()
    }
}

/// A cell without the guard; none if there is none on it.
pub fn unguard(cell: &str) -> Option<&str> {
    let own = cell.strip_prefix('\'')?;
    is_computed(own.trim_start_matches('\'')).then_some(own)
}

/// Whether it looks like a formula, a number or a date.
fn is_computed(cell: &str) -> bool {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let is_number = cell.starts_with(|c: char| c.is_ascii_digit())
        && cell
            .chars()
            .all(|c| c.is_ascii_digit() || ".,:;/-+>eE%T ".contains(c));
    is_formula || is_number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guarded_cells_are_given_back() {
        for cell in [
            "=1+1",
            "'=1+1",
            "''-x",
            "@home",
            "-",
            "+31 6",
            "12-15",
            "12-15;20-30",
            "007",
            "1e5",
            "2019-04-12",
            "'80",
            "\tx",
        ] {
            let guarded = guard(cell);
            assert_ne!(guarded, cell);
            assert_eq!(unguard(&guarded), Some(cell));
        }
    }

    #[test]
    fn words_are_left_alone() {
        for cell in [
            "",
            "'s Avonds regent het.",
            "'",
            "''",
            "3 mei was het zover.",
            "asserted",
            "a1b2",
            "'80-er",
        ] {
            assert_eq!(guard(cell), cell);
            assert_eq!(unguard(cell), None);
        }
    }
}
