use super::{Repair, has_sense, relation};
use crate::{
    lexicon::{Class, Lexicon, Relation},
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx},
};

/// *Zijn gezondheid bepaalt of de afspraak doorgaat*: a conjunct of a main clause has its verb in second place; where
/// that stands last, *of* asks. *een kaart waarop staat hoeveel je verbruikt*: what asks right behind a relative clause
/// belongs to that, not to the noun; *vroeg de lezers welke boeken zij kochten*: and *welke* with a noun of its own asks; *Het laat
/// zich raden wat, kortom, de minister denkt*: what asks may be interrupted; *De bakkers weten niet waar zij het meel moeten halen*:
/// *waar* far behind a subject asks too.
pub(super) struct EmbeddedQuestion;

impl Repair for EmbeddedQuestion {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        let last = |ix: TokenIx| match parse.finite_verb(ix) {
            Some(verb) if verb == ix => stands_last(parse, ix),
            // *of de tijd lang genoeg is*
            Some(verb) => ix < verb && parse.subject(ix).is_some_and(|subject| subject < ix),
            None => false,
        };
        let conjuncts = parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::Conj && last(ix));
        conjuncts
            .filter_map(|ix| {
                let head = parse[ix].head.filter(|&head| is_open(parse, head, ix))?;
                let of = parse
                    .dependent(ix, DepRel::Cc)
                    .filter(|&cc| relation(parse, lexicon, cc) == Some(Relation::Content))?;
                Some([
                    Edit::new(ix, head, DepRel::Ccomp),
                    Edit::new(of, ix, DepRel::Mark),
                ])
            })
            .flatten()
            .chain(parse.indices().filter_map(|ix| {
                let above = relative_before(parse, ix).or_else(|| asking(parse, ix))?;
                Some(Edit::new(ix, above, DepRel::Ccomp))
            }))
            .chain(
                parse
                    .indices()
                    .filter_map(|ix| interrupted(parse, ix).or_else(|| split(parse, lexicon, ix)))
                    .flatten(),
            )
            .chain(parse.indices().filter_map(|ix| {
                let above = asked_beyond(parse, lexicon, ix)?;
                Some(Edit::new(ix, above, DepRel::Ccomp))
            }))
            .collect()
    }
}

/// The relative clause that ends where another of the noun begins with a word that only asks.
fn relative_before(parse: &Parse, question: TokenIx) -> Option<TokenIx> {
    let noun = parse[question]
        .head
        .filter(|_| parse[question].deprel == DepRel::AclRelcl)?;
    let first = parse.first_of(question);
    let asks = matches!(
        parse[first].form.as_str(),
        "hoe" | "hoeveel" | "waarom" | "wanneer" | "wat" | "welk" | "welke"
    );
    let last = parse.before(first).filter(|&last| asks && last != noun)?;
    let mut relatives = parse.dependents(noun, &[DepRel::AclRelcl]);
    relatives.find(|&other| other < question && parse.subtree(other).last() == Some(&last))
}

/// The verb of a noun, right behind either of which a question begins with *welke* and a noun.
fn asking(parse: &Parse, question: TokenIx) -> Option<TokenIx> {
    let noun = parse[question]
        .head
        .filter(|_| parse[question].deprel == DepRel::AclRelcl)?;
    let which = parse.first_of(question);
    let asks = matches!(parse[which].form.as_str(), "welk" | "welke")
        && parse[which].deprel == DepRel::Det
        && parse[noun].deprel != DepRel::Nmod;
    let before = parse.before(which);
    parse[noun].head.filter(|&verb| {
        asks && parse.is_verbal(verb) && (before == Some(noun) || before == Some(verb))
    })
}

