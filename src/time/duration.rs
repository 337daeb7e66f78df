//! Lengths of time: *drie jaar lang*, *vijf dagen*, *het hele jaar*; an age (*drie jaar oud*) is none.

use super::{
    Kind, Length, Reading, Value,
    number::measure,
    scene::Scene,
    unit::{Number, Unit, unit},
    words::Sense,
};

pub(super) fn read(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    counted(scene, at).or_else(|| whole(scene, at))
}

fn counted(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    let found = measure(scene, at)?;
    // *op een dag* is no length
    let is_some_day = found.halves == Some(2) && scene.follows(at, Sense::On);
    let value = found.halves.map(|halves| duration(halves, found.unit));
    let end = scene.skip(found.end, Sense::Long);
    (!is_some_day).then_some(reading(end, value))
}

/// *de hele dag*
fn whole(scene: &Scene<'_>, at: usize) -> Option<Reading> {
    let at = scene.skip_article(at);
    let at = scene.skip(scene.after(at, Sense::Whole)?, Sense::Article);
    let (unit, number) = unit(scene.form(at))?;
    (number == Number::One).then(|| reading(at + 1, Some(duration(2, unit))))
}

const fn duration(halves: i32, unit: Unit) -> Value {
    Value::Duration(Length { halves, unit })
}

const fn reading(end: usize, value: Option<Value>) -> Reading {
    Reading {
        end,
        kind: Kind::Duration,
        value,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn lengths_of_time() {
        check(
            "",
            &[
                ("Hij zat drie jaar lang vast .", "drie jaar lang = P3Y"),
                ("Hij bleef vijf dagen .", "vijf dagen = P5D"),
                ("Hij bleef anderhalf jaar .", "anderhalf jaar = P18M"),
                ("Hij bleef een paar weken .", "een paar weken = unknown"),
                ("Hij bleef 24 uur .", "24 uur = PT24H"),
                ("Hij bleef twee kwartier .", "twee kwartier = PT30M"),
                ("Hij sliep de hele dag .", "de hele dag = P1D"),
                ("Hij bleef een half uur .", "een half uur = PT30M"),
                ("Hij bleef anderhalve week .", "anderhalve week = P1.5W"),
                ("Het is het enige uur .", ""),
                ("Hij is drie jaar oud .", ""),
                ("Hij kwam op een dag terug .", ""),
                ("In de 65e minuut .", ""),
            ],
        );
    }
}
