use super::{Repair, says};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Over de brug zei de smid: 'Die is te smal'*: what stands in front of a verb of saying whose subject and a colon follow
/// belongs to that verb and not to what is said.
pub(super) struct AnnouncedTopic;

impl Repair for AnnouncedTopic {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&frame| announces(parse, lexicon, frame))
            .flat_map(|frame| fronted(parse, frame))
            .collect()
    }
}

/// Whether the clause beside what is said opens with its verb and ends in a colon.
fn announces(parse: &Parse, lexicon: &Lexicon, frame: TokenIx) -> bool {
    let colon = parse.after(parse.last_of(frame));
    let subject = parse.subject(frame);
    parse[frame].deprel == DepRel::Parataxis
        && parse[frame].head > Some(frame)
        && parse.is_finite_verb(frame)
        && parse.first_of(frame) == frame
        && subject.is_some_and(|subject| frame < subject)
        && colon.is_some_and(|colon| parse[colon].form == ":")
        && says(parse, lexicon, frame)
}

/// The phrases in front of the frame that hang on what is said.
fn fronted(parse: &Parse, frame: TokenIx) -> impl Iterator<Item = Edit> + '_ {
    const PHRASES: [DepRel; 4] = [DepRel::Obl, DepRel::OblArg, DepRel::Advmod, DepRel::Advcl];
    let content = parse[frame].head;
    let phrases = content
        .into_iter()
        .flat_map(|content| parse.dependents(content, &PHRASES));
    phrases
        .filter(move |&ix| parse.last_of(ix) < frame)
        .map(move |ix| Edit::new(ix, frame, parse[ix].deprel))
}
