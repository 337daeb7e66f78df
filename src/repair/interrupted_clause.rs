use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Whisky, daar gaat het om, is een duur drankje*: behind a clause between commas, a finite verb without a subject goes on
/// with what the sentence begins with. *Online, hopen zij, groeit de club*: so does one with a subject behind an adverb.
pub(super) struct InterruptedClause;

impl Repair for InterruptedClause {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .root()
            .and_then(|root| turned(parse, root).or_else(|| opened(parse, root)))
            .unwrap_or_default()
    }
}

fn turned(parse: &Parse, aside: TokenIx) -> Option<Vec<Edit>> {
    parse.subject(aside)?;
    let mut loose = parse.dependents(aside, &[DepRel::Parataxis]);
    let (noun, clause) = (loose.next()?, loose.next()?);
    let verb = parse.finite_verb(clause)?;
    let comma = |ix: Option<TokenIx>| ix.filter(|&ix| parse[ix].form == ",");
    let (opening, closing) = (
        comma(parse.after(parse.last_of(noun)))?,
        comma(parse.before(verb))?,
    );
    let inside = parse.children(aside).iter().copied();
    let enclosed = inside
        .chain([aside])
        .filter(|&ix| !parse.is_punct(ix) && ix != noun && ix != clause)
        .all(|ix| opening < parse.first_of(ix) || ix == aside)
        && opening < aside
        && aside < closing;
    let alone = loose.next().is_none()
        && parse.is_nominal(noun)
        && parse.first_of(noun).at() == 0
        && parse.finite_verb(noun).is_none()
        && parse.subject(clause).is_none()
        && parse.first_of(clause) == verb;
    if !(enclosed && alone && parse.agrees(noun, verb)) {
        return None;
    }
    let subject = if parse.dependent(clause, DepRel::AuxPass).is_some() {
        DepRel::NsubjPass
    } else {
        DepRel::Nsubj
    };
    Some(vec![
        Edit::root(clause),
        Edit::new(noun, clause, subject),
        Edit::new(aside, clause, DepRel::Parataxis),
    ])
}

/// The one word in front of the clause between commas, loosely beside the verb that follows.
fn opened(parse: &Parse, root: TokenIx) -> Option<Vec<Edit>> {
    let verb = parse.finite_verb(root)?;
    let mut loose = parse.dependents(root, &[DepRel::Parataxis]);
    let (word, aside) = (loose.next()?, loose.next()?);
    let comma = |ix: Option<TokenIx>| ix.filter(|&ix| parse[ix].form == ",");
    let opening = comma(parse.after(word))?;
    comma(parse.before(verb))?;
    let alone = word.at() == 0
        && matches!(parse[word].tag.upos, Upos::Adj | Upos::Adv)
        && parse.last_of(word) == word
        && parse.after(opening) == Some(parse.first_of(aside))
        && parse.last_of(aside) < verb
        && parse.subject(aside).is_some();
    alone.then(|| vec![Edit::new(word, root, DepRel::Advmod)])
}
