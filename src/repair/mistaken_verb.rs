use std::sync::Arc;

use super::{Repair, tags::noun};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Zij roemen haar geduld en haar wil om te winnen*: what has an owner in front is no verb, but another noun beside the
/// one in front of the conjunction; *Ik zie rook en damp*: nor is a bare word that ends the sentence and does not agree with
/// the subject that it would share.
pub(super) struct MistakenVerb;

impl Repair for MistakenVerb {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::Conj && parse.is_finite_verb(ix))
            .filter_map(|ix| Some(edits(parse, ix, beside(parse, ix)?)))
            .flatten()
            .collect()
    }
}

fn edits(parse: &Parse, ix: TokenIx, first: TokenIx) -> Vec<Edit> {
    let purpose = parse
        .dependents(ix, &[DepRel::Xcomp])
        .map(|clause| Edit::new(clause, ix, DepRel::Acl));
    let noun = Edit {
        tag: Some(Arc::new(noun())),
        lemma: Some(parse[ix].form.clone()),
        ..Edit::new(ix, first, DepRel::Conj)
    };
    std::iter::once(noun).chain(purpose).collect()
}

/// The noun in front of the conjunction that the word is coordinated with.
fn beside(parse: &Parse, ix: TokenIx) -> Option<TokenIx> {
    let clause = parse[ix].head?;
    let cc = parse
        .dependent(ix, DepRel::Cc)
        .filter(|&cc| cc == parse.first_of(ix))?;
    let next = parse.after(cc)?;
    let owner = parse[next].deprel == DepRel::NmodPoss
        && parse[next].head == Some(ix)
        && parse.after(next) == Some(ix)
        && parse.subject(ix).is_none();
    let bare = next == ix && parse.children(ix).len() == 1 && parse.ends_sentence(ix);
    if !(owner || bare && disagrees(parse, ix, clause)) {
        return None;
    }
    let before = parse.before(cc)?;
    std::iter::once(before)
        .chain(parse.ancestors(before))
        .take_while(|&noun| noun != clause)
        .find(|&noun| parse[noun].head == Some(clause))
        .filter(|&noun| parse.is_nominal(noun) && parse.last_of(noun) == before)
}

/// Whether the verb cannot have the subject of the clause before: *ik* with *-t*, or several with the form of one.
fn disagrees(parse: &Parse, verb: TokenIx, clause: TokenIx) -> bool {
    let first = |subject: TokenIx| parse[subject].tag.feat("Person") == Some("1");
    let number = |ix: TokenIx| parse[ix].tag.feat("Number");
    let plural = parse
        .finite_verb(clause)
        .is_some_and(|finite| number(finite) == Some("Plur"));
    let tag = &parse[verb].tag;
    number(verb) == Some("Sing")
        && (plural || tag.has_part("met-t") && parse.subject(clause).is_some_and(first))
}
