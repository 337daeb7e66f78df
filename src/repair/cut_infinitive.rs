use super::Repair;
use crate::{
    lexicon::{Lexicon, Modal},
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De raad wil de brug die vorig jaar instortte snel herstellen*: behind the finite verb that ends a relative clause, an
/// infinitive without an auxiliary is that of the modal in front of the noun, and what stands before the verb is the
/// relative clause's.
pub(super) struct CutInfinitive;

impl Repair for CutInfinitive {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&infinitive| parse.is_infinitive(infinitive))
            .find_map(|infinitive| Some(found(parse, lexicon, infinitive)?.joined(parse)))
            .unwrap_or_default()
    }
}

/// A modal that lacks its infinitive.
struct Cut {
    /// *wil*
    modal: TokenIx,
    /// *brug*
    noun: TokenIx,
    /// *instortte*
    relative: TokenIx,
    /// *instortte*, or the auxiliary of the relative clause
    last: TokenIx,
    /// *herstellen*
    infinitive: TokenIx,
}

fn found(parse: &Parse, lexicon: &Lexicon, infinitive: TokenIx) -> Option<Cut> {
    const PARTS: [DepRel; 3] = [DepRel::AclRelcl, DepRel::Xcomp, DepRel::Obj];
    let above = parse[infinitive].head?;
    let noun = if parse[infinitive].deprel == DepRel::AclRelcl {
        Some(above)
    } else {
        parse[above].head.filter(|_| is_relative(parse, above))
    }?;
    let relative = parse
        .dependents(noun, &[DepRel::AclRelcl, DepRel::Acl])
        .find(|&ix| ix < infinitive && parse.finite_verb(ix).is_some())?;
    let last = parse.finite_verb(relative)?;
    let modal = parse[noun].head.filter(|&modal| {
        let helps = matches!(
            lexicon.modal(&parse[modal].lemma),
            Some(Modal::Volition | Modal::Necessity | Modal::Possibility | Modal::Permission)
        );
        parse.is_finite_verb(modal) && helps && modal < noun
    })?;
    let owned = PARTS.contains(&parse[infinitive].deprel)
        && parse.dependent(infinitive, DepRel::Mark).is_none()
        && parse.finite_verb(infinitive).is_none();
    let unclosed = (relative.0..infinitive.0).all(|at| !parse.is_punct(TokenIx(at)));
    let lacks = parse
        .dependents(modal, &[DepRel::Xcomp, DepRel::Ccomp])
        .next()
        .is_none();
    let apart = parts(parse, lexicon, last, infinitive);
    (owned && unclosed && lacks && apart && parse[noun].deprel == DepRel::Obj).then_some(Cut {
        modal,
        noun,
        relative,
        last,
        infinitive,
    })
}

/// An infinitive that a verb takes without *te*.
fn is_bare(parse: &Parse, ix: TokenIx) -> bool {
    parse.is_infinitive(ix) && parse[ix].deprel == DepRel::Xcomp
}

/// Whether the infinitive ends the sentence or its part of it, and is none that the verb in front of it takes: *die zij zag
/// lopen*, *die bleef liggen*; in *die zij zag lopen ontmoeten* that has one.
fn parts(parse: &Parse, lexicon: &Lexicon, last: TokenIx, infinitive: TokenIx) -> bool {
    const BARE: [&str; 5] = ["helpen", "horen", "leren", "voelen", "zien"];
    const POSTURE: [&str; 5] = ["hangen", "liggen", "lopen", "staan", "zitten"];
    let lemma = parse[last].lemma.rsplit('_').next().unwrap_or_default();
    let takes = BARE.contains(&lemma) && parse.before(infinitive) == Some(last)
        || lexicon.modal(lemma).is_some() && !POSTURE.contains(&lemma);
    let served = parse
        .dependents(last, &[DepRel::Xcomp])
        .any(|ix| last < ix && ix < infinitive && is_bare(parse, ix));
    let ends = parse.after(infinitive).is_none_or(|next| {
        parse.is_punct(next) || matches!(parse[next].tag.upos, Upos::Cconj | Upos::Adp)
    });
    last < infinitive && ends && (served || !takes)
}

/// Whether the word governs a clause on a noun.
fn is_relative(parse: &Parse, ix: TokenIx) -> bool {
    matches!(parse[ix].deprel, DepRel::AclRelcl | DepRel::Acl)
}

impl Cut {
    fn joined(&self, parse: &Parse) -> Vec<Edit> {
        let mut edits = vec![
            Edit::new(self.infinitive, self.modal, DepRel::Xcomp),
            Edit::new(self.noun, self.infinitive, DepRel::Obj),
        ];
        let of_infinitive = parse.children(self.infinitive).iter().copied();
        edits.extend(
            of_infinitive
                .filter(|&ix| self.noun < ix && ix < self.last)
                .map(|ix| Edit::new(ix, self.relative, parse[ix].deprel)),
        );
        let of_relative = parse.children(self.relative).iter().copied();
        edits.extend(
            of_relative
                .filter(|&ix| self.last < ix && ix != self.infinitive && !is_bare(parse, ix))
                .map(|ix| Edit::new(ix, self.infinitive, parse[ix].deprel)),
        );
        edits
    }
}
