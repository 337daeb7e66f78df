use super::{Chart, Figure, Numbers, Panel, escaped};

const STYLE: &str = include_str!("svg.css");
/// Pieces of a bar differ in pattern as well as in colour.
const PATTERNS: &str = include_str!("patterns.svg");
const WIDTH: usize = 760;
/// Where names end and bars begin.
const NAMES: usize = 250;
const BARS: usize = WIDTH - NAMES - 70;
/// Figures have more to say behind them.
const SCALE: usize = BARS - 100;
const ROW: usize = 22;
const CELL: usize = 100;
const LONGEST: usize = 34;

/// A picture; what a piece stands for shows under the pointer.
pub(super) fn draw(chart: &Chart) -> String {
    let mut canvas = Canvas::default();
    canvas.line(20, "title", &chart.title);
    canvas.y += 12;
    for panel in &chart.panels {
        canvas.panel(panel);
    }
    let (title, height) = (escaped(&chart.title), canvas.y + 20);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
         height=\"{height}\" role=\"img\">\n<title>{title}</title>\n<style>{STYLE}</style>\n{PATTERNS}\
         <rect class=\"paper\" width=\"{WIDTH}\" height=\"{height}\"/>\n{}</svg>\n",
        canvas.body.concat()
    )
}

/// What is drawn, row by row.
#[derive(Default)]
struct Canvas {
    body: Vec<String>,
    /// The base line of the row at hand.
    y: usize,
}

impl Canvas {
    fn panel(&mut self, panel: &Panel) {
        self.line(20, "soft", &panel.name);
        match &panel.numbers {
            Numbers::Counts(counts) => self.counts(counts),
            Numbers::Parts { names, rows } => self.parts(names, rows),
            Numbers::Figures(figures) => self.figures(figures),
            Numbers::Matrix {
                rows,
                columns,
                counts,
            } => self.matrix(rows, columns, counts),
        }
        self.y += ROW;
    }

    fn counts(&mut self, counts: &[(String, usize)]) {
        self.y += 6;
        let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
        for (name, count) in counts {
            self.name(name);
            let width = share(*count, most, BARS);
            self.bar(NAMES, width, "bar", &format!("{name}: {count}"));
            self.text(NAMES + width + 8, "soft", &count.to_string());
        }
    }

    fn parts(&mut self, names: &[&str], rows: &[(String, Vec<usize>)]) {
        for (at, name) in names.iter().enumerate() {
            let x = NAMES + at * 110;
            self.bar(x, 15, name, name);
            self.text(x + 21, "", name);
        }
        self.y += 6;
        let total = |counts: &[usize]| counts.iter().sum::<usize>();
        let most = rows.iter().map(|(_, counts)| total(counts)).max();
        for (name, counts) in rows {
            self.name(name);
            let mut x = NAMES;
            for (part, count) in names.iter().zip(counts) {
                let width = share(*count, most.unwrap_or(0), BARS);
                self.bar(x, width, part, &format!("{name}: {count} {part}"));
                x += width;
            }
            self.text(x + 8, "soft", &total(counts).to_string());
        }
    }

    fn figures(&mut self, figures: &[Figure]) {
        let ends = figures.iter().flat_map(|figure| {
            let low = figure.interval.map(|(low, _)| low);
            [figure.value, low].into_iter().flatten()
        });
        // No measure of ours is lower than that.
        let low = if ends.fold(0.0, f64::min) < 0.0 {
            -1.0
        } else {
            0.0
        };
        let place = |value: f64| NAMES as f64 + (value - low) / (1.0 - low) * SCALE as f64;
        let marks = [low, f64::midpoint(low, 1.0), 1.0];
        self.y += ROW;
        for mark in marks {
            self.put(place(mark), "soft", "middle", &mark.to_string());
        }
        self.y += 6;
        for figure in figures {
            self.name(&figure.name);
            let middle = self.y - 5;
            for mark in marks {
                let x = place(mark);
                self.stroke("scale", [x, x], [middle - ROW / 2, middle + ROW / 2]);
            }
            if let Some((low, high)) = figure.interval {
                let (from, to) = (place(low), place(high));
                self.stroke("whisker", [from, to], [middle, middle]);
                for x in [from, to] {
                    self.stroke("whisker", [x, x], [middle - 4, middle + 4]);
                }
            }
            let shown = figure.shown();
            if let Some(value) = figure.value {
                let tip = escaped(&format!("{}: {shown}", figure.name));
                self.body.push(format!(
                    "<circle class=\"bar\" cx=\"{:.1}\" cy=\"{middle}\" r=\"4.5\"><title>{tip}</title></circle>\n",
                    place(value)
                ));
            }
            self.text(NAMES + SCALE + 12, "soft", &shown);
        }
    }

    fn matrix(&mut self, rows: &[String], columns: &[String], counts: &[Vec<usize>]) {
        self.y += ROW;
        let middle = |at: usize| (NAMES + at * CELL + CELL / 2) as f64;
        for (at, name) in columns.iter().enumerate() {
            self.put(middle(at), "", "middle", name);
        }
        self.y += 4;
        let most = counts.iter().flatten().copied().max().unwrap_or(0);
        for (name, counts) in rows.iter().zip(counts) {
            self.name(name);
            for (at, count) in counts.iter().enumerate() {
                let x = NAMES + at * CELL + 1;
                let (y, shade) = (self.y - 16, share(*count, most, 100));
                let tip = escaped(&format!(
                    "{name}, {}: {count}",
                    columns.get(at).map_or("", String::as_str)
                ));
                self.body.push(format!(
                    "<rect x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{}\" class=\"bar\" fill-opacity=\"{}\">\
                     <title>{tip}</title></rect>\n",
                    CELL - 2,
                    ROW - 2,
                    shade as f64 / 100.0
                ));
                let class = if shade > 55 { "on" } else { "" };
                self.put(middle(at), class, "middle", &count.to_string());
            }
        }
    }

    /// The name of a row, which it begins.
    fn name(&mut self, name: &str) {
        let shown = match name.char_indices().nth(LONGEST) {
            Some((at, _)) => format!("{}…", &name[..at]),
            None => name.to_owned(),
        };
        self.y += ROW;
        self.put((NAMES - 10) as f64, "", "end", &shown);
    }

    /// A line of text in a new row.
    fn line(&mut self, x: usize, class: &str, text: &str) {
        self.y += ROW;
        self.text(x, class, text);
    }

    fn text(&mut self, x: usize, class: &str, text: &str) {
        self.put(x as f64, class, "start", text);
    }

    fn put(&mut self, x: f64, class: &str, anchor: &str, text: &str) {
        let (y, text) = (self.y, escaped(text));
        self.body.push(format!(
            "<text x=\"{x}\" y=\"{y}\" class=\"{class}\" text-anchor=\"{anchor}\">{text}</text>\n"
        ));
    }

    fn bar(&mut self, x: usize, width: usize, class: &str, tip: &str) {
        let (y, tip) = (self.y.saturating_sub(13), escaped(tip));
        self.body.push(format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"15\" class=\"{class}\"><title>{tip}</title></rect>\n"
        ));
    }

    fn stroke(&mut self, class: &str, [from, to]: [f64; 2], [top, bottom]: [usize; 2]) {
        self.body.push(format!(
            "<line class=\"{class}\" x1=\"{from:.1}\" x2=\"{to:.1}\" y1=\"{top}\" y2=\"{bottom}\"/>\n"
        ));
    }
}

/// `count` of `most` of a width.
fn share(count: usize, most: usize, width: usize) -> usize {
    count * width / most.max(1)
}
