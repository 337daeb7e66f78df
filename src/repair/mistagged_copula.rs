use std::sync::Arc;

use super::{
    Repair, comma_before,
    tags::{finite_verb, possessive},
};
use crate::{
    inflect::{Agreement, BE, Time},
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *De pieken in de handel zijn periodes van vertrouwen*, *Sinds de brand zijn winkels onbereikbaar*: where a clause with
/// a plural subject, or a pronoun in front of a plural (*Dat zijn taken*), lacks a finite verb, *zijn* beside that subject
/// is one and no pronoun, and so it is where the tree has a verb in its place and the sentence no other. *Zij zou er zijn oude moeder
/// ontmoeten*: in front of an infinitive and its object it is no auxiliary, but whose the object is. *Gent heeft zijn
/// kanalen, Brugge zijn reien*: nor is it the verb of a subject in the singular, where the clause before has such an owner.
pub(super) struct MistaggedCopula;

impl Repair for MistaggedCopula {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].form.to_lowercase() == BE)
            .filter_map(|ix| {
                copula(parse, ix)
                    .or_else(|| only_verb(parse, ix))
                    .or_else(|| owner(parse, ix))
                    .or_else(|| owner_in_gap(parse, ix))
            })
            .collect()
    }
}

fn copula(parse: &Parse, ix: TokenIx) -> Option<Edit> {
    let (root, relation) = helped(parse, ix)
        .or_else(|| before_subject(parse, ix))
        .or_else(|| behind_subject(parse, ix))?;
    let tag = finite_verb(Upos::Aux, Time::Present, Agreement::Plural);
    parse.finite_verb(root).is_none().then(|| Edit {
        tag: Some(Arc::new(tag)),
        ..Edit::new(ix, root, relation)
    })
}

/// *Reden zijn tegenvallende cijfers*, *In de stad zijn bomen schaars*: where the tree itself has a verb in the place of the
/// pronoun, and none of the words is finite.
fn only_verb(parse: &Parse, ix: TokenIx) -> Option<Edit> {
    let helped = parse[ix]
        .head
        .filter(|_| AUXILIARIES.contains(&parse[ix].deprel));
    let governs = || (parse[ix].deprel == DepRel::Root).then_some(ix);
    let root = helped
        .or_else(governs)
        .filter(|_| parse[ix].tag.upos == Upos::Pron)?;
    let that = |before: TokenIx| THAT.contains(&parse[before].lemma.as_str());
    let several = is_plural(parse, root)
        || parse
            .subject(root)
            .is_some_and(|subject| is_plural(parse, subject))
        || parse.before(ix).is_some_and(that);
    let alone = !parse.indices().any(|word| parse.is_finite_verb(word));
    let opened = parse.before(ix).is_some_and(|before| {
        !matches!(
            parse[before].tag.upos,
            Upos::Adp | Upos::Cconj | Upos::Punct
        )
    });
    let tag = finite_verb(Upos::Aux, Time::Present, Agreement::Plural);
    (several && alone && opened).then(|| Edit {
        tag: Some(Arc::new(tag)),
        ..Edit::stay(parse, ix)
    })
}

const THAT: [&str; 2] = ["dat", "dit"];

/// A pronoun in the place of a copula or auxiliary, beside a plural subject.
fn helped(parse: &Parse, ix: TokenIx) -> Option<(TokenIx, DepRel)> {
    let relation = parse[ix].deprel;
    let root = parse[ix]
        .head
        .filter(|_| AUXILIARIES.contains(&relation) && parse[ix].tag.upos == Upos::Pron)?;
    // *Dat zijn regels die niemand kent*
    let that = |subject: TokenIx| {
        THAT.contains(&parse[subject].lemma.as_str())
            && is_plural(parse, root)
            && parse.after(subject) == Some(ix)
    };
    let subject = parse
        .subject(root)
        .filter(|&subject| is_plural(parse, subject) || that(subject))?;
    let beside = subject < ix || parse.after(ix) == Some(parse.first_of(subject));
    beside.then_some((root, relation))
}

