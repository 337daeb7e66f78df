use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx},
};

/// *het kind, dat de brieven die je haar schreef verscheurde*: who stands between a relative pronoun and its verb is the
/// subject of that verb if it has none, and not of the relative clause around.
pub(super) struct EnclosedSubject;

impl Repair for EnclosedSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::AclRelcl)
            .filter_map(|inner| handed(parse, inner))
            .flatten()
            .collect()
    }
}

fn handed(parse: &Parse, inner: TokenIx) -> Option<Vec<Edit>> {
    let pronoun = relative_word(parse, inner).filter(|&word| word == parse.first_of(inner))?;
    let verb = parse.finite_verb(inner)?;
    let lacking = parse.subject(inner).is_none();
    let subject = (pronoun.0 + 1..verb.0.min(inner.0))
        .map(TokenIx)
        .find(|&ix| lacking && SUBJECTS.contains(&parse[ix].deprel))?;
    let outer = parse[subject].head.filter(|&outer| {
        outer > inner && !parse.is_under(outer, inner) && parse.agrees(subject, verb)
    })?;
    let own = Edit::new(subject, inner, DepRel::Nsubj);
    // *dat de brieven … verscheurde*: the other lacks its subject now
    let word = relative_word(parse, outer).filter(|&word| {
        parse[word].deprel == DepRel::Obj
            && parse.dependents(outer, &[DepRel::Obj]).any(|ix| ix != word)
    });
    let freed = word.map(|word| Edit::new(word, outer, DepRel::Nsubj));
    Some(std::iter::once(own).chain(freed).collect())
}

fn relative_word(parse: &Parse, verb: TokenIx) -> Option<TokenIx> {
    let mut words = parse.children(verb).iter().copied();
    words.find(|&ix| parse.is_relative_pronoun(ix))
}
