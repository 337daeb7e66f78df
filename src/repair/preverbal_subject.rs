use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De wind draaide en ook de motor haperde*: a main clause that is coordinated with one that opens with its subject
/// shares that only if its verb comes first; a noun alone in front of the verb is the subject of its own, and what stands in
/// front of that too belongs to the noun.
pub(super) struct PreverbalSubject;

impl Repair for PreverbalSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| Some((verb, subject(parse, verb)?)))
            .flat_map(|(verb, noun)| {
                let front = parse.dependents(verb, &[DepRel::Advmod]);
                front
                    .filter(move |&adverb| adverb < noun)
                    .map(move |adverb| Edit::new(adverb, noun, DepRel::Amod))
                    .chain([Edit::new(noun, verb, relation(parse, noun))])
            })
            .collect()
    }
}

fn subject(parse: &Parse, verb: TokenIx) -> Option<TokenIx> {
    let first = parse[verb].head.filter(|&first| {
        parse[verb].deprel == DepRel::Conj && parse.is_finite_verb(verb) && is_main(parse, first)
    })?;
    let cc = parse
        .dependent(verb, DepRel::Cc)
        .filter(|&cc| parse.first_of(verb) == cc)?;
    let mut others = parse
        .children(verb)
        .iter()
        .copied()
        .filter(|&ix| ix < verb && ix != cc && !parse.is_punct(ix));
    let noun = others.clone().find(|&ix| {
        matches!(
            parse[ix].deprel,
            DepRel::Obj | DepRel::Nsubj | DepRel::NsubjPass
        )
    })?;
    let alone = others.all(|ix| {
        ix == noun || ix < noun && parse[ix].tag.upos == Upos::Adv && parse.children(ix).is_empty()
    });
    let bare = parse.subject(verb).is_none_or(|subject| subject == noun)
        && parse.dependent(verb, DepRel::Expl).is_none()
        && parse
            .dependents(verb, &[DepRel::Obj])
            .all(|ix| ix == noun || parse[noun].deprel != DepRel::Obj);
    let named = matches!(parse[noun].tag.upos, Upos::Noun | Upos::Propn)
        && parse.agrees(noun, verb)
        && parse.after(parse.last_of(noun)) == Some(verb);
    (first < cc && alone && bare && named).then_some(noun)
}

/// A subject stays what it is.
fn relation(parse: &Parse, noun: TokenIx) -> DepRel {
    match parse[noun].deprel {
        DepRel::Obj => DepRel::Nsubj,
        relation => relation,
    }
}

/// A main clause with its subject in front of the verb.
fn is_main(parse: &Parse, root: TokenIx) -> bool {
    let main = matches!(parse[root].deprel, DepRel::Root | DepRel::Parataxis)
        && parse.dependent(root, DepRel::Mark).is_none();
    let finite = parse.finite_verb(root);
    let cluster = parse.dependents(root, &AUXILIARIES).count();
    let second = parse
        .subject(root)
        .is_some_and(|subject| parse.after(parse.last_of(subject)) == finite);
    main && second && (cluster == 0 || finite != Some(root))
}
