use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Het blijkt dat er veel te winnen valt met rust*: behind *er* an infinitive with *te* right in front of a finite verb
/// belongs to it, and what stands before the infinitive is the subject of both; they are no two clauses of one verb.
pub(super) struct RaisedInfinitive;

impl Repair for RaisedInfinitive {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|infinitive| joined(parse, infinitive))
            .flatten()
            .collect()
    }
}

fn joined(parse: &Parse, infinitive: TokenIx) -> Option<Vec<Edit>> {
    const CLAUSES: [DepRel; 3] = [DepRel::Csubj, DepRel::Ccomp, DepRel::Advcl];
    const THERE: &str = "er";
    let te = parse.before(infinitive).filter(|&te| {
        parse[te].head == Some(infinitive)
            && parse[te].deprel == DepRel::Mark
            && parse.is_infinitive(infinitive)
    })?;
    let finite = parse.after(infinitive).filter(|&finite| {
        parse.is_finite_verb(finite)
            && parse[finite].head == parse[infinitive].head
            && [infinitive, finite]
                .iter()
                .all(|&ix| CLAUSES.contains(&parse[ix].deprel))
    })?;
    // *dat haar poging om te winnen mislukt*
    let there = [infinitive, finite]
        .iter()
        .flat_map(|&ix| parse.children(ix))
        .any(|&ix| ix < te && parse[ix].lemma == THERE);
    let marked = parse
        .dependents(finite, &[DepRel::Mark])
        .any(|mark| mark < te && parse[mark].tag.upos == Upos::Sconj);
    let shared = parse
        .dependents(
            infinitive,
            &[DepRel::Nsubj, DepRel::Advmod, DepRel::Obl, DepRel::Expl],
        )
        .filter(|&ix| ix < te)
        .map(|ix| Edit::new(ix, finite, parse[ix].deprel));
    (there && marked).then(|| {
        std::iter::once(Edit::new(infinitive, finite, DepRel::Xcomp))
            .chain(shared)
            .collect()
    })
}
