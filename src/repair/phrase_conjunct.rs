use super::Repair;
use crate::{
    coreference::{Class, nature::nature},
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Het was een kwestie van geven en nemen*: what has no article is coordinated with the word without one in the phrase
/// right before *en*, and not with a predicative noun that has one.
pub(super) struct PhraseConjunct;

impl Repair for PhraseConjunct {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|conjunct| {
                Some(Edit::new(conjunct, partner(parse, conjunct)?, DepRel::Conj))
            })
            .collect()
    }
}

fn partner(parse: &Parse, conjunct: TokenIx) -> Option<TokenIx> {
    let noun = parse[conjunct]
        .head
        .filter(|_| parse[conjunct].deprel == DepRel::Conj)?;
    let cc = parse.dependent(conjunct, DepRel::Cc)?;
    let counts = parse[noun].tag.upos == Upos::Num;
    let article = counts || parse.dependent(noun, DepRel::Det).is_some();
    let predicative = parse.dependent(noun, DepRel::Cop).is_some();
    let phrase = parse
        .dependents(noun, &[DepRel::Nmod])
        .rfind(|&phrase| parse.before(cc) == Some(phrase))?;
    let case = parse.dependent(phrase, DepRel::Case);
    (article
        && predicative
        && case.is_some()
        && is_bare(parse, phrase)
        && is_bare(parse, conjunct)
        && nature(parse, conjunct).class != Class::Person)
        .then_some(phrase)
}

/// *nemen*, *hoop*, *felle kou*: an infinitive with nothing of its own, or a noun without article, preposition or verb.
fn is_bare(parse: &Parse, ix: TokenIx) -> bool {
    let own = |&ix: &TokenIx| {
        matches!(
            parse[ix].deprel,
            DepRel::Amod | DepRel::Cc | DepRel::Case | DepRel::Punct | DepRel::Acl
        )
    };
    let conjunct = parse[ix].deprel == DepRel::Conj;
    let prepositional = parse.dependent(ix, DepRel::Case).is_some();
    let nominal = parse[ix].tag.upos == Upos::Noun || parse.is_infinitive(ix);
    nominal && parse.children(ix).iter().all(own) && !(conjunct && prepositional)
}
