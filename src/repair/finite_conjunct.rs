use std::sync::Arc;

use super::{
    Repair,
    tags::{finite_verb, is_spelt},
};
use crate::{
    inflect::{Agreement, Time},
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De boeren weigerden te vertrekken en blokkeren nu de weg*: what is coordinated with a finite plural that governs no bare
/// infinitive, and has its own objects and adverbials behind it, is a finite plural too.
pub(super) struct FiniteConjunct;

impl Repair for FiniteConjunct {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| {
                let tag = finite_verb(Upos::Verb, time(parse, lexicon, ix)?, Agreement::Plural);
                Some(Edit {
                    tag: Some(Arc::new(tag)),
                    ..Edit::stay(parse, ix)
                })
            })
            .collect()
    }
}

/// The tense of an infinitive that is a finite verb: that of the first conjunct, if it looks the same in it.
fn time(parse: &Parse, lexicon: &Lexicon, conjunct: TokenIx) -> Option<Time> {
    let first = parse[conjunct]
        .head
        .filter(|_| parse[conjunct].deprel == DepRel::Conj && parse.is_infinitive(conjunct))?;
    let governs = lexicon.modal(&parse[first].lemma).is_some()
        || parse
            .dependents(first, &[DepRel::Xcomp, DepRel::Ccomp])
            .any(|ix| parse.is_infinitive(ix) && parse.dependent(ix, DepRel::Mark).is_none());
    let plural = parse.is_finite_verb(first) && parse[first].tag.feat("Number") == Some("Plur");
    let main = parse.subject(first).is_some_and(|subject| subject < first);
    (plural && main && !governs && stands_alone(parse, conjunct)).then(|| {
        let past = parse[first].tag.feat("Tense") == Some("Past")
            && is_spelt(parse, conjunct, Time::Past, Agreement::Plural);
        if past { Time::Past } else { Time::Present }
    })
}

/// Right behind its conjunction, with neither *te* nor an auxiliary, and with all else behind it.
fn stands_alone(parse: &Parse, conjunct: TokenIx) -> bool {
    let cc = parse.dependent(conjunct, DepRel::Cc);
    let mut others = parse
        .children(conjunct)
        .iter()
        .copied()
        .filter(|&ix| Some(ix) != cc && !parse.is_punct(ix))
        .peekable();
    let marks = [DepRel::Mark, DepRel::CompoundPrt];
    cc.is_some_and(|cc| parse.after(cc) == Some(conjunct))
        && others.peek().is_some()
        && others.all(|ix| {
            let relation = parse[ix].deprel;
            ix > conjunct && !marks.contains(&relation) && !AUXILIARIES.contains(&relation)
        })
}
