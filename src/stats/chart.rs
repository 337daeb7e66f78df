use super::{Counts, Stats};
use crate::claim::Status;

const STYLE: &str = include_str!("chart.css");
const WIDTH: usize = 760;
/// Where names end and bars begin.
const NAMES: usize = 250;
const BARS: usize = WIDTH - NAMES - 70;
const ROW: usize = 22;
/// How many of an open list are shown.
const SHOWN: usize = 12;
const LONGEST: usize = 34;

/// A picture of the numbers: the statuses of each document, the most frequent sources and cues. It needs nothing beside
/// itself; statuses differ in pattern, too.
pub fn svg(stats: &Stats, title: &str) -> String {
    let mut chart = Chart::default();
    chart.text(20, "title", "start", title);
    chart.y += 12;
    chart.statuses(stats);
    let open = stats
        .tables
        .iter()
        .filter(|counts| ["source", "cue"].contains(&counts.name));
    open.filter(|counts| !counts.counts.is_empty())
        .for_each(|counts| chart.bars(counts));
    let height = chart.y + 20;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
         height=\"{height}\" role=\"img\">\n<title>{}</title>\n<desc>{} claims in {} documents</desc>\n<style>{STYLE}\
         </style>\n<defs><pattern id=\"dots\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><rect \
         width=\"5\" height=\"5\" fill=\"#c98a1b\"/><circle cx=\"2.5\" cy=\"2.5\" r=\"1\" fill=\"#fff\"/></pattern>\
         <pattern id=\"lines\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><rect width=\"5\" height=\"5\" fill=\"#b3354a\"/><rect width=\"1.5\" \
         height=\"5\" fill=\"#fff\"/></pattern></defs>\n<rect class=\"paper\" width=\"{WIDTH}\" height=\"{height}\"/>\n\
         {}</svg>\n",
        escaped(title),
        stats.claims,
        stats.documents,
        chart.body.concat()
    )
}

#[derive(Default)]
struct Chart {
    body: Vec<String>,
    y: usize,
}

impl Chart {
    /// A line of text in a new row.
    fn text(&mut self, x: usize, class: &str, anchor: &str, text: &str) {
        self.y += ROW;
        self.write(x, class, anchor, text);
    }

    fn write(&mut self, x: usize, class: &str, anchor: &str, text: &str) {
        let y = self.y;
        let text = escaped(text);
        self.body.push(format!(
            "<text x=\"{x}\" y=\"{y}\" class=\"{class}\" text-anchor=\"{anchor}\">{text}</text>\n"
        ));
    }

    /// A bar in the row at hand; what it stands for shows under the pointer.
    fn bar(&mut self, x: usize, width: usize, class: &str, tip: &str) {
        let y = self.y.saturating_sub(13);
        let tip = escaped(tip);
        self.body.push(format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"15\" class=\"{class}\"><title>{tip}</title></rect>\n"
        ));
    }

    fn name(&mut self, name: &str) {
        let shown = match name.char_indices().nth(LONGEST) {
            Some((at, _)) => format!("{}…", &name[..at]),
            None => name.to_owned(),
        };
        self.text(NAMES - 10, "", "end", &shown);
    }

    fn statuses(&mut self, stats: &Stats) {
        self.text(20, "soft", "start", "claims by document and status");
        for (at, status) in Status::ALL.into_iter().enumerate() {
            let x = NAMES + at * 110;
            self.bar(x, 15, status.as_str(), status.as_str());
            self.write(x + 21, "", "start", status.as_str());
        }
        self.y += 6;
        let most = stats
            .statuses
            .iter()
            .map(|(_, counts)| counts.iter().sum::<usize>())
            .max();
        for (document, counts) in &stats.statuses {
            self.name(document);
            let mut x = NAMES;
            for (status, count) in Status::ALL.into_iter().zip(counts) {
                let width = count * BARS / most.unwrap_or(1).max(1);
                self.bar(
                    x,
                    width,
                    status.as_str(),
                    &format!("{document}: {count} {}", status.as_str()),
                );
                x += width;
            }
            let total: usize = counts.iter().sum();
            self.write(x + 8, "soft", "start", &total.to_string());
        }
        self.y += ROW;
    }

    fn bars(&mut self, counts: &Counts) {
        self.text(
            20,
            "soft",
            "start",
            &format!("the most frequent {}s", counts.name),
        );
        self.y += 6;
        let most = counts.counts.first().map_or(1, |(_, count)| *count);
        for (name, count) in counts.counts.iter().take(SHOWN) {
            self.name(name);
            let width = count * BARS / most.max(1);
            self.bar(NAMES, width, "bar", &format!("{name}: {count}"));
            self.write(NAMES + width + 8, "soft", "start", &count.to_string());
        }
        self.y += ROW;
    }
}

fn escaped(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
