use super::{Repair, says};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De brug, die, vindt Verbeek, te smal is*: a frame between commas behind a relative pronoun takes no part of the
/// relative clause that it stands in.
pub(super) struct RelativeFrame;

impl Repair for RelativeFrame {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|frame| enclosed(parse, lexicon, frame))
            .flatten()
            .collect()
    }
}

fn enclosed(parse: &Parse, lexicon: &Lexicon, frame: TokenIx) -> Option<Vec<Edit>> {
    let is_comma = |ix: TokenIx| parse[ix].form == ",";
    let opened = parse.is_finite_verb(frame) && parse.before(frame).is_some_and(is_comma);
    let mut subjects = parse.dependents(frame, &[DepRel::Nsubj]);
    let speaker = subjects.find(|&ix| frame < ix && !parse.is_relative_pronoun(ix))?;
    let closing = parse
        .after(parse.last_of(speaker))
        .filter(|&ix| is_comma(ix))?;
    let front = || {
        let children = parse.children(frame).iter().copied();
        children.filter(|&ix| ix < frame && !parse.is_punct(ix))
    };
    // without a comma the clause stays a part of the sentence around it, with the frame inside
    let set_off = |ix: &TokenIx| parse.before(*ix).is_some_and(is_comma);
    let pronoun = front()
        .find(|&ix| parse.is_relative_pronoun(ix))
        .filter(set_off)?;
    let relative = (closing.0 + 1..)
        .map_while(|at| parse.after(TokenIx(at - 1)))
        .find(|&ix| is_rest(parse, frame, ix))?;
    let noun = [frame, relative]
        .into_iter()
        .find(|&ix| parse[ix].deprel == DepRel::AclRelcl)
        .and_then(|ix| parse[ix].head)
        .or_else(|| parse.before(pronoun))
        .filter(|&noun| noun < pronoun && parse.is_nominal(noun))?;
    (opened && says(parse, lexicon, frame)).then(|| {
        front()
            .map(|ix| Edit::new(ix, relative, parse[ix].deprel))
            .chain([
                Edit::new(frame, relative, DepRel::Parataxis),
                Edit::new(relative, noun, DepRel::AclRelcl),
            ])
            .collect()
    })
}

/// The rest of the relative clause: it has a verb, and no subject but the pronoun.
fn is_rest(parse: &Parse, frame: TokenIx, clause: TokenIx) -> bool {
    let beside =
        parse[clause].head == parse[frame].head || parse[clause].deprel == DepRel::AclRelcl;
    matches!(
        parse[clause].deprel,
        DepRel::AclRelcl | DepRel::Advcl | DepRel::Parataxis
    ) && beside
        && parse.finite_verb(clause).is_some()
        && parse.subject(clause).is_none()
}
