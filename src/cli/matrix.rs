use std::io::{self, Write};

/// How often two things come together, as a table with right-aligned columns.
pub(super) fn print(
    rows: &[String],
    columns: &[String],
    counts: &[Vec<usize>],
    out: &mut impl Write,
) -> io::Result<()> {
    let widest = |names: &[String]| names.iter().map(|name| name.chars().count()).max();
    let name = widest(rows).unwrap_or(0);
    let cell = widest(columns).unwrap_or(0);
    let header: Vec<_> = columns
        .iter()
        .map(|name| format!("{name:>cell$}"))
        .collect();
    writeln!(out, "  {:<name$}  {}", "", header.join("  "))?;
    for (row, counts) in rows.iter().zip(counts) {
        let cells: Vec<_> = counts
            .iter()
            .map(|count| format!("{count:>cell$}"))
            .collect();
        writeln!(out, "  {row:<name$}  {}", cells.join("  "))?;
    }
    Ok(())
}
