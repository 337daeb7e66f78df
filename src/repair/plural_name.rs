use std::sync::Arc;

use super::{Repair, tags};
use crate::{
    inflect::BE,
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Kuipers speelde in Breda*: a bare noun that begins the sentence in front of a verb in the singular is no plural but a
/// name; but of *Reizen is duur* it may be an infinitive, and *Bergen heet het boek*.
pub(super) struct PluralName;

impl Repair for PluralName {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .first_word()
            .filter(|&word| is_name(parse, word))
            .map(|word| Edit {
                tag: Some(Arc::new(tags::name())),
                lemma: Some(parse[word].form.clone()),
                ..Edit::stay(parse, word)
            })
            .into_iter()
            .collect()
    }
}

fn is_name(parse: &Parse, word: TokenIx) -> bool {
    const CALLED: &str = "heten";
    let bare = parse[word].deprel == DepRel::Nsubj
        && parse[word].tag.upos == Upos::Noun
        && parse[word].tag.feat("Number") == Some("Plur")
        && parse[word].form.starts_with(char::is_uppercase)
        && parse.children(word).iter().all(|&ix| parse.is_punct(ix));
    let verb = parse[word]
        .head
        .filter(|&verb| bare && parse.is_verbal(verb) && parse[verb].lemma != CALLED);
    verb.and_then(|verb| parse.finite_verb(verb))
        .is_some_and(|finite| {
            parse.after(word) == Some(finite)
                && parse[finite].lemma != BE
                && parse[finite].tag.feat("Number") == Some("Sing")
        })
}
