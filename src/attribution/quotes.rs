//! Which words of a paragraph stand inside quotation marks.

use crate::coreference::pronoun::is_first_person;

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

/// A word, and whether white space stands in front of it.
#[derive(Debug, Clone, Copy)]
pub struct Spaced<'f> {
    /// The word.
    pub form: &'f str,
    /// Whether it is the first or stands apart from the one before.
    pub apart: bool,
}

/// A word with the number of its sentence.
type Placed<'f> = (usize, Spaced<'f>);

/// For each sentence of a paragraph, given as its words, which stand inside quotation marks.
///
/// A mark without a partner in the paragraph reaches to the end of its sentence; one that closes what was opened out of
/// sight, to the beginning of its sentence. If the next paragraph closes what this one opens, all before the closing mark
/// there is inside; `open` tells one paragraph of the other.
pub fn quoted_words(sentences: &[Vec<Spaced<'_>>], open: &mut OpenQuotes) -> Vec<Vec<bool>> {
    let flat: Vec<Placed<'_>> = sentences
        .iter()
        .enumerate()
        .flat_map(|(number, words)| words.iter().map(move |&word| (number, word)))
        .collect();
    let mut inside = vec![false; flat.len()];
    for family in [Family::Double, Family::Single] {
        let open = open.of(family);
        *open = mark_family(&flat, family, *open, &mut inside);
    }
    let mut rest = inside.into_iter();
    sentences
        .iter()
        .map(|words| rest.by_ref().take(words.len()).collect())
        .collect()
}

/// Marks the words inside the quotations of a family and answers whether the last of them stays open.
fn mark_family(
    flat: &[Placed<'_>],
    family: Family,
    mut carried: bool,
    inside: &mut [bool],
) -> bool {
    // the innermost last, each with how far it reaches in any case: *‘Ze riepen: ‘Ga weg.’ Ik bleef’, zegt zij*
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (at, (_, word)) in flat.iter().enumerate() {
        let Some((_, side)) = mark(word.form).filter(|&(found, _)| found == family) else {
            continue;
        };
        let side = match side {
            Side::Either if leans_on_next(flat, at) => Side::Open,
            Side::Open
                if leans_on_end(flat, at)
                    && (carried || !open.is_empty() || !opens_behind_end(flat, at)) =>
            {
                Side::Close
            }
            side => side,
        };
        match (side, open.last()) {
            (Side::Close | Side::Either, Some(&(from, _))) => {
                inside[from + 1..at].fill(true);
                open.pop();
                if let Some(outer) = open.last_mut().filter(|_| is_told(flat, from)) {
                    outer.1 = at;
                }
            }
            (Side::Open, _) => {
                // at the beginning of a sentence what was open has lost its end
                if sentence_start(flat, at) == at {
                    open.drain(..).for_each(|(from, reached)| {
                        let end = spoken_end(flat, reached, at);
                        inside[from + 1..end].fill(true);
                    });
                }
                open.push((at, at));
            }
            (Side::Close, None) if carried => inside[..at].fill(true),
            (Side::Either, None) if belongs_to_word(flat, at) => continue,
            (Side::Close | Side::Either, None)
                if ends_quotation(flat, at) || leans_on_end(flat, at) =>
            {
                let from = if carried { 0 } else { sentence_start(flat, at) };
                inside[from..at].fill(true);
            }
            (Side::Either, None) => open.push((at, at)),
            (Side::Close, None) => {}
        }
        carried = false;
    }
    for &(from, reached) in &open {
        let limit = next_mark(flat, family, reached);
        inside[from + 1..spoken_end(flat, reached, limit)].fill(true);
    }
    !open.is_empty()
}

/// *‘Het regende. Ik zei: ‘Kom.’*: a speaker tells what he said himself.
fn is_told(flat: &[Placed<'_>], at: usize) -> bool {
    const COLON: &str = ":";
    let before = &flat[sentence_start(flat, at)..at];
    let colon = before.last().is_some_and(|(_, word)| word.form == COLON);
    colon && before.iter().any(speaks_of_self)
}

/// *ik*, *onze*
fn speaks_of_self((_, word): &Placed<'_>) -> bool {
    is_first_person(&word.form.to_lowercase())
}

/// So many sentences of a quotation may stand between two in which the speaker names himself.
const GAP: usize = 3;

/// Where a quotation ends that nothing closes: with its sentence, or with a later one in which the speaker goes on about
/// himself: *‘De kou is erg. Ik blijf binnen. Zij gaat naar buiten.*
fn spoken_end(flat: &[Placed<'_>], from: usize, limit: usize) -> usize {
    let mut end = sentence_end(flat, from).min(limit);
    let mut after = end;
    let mut gap = 0;
    while after < limit && gap < GAP {
        let next = sentence_end(flat, after).min(limit);
        gap += 1;
        if flat[after..next].iter().any(speaks_of_self) {
            end = next;
            gap = 0;
        }
        after = next;
    }
    end
}

/// The first mark of the family behind a place.
fn next_mark(flat: &[Placed<'_>], family: Family, from: usize) -> usize {
    let is_next = |(_, word): &Placed<'_>| mark(word.form).is_some_and(|found| found.0 == family);
    let rest = flat.get(from + 1..).unwrap_or_default();
    rest.iter()
        .position(is_next)
        .map_or(flat.len(), |at| from + 1 + at)
}

/// *Hij zei: "Kom*: white space stands in front of the mark and none between it and the word behind.
fn leans_on_next(flat: &[Placed<'_>], at: usize) -> bool {
    let next = flat.get(at + 1).filter(|next| next.0 == flat[at].0);
    flat[at].1.apart
        && next.is_some_and(|(_, next)| !next.apart && next.form.starts_with(char::is_alphabetic))
}

/// *Dan gaan wij door." zegt de bakker*: the same, the other way round, behind the end of a sentence.
fn leans_on_end(flat: &[Placed<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|last| neighbour(flat, at, last));
    !flat[at].1.apart
        && before.is_some_and(|form| form.starts_with(['.', '!', '?']))
        && flat.get(at + 1).is_none_or(|(_, next)| next.apart)
}

/// *,,Ik'', wist hij.,, kom''*: where nothing is open, a mark that the sentence goes on behind opens, though it stands close
/// to a full stop, and so do two commas always.
fn opens_behind_end(flat: &[Placed<'_>], at: usize) -> bool {
    const COMMAS: &str = ",,";
    flat[at].1.form == COMMAS || neighbour(flat, at, at + 1).is_some()
}

/// *Dan gaan wij door', zegt de bakker*, *Dan gaan wij door.'*: nothing is opened right before punctuation or the end of
/// the sentence.
fn ends_quotation(flat: &[Placed<'_>], at: usize) -> bool {
    let closes = neighbour(flat, at, at + 1).is_none_or(is_punctuation);
    closes && at > 0 && neighbour(flat, at, at - 1).is_some()
}

/// *Het is van Kees', denk ik*, *Zij rent 10'.*: the mark in front of punctuation tells whose it is, or the minutes.
fn belongs_to_word(flat: &[Placed<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|last| neighbour(flat, at, last));
    let owns = |form: &str| form.starts_with(char::is_uppercase) && form.ends_with(['s', 'x', 'z']);
    let counts = |form: &str| form.ends_with(|c: char| c.is_ascii_digit());
    before.is_some_and(|form| owns(form) || counts(form))
        && neighbour(flat, at, at + 1).is_some_and(is_punctuation)
}

/// The form at a place in the same sentence.
fn neighbour<'f>(flat: &[Placed<'f>], at: usize, place: usize) -> Option<&'f str> {
    let &(number, word) = flat.get(place)?;
    (number == flat[at].0).then_some(word.form)
}

fn is_punctuation(form: &str) -> bool {
    let stops = |c| matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')');
    form != ",," && form.chars().next().is_some_and(stops)
}

fn sentence_start(flat: &[Placed<'_>], at: usize) -> usize {
    let before = flat[..at]
        .iter()
        .rposition(|&(number, _)| number != flat[at].0);
    before.map_or(0, |last| last + 1)
}

fn sentence_end(flat: &[Placed<'_>], at: usize) -> usize {
    let sentence = flat[at].0;
    flat[at..]
        .iter()
        .position(|&(number, _)| number != sentence)
        .map_or(flat.len(), |after| at + after)
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

    /// The words of a sentence; *~* joins one to the one before.
    fn words(sentence: &str) -> Vec<Spaced<'_>> {
        sentence
            .split_whitespace()
            .map(|form| Spaced {
                form: form.trim_start_matches('~'),
                apart: !form.starts_with('~'),
            })
            .collect()
    }

    fn shown(text: &str) -> String {
        let sentences: Vec<_> = text.split('|').map(words).collect();
        let marked = quoted_words(&sentences, &mut OpenQuotes::default());
        sentences
            .iter()
            .flatten()
            .zip(marked.iter().flatten())
            .filter(|(_, inside)| **inside)
            .map(|(word, _)| word.form)
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
        let first = quoted_words(&[words("‘ Ik kom .")], &mut open);
        assert_eq!(first, [[false, true, true, true]]);
        let second = quoted_words(&[words("Jij ook ’ .")], &mut open);
        assert_eq!(second, [[true, true, false, false]]);
        let third = quoted_words(&[words("Wie ’ ?")], &mut open);
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
    fn white_space_tells_what_a_mark_opens_and_closes() {
        assert_eq!(
            shown("‘ Ik kom . | De ' ~chef ~' ging . | Toen ' ~liep ~' hij ."),
            "Ik kom . chef liep"
        );
        assert_eq!(shown("Hij ging . | Ik kom ~. ~\" zei zij ."), "Ik kom .");
        assert_eq!(
            shown(",, ~Kom ~'' , zei hij ~. ~,, wij gaan ~. ~''"),
            "Kom wij gaan ."
        );
        assert_eq!(
            shown("Hij ging ~. ~,, | Wij gaan . | Allen ~. ~'' | Zij ook ."),
            "Wij gaan . Allen ."
        );
        assert_eq!(
            shown("' ~Het regende . | Ik zei : ' ~Kom . ~' | Hij ging ."),
            "Het regende . Ik zei : ' Kom . '"
        );
    }

    #[test]
    fn a_quotation_without_an_end_goes_on_while_its_speaker_does() {
        assert_eq!(
            shown("' ~Kom . | Hier ben ik . | Hij ging . | ' ~Kom . ~'"),
            "Kom . Hier ben ik . Kom ."
        );
    }

    #[test]
    fn a_mark_without_a_partner_reaches_to_the_end_of_its_sentence() {
        assert_eq!(shown("‘ Ik kom . | Hij ging ."), "Ik kom .");
    }
}