/// A question that stands right behind what governs it, with its verb at the end, and is interrupted behind its first word.
fn interrupted(parse: &Parse, question: TokenIx) -> Option<Vec<Edit>> {
    let above = parse[question]
        .head
        .filter(|&above| parse[question].deprel == DepRel::Parataxis && above < question)?;
    let first = parse.first_of(question);
    let asks = matches!(parse[first].form.as_str(), "hoe" | "waarom" | "wat" | "wie");
    let joined = parse.before(first).filter(|&at| !parse.is_punct(at))?;
    let comma = parse
        .after(first)
        .filter(|&comma| parse[comma].form == ",")?;
    let closing = (comma.0 + 2..question.0)
        .map(TokenIx)
        .find(|&at| parse[at].form == ",")?;
    let last = parse.ends_sentence(parse.last_of(question))
        && parse.finite_verb(question) == Some(parse.last_of(question))
        && parse
            .subject(question)
            .is_some_and(|subject| closing < subject);
    let inserted = parse
        .dependents(above, &[DepRel::Advmod])
        .filter(|&ix| comma < ix && ix < closing)
        .map(|ix| Edit::new(ix, question, DepRel::Advmod));
    (asks && last && parse.is_under(joined, above)).then(|| {
        std::iter::once(Edit::new(question, above, DepRel::Ccomp))
            .chain(inserted)
            .collect()
    })
}

/// *De boer controleert of zijn koe ziek is geworden*: no second subject in front of *of*, but the subject of what is asked.
fn split(parse: &Parse, lexicon: &Lexicon, question: TokenIx) -> Option<Vec<Edit>> {
    let main = parse[question]
        .head
        .filter(|&main| parse[question].deprel == DepRel::Conj && is_open(parse, main, question))?;
    let before = parse.subject(main)?;
    let subject = parse
        .dependents(before, &[DepRel::Conj])
        .find(|&ix| before < ix && ix < question)?;
    let of = parse
        .dependent(subject, DepRel::Cc)
        .filter(|&cc| relation(parse, lexicon, cc) == Some(Relation::Content))?;
    let verb = parse.finite_verb(question)?;
    let lacks = parse.subject(question).is_none()
        && parse.dependent(question, DepRel::Cc).is_none()
        && main < before
        && parse.first_of(question) > subject
        && parse.agrees(subject, verb)
        && parse.ends_sentence(parse.last_of(question))
        && has_sense(parse, lexicon, main, &[Class::Question]);
    let relation = if parse.dependent(question, DepRel::AuxPass).is_some() {
        DepRel::NsubjPass
    } else {
        DepRel::Nsubj
    };
    lacks.then(|| {
        vec![
            Edit::new(question, main, DepRel::Ccomp),
            Edit::new(of, question, DepRel::Mark),
            Edit::new(subject, question, relation),
        ]
    })
}

/// The verb that a question with *waar* belongs to, where that stands apart from the noun that it seems to relate to:
/// *De bakkers weten niet waar zij het meel moeten halen*.
fn asked_beyond(parse: &Parse, lexicon: &Lexicon, question: TokenIx) -> Option<TokenIx> {
    let noun = parse[question]
        .head
        .filter(|_| parse[question].deprel == DepRel::AclRelcl)?;
    let first = parse.first_of(question);
    let apart = parse
        .before(first)
        .is_some_and(|before| !parse.is_punct(before) && !parse.is_under(before, noun));
    parse[noun].head.filter(|&verb| {
        apart
            && parse[first].form == "waar"
            && SUBJECTS.contains(&parse[noun].deprel)
            && parse
                .dependents(verb, &[DepRel::Obj, DepRel::Ccomp])
                .next()
                .is_none()
            && has_sense(parse, lexicon, verb, &[Class::Question, Class::Factive])
    })
}

/// Behind more than one part of its clause, or joined to its particle, which a verb in second place leaves behind.
fn stands_last(parse: &Parse, verb: TokenIx) -> bool {
    let parts = parse
        .children(verb)
        .iter()
        .filter(|&&ix| ix < verb && !parse.is_punct(ix) && parse[ix].deprel != DepRel::Cc);
    let joined = parse[verb]
        .lemma
        .split_once('_')
        .is_some_and(|(particle, _)| parse[verb].form.starts_with(particle));
    let inner = [DepRel::Obj, DepRel::Xcomp, DepRel::CompoundPrt];
    let behind = parse.dependents(verb, &inner).any(|ix| ix > verb);
    let count = parts.count();
    !behind && count > 0 && (joined || count > 1)
}

/// A finite verb of a main clause without an object.
fn is_open(parse: &Parse, first: TokenIx, second: TokenIx) -> bool {
    let taken = [DepRel::Obj, DepRel::Ccomp, DepRel::Mark];
    first < second
        && parse.is_finite_verb(first)
        && parse.subject(first).is_some_and(|subject| subject < second)
        && parse.dependents(first, &taken).next().is_none()
}
