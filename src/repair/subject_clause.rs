use super::{Repair, relation};
use crate::{
    lexicon::{Lexicon, Relation},
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *Dat de brug dicht bleef, kwam door de vorst*, *Wie ja zegt, moet niet klagen*: the content clause or free relative in
/// front of a verb without a subject is the subject.
pub(super) struct SubjectClause;

impl Repair for SubjectClause {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| {
                let verb = verb_without_subject(parse, lexicon, ix)?;
                Some(Edit::new(ix, verb, DepRel::Csubj))
            })
            .collect()
    }
}

fn verb_without_subject(parse: &Parse, lexicon: &Lexicon, ix: TokenIx) -> Option<TokenIx> {
    let loose = matches!(parse[ix].deprel, DepRel::Advcl | DepRel::Parataxis);
    let verb = parse[ix].head.filter(|&verb| loose && ix < verb)?;
    let first = parse.first_of(ix);
    let free_relative = parse[first].tag.upos == Upos::Pron
        && parse[first].tag.asks_or_relates()
        && parse
            .finite_verb(ix)
            .is_some_and(|finite| finite.0 > first.0 + 1);
    let content = parse[first].head == Some(ix)
        && (free_relative || relation(parse, lexicon, first) == Some(Relation::Content));
    let opens = parse.first_of(verb) == first && parse[verb].deprel != DepRel::Conj;
    let lone = parse.dependents(verb, &SUBJECTS).next().is_none()
        && parse.dependent(verb, DepRel::Expl).is_none();
    (content && opens && lone && parse.finite_verb(verb).is_some()).then_some(verb)
}
