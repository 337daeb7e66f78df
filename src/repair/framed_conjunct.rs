use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx},
};

/// *De reus keek op en zei: ‘De brug is dicht.’*: what *en* joins is the verb behind it, not what that announces.
pub(super) struct FramedConjunct;

impl Repair for FramedConjunct {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|content| joined(parse, content))
            .flatten()
            .collect()
    }
}

fn joined(parse: &Parse, content: TokenIx) -> Option<[Edit; 3]> {
    let first = parse[content]
        .head
        .filter(|_| parse[content].deprel == DepRel::Conj)?;
    let cc = parse.dependent(content, DepRel::Cc)?;
    let frame = parse
        .dependents(content, &[DepRel::Parataxis])
        .find(|&frame| {
            parse.after(cc) == Some(frame)
                && parse.is_finite_verb(frame)
                && parse.dependents(frame, &SUBJECTS).next().is_none()
        })?;
    (frame < parse.subject(content).unwrap_or(content)).then(|| {
        [
            Edit::new(frame, first, DepRel::Conj),
            Edit::new(cc, frame, DepRel::Cc),
            Edit::new(content, frame, DepRel::Parataxis),
        ]
    })
}
