use super::Repair;
use crate::{
    lexicon::{AttributionKind, Lexicon},
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Jansen, volgens de politie de leider van de bende, …*: a noun with its article right behind a source between commas is
/// what the source says of the noun in front.
pub(super) struct AccordingApposition;

impl Repair for AccordingApposition {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|according| apposition(parse, lexicon, according))
            .flatten()
            .collect()
    }
}

fn apposition(parse: &Parse, lexicon: &Lexicon, according: TokenIx) -> Option<[Edit; 2]> {
    let form = parse[according].form.to_lowercase();
    let phrase = lexicon.attribution_at(&[form.as_str()])?;
    let source = parse[according].head.filter(|_| {
        phrase.kind == AttributionKind::Preposition && parse[according].deprel == DepRel::Case
    })?;
    let comma = parse
        .before(according)
        .filter(|&comma| parse[comma].form == ",")?;
    let noun = parse
        .indices()
        .find(|&noun| noun > source && stands_behind(parse, source, noun))?;
    let anchor = anchor(parse, source, noun, comma)?;
    let closed = parse.subtree_without(noun, |ix| ix == source).into_iter();
    let last = closed.filter(|&ix| !parse.is_punct(ix)).max()?;
    parse
        .after(last)
        .is_none_or(|next| parse.is_punct(next))
        .then(|| {
            [
                Edit::new(noun, anchor, DepRel::Appos),
                Edit::new(source, noun, DepRel::Nmod),
            ]
        })
}

/// Whether the noun begins with an article right behind the source.
fn stands_behind(parse: &Parse, source: TokenIx, noun: TokenIx) -> bool {
    let own = |ix: &TokenIx| parse.is_under(*ix, source) && !parse.is_under(*ix, noun);
    let last = parse.subtree(source).into_iter().filter(own).max();
    parse[noun].tag.upos == Upos::Noun
        && parse.dependents(noun, &[DepRel::Det]).any(|article| {
            parse[article].tag.feat("Definite").is_some()
                && parse.first_of(noun) == article
                && parse.before(article) == last.or(Some(source))
        })
}

/// The noun in front of the comma, which the other two hang on, or the verb above it.
fn anchor(parse: &Parse, source: TokenIx, noun: TokenIx, comma: TokenIx) -> Option<TokenIx> {
    let head = parse[source].head?;
    if parse[noun].deprel == DepRel::Appos && parse[noun].head == Some(head) && head < comma {
        return Some(head);
    }
    let misplaced = matches!(
        parse[noun].deprel,
        DepRel::Appos | DepRel::Obj | DepRel::Xcomp | DepRel::Obl
    ) && (parse[noun].head == Some(source) || parse[noun].head == Some(head));
    parse.before(comma).filter(|&before| {
        let names = matches!(parse[before].tag.upos, Upos::Noun | Upos::Propn | Upos::Num);
        misplaced && names
    })
}
