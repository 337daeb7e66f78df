use super::{Repair, has_sense, says};
use crate::{
    lexicon::{Class, Lexicon},
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Hij stond bij de deur en dacht: wat een drukte*: what stands behind a colon belongs to the verb of saying or thinking
/// in front of it, and not to the clause that this is coordinated with. *Toen wist de boer: nu kan ik maaien*: what stands
/// in front of the colon is no part of what stands behind it.
pub(super) struct ColonContent;

impl Repair for ColonContent {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| {
                let speaking = nearer(parse, lexicon, ix)?;
                Some(Edit::new(ix, speaking, DepRel::Parataxis))
            })
            .chain(parse.indices().flat_map(|ix| in_front(parse, lexicon, ix)))
            .collect()
    }
}

fn nearer(parse: &Parse, lexicon: &Lexicon, content: TokenIx) -> Option<TokenIx> {
    let first = parse[content]
        .head
        .filter(|_| matches!(parse[content].deprel, DepRel::Parataxis | DepRel::Conj))?;
    let colon = parse
        .punct_before(parse.first_of(content))
        .find(|&ix| parse[ix].form == ":")?;
    parse.dependents(first, &[DepRel::Conj]).rfind(|&verb| {
        first < verb
            && verb < colon
            && parse.finite_verb(verb).is_some()
            && parse.last_of(verb) < colon
            && says(parse, lexicon, verb)
    })
}

/// The words in front of the colon that are no part of the verb of saying beside what it announces.
fn in_front(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> Vec<Edit> {
    let speaks = parse[verb].deprel == DepRel::Parataxis
        && parse.is_finite_verb(verb)
        && (says(parse, lexicon, verb) || has_sense(parse, lexicon, verb, &[Class::Factive]));
    let colon = parse
        .after(parse.last_of(verb))
        .filter(|&ix| speaks && parse[ix].form == ":");
    let Some(colon) = colon.filter(|&colon| parse[verb].head > Some(colon)) else {
        return Vec::new();
    };
    let tops = || parse.tops(TokenIx(0)..colon);
    let speaker = parse.subject(verb).or_else(|| {
        let mut tops = tops();
        tops.find(|&ix| parse[ix].deprel == DepRel::Nsubj)
    });
    let lost = |&ix: &TokenIx| match parse[ix].deprel {
        DepRel::Advmod | DepRel::Obl | DepRel::Advcl => true,
        DepRel::Nsubj => speaker == Some(ix),
        _ => false,
    };
    tops()
        .filter(lost)
        .filter(|_| speaker.is_some())
        .map(|ix| Edit::new(ix, verb, parse[ix].deprel))
        .collect()
}
