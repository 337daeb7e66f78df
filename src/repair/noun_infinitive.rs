use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *maakte het besluit het toernooi te annuleren bekend*: the infinitive that begins right behind a noun with content is
/// its content.
pub(super) struct NounInfinitive;

impl Repair for NounInfinitive {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| Some(Edit::new(ix, noun_before(parse, lexicon, ix)?, DepRel::Acl)))
            .collect()
    }
}

fn noun_before(parse: &Parse, lexicon: &Lexicon, infinitive: TokenIx) -> Option<TokenIx> {
    let verb = parse[infinitive]
        .head
        .filter(|_| parse[infinitive].deprel == DepRel::Xcomp && parse.is_infinitive(infinitive))?;
    let first = parse.first_of(infinitive);
    let own_words = first != infinitive && parse[first].deprel != DepRel::Mark;
    let noun = parse
        .before(first)
        .filter(|&noun| parse[noun].head == Some(verb))?;
    let marked = parse.dependent(infinitive, DepRel::Mark).is_some();
    let adverbial = parse.dependent(noun, DepRel::Case).is_some();
    (marked && (own_words || adverbial) && lexicon.nouns(&parse[noun].lemma).is_some())
        .then_some(noun)
}
