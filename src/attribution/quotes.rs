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
/// A mark without a partner in the paragraph reaches to the end of its sentence; one that closes what was opened out of
/// sight, to the beginning of its sentence. If the next paragraph closes what this one opens, all before the closing mark
/// there is inside; `open` tells one paragraph of the other.
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
    // the innermost last: *‘Ze riepen: ‘Ga weg.’ Ik bleef’, zegt zij*
    let mut open: Vec<usize> = Vec::new();
    for (at, &(_, form)) in flat.iter().enumerate() {
        let Some((_, side)) = mark(form).filter(|&(found, _)| found == family) else {
            continue;
        };
        match (side, open.last()) {
            (Side::Close | Side::Either, Some(&from)) => {
                inside[from + 1..at].fill(true);
                open.pop();
            }
            (Side::Open, _) => {
                // at the beginning of a sentence what was open has lost its end
                if sentence_start(flat, at) == at {
                    open.drain(..)
                        .for_each(|from| fill_sentence(flat, from, inside));
                }
                open.push(at);
            }
            (Side::Close, None) if carried => inside[..at].fill(true),
            (Side::Either, None) if belongs_to_word(flat, at) => continue,
            (Side::Close | Side::Either, None) if ends_quotation(flat, at) => {
                let from = if carried { 0 } else { sentence_start(flat, at) };
                inside[from..at].fill(true);
            }
            (Side::Either, None) => open.push(at),
            (Side::Close, None) => {}
        }
        carried = false;
    }
    for &from in &open {
        fill_sentence(flat, from, inside);
    }
    !open.is_empty()
}

/// *Dan gaan wij door', zegt de bakker*, *Dan gaan wij door.'*: nothing is opened right before punctuation or the end of
/// the sentence.
fn ends_quotation(flat: &[(usize, &str)], at: usize) -> bool {
    let closes = neighbour(flat, at, at + 1).is_none_or(is_punctuation);
    closes && at > 0 && neighbour(flat, at, at - 1).is_some()
}

/// *Het is van Kees', denk ik*, *Zij rent 10'.*: the mark in front of punctuation tells whose it is, or the minutes.
fn belongs_to_word(flat: &[(usize, &str)], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|last| neighbour(flat, at, last));
    let owns = |form: &str| form.starts_with(char::is_uppercase) && form.ends_with(['s', 'x', 'z']);
    let counts = |form: &str| form.ends_with(|c: char| c.is_ascii_digit());
    before.is_some_and(|form| owns(form) || counts(form))
        && neighbour(flat, at, at + 1).is_some_and(is_punctuation)
}

/// The form at a place in the same sentence.
fn neighbour<'f>(flat: &[(usize, &'f str)], at: usize, place: usize) -> Option<&'f str> {
    let &(number, form) = flat.get(place)?;
    (number == flat[at].0).then_some(form)
}

fn is_punctuation(form: &str) -> bool {
    let stops = |c| matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')');
    form != ",," && form.chars().next().is_some_and(stops)
}

fn sentence_start(flat: &[(usize, &str)], at: usize) -> usize {
    let before = flat[..at]
        .iter()
        .rposition(|&(number, _)| number != flat[at].0);
    before.map_or(0, |last| last + 1)
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
    fn a_quotation_goes_on_behind_one_inside_it() {
        assert_eq!(
            shown("‘ Ze riepen : ‘ Weg ! ’ | Ik bleef . | Lang . ’ | Hij ging ."),
            "Ze riepen : ‘ Weg ! ’ Ik bleef . Lang ."
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
        assert_eq!(third, [[true, false, false]]);
    }

    #[test]
    fn a_closing_mark_without_a_partner_reaches_to_the_beginning_of_its_sentence() {
        assert_eq!(shown("Hij ging . | Ik kom . '"), "Ik kom .");
        assert_eq!(
            shown("Ik kom ' , zei hij , ' en jij ook . '"),
            "Ik kom en jij ook ."
        );
        assert_eq!(shown("Het was van Kees ' . | Hij rent 10 ' ."), "");
        assert_eq!(
            shown("Ik ken de ' chef ' ook . '"),
            "Ik ken de ' chef ' ook ."
        );
    }

    #[test]
    fn a_mark_without_a_partner_reaches_to_the_end_of_its_sentence() {
        assert_eq!(shown("‘ Ik kom . | Hij ging ."), "Ik kom .");
    }
}
