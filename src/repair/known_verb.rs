use std::sync::Arc;

use super::{
    Repair, relation,
    tags::{finite_verb, infinitive},
};
use crate::{
    inflect::{Agreement, Time},
    lexicon::{Class, Lexicon, Relation},
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, Tag, TokenIx, Upos},
};

/// *De schipper ducht dat het stormt*, *‘…’, siste de man*: a word that the lexicon knows as the form of a verb is that
/// verb and no noun, if it has a subject and no copula, or opens the frame behind a quotation; who stands right behind
/// such a frame is its subject. *‘…’, benadrukt raadslid Bos*: nor is it an attribute there. *dat er een koude wind blaast*:
/// so is what ends a clause that else has none. *Ik zou het niet wagen*: no noun has a modal.
pub(super) struct KnownVerb;

impl Repair for KnownVerb {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        let mut edits = Vec::new();
        for ix in parse.indices() {
            let mistaken = is_mistaken(parse, lexicon, ix);
            if let Some(tag) = tag(parse, ix).filter(|_| mistaken) {
                let lemma = lexicon.predicates_of_form(&parse[ix].form.to_lowercase());
                edits.push(Edit {
                    tag: Some(Arc::new(tag)),
                    lemma: lemma.first().map(|row| row.lemma.clone()),
                    ..Edit::stay(parse, ix)
                });
                edits.extend(content(parse, ix).map(|ix_of| Edit::new(ix_of, ix, DepRel::Ccomp)));
            }
            if is_infinitive(parse, ix) {
                edits.push(Edit {
                    tag: Some(Arc::new(infinitive(Upos::Verb))),
                    lemma: Some(parse[ix].form.to_lowercase()),
                    ..Edit::stay(parse, ix)
                });
            }
            edits.extend(attribute(parse, lexicon, ix).into_iter().flatten());
            if mistaken || parse.is_finite_verb(ix) {
                edits.extend(speaker(parse, ix).map(|who| Edit::new(who, ix, DepRel::Nsubj)));
            }
        }
        edits
    }
}

fn is_mistaken(parse: &Parse, lexicon: &Lexicon, ix: TokenIx) -> bool {
    if parse[ix].tag.upos != Upos::Noun || !parse[ix].form.starts_with(char::is_lowercase) {
        return false;
    }
    let subject = parse.subject(ix);
    let before = subject.is_some_and(|subject| subject < ix);
    let behind = subject.is_some_and(|subject| parse.before(parse.first_of(subject)) == Some(ix));
    let frame = parse[ix].deprel == DepRel::Parataxis && (behind || speaker(parse, ix).is_some());
    let bare = parse
        .dependents(
            ix,
            &[&AUXILIARIES[..], &[DepRel::Det, DepRel::Case]].concat(),
        )
        .next()
        .is_none();
    bare && (before || frame)
        && (!lexicon.predicates_of_form(&parse[ix].form).is_empty()
            || closes_clause(parse, lexicon, ix))
}

/// *dat er een koude wind blaast*, *dat er een vloek op rust*: behind a complementizer and its subject, what looks like the
/// third person is the verb that the clause would else lack.
fn closes_clause(parse: &Parse, lexicon: &Lexicon, ix: TokenIx) -> bool {
    let opened = parse.dependents(ix, &[DepRel::Mark]).any(|mark| {
        let relation = relation(parse, lexicon, mark);
        parse[mark].tag.upos == Upos::Sconj
            && matches!(relation, Some(Relation::Content | Relation::Fact))
    });
    let beside = parse.subject(ix).is_some_and(|subject| {
        parse[subject].tag.feat("Number") == Some("Sing")
            && (parse.last_of(subject).0 + 1..ix.0)
                .map(TokenIx)
                .all(|at| parse.is_under(at, ix) && !parse.is_verbal(at))
    });
    let attributes = [DepRel::Amod, DepRel::Nummod, DepRel::NmodPoss, DepRel::Conj];
    let bare = parse.dependents(ix, &attributes).next().is_none();
    opened && beside && bare && parse[ix].form.ends_with('t')
}

