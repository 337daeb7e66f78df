use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Zij was een eminent en gevierd docent*: of two conjuncts side by side, an adjective and a noun, the noun is what all
/// adjectives in front of it tell of.
pub(super) struct WaitingAdjective;

impl Repair for WaitingAdjective {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .find_map(|noun| raised(parse, noun))
            .unwrap_or_default()
    }
}

fn raised(parse: &Parse, noun: TokenIx) -> Option<Vec<Edit>> {
    let first = parse[noun].head.filter(|_| {
        parse[noun].deprel == DepRel::Conj
            && parse[noun].tag.upos == Upos::Noun
            && parse[noun].tag.feat("Number") != Some("Plur")
            && parse
                .dependents(noun, &[DepRel::Cc, DepRel::Det, DepRel::Case])
                .next()
                .is_none()
    })?;
    let adjective = parse.before(noun).filter(|&adjective| {
        parse[adjective].deprel == DepRel::Conj
            && parse[adjective].head == Some(first)
            && (parse[adjective].tag.upos == Upos::Adj || parse.is_participle(adjective))
            && parse.dependent(adjective, DepRel::Cc).is_some()
    })?;
    // *een eminent*
    let article = parse.dependent(first, DepRel::Det)?;
    let alone = parse.after(article) == Some(first) && first < adjective;
    let others = parse
        .children(first)
        .iter()
        .filter(|&&child| child != noun && !(article < child && child < noun));
    let mut edits: Vec<_> = others
        .map(|&child| Edit::new(child, noun, parse[child].deprel))
        .collect();
    edits.push(Edit::place(noun, parse[first].head, parse[first].deprel));
    edits.push(Edit::new(first, noun, DepRel::Amod));
    alone.then_some(edits)
}
