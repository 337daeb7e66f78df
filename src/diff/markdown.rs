//! For a pull request: a table of the counts, and a section to unfold for each document.

use std::io::{self, Write};

use super::{
    Change, Differences, Field, Kind, Piece, Renderer, Sides, counts, inline,
    text::{listed, moves, rules, summary},
};

pub(super) struct Markdown;

impl Renderer for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn about(&self) -> &'static str {
        "for a pull request: a table of the counts and a section to unfold for each document"
    }

    fn render(&self, differences: &Differences<'_>, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "**Claims:** {}", summary(differences))?;
        let rows = differences.counts();
        if !rows.is_empty() {
            writeln!(out, "\n| change | claims | what it is |\n|---|--:|---|")?;
        }
        for (kind, count) in rows {
            let about = escaped(kind.about());
            writeln!(out, "| {} | {count} | {about} |", kind.as_str())?;
        }
        for (side, names) in differences.columns() {
            let names: Vec<_> = names.iter().map(|name| escaped(name)).collect();
            let names = names.join(", ");
            writeln!(out, "\nColumns of the {side} data set only: {names}")?;
        }
        differences
            .documents()
            .try_for_each(|(document, changes)| section(out, document, changes))
    }
}

fn section(out: &mut dyn Write, document: &str, changes: &[Change<'_>]) -> io::Result<()> {
    let (document, counts) = (escaped(document), listed(&counts(changes)));
    writeln!(
        out,
        "\n<details>\n<summary>{document}: {counts}</summary>\n"
    )?;
    let (moved, others): (Vec<&Change<'_>>, Vec<_>) = changes
        .iter()
        .partition(|change| change.is_only(Kind::Moved));
    if !others.is_empty() {
        writeln!(out, "| change | claim | what differs |\n|---|---|---|")?;
    }
    for change in others {
        let kinds: Vec<_> = change.kinds().map(Kind::as_str).collect();
        let record = change.record();
        let (id, claim) = (escaped(&record.claim_id), escaped(&record.claim));
        let (kinds, cells) = (kinds.join(", "), cells(change));
        writeln!(out, "| {kinds} | {claim}<br><sub>{id}</sub> | {cells} |")?;
    }
    if !moved.is_empty() {
        writeln!(out, "\n{}", escaped(&moves(&moved)))?;
    }
    writeln!(out, "\n</details>")
}

/// What differs, or the labels of a claim that came or went.
fn cells(change: &Change<'_>) -> String {
    let (old, new) = match change.sides {
        Sides::Added(record) | Sides::Removed(record) => {
            return format!("{}, {}", record.status.as_str(), record.polarity.as_str());
        }
        Sides::Both(old, new) => (old, new),
    };
    let mut lines: Vec<_> = change.fields.iter().filter_map(cell).collect();
    if change.has(Kind::Moved) {
        lines.push(format!(
            "moved: {}-{} → {}-{}",
            old.start, old.end, new.start, new.end
        ));
    }
    if change.has(Kind::Status) || change.has(Kind::Rules) {
        lines.push(format!("rules: {}", escaped(&rules(change))));
    }
    lines.join("<br>")
}

/// A cell that differs; places and rules have a line for all of them.
fn cell(field: &Field<'_>) -> Option<String> {
    let text = match field.kind {
        Kind::Moved | Kind::Rules => return None,
        Kind::Status | Kind::Polarity | Kind::Id => {
            format!("{} → <b>{}</b>", escaped(&field.old), escaped(&field.new))
        }
        _ => words(&field.old, &field.new),
    };
    Some(format!("{}: {text}", escaped(field.column)))
}

fn words(old: &str, new: &str) -> String {
    let shown = |piece: Piece| {
        let text = escaped(piece.text());
        match piece {
            Piece::Same(_) => text,
            Piece::Old(_) => format!("<del>{text}</del>"),
            Piece::New(_) => format!("<ins>{text}</ins>"),
        }
    };
    inline(old, new).into_iter().map(shown).collect()
}

/// A text that is shown as it is, in a cell of a table too: what Markdown or HTML would read as mark-up is written as
/// entities, and line ends as breaks.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' if rest.peek() == Some(&'\n') => {}
            '\n' | '\r' => escaped += "<br>",
            '&' | '<' | '>' | '"' | '\'' | '|' | '`' | '*' | '_' | '~' | '[' | ']' | '\\' | '#'
            | '@' | '$' | '!' | ':' => {
                let entity = format!("&#{};", u32::from(c));
                escaped += &entity;
            }
            c if c.is_control() => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_is_left_to_be_read_as_mark_up() {
        assert_eq!(escaped("a|b"), "a&#124;b");
        assert_eq!(
            escaped("`<b>` & *x*"),
            "&#96;&#60;b&#62;&#96; &#38; &#42;x&#42;"
        );
        assert_eq!(escaped("een\r\ntwee\n\rdrie"), "een<br>twee<br><br>drie");
        assert_eq!(escaped("‘Zoë’ – €5"), "‘Zoë’ – €5");
    }
}
