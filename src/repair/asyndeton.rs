use std::sync::Arc;

use super::{Repair, comma_before, intransitive_object::is_intransitive, shows, tags::infinitive};
use crate::{
    coreference::{Class as Nature, nature::nature},
    inflect::{BE, HAVE, auxiliary},
    lexicon::{Class, Lexicon},
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De smid werkte hard, spaarde jaren, kocht een huis*: behind a comma a finite verb without a subject shares that of the
/// clause before, and is a conjunct of it; *Misschien is hij moe, heeft hij te hard gewerkt*: so is one with its subject
/// behind the verb where something else opens the first. *De zanger loopt naar voren, omhelst oude vrienden en zingt*: no
/// finite verb describes the noun behind it, which is its object. *had van bergen gedroomd, over hen gezongen en
/// geschreven*: nor has a participle of a row another auxiliary than that of the first. *Je moet rusten, je niet opwinden*: nor has a bare
/// infinitive another modal. *De akkers worden geploegd, de sloten uitgebaggerd*: what is done to something else shares the
/// auxiliary.
pub(super) struct Asyndeton;

impl Repair for Asyndeton {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::Parataxis && !shows(parse, lexicon, ix))
            .filter_map(|ix| {
                if let Some(first) = infinitive_before(parse, lexicon, ix) {
                    return Some(Edit {
                        tag: Some(Arc::new(infinitive(Upos::Verb))),
                        ..Edit::new(ix, first, DepRel::Conj)
                    });
                }
                let Some(verb) = parse.finite_verb(ix) else {
                    return Some(Edit::new(ix, participle_before(parse, ix)?, DepRel::Conj));
                };
                let shared = clause_before(parse, ix).filter(|&first| {
                    lacks_subject(parse, lexicon, ix, verb, first) && shares(parse, first, verb)
                });
                let opened = || {
                    parse[ix]
                        .head
                        .filter(|&head| shares_opening(parse, lexicon, ix, head))
                };
                Some(Edit::new(ix, shared.or_else(opened)?, DepRel::Conj))
            })
            .chain(parse.indices().filter_map(|ix| gapped(parse, ix)).flatten())
            .chain(parse.indices().filter_map(|ix| {
                let owned = owned(parse, lexicon, ix)?;
                Some(Edit::new(owned, ix, DepRel::Obj))
            }))
            .chain(
                parse
                    .indices()
                    .filter_map(|verb| describing(parse, verb))
                    .flatten(),
            )
            .collect()
    }
}

/// The clause that a further one hangs on, or the last that opens with a subject between them: *Ik schrok, hij werd boos,
/// sloeg de deur dicht*.
fn clause_before(parse: &Parse, further: TokenIx) -> Option<TokenIx> {
    let head = parse[further].head?;
    parse
        .dependents(head, &[DepRel::Conj, DepRel::Parataxis])
        .filter(|&first| head < first && first < further)
        .rfind(|&first| {
            let finite = parse.finite_verb(first);
            parse
                .subject(first)
                .is_some_and(|subject| Some(subject) < finite)
        })
        .or(Some(head))
}

/// The participle with an auxiliary that another without one shares it with, and with the last of the row.
fn participle_before(parse: &Parse, ix: TokenIx) -> Option<TokenIx> {
    let last = parse
        .dependents(ix, &[DepRel::Conj])
        .any(|last| parse.is_participle(last) && parse.dependent(last, DepRel::Cc).is_some());
    let lone = parse.is_participle(ix) && parse.subject(ix).is_none() && last;
    comma_before(parse, ix)?;
    parse[ix].head.filter(|&first| {
        lone && first < ix
            && parse.is_participle(first)
            && parse.finite_verb(first).is_some_and(|verb| verb < first)
    })
}

