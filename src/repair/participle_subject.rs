use super::{Repair, finite_behind, has_sense};
use crate::{
    lexicon::{Class, Lexicon},
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *Zij wachtte, haar ogen op de deur gericht*, *het bureau, een stichting gevestigd in Gent*: a past participle without an
/// auxiliary has no object, so that the noun in front of it is its subject. *Huizen gebouwd van leem zijn koel*: it shares
/// the noun in front of both with a verb that has no other subject.
pub(super) struct ParticipleSubject;

impl Repair for ParticipleSubject {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        let bare = || parse.indices().filter(|&ix| is_bare(parse, ix));
        let own = bare()
            .filter(|&participle| !names(parse, lexicon, participle))
            .filter_map(|participle| {
                Some(Edit::new(
                    object(parse, participle)?,
                    participle,
                    DepRel::NsubjPass,
                ))
            });
        own.chain(
            bare()
                .filter_map(|participle| shared(parse, participle))
                .flatten(),
        )
        .collect()
    }
}

/// A past participle beside a clause or a noun, without an auxiliary and without a conjunction.
fn is_bare(parse: &Parse, ix: TokenIx) -> bool {
    let marked = [&AUXILIARIES[..], &[DepRel::Mark, DepRel::Cc]].concat();
    matches!(parse[ix].deprel, DepRel::Advcl | DepRel::Acl)
        && parse.is_participle(ix)
        && parse[ix].tag.has_part("vd")
        && !parse[ix].tag.has_part("prenom")
        && parse.dependents(ix, &marked).next().is_none()
}

/// *ook wel pels genoemd*: that is a name for it.
fn names(parse: &Parse, lexicon: &Lexicon, participle: TokenIx) -> bool {
    const CALLED: &str = "heten";
    parse[participle].lemma == CALLED || has_sense(parse, lexicon, participle, &[Class::Opinion])
}

/// The noun without a preposition that opens the phrase of the participle, behind punctuation.
fn object(parse: &Parse, participle: TokenIx) -> Option<TokenIx> {
    let first = parse.first_of(participle);
    parse.dependent(participle, DepRel::Obj).filter(|&object| {
        object < participle
            && parse[object].tag.upos == Upos::Noun
            && (parse.has_determiner(object) || parse[object].tag.is_plural())
            && parse.first_of(object) == first
            && parse.punct_before(first).next().is_some()
            && parse.subject(participle).is_none()
    })
}

/// The subject of a participle that opens the sentence, in front of the verb that it belongs to.
fn shared(parse: &Parse, participle: TokenIx) -> Option<[Edit; 2]> {
    let above = parse[participle]
        .head
        .filter(|_| parse[participle].deprel == DepRel::Advcl)?;
    let subject = parse
        .dependents(participle, &SUBJECTS)
        .next()
        .filter(|&subject| {
            subject < participle
                && matches!(parse[subject].tag.upos, Upos::Noun | Upos::Propn)
                && Some(parse.first_of(subject)) == parse.first_word()
        })?;
    let finite = parse.finite_verb(above)?;
    let lone = parse.subject(above).is_none()
        && finite_behind(parse, participle) == Some(finite)
        && parse.agrees(subject, finite);
    lone.then(|| {
        [
            Edit::new(subject, above, parse[subject].deprel),
            Edit::new(participle, subject, DepRel::Acl),
        ]
    })
}
