//! Spells a row of words out as one sentence.

use std::ops::Range;

use super::wording::{Word, Wording};
use crate::{
    inflect::{Agreement, BE, Time, finite},
    text::{Span, is_dash},
    tree::{DepRel, Parse, TokenIx, Upos},
};

/// A word or punctuation mark, and whether a space stands before it.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// The word of the sentence whose place it takes.
    pub source: Option<TokenIx>,
    /// The word of the document that it repeats or is a form of.
    pub from: Option<Span>,
    /// As it is written here.
    pub text: String,
    /// Whether a space stands before it.
    pub spaced: bool,
    mark: Option<Mark>,
}

/// What a punctuation mark does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// An opening bracket or quotation mark.
    Opens,
    /// A closing bracket or quotation mark.
    Closes,
    /// Anything else.
    Divides,
}

/// What the pieces say.
pub(super) fn text(pieces: &[Piece]) -> String {
    pieces.iter().fold(String::new(), |text, piece| {
        text + if piece.spaced { " " } else { "" } + &piece.text
    })
}

/// The sentence with a capital and a full stop; punctuation of the source between words that still stand together.
pub(super) fn spell(parse: &Parse, wording: &Wording) -> Vec<Piece> {
    let words: Vec<&Word> = wording
        .phrases
        .iter()
        .flat_map(|phrase| &phrase.words)
        .collect();
    let mut pieces = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| words[at]);
        pieces.extend(marks_before(parse, before, word));
        pieces.push(Piece {
            source: word.source,
            from: word.from,
            text: form(parse, word, before),
            spaced: is_spaced(parse, before, word),
            mark: None,
        });
        pieces.extend(marks_after(parse, word, words.get(at + 1).copied()));
    }
    let mut pieces = enclose(parse, trim(pair_dashes(parse, balance(pieces))));
    space(&mut pieces);
    finish(&mut pieces);
    pieces
}

/// The first word of a sentence loses its capital elsewhere, unless it is a name.
fn form(parse: &Parse, word: &Word, before: Option<&Word>) -> String {
    let derived = |ix: TokenIx| matches!(parse[ix].tag.upos, Upos::Noun | Upos::Adj);
    let name = |ix: TokenIx| {
        parse[ix].tag.upos == Upos::Propn
            || derived(ix) && parse[ix].lemma.starts_with(char::is_uppercase)
    };
    let opened = |ix: TokenIx| {
        (0..ix.0).all(|before| parse.is_punct(TokenIx(before))) || after_colon(parse, ix)
    };
    match word.source {
        Some(ix)
            if word.from == Some(parse[ix].span)
                && before.is_some()
                && !together(parse, before, word)
                && opened(ix)
                && !name(ix) =>
        {
            lower_first(&word.form)
        }
        _ => word.form.clone(),
    }
}

/// Whether a quotation begins with the word.
fn after_colon(parse: &Parse, ix: TokenIx) -> bool {
    parse
        .before(ix)
        .is_some_and(|before| parse.is_punct(before) && parse[before].form != ",")
}

