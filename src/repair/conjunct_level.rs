use super::{Repair, relation};
use crate::{
    lexicon::{Lexicon, Relation},
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx},
};

/// *ontkent dat zij het wist en wijst naar de gewesten*: a conjunct in the order of main clauses is none of a clause that
/// ends in its verb; *ziet zijn taak beëindigd en vertrekt*: a finite one is none of a participle. *hoeft niet te straffen,
/// maar kan helpen, raad geven*: nor is a bare infinitive one of a finite verb where there is another in front. *Er is
/// mogelijk een tekort en daarom stijgt de prijs*: nor is a clause with a subject of its own one of a copula.
pub(super) struct ConjunctLevel;

impl Repair for ConjunctLevel {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| {
                let first = main_above(parse, lexicon, ix)
                    .or_else(|| infinitive_before(parse, ix))
                    .or_else(|| predicate_above(parse, ix))?;
                Some(Edit::new(ix, first, DepRel::Conj))
            })
            .collect()
    }
}

/// The predicate with the auxiliary or copula that a whole clause hangs on.
fn predicate_above(parse: &Parse, conjunct: TokenIx) -> Option<TokenIx> {
    let verb = parse[conjunct].head.filter(|&verb| {
        parse[conjunct].deprel == DepRel::Conj && AUXILIARIES.contains(&parse[verb].deprel)
    })?;
    let whole = parse.finite_verb(conjunct).is_some() && parse.subject(conjunct).is_some();
    parse[verb]
        .head
        .filter(|&predicate| whole && predicate < conjunct)
}

/// The infinitive with a modal that a bare one behind it is coordinated with.
fn infinitive_before(parse: &Parse, infinitive: TokenIx) -> Option<TokenIx> {
    let bare = |ix: TokenIx| parse.is_infinitive(ix) && parse.dependent(ix, DepRel::Mark).is_none();
    let finite = parse[infinitive].head.filter(|&finite| {
        parse[infinitive].deprel == DepRel::Conj && parse.is_finite_verb(finite)
    })?;
    let lone = bare(infinitive)
        && parse.finite_verb(infinitive).is_none()
        && parse.subject(infinitive).is_none();
    parse
        .dependents(finite, &[DepRel::Conj])
        .filter(|&first| lone && first < infinitive)
        .rfind(|&first| bare(first) && parse.finite_verb(first).is_some())
}

const OR: &str = "of";

fn main_above(parse: &Parse, lexicon: &Lexicon, conjunct: TokenIx) -> Option<TokenIx> {
    let first = parse[conjunct]
        .head
        .filter(|_| parse[conjunct].deprel == DepRel::Conj && parse.is_finite_verb(conjunct))?;
    let cc = parse.dependent(conjunct, DepRel::Cc)?;
    // *dat alles staat of valt met geld*: what may be the case instead is said by the same
    if parse[cc].form == OR {
        return None;
    }
    let subordinate = parse
        .dependents(first, &[DepRel::Mark])
        .any(|mark| relation(parse, lexicon, mark) == Some(Relation::Content));
    let verb_final = parse
        .finite_verb(first)
        .is_some_and(|finite| finite.0 + 1 >= cc.0 || parse.is_punct(TokenIx(finite.0 + 1)));
    let verb_first = cc.0 + 1 == conjunct.0
        && parse
            .children(conjunct)
            .iter()
            .any(|&child| child > conjunct && !parse.is_punct(child));
    let above = parse[first]
        .head
        .filter(|&above| parse.finite_verb(above).is_some())?;
    let same_number = parse[conjunct].tag.feat("Number")
        == parse
            .finite_verb(above)
            .and_then(|verb| parse[verb].tag.feat("Number"));
    let of_participle = parse[first].deprel == DepRel::Xcomp
        && parse.is_participle(first)
        && parse.finite_verb(first).is_none()
        && parse.subject(conjunct).is_none();
    (verb_first && same_number && (subordinate && verb_final || of_participle)).then_some(above)
}
