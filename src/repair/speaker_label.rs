use std::sync::Arc;

use super::{Repair, tags};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Ten Have: ‘De brug is te smal’*, *Een boer: ‘De melk is op’*: who is named in front of a colon and a quotation stands
/// beside the quoted clause, with no part in it; where all words have capitals they are one name.
pub(super) struct SpeakerLabel;

impl Repair for SpeakerLabel {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        label(parse).unwrap_or_default()
    }
}

/// So many words a label has at most.
const LONGEST: usize = 5;

fn label(parse: &Parse) -> Option<Vec<Edit>> {
    let colon = parse
        .indices()
        .take(LONGEST + 1)
        .find(|&ix| parse[ix].form == ":")?;
    let mark = parse
        .after(colon)
        .filter(|&mark| parse.is_quotation_mark(mark))?;
    let root = parse.root().filter(|&root| mark < root)?;
    let words = (0..colon.0).map(TokenIx);
    let mut tops = parse.tops(TokenIx(0)..colon);
    let top = tops.next().filter(|_| tops.next().is_none());
    let phrase = top.filter(|&top| {
        let verbless = words.clone().all(|ix| !parse.is_finite_verb(ix));
        verbless && parse.is_nominal(top) && parse.dependent(top, DepRel::Case).is_none()
    });
    match phrase {
        Some(top) => matches!(parse[top].deprel, DepRel::Nsubj | DepRel::NsubjPass)
            .then(|| beside(parse, top, root, mark)),
        None => is_name(parse, colon).then(|| name(parse, words, root)),
    }
}

/// Who is named beside the clause, which has what the parser takes for a relative clause as its subject: *De boer: ‘Wie
/// graast, heeft gras nodig’*.
fn beside(parse: &Parse, top: TokenIx, root: TokenIx, mark: TokenIx) -> Vec<Edit> {
    let label = Edit::new(top, root, DepRel::Parataxis);
    let relatives = parse
        .dependents(top, &[DepRel::AclRelcl])
        .filter(|&clause| mark < clause && clause < root)
        .map(|clause| Edit::new(clause, root, DepRel::Csubj));
    std::iter::once(label).chain(relatives).collect()
}

/// The words as the parts of one name beside the clause.
fn name(parse: &Parse, words: impl Iterator<Item = TokenIx>, root: TokenIx) -> Vec<Edit> {
    let first = TokenIx(0);
    words
        .map(|ix| {
            if ix == first {
                Edit::new(first, root, DepRel::Parataxis)
            } else {
                Edit::new(ix, first, DepRel::Flat)
            }
        })
        .map(|edit| named(parse, edit))
        .collect()
}

/// *Van der Meer*, *Sanne Bos*: with capitals, except for what stands inside a surname, and no word that a sentence
/// may begin with.
fn is_name(parse: &Parse, colon: TokenIx) -> bool {
    const INSIDE: [&str; 7] = ["de", "den", "der", "in", "ten", "ter", "van"];
    let capital = |ix: TokenIx| parse[ix].form.starts_with(char::is_uppercase);
    let open = |ix: TokenIx| {
        !matches!(
            parse[ix].tag.upos,
            Upos::Pron | Upos::Adv | Upos::Cconj | Upos::Sconj | Upos::Intj | Upos::Num
        )
    };
    let words = (0..colon.0).map(TokenIx);
    let fits = |ix: TokenIx| {
        (capital(ix) || ix.0 > 0 && INSIDE.contains(&parse[ix].form.as_str())) && open(ix)
    };
    let last = parse.before(colon);
    let known = words.clone().any(|ix| parse[ix].tag.upos == Upos::Propn);
    // *Reumer*, *Stadig*: alone in front of the colon
    let alone = colon.0 == 1
        && parse
            .indices()
            .next()
            .is_some_and(|ix| parse[ix].tag.upos == Upos::Adj);
    last.is_some_and(capital) && words.clone().all(fits) && (known || alone)
}

/// The same with the tag of a name, unless the word is a noun: *Minister Bos*.
fn named(parse: &Parse, mut edit: Edit) -> Edit {
    let word = &parse[edit.word];
    if !matches!(word.tag.upos, Upos::Noun | Upos::Propn) {
        edit.tag = Some(Arc::new(tags::name()));
        edit.lemma = Some(word.form.clone());
    }
    edit
}
