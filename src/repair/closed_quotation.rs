use super::{Repair, says};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *‘Dit is mijn tuin’, zei zij, bijna verlegen, toen de gasten kwamen*: what stands behind the frame of a quotation that
/// is closed tells how and when it was said.
pub(super) struct ClosedQuotation;

impl Repair for ClosedQuotation {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .root()
            .and_then(|root| below_frame(parse, lexicon, root))
            .unwrap_or_default()
    }
}

/// The marks that close a quotation, one family beside the other.
const MARKS: [&[&str]; 2] = [&["'", "’"], &["”", "\"", "''", "»"]];

fn below_frame(parse: &Parse, lexicon: &Lexicon, root: TokenIx) -> Option<Vec<Edit>> {
    let frame = parse
        .dependents(root, &[DepRel::Parataxis])
        .find(|&frame| {
            root < frame
                && parse.is_finite_verb(frame)
                && parse.first_of(frame) == frame
                && parse.subject(frame).is_some_and(|subject| frame < subject)
                && says(parse, lexicon, frame)
        })?;
    let comma = parse.before(frame)?;
    let closing = [Some(comma), parse.before(comma)]
        .into_iter()
        .flatten()
        .find_map(|ix| {
            MARKS
                .iter()
                .find(|family| family.contains(&&*parse[ix].form))
        })?;
    // but *‘…’, zegt Anna Bos van "De Molen"*
    let mut behind = parse.indices().skip(frame.at());
    let open = behind.any(|ix| closing.contains(&&*parse[ix].form));
    let speaker = parse.subject(frame)?;
    let relation = |ix: TokenIx| match parse[ix].deprel {
        DepRel::Parataxis if parse.finite_verb(ix).is_none() => DepRel::Advcl,
        other => other,
    };
    let loose = parse
        .children(root)
        .iter()
        .filter(|&&ix| frame < ix && !parse.is_punct(ix));
    let edits = loose
        .map(|&ix| match parse[ix].deprel {
            DepRel::Appos => Edit::new(ix, speaker, DepRel::Appos),
            _ => Edit::new(ix, frame, relation(ix)),
        })
        .collect();
    (!open).then_some(edits)
}
