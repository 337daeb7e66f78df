//! Which words of a paragraph stand inside quotation marks.

/// The two families of marks, which may stand inside each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Single,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    Either,
}

/// Which quotations the paragraphs so far have opened and not closed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OpenQuotes {
    double: bool,
    single: bool,
}

impl OpenQuotes {
    fn of(&mut self, family: Family) -> &mut bool {
        match family {
            Family::Double => &mut self.double,
            Family::Single => &mut self.single,
        }
    }
}

/// For each sentence of a paragraph, given as its forms, which words stand inside quotation marks.
///
/// A mark without a partner in the paragraph reaches to the end of its sentence. If the next paragraph closes what this
/// one opens, all before the closing mark there is inside; `open` tells one paragraph of the other.
pub fn quoted_words(sentences: &[Vec<&str>], open: &mut OpenQuotes) -> Vec<Vec<bool>> {
    let flat: Vec<(usize, &str)> = sentences
        .iter()
        .enumerate()
        .flat_map(|(number, forms)| forms.iter().map(move |&form| (number, form)))
        .collect();
    let mut inside = vec![false; flat.len()];
    for family in [Family::Double, Family::Single] {
        let open = open.of(family);
        *open = mark_family(&flat, family, *open, &mut inside);
    }
    let mut rest = inside.into_iter();
    sentences
        .iter()
        .map(|forms| rest.by_ref().take(forms.len()).collect())
        .collect()
}

/// Marks the words inside the quotations of a family and answers whether the last of them stays open.
fn mark_family(
    flat: &[(usize, &str)],
    family: Family,
    mut carried: bool,
    inside: &mut [bool],
) -> bool {
    let mut open: Option<usize> = None;
    for (at, &(_, form)) in flat.iter().enumerate() {
        let Some((_, side)) = mark(form).filter(|&(found, _)| found == family) else {
            continue;
        };
        match (side, open) {
            (Side::Close | Side::Either, Some(from)) => {
                inside[from + 1..at].fill(true);
                open = None;
            }
            (Side::Open, Some(from)) => {
                fill_sentence(flat, from, inside);
                open = Some(at);
            }
            (Side::Open | Side::Either, None) => open = Some(at),
            (Side::Close, None) if carried => inside[..at].fill(true),
            (Side::Close, None) => {}
        }
        carried = false;
    }
    if let Some(from) = open {
        fill_sentence(flat, from, inside);
    }
    open.is_some()
}

fn fill_sentence(flat: &[(usize, &str)], from: usize, inside: &mut [bool]) {
    let sentence = flat[from].0;
    let end = flat[from..]
        .iter()
        .position(|&(number, _)| number != sentence)
        .map_or(flat.len(), |after| from + after);
    inside[from + 1..end].fill(true);
}

/// Whether the form is a quotation mark.
pub(super) fn is_mark(form: &str) -> bool {
    mark(form).is_some()
}

fn mark(form: &str) -> Option<(Family, Side)> {
    Some(match form {
        ",," | "„" | "«" => (Family::Double, Side::Open),
        "''" | "”" | "»" => (Family::Double, Side::Close),
        "\"" | "“" => (Family::Double, Side::Either),
        "‘" | "‚" | "`" => (Family::Single, Side::Open),
        "’" => (Family::Single, Side::Close),
        "'" => (Family::Single, Side::Either),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let sentences: Vec<Vec<&str>> = text
            .split('|')
            .map(|sentence| sentence.split_whitespace().collect())
            .collect();
        let marked = quoted_words(&sentences, &mut OpenQuotes::default());
        sentences
            .iter()
            .flatten()
            .zip(marked.iter().flatten())
            .filter(|(_, inside)| **inside)
            .map(|(form, _)| *form)
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn quotations_of_every_style() {
        assert_eq!(shown(",, Ik kom '' , zei hij ."), "Ik kom");
        assert_eq!(
            shown("„ Ik kom ” , zei hij , \" en jij ? \""),
            "Ik kom en jij ?"
        );
        assert_eq!(shown("‘ Ik ‘kom’ ’ , zei hij ."), "Ik ‘kom’");
    }

    #[test]
    fn a_quotation_runs_on_over_sentences() {
        assert_eq!(
            shown("‘ Ik kom . | Jij ook . ’ | Hij ging ."),
            "Ik kom . Jij ook ."
        );
    }

    #[test]
    fn a_quotation_runs_on_over_paragraphs() {
        let mut open = OpenQuotes::default();
        let first = quoted_words(&[vec!["‘", "Ik", "kom", "."]], &mut open);
        assert_eq!(first, [[false, true, true, true]]);
        let second = quoted_words(&[vec!["Jij", "ook", "’", "."]], &mut open);
        assert_eq!(second, [[true, true, false, false]]);
        let third = quoted_words(&[vec!["Wie", "’", "?"]], &mut open);
        assert_eq!(third, [[false; 3]]);
    }

    #[test]
    fn a_mark_without_a_partner_reaches_to_the_end_of_its_sentence() {
        assert_eq!(shown("‘ Ik kom . | Hij ging ."), "Ik kom .");
    }
}
