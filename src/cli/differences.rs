use std::{fs, io, path::Path};

use anyhow::Context;
use similar::TextDiff;

/// No more lines of a difference than this are shown.
const SHOWN: usize = 100;
/// No more lines than this are compared, from the first that differs.
const COMPARED: usize = 2000;

/// How the text of the file at `path` would have to change to become `new`; none if it is the same, byte for byte.
pub(super) fn unified(path: &Path, new: &str) -> anyhow::Result<Option<String>> {
    let name = path.display();
    let old = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(Some(format!("{name} does not exist\n")));
        }
        Err(error) => return Err(error).with_context(|| format!("cannot read {name}")),
    };
    if old == new.as_bytes() {
        return Ok(None);
    }
    Ok(Some(difference(
        &name.to_string(),
        &String::from_utf8_lossy(&old),
        new,
    )))
}

fn difference(name: &str, old: &str, new: &str) -> String {
    let (old, new) = different_parts(old, new);
    let diff = TextDiff::from_lines(&old, &new);
    let text = diff.unified_diff().header(name, "made anew").to_string();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (shown, hidden) = lines.split_at(lines.len().min(SHOWN));
    match hidden.len() {
        0 => text,
        count => format!("{}… {count} more lines\n", shown.concat()),
    }
}

/// The lines around and from the first difference on, so that long files are compared fast.
fn different_parts(old: &str, new: &str) -> (String, String) {
    let same = old
        .split_inclusive('\n')
        .zip(new.split_inclusive('\n'))
        .take_while(|(a, b)| a == b);
    let from = same.count().saturating_sub(3);
    let part = |text: &str| {
        text.split_inclusive('\n')
            .skip(from)
            .take(COMPARED)
            .collect()
    };
    (part(old), part(new))
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn a_long_difference_is_cut() {
        let old: String = (0..500).fold(String::new(), |old, i| old + &format!("{i}\n"));
        let shown = difference("x", &old, "");
        assert_eq!(shown.lines().count(), 101);
        assert!(shown.ends_with("… 403 more lines\n"), "{shown}");
    }
}
