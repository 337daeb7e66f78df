use super::{Repair, comma_before, says};
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx},
};

const ADMITS: &str = "al";
const ALSO: &str = "ook";
const WHETHER: &str = "of";

/// *Al is de taak nog zo zwaar, hij klaagt nooit*, *Ook al regent het, de markt gaat door*, *Of het nu regent of niet, de markt gaat door*: what is admitted in front
/// hangs on the main clause behind the comma.
pub(super) struct FrontedConcession;

impl Repair for FrontedConcession {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .root()
            .and_then(|root| turned(parse, lexicon, root))
            .unwrap_or_default()
    }
}

fn turned(parse: &Parse, lexicon: &Lexicon, root: TokenIx) -> Option<Vec<Edit>> {
    let opening = parse.first_word()?;
    let also = parse[opening].form.to_lowercase() == ALSO;
    let first = Some(opening)
        .and_then(|ix| if also { parse.after(ix) } else { Some(ix) })
        .filter(|&first| parse[first].head == Some(root))?;
    let verb = parse.finite_verb(root)?;
    let admits = match parse[first].form.to_lowercase().as_str() {
        ADMITS => parse.after(first) == Some(verb),
        WHETHER => parse.after(first) != Some(verb),
        _ => false,
    };
    let main = parse
        .dependents(root, &[DepRel::Parataxis, DepRel::Conj, DepRel::Ccomp])
        .filter(|_| admits)
        .find(|&main| main > verb && is_main(parse, lexicon, main))?;
    let later = parse.children(root).iter().filter(|&&ix| ix > main);
    let mut edits: Vec<_> = later
        .map(|&ix| Edit::new(ix, main, parse[ix].deprel))
        .collect();
    edits.push(Edit::new(first, root, DepRel::Mark));
    edits.push(Edit::new(root, main, DepRel::Advcl));
    edits.push(Edit::root(main));
    Some(edits)
}

/// A clause behind a comma, with its subject or another phrase in front of its verb; not the frame *zegt zij*.
fn is_main(parse: &Parse, lexicon: &Lexicon, main: TokenIx) -> bool {
    let verb = parse.finite_verb(main);
    let first = Some(parse.first_of(main));
    let frame = verb == first && says(parse, lexicon, main);
    let inner = [&AUXILIARIES[..], &[DepRel::Cc, DepRel::Mark]].concat();
    let bare = parse
        .dependents(main, &inner)
        .all(|ix| AUXILIARIES.contains(&parse[ix].deprel));
    verb.is_some() && bare && !frame && comma_before(parse, main).is_some()
}