/// In front of the plural that it is taken for the owner of, behind what opens the clause.
fn before_subject(parse: &Parse, ix: TokenIx) -> Option<(TokenIx, DepRel)> {
    const LINKS: [DepRel; 3] = [DepRel::Mark, DepRel::Cc, DepRel::Punct];
    let noun = owned(parse, ix).filter(|&noun| parse.first_of(noun) == ix)?;
    let root = parse[noun]
        .head
        .filter(|&root| noun < root && SUBJECTS.contains(&parse[noun].deprel))?;
    let main = matches!(
        parse[root].deprel,
        DepRel::Root | DepRel::Parataxis | DepRel::Conj
    ) && !parse
        .dependents(root, &[DepRel::Mark])
        .any(|mark| parse[mark].tag.upos == Upos::Sconj);
    let opened = parse
        .children(root)
        .iter()
        .any(|&front| front < ix && !LINKS.contains(&parse[front].deprel));
    let relation = match parse[noun].deprel {
        _ if parse.is_infinitive(root) => return None,
        DepRel::NsubjPass => DepRel::AuxPass,
        _ if parse.is_participle(root) => DepRel::Aux,
        _ => DepRel::Cop,
    };
    (main && opened).then_some((root, relation))
}

/// Behind a plural subject of what it is taken for the owner of: *zij zijn boeren*, *de buren zijn weg*.
fn behind_subject(parse: &Parse, ix: TokenIx) -> Option<(TokenIx, DepRel)> {
    let noun = parse[ix]
        .head
        .filter(|_| parse[ix].deprel == DepRel::NmodPoss)?;
    let subject = parse.subject(noun)?;
    let pronoun = parse[subject].tag.upos == Upos::Pron && parse[subject].tag.has_part("mv");
    let several = parse[subject].tag.upos == Upos::Noun && is_plural(parse, subject);
    let whole = pronoun && owned(parse, ix).is_some()
        || several && parallel(parse, noun).is_none() && parse.after(ix) == Some(noun);
    let beside = parse.after(parse.last_of(subject)) == Some(ix);
    (whole && beside).then_some((noun, DepRel::Cop))
}

/// The owner in the object of the clause before: the *zijn* of *Gent heeft zijn kanalen*.
fn parallel(parse: &Parse, noun: TokenIx) -> Option<TokenIx> {
    let first = parse[noun].head.filter(|&first| first < noun)?;
    let object = parse
        .dependents(first, &[DepRel::Obj])
        .find(|&object| object != noun)?;
    parse.dependent(object, DepRel::NmodPoss)
}

/// Between a subject in the singular and what belongs to it, where a verb is left out.
fn owner_in_gap(parse: &Parse, ix: TokenIx) -> Option<Edit> {
    let noun = parse[ix]
        .head
        .filter(|&noun| parse[ix].deprel == DepRel::Cop && ix < noun && parse.is_nominal(noun))?;
    let subject = parse.subject(noun).filter(|&subject| {
        parse.after(parse.last_of(subject)) == Some(ix) && !is_plural(parse, subject)
    })?;
    comma_before(parse, subject)?;
    parallel(parse, noun)?;
    Some(Edit {
        tag: Some(Arc::new(possessive())),
        ..Edit::new(ix, noun, DepRel::NmodPoss)
    })
}

/// The plural that it is taken for the owner of.
fn owned(parse: &Parse, ix: TokenIx) -> Option<TokenIx> {
    parse[ix]
        .head
        .filter(|&noun| parse[ix].deprel == DepRel::NmodPoss && is_plural(parse, noun))
}

fn is_plural(parse: &Parse, subject: TokenIx) -> bool {
    parse[subject].tag.feat("Number") == Some("Plur")
        || parse[subject].tag.has_part("mv")
        || parse.dependent(subject, DepRel::Conj).is_some()
}

/// An auxiliary of an infinitive that has its object right behind.
fn owner(parse: &Parse, ix: TokenIx) -> Option<Edit> {
    let verb = parse[ix].head.filter(|&verb| {
        AUXILIARIES.contains(&parse[ix].deprel)
            && ix < verb
            && parse.is_infinitive(verb)
            && !parse.is_finite_verb(ix)
    })?;
    let object = parse.dependents(verb, &[DepRel::Obj]).find(|&object| {
        let first = parse.first_of(object);
        parse.after(ix) == Some(first) && parse[first].deprel != DepRel::Det
    })?;
    Some(Edit {
        tag: Some(Arc::new(possessive())),
        ..Edit::new(ix, object, DepRel::NmodPoss)
    })
}