/// A verb of saying behind a quotation that is taken for an attribute of who says it.
fn attribute(parse: &Parse, lexicon: &Lexicon, ix: TokenIx) -> Option<Vec<Edit>> {
    let speaker = parse[ix].head.filter(|&speaker| {
        parse[ix].deprel == DepRel::Amod
            && parse.after(ix) == Some(speaker)
            && parse.dependent(speaker, DepRel::Det).is_none()
    })?;
    let comma = parse.before(ix).filter(|&comma| parse[comma].form == ",")?;
    let quoted = parse.before(comma).is_some_and(|mark| parse.is_punct(mark));
    let mut senses = lexicon.predicates_of_form(&parse[ix].form).iter();
    let sense = senses.find(|row| matches!(row.class, Class::Report | Class::Quote))?;
    let root = parse.root().filter(|&root| root < ix && quoted)?;
    // *…, verklaarde raadslid Bos opgetogen*
    let above = parse[speaker].head.filter(|&above| speaker < above);
    let verb = Edit {
        tag: Some(Arc::new(tag(parse, ix)?)),
        lemma: Some(sense.lemma.clone()),
        ..Edit::new(ix, root, DepRel::Parataxis)
    };
    let manner = above.map(|above| Edit::new(above, ix, DepRel::Advmod));
    let who = Edit::new(speaker, ix, DepRel::Nsubj);
    Some([verb, who].into_iter().chain(manner).collect())
}

/// What looks like a plural noun behind its modal.
fn is_infinitive(parse: &Parse, ix: TokenIx) -> bool {
    const BARE: [DepRel; 5] = [
        DepRel::Det,
        DepRel::Case,
        DepRel::Cop,
        DepRel::AuxPass,
        DepRel::Amod,
    ];
    let is_modal = |ix_of: TokenIx| ix_of < ix && parse.is_finite_verb(ix_of);
    parse[ix].tag.upos == Upos::Noun
        && parse[ix].form.ends_with("en")
        && parse.dependents(ix, &[DepRel::Aux]).any(is_modal)
        && parse.subject(ix).is_some()
        && parse.dependents(ix, &BARE).next().is_none()
}

/// The content clause right behind the verb that hangs on its subject.
fn content(parse: &Parse, verb: TokenIx) -> Option<TokenIx> {
    let subject = parse.subject(verb)?;
    parse
        .dependents(subject, &[DepRel::Acl])
        .find(|&clause| parse.after(verb) == Some(parse.first_of(clause)))
}

/// The noun right behind a frame that hangs on it as a sentence or name beside it: *…, schat Jansen*.
fn speaker(parse: &Parse, verb: TokenIx) -> Option<TokenIx> {
    let set_off = parse.before(verb).is_some_and(|at| parse.is_punct(at));
    let lone = parse[verb].deprel == DepRel::Parataxis
        && set_off
        && parse.dependents(verb, &SUBJECTS).next().is_none();
    let beside = [DepRel::Parataxis, DepRel::Appos];
    parse.dependents(verb, &beside).find(|&noun| {
        // *…, oppert Jan Bos*
        let named = parse[noun].tag.upos == Upos::Propn;
        let titled = parse[noun].tag.upos == Upos::Noun && parse[noun].deprel != DepRel::Appos;
        lone && (named || titled)
            && parse.before(parse.first_of(noun)) == Some(verb)
            && parse.finite_verb(noun).is_none()
    })
}

/// Present or past by the ending.
fn tag(parse: &Parse, ix: TokenIx) -> Option<Tag> {
    let time = match parse[ix].form.chars().next_back()? {
        't' => Time::Present,
        _ => Time::Past,
    };
    Some(finite_verb(Upos::Verb, time, Agreement::Third))
}
