use super::{Repair, comma_before, is_determined};
use crate::{
    inflect::{BE, auxiliary},
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De zaal is ruim, de soep warm en lekker*: no conjunct stands in front of what it is coordinated with; a noun there is
/// the subject of an adjective that shares the verb of the clause before. *De zaal is ruim, het eten stevige kost*: nor do
/// two conjuncts stand side by side with nothing between them. *De brug werd gesloten en de weg afgezet*: nor has a passive an
/// object.
pub(super) struct GappedSubject;

impl Repair for GappedSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| matches!(parse[ix].tag.upos, Upos::Noun | Upos::Propn))
            .filter(|&ix| parse[ix].deprel == DepRel::Conj && comma_before(parse, ix).is_some())
            .filter_map(|noun| gapped(parse, noun).or_else(|| beside(parse, noun)))
            .flatten()
            .chain(
                parse
                    .indices()
                    .filter_map(|participle| of_passive(parse, participle))
                    .flatten(),
            )
            .collect()
    }
}

fn gapped(parse: &Parse, noun: TokenIx) -> Option<[Edit; 2]> {
    let adjective = parse[noun]
        .head
        .filter(|&adjective| noun < adjective && parse[adjective].tag.upos == Upos::Adj)?;
    let first = parse[adjective].head.filter(|&first| {
        matches!(parse[adjective].deprel, DepRel::Conj | DepRel::Parataxis)
            && parse.finite_verb(first).is_some()
    })?;
    is_lone(parse, adjective).then(|| {
        [
            Edit::new(noun, adjective, DepRel::Nsubj),
            Edit::new(adjective, first, DepRel::Parataxis),
        ]
    })
}

/// A noun with its article in front of another without one, beside predicative adjectives.
fn beside(parse: &Parse, noun: TokenIx) -> Option<[Edit; 2]> {
    let first = parse[noun].head.filter(|&first| {
        first < noun
            && parse[first].tag.upos == Upos::Adj
            && parse.finite_verb(first).is_some()
            && parse.subject(first).is_some()
    })?;
    let next = parse.after(noun)?;
    let predicate = parse
        .dependents(first, &[DepRel::Conj])
        .find(|&other| noun < other && parse.first_of(other) == next)?;
    let bare = |ix: TokenIx| {
        parse
            .dependents(ix, &[DepRel::Det, DepRel::Case])
            .next()
            .is_none()
    };
    let named = is_determined(parse, noun) && parse.dependent(noun, DepRel::Cc).is_none();
    (named && bare(predicate) && is_lone(parse, predicate)).then(|| {
        [
            Edit::new(noun, predicate, DepRel::Nsubj),
            Edit::new(predicate, first, DepRel::Conj),
        ]
    })
}

/// The object in front of a participle that shares the auxiliary of a passive, or the copula of *is gewond*, as its subject;
/// not *is boos en zijn tas vergeten*.
fn of_passive(parse: &Parse, participle: TokenIx) -> Option<Vec<Edit>> {
    let head = parse[participle].head.filter(|_| {
        parse[participle].deprel == DepRel::Conj
            && parse.finite_verb(participle).is_none()
            && parse.dependents(participle, &AUXILIARIES).next().is_none()
    })?;
    let first = sharing(parse, head, participle)?;
    let subject = parse.subject(participle).or_else(|| {
        parse
            .dependent(participle, DepRel::Obj)
            .filter(|&object| opens(parse, participle, object))
    })?;
    let passive = parse.dependent(first, DepRel::AuxPass).is_some();
    let possible = if passive {
        // *werd gedood en twee agenten gewond*
        parse.is_participle(participle) || parse[participle].tag.upos == Upos::Adj
    } else {
        parse.is_participle(participle)
            && auxiliary(&parse[participle].lemma) != BE
            && parse.dependent(subject, DepRel::NmodPoss).is_none()
    };
    let settled = first == head && parse[subject].deprel != DepRel::Obj;
    (possible && !settled && subject < participle).then(|| {
        let mut edits = vec![Edit::new(subject, participle, DepRel::NsubjPass)];
        if first != head && parse[head].deprel != DepRel::Conj {
            edits.push(Edit::new(participle, first, DepRel::Conj));
        }
        edits
    })
}

/// Whether the noun opens the conjunct, behind its conjunction or a comma.
fn opens(parse: &Parse, conjunct: TokenIx, noun: TokenIx) -> bool {
    parse.before(parse.first_of(noun)).is_some_and(|before| {
        parse.dependent(conjunct, DepRel::Cc) == Some(before) || parse[before].form == ","
    })
}

/// The clause with the auxiliary that the conjunct shares: its head, the first of a chain, or the content of a verb without
/// an auxiliary of its own: *zei dat de brug werd gesloten en de weg afgezet*.
fn sharing(parse: &Parse, head: TokenIx, conjunct: TokenIx) -> Option<TokenIx> {
    let shared = |ix: TokenIx| {
        let hurt = parse.dependent(ix, DepRel::Cop).is_some() && parse[ix].tag.upos == Upos::Adj;
        (hurt || parse.dependent(ix, DepRel::AuxPass).is_some()) && parse.subject(ix).is_some()
    };
    let bare = |ix: TokenIx| parse.dependents(ix, &AUXILIARIES).next().is_none();
    if shared(head) {
        return Some(head);
    }
    if parse[head].deprel == DepRel::Conj && parse.is_participle(head) && bare(head) {
        return sharing(parse, parse[head].head?, head);
    }
    let cc = parse.dependent(conjunct, DepRel::Cc)?;
    parse
        .dependents(head, &[DepRel::Ccomp])
        .filter(|_| parse.is_finite_verb(head) && bare(head))
        .find(|&content| parse.dependent(content, DepRel::AuxPass).is_some() && shared(content))
        .filter(|&content| parse.after(parse.last_of(content)) == Some(cc))
}

fn is_lone(parse: &Parse, predicate: TokenIx) -> bool {
    parse.finite_verb(predicate).is_none() && parse.subject(predicate).is_none()
}
