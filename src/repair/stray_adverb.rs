use super::{Repair, comma_before};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Ik heb geen rijles voor mijn werk meer nodig, ik ben geen twintig meer*: an adverb right behind the last word of a clause,
/// with no comma between, is not that of the clause before. *De zussen zijn nuchter en meestal erg stil*: nor is one between the conjunction and a
/// further predicate a predicate. *dat een boete van minimaal 50 euro volgt*: one between a preposition and a number goes with the number.
pub(super) struct StrayAdverb;

impl Repair for StrayAdverb {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].tag.upos == Upos::Adv)
            .filter_map(|adverb| Some(Edit::new(adverb, clause(parse, adverb)?, DepRel::Advmod)))
            .chain(
                parse
                    .indices()
                    .filter_map(|adverb| of_predicate(parse, adverb))
                    .flatten(),
            )
            .chain(
                parse
                    .indices()
                    .filter_map(|adverb| of_number(parse, adverb)),
            )
            .collect()
    }
}

/// The adverb and its conjunction as those of the conjunct right behind it, which has none.
fn of_predicate(parse: &Parse, adverb: TokenIx) -> Option<[Edit; 2]> {
    let first = parse[adverb]
        .head
        .filter(|_| parse[adverb].deprel == DepRel::Conj)?;
    let opening = |ix: TokenIx| parse.opening(&parse.subtree(ix));
    let second = parse.dependents(first, &[DepRel::Conj]).find(|&second| {
        let opening = opening(second);
        opening.and_then(|at| parse.before(at)) == Some(parse.last_of(adverb))
            && parse[second].tag.upos != Upos::Adv
            && parse.finite_verb(second).is_none()
    })?;
    let cc = [adverb, second]
        .iter()
        .find_map(|&ix| parse.dependent(ix, DepRel::Cc))
        .filter(|&cc| parse.after(cc) == opening(adverb))?;
    let quality = |ix: TokenIx| parse[ix].tag.upos == Upos::Adj;
    let short = match parse[adverb].tag.upos {
        Upos::Adv => true,
        Upos::Adj => quality(first) && is_bare_quality(parse, adverb),
        // *het liefst*
        Upos::Det => parse.dependent(adverb, DepRel::Fixed).is_some(),
        _ => false,
    };
    let predicative = parse.subject(first).is_some() && parse.finite_verb(first).is_some();
    (short && predicative).then(|| {
        [
            Edit::new(adverb, second, DepRel::Advmod),
            Edit::new(cc, second, DepRel::Cc),
        ]
    })
}

/// The adverb as that of the number right behind it, whose noun has its preposition right in front.
fn of_number(parse: &Parse, adverb: TokenIx) -> Option<Edit> {
    let number = parse
        .after(adverb)
        .filter(|&number| parse[number].tag.upos == Upos::Num)?;
    let case = parse
        .before(adverb)
        .filter(|&case| parse[case].deprel == DepRel::Case)?;
    let noun = parse[case].head?;
    let short = matches!(parse[adverb].tag.upos, Upos::Adv | Upos::Adj)
        && parse[adverb].deprel == DepRel::Advmod
        && parse.children(adverb).is_empty();
    (short && parse.is_under(number, noun) && !parse.is_under(adverb, noun))
        .then(|| Edit::new(adverb, number, DepRel::Amod))
}

/// *vaak*, *verbaal*
fn is_bare_quality(parse: &Parse, adjective: TokenIx) -> bool {
    let mut own = parse.children(adjective).iter();
    own.all(|&ix| parse[ix].deprel == DepRel::Cc)
}

/// The whole clause in front of an adverb that closes the sentence.
fn clause(parse: &Parse, adverb: TokenIx) -> Option<TokenIx> {
    let above = parse[adverb].head.filter(|_| {
        matches!(parse[adverb].deprel, DepRel::Parataxis | DepRel::Advmod)
            && parse.children(adverb).is_empty()
            && parse.ends_sentence(adverb)
    })?;
    let last = parse.before(adverb).filter(|&last| !parse.is_punct(last))?;
    parse
        .dependents(above, &[DepRel::Parataxis])
        .filter(|&clause| parse.last_of(clause) == last && clause < adverb)
        .find(|&clause| {
            let main = parse
                .subject(clause)
                .is_some_and(|subject| Some(subject) < parse.finite_verb(clause));
            main && comma_before(parse, clause).is_some_and(|comma| above < comma)
        })
}
