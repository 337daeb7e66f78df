use crate::dataset::Offsets;

/// A stretch of the text that a coder marks, or leaves out.
#[derive(Debug, Clone, Copy)]
struct Section {
    start: f64,
    length: f64,
    is_unit: bool,
}

/// Krippendorff's alpha for unitizing a text of this length by several coders, whose units are in order and apart
/// (Krippendorff 2004, „Content Analysis", section 11.4): how far the squared distances between the ends of units that
/// meet, and the squared lengths of units that one coder alone has, stay below those of units thrown anywhere.
///
/// None with fewer than two coders, or if nobody marks anything.
pub fn unitizing_alpha(coders: &[Vec<Offsets>], length: u32) -> Option<f64> {
    let (m, l) = (coders.len() as f64, f64::from(length));
    let sections: Vec<Vec<Section>> = coders.iter().map(|units| sections(units, length)).collect();
    let mut observed = 0.0;
    for (i, own) in sections.iter().enumerate() {
        for (_, others) in sections.iter().enumerate().filter(|(j, _)| *j != i) {
            for a in own {
                observed += others.iter().map(|b| difference(a, b)).sum::<f64>();
            }
        }
    }
    observed /= m * (m - 1.0) * l * l;
    let units: Vec<&Section> = sections
        .iter()
        .flatten()
        .filter(|section| section.is_unit)
        .collect();
    let gaps: Vec<&Section> = sections
        .iter()
        .flatten()
        .filter(|section| !section.is_unit)
        .collect();
    let mut expected = 0.0;
    for unit in &units {
        let n = unit.length;
        expected += (units.len() as f64 - 1.0) / 3.0 * (2.0 * n.powi(3) - 3.0 * n.powi(2) + n);
        let room = gaps
            .iter()
            .filter(|gap| gap.length >= n)
            .map(|gap| gap.length - n + 1.0);
        expected += n.powi(2) * room.sum::<f64>();
    }
    let within: f64 = units
        .iter()
        .map(|unit| unit.length * (unit.length - 1.0))
        .sum();
    expected *= 2.0 / l / (m * l * (m * l - 1.0) - within);
    (coders.len() >= 2 && expected > 0.0).then(|| 1.0 - observed / expected)
}

/// The whole text as units and the gaps between them.
fn sections(units: &[Offsets], length: u32) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut at = 0;
    let mut add = |from: u32, to: u32, is_unit: bool| {
        if to > from {
            sections.push(Section {
                start: f64::from(from),
                length: f64::from(to - from),
                is_unit,
            });
        }
    };
    for &Offsets(start, end) in units {
        add(at, start, false);
        add(start.max(at), end, true);
        at = at.max(end);
    }
    add(at, length, false);
    sections
}

/// How much two sections of two coders differ, by the definition of the measure.
fn difference(a: &Section, b: &Section) -> f64 {
    let (a_end, b_end) = (a.start + a.length, b.start + b.length);
    let meet = a.start < b_end && b.start < a_end;
    match (a.is_unit, b.is_unit) {
        (true, true) if meet => (a.start - b.start).powi(2) + (a_end - b_end).powi(2),
        (true, false) if b.start <= a.start && a_end <= b_end => a.length.powi(2),
        (false, true) if a.start <= b.start && b_end <= a_end => b.length.powi(2),
        _ => 0.0,
    }
}