/// A participle behind a comma and what is done by it, with the auxiliary of the clause before: *De akkers worden
/// geploegd, de sloten uitgebaggerd*.
fn gapped(parse: &Parse, ix: TokenIx) -> Option<Vec<Edit>> {
    let past = |ix: TokenIx| parse.is_participle(ix) && !parse[ix].tag.has_part("od");
    let first = parse[ix].head.filter(|&first| {
        matches!(parse[ix].deprel, DepRel::Parataxis | DepRel::Advcl)
            && first < ix
            && past(first)
            && past(ix)
            && parse.dependents(ix, &AUXILIARIES).next().is_none()
            && parse.dependent(first, DepRel::AuxPass).is_some()
    })?;
    let noun = parse
        .dependents(ix, &[DepRel::NsubjPass, DepRel::Nsubj, DepRel::Obj])
        .find(|&noun| parse.first_of(noun) == parse.first_of(ix) && noun < ix)?;
    comma_before(parse, noun)?;
    let whole =
        parse.finite_verb(first).is_some_and(|verb| verb < first) && parse.subject(first).is_some();
    whole.then(|| {
        vec![
            Edit::new(ix, first, DepRel::Conj),
            Edit::new(noun, ix, DepRel::NsubjPass),
        ]
    })
}

/// The infinitive with a modal in front that another without *te* shares it with, also where that is taken for a plural,
/// which would come first in its clause.
fn infinitive_before(parse: &Parse, lexicon: &Lexicon, ix: TokenIx) -> Option<TokenIx> {
    let late = parse.looks_infinitive(ix)
        && parse.first_of(ix) < ix
        && lexicon.predicates(&parse[ix].lemma).is_empty();
    let marked = |ix: TokenIx| parse.dependent(ix, DepRel::Mark).is_some();
    let bare = (parse.is_infinitive(ix) || late) && !marked(ix) && parse.subject(ix).is_none();
    comma_before(parse, ix)?;
    parse[ix].head.filter(|&first| {
        let alone = parse.dependents(first, &[DepRel::Parataxis]).count() == 1;
        bare && alone
            && first < ix
            && parse.is_infinitive(first)
            && !marked(first)
            && parse.subject(first).is_some()
            && parse.finite_verb(first).is_some_and(|verb| verb < first)
    })
}

/// A finite verb behind a comma that is taken for an attribute of its object.
fn describing(parse: &Parse, verb: TokenIx) -> Option<[Edit; 2]> {
    let noun = parse[verb].head.filter(|&noun| {
        parse[verb].deprel == DepRel::Amod
            && parse.is_finite_verb(verb)
            && noun > verb
            && matches!(parse[noun].deprel, DepRel::Obj | DepRel::Conj)
            && parse.dependent(noun, DepRel::Cc).is_none()
    })?;
    comma_before(parse, verb)?;
    let first = parse[noun]
        .head
        .filter(|&first| first < verb && shares(parse, first, verb))?;
    Some([
        Edit::new(verb, first, DepRel::Conj),
        Edit::new(noun, verb, DepRel::Obj),
    ])
}

/// A finite verb that opens its clause behind a comma, and is no order by its form, or the speaker's own.
fn lacks_subject(
    parse: &Parse,
    lexicon: &Lexicon,
    root: TokenIx,
    verb: TokenIx,
    first: TokenIx,
) -> bool {
    let lone = parse.subject(root).is_none() || owned(parse, lexicon, root).is_some();
    tells(parse, verb, first)
        && lone
        && parse
            .dependents(root, &[DepRel::Expl, DepRel::Ccomp])
            .next()
            .is_none()
        && parse.first_of(root) == verb
        && parse.before(verb).is_some_and(|ix| parse[ix].form == ",")
}

/// Whether the verb is no order by its form, or the speaker's own as that of the clause before.
fn tells(parse: &Parse, verb: TokenIx, first: TokenIx) -> bool {
    let tag = &parse[verb].tag;
    let own = |subject: TokenIx| parse[subject].tag.feat("Person") == Some("1");
    tag.feat("Tense") == Some("Past")
        || tag.feat("Number") == Some("Plur")
        || tag.has_part("met-t")
        || parse.subject(first).is_some_and(own)
}

