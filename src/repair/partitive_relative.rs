use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *tien leden, van wie er drie ziek zijn*: behind *van wie er* a number counts who does it, and nothing else.
pub(super) struct PartitiveRelative;

impl Repair for PartitiveRelative {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|number| counted(parse, number))
            .flatten()
            .collect()
    }
}

fn counted(parse: &Parse, number: TokenIx) -> Option<Vec<Edit>> {
    let there = parse.before(number).filter(|&there| {
        let counts = parse[number].tag.upos == Upos::Num || parse[number].form == "een";
        parse[there].form == "er" && counts
    })?;
    let whole = parse.before(there)?;
    let of_whom = parse[whole].form == "wie"
        && parse
            .dependent(whole, DepRel::Case)
            .is_some_and(|case| parse[case].form == "van");
    let root = parse[whole].head.filter(|&root| {
        parse[root].deprel == DepRel::AclRelcl && parse.finite_verb(root).is_some()
    })?;
    if !of_whom && parse[whole].form != "waarvan" || !parse.is_under(number, root) {
        return None;
    }
    let finite = parse.finite_verb(root)?;
    let relations = [DepRel::Nsubj, DepRel::NsubjPass];
    let role = parse
        .dependents(root, &relations)
        .next()
        .map_or(DepRel::Nsubj, |subject| parse[subject].deprel);
    let displaced = parse
        .dependents(root, &relations)
        .filter(|&ix| ix != whole && ix != number);
    let mut edits: Vec<_> = displaced
        .map(|ix| {
            let quality = parse[ix].tag.upos == Upos::Adj;
            let relation = if quality { DepRel::Xcomp } else { DepRel::Obj };
            Edit::new(ix, root, relation)
        })
        .collect();
    edits.push(Edit::new(number, root, role));
    if of_whom {
        edits.push(Edit::new(whole, root, DepRel::Obl));
    }
    (number < finite).then_some(edits)
}
