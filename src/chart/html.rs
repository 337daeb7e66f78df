use super::{Chart, Numbers, Panel, escaped, svg};

const STYLE: &str = include_str!("html.css");

/// A page: the picture, then its numbers as tables.
pub(super) fn draw(chart: &Chart) -> String {
    let tables: String = chart.panels.iter().map(table).collect();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n\
         <body>\n<figure>\n{}</figure>\n<details>\n<summary>The numbers</summary>\n{tables}</details>\n</body>\n\
         </html>\n",
        escaped(&chart.title),
        svg::draw(chart),
    )
}

fn table(panel: &Panel) -> String {
    let body = match &panel.numbers {
        Numbers::Counts(counts) => {
            let rows = counts
                .iter()
                .map(|(name, count)| (name, vec![count.to_string()]));
            rows.map(|(name, cells)| row(name, &cells)).collect()
        }
        Numbers::Parts { names, rows } => {
            header(names) + &rows.iter().map(counted).collect::<String>()
        }
        Numbers::Figures(figures) => figures
            .iter()
            .map(|figure| row(&figure.name, &[figure.shown()]))
            .collect(),
        Numbers::Matrix {
            rows,
            columns,
            counts,
        } => {
            let rows = rows.iter().cloned().zip(counts.iter().cloned());
            header(columns) + &rows.map(|row| counted(&row)).collect::<String>()
        }
    };
    format!(
        "<table>\n<caption>{}</caption>\n{body}</table>\n",
        escaped(&panel.name)
    )
}

fn header(names: &[impl AsRef<str>]) -> String {
    let cells = names.iter().map(|name| escaped(name.as_ref()));
    let cells: Vec<_> = cells
        .map(|name| format!("<th scope=\"col\">{name}</th>"))
        .collect();
    format!("<tr><td></td>{}</tr>\n", cells.concat())
}

fn counted((name, counts): &(String, Vec<usize>)) -> String {
    let cells: Vec<_> = counts.iter().map(ToString::to_string).collect();
    row(name, &cells)
}

fn row(name: &str, cells: &[String]) -> String {
    let cells: Vec<_> = cells
        .iter()
        .map(|cell| format!("<td>{}</td>", escaped(cell)))
        .collect();
    format!(
        "<tr><th scope=\"row\">{}</th>{}</tr>\n",
        escaped(name),
        cells.concat()
    )
}
