use super::Repair;
use crate::{
    inflect::BE,
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De club meldde in gesprek te zijn*, *De wethouder liet weten tegen de sloop te zijn*: a phrase with *te zijn* behind a
/// verb of saying is the content of that verb, and tells no more where it was said or to whom.
pub(super) struct ContentPhrase;

impl Repair for ContentPhrase {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|be| content(parse, lexicon, be))
            .flatten()
            .collect()
    }
}

fn content(parse: &Parse, lexicon: &Lexicon, be: TokenIx) -> Option<Vec<Edit>> {
    let copula =
        parse[be].lemma == BE && parse.is_infinitive(be) && parse[be].deprel == DepRel::Cop;
    let te = parse
        .before(be)
        .filter(|&te| copula && parse[te].form == "te" && parse[te].deprel == DepRel::Mark)?;
    let holder = parse[be].head?;
    let phrase = phrases(parse, holder)
        .find(|&ix| parse.after(last_before(parse, ix, te)) == Some(te))
        .filter(|&ix| parse.dependent(ix, DepRel::Case).is_some())?;
    let above = if phrase == holder {
        parse[phrase].head?
    } else {
        holder
    };
    // *laat weten*
    let verb = if parse[above].deprel == DepRel::CompoundPrt {
        parse[above].head?
    } else {
        above
    };
    let says = parse
        .dependents(verb, &[DepRel::CompoundPrt, DepRel::Xcomp])
        .filter(|&ix| ix < phrase)
        .chain([above, verb])
        .any(|ix| !lexicon.predicates(&parse[ix].lemma).is_empty());
    if !says || !parse.is_finite_verb(verb) || parse.first_of(phrase) < above {
        return None;
    }
    let mut edits = vec![
        Edit::new(phrase, verb, DepRel::Xcomp),
        Edit::new(te, phrase, DepRel::Mark),
        Edit::new(be, phrase, DepRel::Cop),
    ];
    // *laat weten* is one verb
    let told = parse
        .dependents(verb, &[DepRel::Xcomp])
        .find(|&ix| parse.is_infinitive(ix) && ix < phrase);
    edits.extend(told.map(|ix| Edit::new(ix, verb, DepRel::CompoundPrt)));
    // *fel tegen de sloop*
    let degree = parse
        .before(parse.first_of(phrase))
        .filter(|&ix| parse[ix].deprel == DepRel::Advmod && parse[ix].tag.upos == Upos::Adj);
    edits.extend(degree.map(|ix| Edit::new(ix, phrase, DepRel::Advmod)));
    let clauses = [above, verb]
        .into_iter()
        .flat_map(|ix| parse.dependents(ix, &[DepRel::Advcl]))
        .filter(|&ix| ix > be);
    edits.extend(clauses.map(|ix| Edit::new(ix, phrase, DepRel::Advcl)));
    Some(edits)
}

/// The phrases that the infinitive may belong to: the word that it hangs on, or those beside it.
fn phrases(parse: &Parse, holder: TokenIx) -> impl Iterator<Item = TokenIx> + '_ {
    const LOOSE: [DepRel; 2] = [DepRel::Obl, DepRel::OblArg];
    let own = Some(holder).filter(|&ix| LOOSE.contains(&parse[ix].deprel));
    own.into_iter().chain(parse.dependents(holder, &LOOSE))
}

/// The last word of a phrase in front of the infinitive that may hang on it.
fn last_before(parse: &Parse, phrase: TokenIx, te: TokenIx) -> TokenIx {
    let words = parse.subtree(phrase);
    words.into_iter().rfind(|&ix| ix < te).unwrap_or(phrase)
}
