use super::{Repair, comma_before};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De fanfare trok door het dorp, gevolgd door kinderen*, *Zij liep naar de deur, luid zingend over vroeger*: behind a comma
/// at the end of its sentence a participle tells of the subject, not of the place; but *Hij kwam in een dorp, gelegen aan een
/// meer*, *Hij broedt in moerassen, afgewisseld met bos*: without anybody who does it, it may tell of a place that is new,
/// and of *Dit blijkt uit het onderzoek, uitgevoerd door Simons* *dit* is no thing.
pub(super) struct DetachedParticiple;

impl Repair for DetachedParticiple {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| Some(Edit::new(ix, verb_above(parse, ix)?, DepRel::Advcl)))
            .collect()
    }
}

fn verb_above(parse: &Parse, participle: TokenIx) -> Option<TokenIx> {
    let place = parse[participle].head.filter(|&place| {
        parse[participle].deprel == DepRel::Acl
            && parse.is_participle(participle)
            && parse.finite_verb(participle).is_none()
            && matches!(parse[place].deprel, DepRel::Obl | DepRel::OblArg)
            && parse[place].tag.upos == Upos::Noun
            && parse.dependent(place, DepRel::Case).is_some()
    })?;
    let present = parse[participle].tag.has_part("od");
    let opens = (present || parse.first_of(participle) == participle)
        && comma_before(parse, participle).is_some();
    let new = !present && is_new(parse, place) && !has_agent(parse, participle);
    let ends = parse.ends_sentence(*parse.subtree(participle).last()?);
    let verb = parse[place].head?;
    let acts = parse.subject(verb).is_some_and(|subject| {
        let word = &parse[subject];
        word.tag.feat("Number") != Some("Plur") && !matches!(word.lemma.as_str(), "dat" | "dit")
    });
    (opens && ends && acts && !new && parse.is_verbal(verb)).then_some(verb)
}

/// *een dorp*, *moerassen*
fn is_new(parse: &Parse, place: TokenIx) -> bool {
    let several = parse[place].tag.feat("Number") == Some("Plur");
    parse.is_indefinite(place) || several && !parse.has_determiner(place)
}

/// *gevolgd door kinderen*
pub(crate) fn has_agent(parse: &Parse, participle: TokenIx) -> bool {
    const BY: &str = "door";
    let mut cases = parse
        .children(participle)
        .iter()
        .filter_map(|&ix| parse.dependent(ix, DepRel::Case));
    parse.dependent(participle, DepRel::OblAgent).is_some()
        || cases.any(|case| parse[case].form == BY)
}