/// What is taken for the subject of a verb with an object that opens its clause behind a comma, and is no frame: *Hij
/// woont alleen, heeft geen werk*, *De boeren staakten, blokkeerden de wegen*.
fn owned(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> Option<TokenIx> {
    const FULL: [DepRel; 6] = [
        DepRel::Xcomp,
        DepRel::Ccomp,
        DepRel::Obj,
        DepRel::Iobj,
        DepRel::Expl,
        DepRel::Cc,
    ];
    let opens = matches!(parse[verb].deprel, DepRel::Parataxis | DepRel::Conj)
        && parse.first_of(verb) == verb
        && parse.is_finite_verb(verb);
    let comma = comma_before(parse, verb)?;
    let lemma = parse[verb].lemma.as_str();
    let has = lemma.rsplit('_').next() == Some(HAVE);
    // *De raadsleden zijn zuinig, bekijken alle kosten*: a thing asks and accuses nobody
    let subject = parse.subject(verb)?;
    let thing = nature(parse, subject).class == Nature::Thing;
    let told =
        |class: Class| !matches!(class, Class::Question | Class::Accusation | Class::Opinion);
    let mut senses = lexicon.predicates(lemma).iter();
    let acts = !senses.any(|row| told(row.class) || !thing)
        && !is_intransitive(parse, verb)
        && auxiliary(lemma) != BE;
    let first = clause_before(parse, verb)?;
    let shared = first < verb && shares(parse, first, verb) && (has || tells(parse, verb, first));
    // *‘…’, mompelde de man*, *bij de deur, waar hij stond, hing een lamp*
    let closed = parse.before(comma).is_none_or(|before| {
        parse.is_punct(before)
            || parse.is_finite_verb(before) && parse.finite_verb(first) != Some(before)
    });
    let asked = parse[parse.indices().next_back()?].form == "?";
    let full = parse.dependents(verb, &FULL).next().is_some();
    Some(subject).filter(|&noun| {
        let indefinite = parse[noun].tag.feat("PronType") == Some("Ind");
        // *We waren er, vielen niemand lastig*
        let other = indefinite
            && parse[noun].tag.has_part("ev")
            && parse[verb].tag.feat("Number") == Some("Plur");
        opens
            && shared
            && (has || (acts || other) && !closed)
            && !full
            && !asked
            && verb < noun
            && (parse[noun].tag.upos == Upos::Noun || indefinite)
    })
}

/// The clause before has a subject in front of its verb, and the same number and tense.
fn shares(parse: &Parse, first: TokenIx, second: TokenIx) -> bool {
    let (Some(subject), Some(verb)) = (parse.subject(first), parse.finite_verb(first)) else {
        return false;
    };
    let same = |name| parse[verb].tag.feat(name) == parse[second].tag.feat(name);
    subject < verb && verb < second && same("Number") && same("Tense")
}

/// Two clauses with a pronoun behind their finite verbs, of which only the first has something in front.
fn shares_opening(parse: &Parse, lexicon: &Lexicon, second: TokenIx, first: TokenIx) -> bool {
    let inverted = |root: TokenIx| {
        let (subject, verb) = (parse.subject(root)?, parse.finite_verb(root)?);
        let behind = parse.after(verb) == Some(subject) && parse[subject].tag.upos == Upos::Pron;
        behind.then_some(verb)
    };
    let (Some(one), Some(other)) = (inverted(first), inverted(second)) else {
        return false;
    };
    let told = lexicon.predicates(&parse[second].lemma).is_empty();
    let asked = parse
        .indices()
        .next_back()
        .is_some_and(|last| parse[last].form == "?");
    parse.first_of(first) < one
        && parse.first_of(second) == other
        && comma_before(parse, second).is_some_and(|comma| one < comma)
        && parse.finite_verb(first) != Some(second)
        && told
        && !asked
}
