use super::{Repair, comma_before, says};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *De brug is te smal, wordt gezegd*, *De dijk, werd beweerd, is te zwak*: a passive of saying that opens behind a comma
/// and has no subject is the frame of what is in front of it, and neither coordinated with that nor a part of it.
pub(super) struct HearsayFrame;

impl Repair for HearsayFrame {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        let Some(root) = parse.root() else {
            return Vec::new();
        };
        let frame = parse.indices().find(|&said| is_frame(parse, lexicon, said));
        frame
            .map(|said| {
                if said == root {
                    behind(parse, said)
                } else {
                    beside(parse, said, root)
                }
            })
            .unwrap_or_default()
    }
}

/// A participle with its auxiliary in front, between punctuation, and only adverbs or phrases between.
fn is_frame(parse: &Parse, lexicon: &Lexicon, said: TokenIx) -> bool {
    let Some(auxiliary) = auxiliary(parse, said) else {
        return false;
    };
    let set_off = comma_before(parse, auxiliary).is_some();
    let closed = parse.after(said).is_none_or(|next| parse.is_punct(next));
    let adverbial = |&ix: &TokenIx| {
        let loose = [DepRel::Advmod, DepRel::Obl, DepRel::Iobj, DepRel::Expl];
        ix <= auxiliary || loose.contains(&parse[ix].deprel) || parse.is_punct(ix)
    };
    set_off
        && closed
        && parse.is_participle(said)
        && parse.children(said).iter().all(adverbial)
        && says(parse, lexicon, said)
}

fn auxiliary(parse: &Parse, said: TokenIx) -> Option<TokenIx> {
    parse
        .dependents(said, &[DepRel::AuxPass])
        .find(|&ix| ix < said && parse.is_finite_verb(ix))
}

/// A frame that depends on what it frames.
fn beside(parse: &Parse, said: TokenIx, root: TokenIx) -> Vec<Edit> {
    let relations = [
        DepRel::Conj,
        DepRel::AclRelcl,
        DepRel::Acl,
        DepRel::Advcl,
        DepRel::Csubj,
        DepRel::Appos,
    ];
    let own = |ix: TokenIx| !parse.is_punct(ix) && ix < said;
    let opens = parse
        .children(said)
        .iter()
        .find(|&&ix| own(ix))
        .is_some_and(|&first| Some(first) == auxiliary(parse, said));
    let framed = parse.finite_verb(root).is_some()
        && parse
            .subject(root)
            .is_some_and(|subject| subject != said && !parse.is_under(said, subject));
    if relations.contains(&parse[said].deprel) && opens && framed {
        vec![Edit::new(said, root, DepRel::Parataxis)]
    } else {
        Vec::new()
    }
}

/// A frame that has taken what it frames for a part of itself: a main clause, which has its verb in second place.
fn behind(parse: &Parse, said: TokenIx) -> Vec<Edit> {
    let mut front = parse
        .children(said)
        .iter()
        .copied()
        .filter(|&ix| Some(ix) < auxiliary(parse, said) && !parse.is_punct(ix));
    let content = front.next().filter(|_| front.next().is_none());
    content
        .filter(|&content| is_main(parse, content))
        .map(|content| {
            vec![
                Edit::root(content),
                Edit::new(said, content, DepRel::Parataxis),
            ]
        })
        .unwrap_or_default()
}

fn is_main(parse: &Parse, root: TokenIx) -> bool {
    let Some(verb) = parse.finite_verb(root) else {
        return false;
    };
    let front = parse
        .children(root)
        .iter()
        .filter(|&&ix| ix < verb && !parse.is_punct(ix) && parse[ix].deprel != DepRel::Cc);
    let first = parse.first_of(root);
    front.count() == 1
        && !parse[first].tag.asks_or_relates()
        && parse[first].tag.upos != Upos::Sconj
        && parse.dependents(root, &SUBJECTS).next().is_some()
}