fn lower_first(form: &str) -> String {
    // *HIJ*
    if form.chars().count() > 1 && !form.chars().any(char::is_lowercase) {
        return form.to_lowercase();
    }
    let mut letters = form.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// Words that touch in the source still do, if nothing came between them; so do a verb and its particle that other verbs
/// parted.
fn is_spaced(parse: &Parse, before: Option<&Word>, word: &Word) -> bool {
    match (before.and_then(|before| before.source), word.source) {
        (Some(left), Some(right)) if left.0 + 1 == right.0 => {
            parse[left].span.end < parse[right].span.start
        }
        (Some(left), Some(right)) if left < right => {
            together(parse, before, word) || !is_parted(parse, left, right)
        }
        _ => true,
    }
}

/// *dat zij het probleem op wil lossen* as *Zij wil het probleem oplossen*; not *dat zij samen willen wonen*, where it is no
/// more than an adverb.
fn is_parted(parse: &Parse, particle: TokenIx, verb: TokenIx) -> bool {
    const LOOSE: [&str; 4] = ["bekend", "buiten", "samen", "vrij"];
    let word = &parse[particle];
    let whole = parse[verb].lemma.split_once('_');
    word.deprel == DepRel::CompoundPrt
        && word.head == Some(verb)
        && matches!(word.tag.upos, Upos::Adp | Upos::Adv | Upos::Adj)
        && !LOOSE.contains(&word.form.as_str())
        && !parse.is_finite_verb(verb)
        && whole.is_some_and(|(front, _)| front == word.form)
}

/// The marks that stand right before a word and open something; before *maar* the comma too: *‘Het kan’, zei hij, ‘maar niet
/// nu’*.
fn marks_before(parse: &Parse, before: Option<&Word>, word: &Word) -> Vec<Piece> {
    let Some(ix) = word.source.filter(|_| !together(parse, before, word)) else {
        return Vec::new();
    };
    let opening = |&at: &TokenIx| mark(parse, at) == Some(Mark::Opens);
    let mut marks: Vec<_> = parse.punct_before(ix).take_while(opening).collect();
    let adverse = before.is_some() && parse[ix].lemma == "maar" && parse[ix].deprel == DepRel::Cc;
    let comma = || parse.punct_before(ix).find(|&at| parse[at].form == ",");
    marks.extend(adverse.then(comma).flatten());
    marks.iter().rev().map(|&at| piece(parse, at)).collect()
}

/// The marks between a word and the next if they stood together, else those that close something, a clause in front of
/// another verb too.
fn marks_after(parse: &Parse, word: &Word, next: Option<&Word>) -> Vec<Piece> {
    let Some(ix) = word.source else {
        return Vec::new();
    };
    let marks = std::iter::successors(parse.after(ix), |&at| parse.after(at))
        .take_while(|&at| parse.is_punct(at));
    let close = next.is_none_or(|next| !together(parse, Some(word), next));
    let verb = next.is_some_and(|next| match next.source {
        Some(next) => parse.is_finite_verb(next),
        None => next.from.is_none() && is_copula(&next.form),
    });
    let comma = |at: TokenIx| verb && parse[at].form == "," && ends_clause(parse, ix);
    marks
        .filter(|&at| !close || mark(parse, at) == Some(Mark::Closes) || comma(at))
        .map(|at| piece(parse, at))
        .collect()
}

/// The verb that is put in for an apposition.
fn is_copula(form: &str) -> bool {
    [Time::Present, Time::Past].into_iter().any(|time| {
        [Agreement::Third, Agreement::Plural]
            .into_iter()
            .any(|agreement| finite(BE, time, agreement).form == form)
    })
}

/// *Als de prijs stijgt, klaagt de boer*, *Huurders die klagen, wachten lang*
fn ends_clause(parse: &Parse, ix: TokenIx) -> bool {
    let ends = |top: TokenIx| {
        matches!(parse[top].deprel, DepRel::Advcl | DepRel::AclRelcl)
            && parse.finite_verb(top).is_some()
            && parse.last_of(top) == ix
    };
    std::iter::once(ix).chain(parse.ancestors(ix)).any(ends)
}

/// Whether only punctuation stands between two words of the source.
fn together(parse: &Parse, before: Option<&Word>, word: &Word) -> bool {
    match (before.and_then(|before| before.source), word.source) {
        (Some(left), Some(right)) => {
            left < right && (left.0 + 1..right.0).all(|between| parse.is_punct(TokenIx(between)))
        }
        _ => false,
    }
}

fn piece(parse: &Parse, ix: TokenIx) -> Piece {
    let spaced = parse
        .before(ix)
        .is_none_or(|before| parse[before].span.end < parse[ix].span.start);
    Piece {
        source: Some(ix),
        from: Some(parse[ix].span),
        text: parse[ix].form.clone(),
        spaced,
        mark: mark(parse, ix),
    }
}

/// What a punctuation mark does; straight quotation marks tell by the spaces around them.
fn mark(parse: &Parse, ix: TokenIx) -> Option<Mark> {
    let spaced = |left: TokenIx, right: TokenIx| parse[left].span.end < parse[right].span.start;
    let bracket = |before: TokenIx| matches!(parse[before].form.as_str(), "(" | "[");
    let before = parse
        .before(ix)
        .is_none_or(|before| spaced(before, ix) || bracket(before));
    let after = parse.after(ix).is_none_or(|after| spaced(ix, after));
    Some(match parse[ix].form.as_str() {
        _ if !parse.is_punct(ix) => return None,
        "(" | "[" | ",," | "„" | "‘" | "“" | "«" | "‚" => Mark::Opens,
        ")" | "]" | "''" | "”" | "’" | "»" => Mark::Closes,
        "'" | "\"" if before && !after => Mark::Opens,
        "'" | "\"" => Mark::Closes,
        _ => Mark::Divides,
    })
}

/// Drops brackets and quotation marks without a partner, around the whole, or around what no longer stands together: of
/// *‘Zij komt’, zei hij, ‘als het droog is’* all that is said was said in quotation marks. Brackets right behind a verb made
/// here, *Het park is (aangelegd in 1900)*, set nothing off.
fn balance(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let mut open = Vec::new();
    let mut outer = Vec::new();
    let mut whole = true;
    let mut keep = vec![true; pieces.len()];
    for (at, piece) in pieces.iter().enumerate() {
        match piece.mark {
            Some(Mark::Opens) => {
                keep[at] = false;
                open.push(at);
            }
            Some(Mark::Closes) => match open.pop() {
                Some(start) if is_intact(&pieces[start..=at]) => {
                    keep[start] = start == 0 || !is_made_aside(&pieces[start - 1..=start]);
                    keep[at] = keep[start];
                    if open.is_empty() {
                        outer.extend([start, at]);
                    }
                }
                _ => keep[at] = false,
            },
            Some(Mark::Divides) => {}
            None => whole &= !open.is_empty(),
        }
    }
    for at in outer.into_iter().filter(|_| whole) {
        keep[at] = false;
    }
    let mut keep = keep.into_iter();
    pieces.retain(|_| keep.next().unwrap_or(true));
    pieces
}

/// Drops a dash that closes what is gone: *waarin – na jaren – ook de brug opengaat* as *In het plan gaat na jaren ook …*.
fn pair_dashes(parse: &Parse, mut pieces: Vec<Piece>) -> Vec<Piece> {
    let dashes: Vec<_> = parse
        .indices()
        .filter(|&ix| is_dash(&parse[ix].form))
        .collect();
    let kept = |ix: TokenIx| pieces.iter().any(|piece| piece.source == Some(ix));
    let pairs = dashes.chunks_exact(2).filter(|_| dashes.len() % 2 == 0);
    let alone: Vec<_> = pairs
        .filter(|pair| !kept(pair[0]))
        .map(|pair| pair[1])
        .collect();
    pieces.retain(|piece| piece.source.is_none_or(|ix| !alone.contains(&ix)));
    pieces
}

/// A bracket behind a word that the source has not.
fn is_made_aside(pieces: &[Piece]) -> bool {
    matches!(pieces, [word, bracket] if word.mark.is_none() && word.from.is_none() && bracket.text == "(")
}

/// Whether the pieces are a stretch of the source.
fn is_intact(pieces: &[Piece]) -> bool {
    let sources: Option<Vec<_>> = pieces.iter().map(|piece| piece.source).collect();
    sources.is_some_and(|sources| sources.windows(2).all(|pair| pair[0].0 + 1 == pair[1].0))
}

/// Drops dividing marks at the edges, and all but the last of several.
fn trim(pieces: Vec<Piece>) -> Vec<Piece> {
    let divides = |piece: &Piece| piece.mark == Some(Mark::Divides);
    let mut kept: Vec<Piece> = Vec::new();
    for piece in pieces {
        if divides(&piece)
            && kept
                .last()
                .is_none_or(|last| divides(last) || last.mark == Some(Mark::Opens))
        {
            continue;
        }
        kept.push(piece);
    }
    while kept.last().is_some_and(divides) {
        kept.pop();
    }
    empty(kept)
}

/// Drops brackets and quotation marks with nothing left between them: *(…)*.
fn empty(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut kept: Vec<Piece> = Vec::new();
    for piece in pieces {
        if piece.mark == Some(Mark::Closes)
            && kept.pop_if(|last| last.mark == Some(Mark::Opens)).is_some()
        {
            continue;
        }
        kept.push(piece);
    }
    kept
}

/// Gives a loose phrase the comma in front of it again, if it still has that behind it: *Volgens de arts is het, ook voor
/// kinderen, van belang* as *Het is, ook voor kinderen, van belang*; in front of the verb it has none.
fn enclose(parse: &Parse, mut pieces: Vec<Piece>) -> Vec<Piece> {
    let is_verb = |next: Option<&Piece>| {
        next.and_then(|piece| piece.source)
            .is_some_and(|ix| parse.is_finite_verb(ix))
    };
    let mut at = 0;
    while at < pieces.len() {
        let lost = pieces[at]
            .source
            .and_then(|closing| lost_comma(parse, &pieces[..at], closing));
        match lost {
            Some((_, 0)) if is_verb(pieces.get(at + 1)) => drop(pieces.remove(at)),
            Some((_, 0)) => at += 1,
            Some((opening, start)) => {
                pieces.insert(start, piece(parse, opening));
                at += 2;
            }
            None => at += 1,
        }
    }
    pieces
}

/// The comma in front of the loose phrase that a comma closes, if that is gone, and where the phrase begins.
fn lost_comma(parse: &Parse, before: &[Piece], closing: TokenIx) -> Option<(TokenIx, usize)> {
    let comma = |ix: TokenIx| parse[ix].form == "," && parse.is_punct(ix);
    let opening = (0..closing.0)
        .map(TokenIx)
        .rfind(|&ix| parse.is_punct(ix))
        .filter(|&ix| comma(ix) && comma(closing))?;
    let stretch = TokenIx(opening.0 + 1)..closing;
    let words = (stretch.start.0..stretch.end.0).map(|at| Some(TokenIx(at)));
    let start = before.len().checked_sub(words.len())?;
    let kept = before[start..].iter().map(|piece| piece.source);
    let whole = kept.eq(words);
    let gone = before.iter().all(|piece| piece.source != Some(opening));
    (whole && gone && is_loose(parse, &stretch)).then_some((opening, start))
}

/// One phrase, or several that hang on the same word, and no item of a list.
fn is_loose(parse: &Parse, stretch: &Range<TokenIx>) -> bool {
    let words = || (stretch.start.0..stretch.end.0).map(TokenIx);
    let tops = || parse.tops(stretch.clone());
    let head = tops().next().and_then(|top| parse[top].head);
    let item = |ix: TokenIx| matches!(parse[ix].deprel, DepRel::Conj | DepRel::Cc);
    let outside = |ix: &TokenIx| !stretch.contains(ix) && !parse.is_punct(*ix);
    head.is_some()
        && tops().all(|top| parse[top].head == head && !item(top))
        && !words().any(|ix| parse.is_finite_verb(ix))
        && !words().any(|ix| parse.children(ix).iter().any(outside))
}

/// A space stands before all that stood apart, but not at the beginning or behind what opens.
fn space(pieces: &mut [Piece]) {
    let mut opened = true;
    for piece in pieces {
        piece.spaced &= !opened;
        opened = piece.mark == Some(Mark::Opens);
    }
}

/// Capital and full stop.
fn finish(pieces: &mut Vec<Piece>) {
    if let Some(at) = capital(pieces) {
        pieces[at].text = capitalized(&pieces[at].text);
    }
    let stops = |piece: &Piece| piece.text.ends_with(['.', '!', '?', '…']);
    if !pieces.last().is_some_and(stops) {
        pieces.push(Piece {
            source: None,
            from: None,
            text: ".".to_owned(),
            spaced: false,
            mark: Some(Mark::Divides),
        });
    }
}

/// The word that takes the capital: the first, but in *'s nachts* the second.
fn capital(pieces: &[Piece]) -> Option<usize> {
    let mut words = (0..pieces.len()).filter(|&at| pieces[at].text.contains(char::is_alphanumeric));
    let first = words.next()?;
    let second = words
        .next()
        .filter(|&next| is_clitic(&pieces[first].text) && pieces[next].spaced);
    Some(second.unwrap_or(first))
}

/// *de* as *De*, *ijs* as *IJs*, *één* as *Eén*.
fn capitalized(word: &str) -> String {
    let at = word.find(char::is_alphanumeric).unwrap_or_default();
    let count = if word[at..].starts_with("ij") {
        2
    } else {
        word[at..].chars().next().map_or(0, char::len_utf8)
    };
    let (first, rest) = word[at..].split_at(count);
    let first = if word[at..].starts_with("éé") {
        "e"
    } else {
        first
    };
    format!("{}{}{rest}", &word[..at], first.to_uppercase())
}

/// *'s*, *'t*, *'n*
fn is_clitic(word: &str) -> bool {
    let mut letters = word.chars();
    matches!(
        (letters.next(), letters.next(), letters.next()),
        (Some('\'' | '’'), Some(_), None)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finished(words: &[&str]) -> String {
        let piece = |word: &&str| Piece {
            source: None,
            from: None,
            text: (*word).to_owned(),
            spaced: true,
            mark: Some(Mark::Opens).filter(|_| *word == "‘"),
        };
        let mut pieces: Vec<_> = words.iter().map(piece).collect();
        space(&mut pieces);
        finish(&mut pieces);
        text(&pieces)
    }

    #[test]
    fn capitals() {
        assert_eq!(finished(&["de", "huur", "steeg"]), "De huur steeg.");
        assert_eq!(
            finished(&["'s", "nachts", "is", "het", "stil"]),
            "'s Nachts is het stil."
        );
        assert_eq!(finished(&["ijs", "smelt!"]), "IJs smelt!");
        assert_eq!(finished(&["‘", "de", "kerk", "zwijgt"]), "‘De kerk zwijgt.");
        assert_eq!(finished(&[]), ".");
    }
}
