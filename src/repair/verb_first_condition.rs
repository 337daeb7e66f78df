use super::{Repair, comma_before};
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx},
};

/// *Had de keeper die bal gepakt, dan was de ploeg kampioen geweest*: a sentence with a finite verb in front and another
/// behind the comma is two clauses; *Mocht de raad vinden dat het plan deugt, dan begint de bouw*: of the two the one with
/// *dan* is the main clause.
pub(super) struct VerbFirstCondition;

impl Repair for VerbFirstCondition {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .root()
            .and_then(|root| split(parse, root).or_else(|| turned(parse, root)))
            .unwrap_or_default()
    }
}

fn split(parse: &Parse, root: TokenIx) -> Option<Vec<Edit>> {
    let mut finite = parse
        .dependents(root, &AUXILIARIES)
        .filter(|&ix| parse.is_finite_verb(ix));
    let first = finite.next().filter(|&ix| Some(ix) == first_word(parse))?;
    let second = finite.next()?;
    let comma = parse
        .indices()
        .take_while(|&ix| ix < second)
        .filter(|&ix| parse.is_punct(ix))
        .last()
        .filter(|&comma| comma > first && comma < root)?;
    let verb = (first.0 + 1..comma.0)
        .map(TokenIx)
        .rfind(|&ix| parse.is_verbal(ix) && !parse.is_finite_verb(ix))
        .unwrap_or(first);
    let mut edits = vec![Edit::new(verb, root, DepRel::Advcl)];
    if verb != first {
        edits.push(Edit::new(first, verb, DepRel::Aux));
    }
    let inside = parse.children(root).iter().copied();
    edits.extend(
        inside
            .filter(|&ix| ix <= comma && ix != first && ix != verb)
            .map(|ix| Edit::new(ix, verb, parse[ix].deprel)),
    );
    Some(edits)
}

const THEN: &str = "dan";

fn turned(parse: &Parse, root: TokenIx) -> Option<Vec<Edit>> {
    let opens = parse.finite_verb(root).is_some() && parse.finite_verb(root) == first_word(parse);
    let main = parse
        .dependents(root, &[DepRel::Parataxis])
        .find(|&ix| {
            let first = parse.first_of(ix);
            parse[first].form == THEN
                && parse.finite_verb(ix) == parse.after(first)
                && comma_before(parse, ix).is_some()
        })
        .filter(|_| opens)?;
    Some(vec![
        Edit::place(main, None, DepRel::Root),
        Edit::new(root, main, DepRel::Advcl),
    ])
}

fn first_word(parse: &Parse) -> Option<TokenIx> {
    parse.indices().find(|&ix| !parse.is_punct(ix))
}
