//! The optional header of a text: `date YYYY[-MM[-DD]]`.

/// The date and the length in bytes of what stands before the text: byte-order mark, white space and header.
///
/// Without a header only a byte-order mark is taken off.
pub(super) fn header(text: &str) -> (Option<&str>, usize) {
    let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
    match dated(&text[mark..]) {
        Some((date, length)) => (Some(date), mark + length),
        None => (None, mark),
    }
}

fn dated(text: &str) -> Option<(&str, usize)> {
    let rest = text.trim_start().strip_prefix("date")?;
    let value = rest.trim_start_matches([' ', '\t']);
    let date = value.split(char::is_whitespace).next()?;
    let length = text.len() - value.len() + date.len();
    (value.len() < rest.len() && is_date(date)).then_some((date, length))
}

/// Whether `date` is a year, a month or a day, as `2001`, `2001-07` or `2001-07-02`.
pub(super) fn is_date(date: &str) -> bool {
    let mut parts = date.split('-');
    let year = parts.next().is_some_and(|year| number(year, 4).is_some());
    let month = parts.next().is_none_or(|month| in_range(month, 12));
    let day = parts.next().is_none_or(|day| in_range(day, 31));
    year && month && day && parts.next().is_none()
}

fn in_range(part: &str, last: u32) -> bool {
    number(part, 2).is_some_and(|value| (1..=last).contains(&value))
}

fn number(digits: &str, length: usize) -> Option<u32> {
    let plain = digits.len() == length && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|_| plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_three_lengths() {
        for date in ["2001", "2001-07", "2001-07-02"] {
            assert!(is_date(date), "{date}");
        }
        for date in [
            "",
            "201",
            "2001-",
            "2001-13",
            "2001-07-32",
            "2001-7",
            "2001-07-02-1",
            "+201",
        ] {
            assert!(!is_date(date), "{date}");
        }
    }

    #[test]
    fn a_header_stands_alone_or_before_the_text() {
        assert_eq!(header("date 2001-07-02\nTekst."), (Some("2001-07-02"), 15));
        assert_eq!(header("  date 2001 Tekst."), (Some("2001"), 11));
        assert_eq!(header("\u{feff}date 2001-07\r\n"), (Some("2001-07"), 15));
    }

    #[test]
    fn other_first_lines_are_text() {
        for text in [
            "",
            "date",
            "date gisteren",
            "dates 2001",
            "date2001",
            "Tekst.\ndate 2001",
        ] {
            assert_eq!(header(text), (None, 0), "{text}");
        }
        assert_eq!(header("\u{feff}Tekst."), (None, 3));
    }
}
