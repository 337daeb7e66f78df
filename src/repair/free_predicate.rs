use super::Repair;
use crate::{
    inflect::BE,
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De regen is precies wat de boer nodig heeft*: the copula in front of a free relative belongs to the noun that stands
/// before it, and the relative tells what that is.
pub(super) struct FreePredicate;

impl Repair for FreePredicate {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .find_map(|copula| with_relative(parse, copula))
            .unwrap_or_default()
    }
}

const WHAT: &str = "wat";

fn with_relative(parse: &Parse, copula: TokenIx) -> Option<Vec<Edit>> {
    let mistaken = parse[copula]
        .head
        .filter(|_| parse[copula].deprel == DepRel::Cop && parse[copula].lemma == BE)?;
    let what = what_behind(parse, copula).filter(|_| parse.is_finite_verb(copula))?;
    let verb = parse[what]
        .head
        .filter(|&verb| what < verb && parse.finite_verb(verb).is_some())?;
    let tops: Vec<_> = [Some(mistaken), Some(verb), parse[verb].head]
        .into_iter()
        .flatten()
        .collect();
    let subjects = tops
        .iter()
        .flat_map(|&top| parse.dependents(top, &[DepRel::NsubjOuter, DepRel::Nsubj]));
    let noun = tops.iter().copied().chain(subjects).find(|&noun| {
        noun < copula
            && parse.is_nominal(noun)
            && parse.subtree_without(noun, |ix| ix >= copula).last()
                == parse.before(copula).as_ref()
    })?;
    let between: Vec<_> = (copula.0 + 1..what.0).map(TokenIx).collect();
    let joined = |ix: TokenIx| [noun, mistaken, verb].contains(&ix) || between.contains(&ix);
    let outermost = [verb, mistaken, noun]
        .into_iter()
        .chain(between.iter().copied())
        .find(|&ix| parse[ix].head.is_none_or(|head| !joined(head)))?;
    let right = parse[copula].head == Some(noun) && outermost == noun;
    let mut edits: Vec<_> = [verb, mistaken]
        .into_iter()
        .flat_map(|top| parse.children(top))
        .filter(|&&ix| ix < what && !joined(ix))
        .map(|&ix| Edit::new(ix, noun, parse[ix].deprel))
        .collect();
    edits.extend(
        between
            .iter()
            .map(|&ix| Edit::new(ix, noun, DepRel::Advmod)),
    );
    edits.push(Edit::new(copula, noun, DepRel::Cop));
    edits.push(Edit::new(verb, noun, DepRel::Csubj));
    edits.push(Edit::place(
        noun,
        parse[outermost].head,
        parse[outermost].deprel,
    ));
    (!right).then_some(edits)
}

/// *wat* behind the copula, with two adverbs at most between.
fn what_behind(parse: &Parse, copula: TokenIx) -> Option<TokenIx> {
    const BETWEEN: usize = 3;
    parse
        .indices()
        .skip(copula.at() + 1)
        .take(BETWEEN)
        .take_while(|&ix| {
            !parse.is_punct(ix) && !parse.is_verbal(ix) && !parse.is_nominal(ix)
                || parse[ix].form == WHAT
        })
        .find(|&ix| parse[ix].form == WHAT)
}
