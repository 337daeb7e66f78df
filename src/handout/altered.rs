//! Whether a cell that was only to be read has come back as it was.

/// Whether two cells say the same for people: programs end lines in their own way and trim cells.
pub(super) fn is_same(given: &str, found: &str) -> bool {
    given == found || plain(given) == plain(found)
}

/// Without white space around it, lines ending in LF.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .trim()
        .to_owned()
}
