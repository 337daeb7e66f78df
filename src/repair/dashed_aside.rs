use super::Repair;
use crate::{
    lexicon::{Lexicon, Modal},
    text::is_dash,
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx},
};

/// *Ik kan – en dat weet iedereen – goed zingen*: a sentence between dashes does not part a modal from its infinitive, and
/// has no part in what stands around it.
pub(super) struct DashedAside;

impl Repair for DashedAside {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| is_lone_modal(parse, lexicon, ix))
            .find_map(|modal| joined(parse, modal))
            .unwrap_or_default()
    }
}

fn is_lone_modal(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> bool {
    let modal = lexicon.modal(&parse[verb].lemma);
    parse.is_finite_verb(verb)
        && !AUXILIARIES.contains(&parse[verb].deprel)
        && modal.is_some_and(|modal| modal != Modal::Perfect)
        && parse.dependent(verb, DepRel::Xcomp).is_none()
}

fn joined(parse: &Parse, modal: TokenIx) -> Option<Vec<Edit>> {
    let dash = |ix: &TokenIx| is_dash(&parse[*ix].form);
    let mut dashes = parse.indices().filter(|&ix| ix > modal).filter(dash);
    let (open, close) = (dashes.next()?, dashes.next()?);
    let inside = |ix: TokenIx| open < ix && ix < close;
    let finite = parse
        .indices()
        .find(|&ix| inside(ix) && parse.is_finite_verb(ix))?;
    let infinitive = parse.indices().find(|&ix| {
        ix > close
            && (parse.is_infinitive(ix) || parse.looks_infinitive(ix))
            && parse.dependent(ix, DepRel::Mark).is_none()
            && parse[ix]
                .head
                .is_some_and(|head| head == modal || inside(head))
    })?;
    let governed = parse[finite]
        .head
        .filter(|&head| inside(head) && AUXILIARIES.contains(&parse[finite].deprel));
    let aside = governed.unwrap_or(finite);
    let mut edits = vec![
        Edit::new(infinitive, modal, DepRel::Xcomp),
        Edit::new(aside, modal, DepRel::Parataxis),
    ];
    let strays = parse.indices().filter(|&ix| !parse.is_punct(ix));
    edits.extend(strays.filter_map(|ix| {
        let out = parse[ix].head.is_some_and(|head| !inside(head));
        let own = inside(ix) && ix != aside && out;
        let other = ix > close && ix != infinitive && parse[ix].head.is_some_and(inside);
        let head = if own { aside } else { infinitive };
        (own || other).then(|| Edit::new(ix, head, parse[ix].deprel))
    }));
    Some(edits)
}
