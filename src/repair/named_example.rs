use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *dat een bedrijf als Acme leningen afsluit*, *landen als Peru en Chili*: a name or several nouns behind *als* are an
/// example of the indefinite noun right in front, and not what somebody acts as.
pub(super) struct NamedExample;

impl Repair for NamedExample {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| Some(Edit::new(ix, noun(parse, ix)?, DepRel::Nmod)))
            .collect()
    }
}

fn noun(parse: &Parse, example: TokenIx) -> Option<TokenIx> {
    let verb = parse[example]
        .head
        .filter(|&verb| verb > example && parse[example].deprel == DepRel::Advcl)?;
    let mark = parse
        .dependent(example, DepRel::Mark)
        .filter(|&mark| parse[mark].form == "als" && parse.first_of(example) == mark)?;
    let noun = parse.before(mark).filter(|&noun| {
        parse[noun].tag.upos == Upos::Noun && noun != verb && parse.is_under(noun, verb)
    })?;
    let several = parse.dependent(example, DepRel::Conj).is_some();
    let name = parse[example].form.starts_with(char::is_uppercase);
    let bare = matches!(parse[example].tag.upos, Upos::Noun | Upos::Propn)
        && parse.dependent(example, DepRel::Det).is_none()
        && parse.finite_verb(example).is_none();
    let mut determiners = parse.dependents(noun, &[DepRel::Det, DepRel::NmodPoss]);
    let indefinite = determiners.all(|det| parse[det].tag.feat("Definite") == Some("Ind"));
    let plural = parse[noun].tag.feat("Number") == Some("Plur");
    (bare && indefinite && (name || several && plural)).then_some(noun)
}
