use super::{Repair, copula::hand_over};
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *De netten die er nog waren zijn verkocht*: of two finite verbs side by side behind a relative pronoun the first ends
/// the relative clause, and the second belongs to the noun in front of it; *Uit de brieven die hij schreef blijkt weinig*:
/// or the noun to the second, as an object or behind a preposition.
pub(super) struct RelativeEnd;

impl Repair for RelativeEnd {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .find_map(|last| Some(found(parse, last)?.parted(parse)))
            .unwrap_or_default()
    }
}

/// Two clauses that were taken for one.
struct Mixed {
    /// *netten*
    noun: TokenIx,
    /// *die*
    pronoun: TokenIx,
    /// *waren*
    last: TokenIx,
    /// *verkocht*
    predicate: TokenIx,
}

fn found(parse: &Parse, last: TokenIx) -> Option<Mixed> {
    let main = parse
        .after(last)
        .filter(|&main| parse.is_finite_verb(last) && parse.is_finite_verb(main))?;
    let predicate = governed(parse, main)?;
    let pronoun = (0..last.0)
        .rev()
        .map(TokenIx)
        .take_while(|&ix| !parse.is_finite_verb(ix) && !parse.is_punct(ix))
        .find(|&ix| parse.is_relative_pronoun(ix))?;
    let noun = if parse[predicate].deprel == DepRel::AclRelcl {
        parse[predicate]
            .head
            .filter(|&noun| parse[noun].deprel == DepRel::Root)
    } else {
        let parts = [&SUBJECTS[..], &[DepRel::Obj, DepRel::Obl]].concat();
        let mut parts = parse.dependents(predicate, &parts).rev();
        parts.find(|&noun| noun < pronoun)
    }?;
    let owned = parse[pronoun].head == Some(predicate) || parse[last].head == Some(predicate);
    let adjacent = parse
        .before(pronoun)
        .is_some_and(|before| parse.is_under(before, noun));
    let several = parse.dependent(noun, DepRel::Conj).is_some();
    let acts = parse[noun].deprel == DepRel::Root && !is_behind_preposition(parse, noun)
        || SUBJECTS.contains(&parse[noun].deprel);
    let fits = !acts || several || parse.agrees(noun, main);
    (owned && adjacent && noun < pronoun && fits).then_some(Mixed {
        noun,
        pronoun,
        last,
        predicate,
    })
}

fn is_behind_preposition(parse: &Parse, noun: TokenIx) -> bool {
    parse.dependent(noun, DepRel::Case).is_some()
}

/// The word that the verb makes a clause of, be it the verb itself.
fn governed(parse: &Parse, verb: TokenIx) -> Option<TokenIx> {
    if AUXILIARIES.contains(&parse[verb].deprel) {
        parse[verb].head
    } else {
        Some(verb)
    }
}

impl Mixed {
    fn parted(&self, parse: &Parse) -> Vec<Edit> {
        let root = relative_root(parse, self.pronoun, self.last, self.predicate);
        let mut edits = Vec::new();
        if parse[self.predicate].deprel == DepRel::AclRelcl {
            edits.extend(hand_over(parse, self.noun, self.predicate));
            let passive = parse
                .dependents(self.predicate, &[DepRel::AuxPass])
                .any(|ix| ix > self.last);
            let subject = if is_behind_preposition(parse, self.noun) {
                DepRel::Obl
            } else if passive {
                DepRel::NsubjPass
            } else {
                DepRel::Nsubj
            };
            edits.push(Edit::new(self.noun, self.predicate, subject));
        }
        edits.extend(
            parse
                .dependents(
                    self.predicate,
                    &[
                        &SUBJECTS[..],
                        &AUXILIARIES,
                        &[
                            DepRel::Obj,
                            DepRel::Iobj,
                            DepRel::Obl,
                            DepRel::OblArg,
                            DepRel::OblAgent,
                            DepRel::Advmod,
                            DepRel::Expl,
                            DepRel::ExplPv,
                            DepRel::Xcomp,
                            DepRel::CompoundPrt,
                        ],
                    ]
                    .concat(),
                )
                .filter(|&ix| self.pronoun <= ix && ix < self.last && ix != root)
                .map(|ix| Edit::new(ix, root, active(parse[ix].deprel))),
        );
        edits.push(Edit::new(root, self.noun, DepRel::AclRelcl));
        if root != self.last {
            edits.push(Edit::new(self.last, root, self.function(parse, root)));
        }
        edits
    }

    fn function(&self, parse: &Parse, root: TokenIx) -> DepRel {
        match parse[self.last].deprel {
            DepRel::AuxPass if parse.is_participle(root) => DepRel::AuxPass,
            _ if parse.is_verbal(root) => DepRel::Aux,
            _ => DepRel::Cop,
        }
    }
}

/// The verb that ends the relative clause, or what it makes a predicate of; `predicate` belongs to the other clause.
pub(super) fn relative_root(
    parse: &Parse,
    pronoun: TokenIx,
    last: TokenIx,
    predicate: TokenIx,
) -> TokenIx {
    if parse[last].head != Some(predicate) {
        return governed(parse, last).unwrap_or(last);
    }
    let predicative = |ix: TokenIx| {
        parse[ix].tag.upos == Upos::Adj || parse.is_verbal(ix) || parse.is_nominal(ix)
    };
    parse
        .before(last)
        .filter(|&ix| {
            pronoun < ix
                && parse[last].tag.upos == Upos::Aux
                && parse[ix].head == Some(predicate)
                && predicative(ix)
                && parse.dependent(ix, DepRel::Case).is_none()
        })
        .unwrap_or(last)
}

/// The passive is that of the other clause.
pub(super) fn active(relation: DepRel) -> DepRel {
    match relation {
        DepRel::NsubjPass => DepRel::Nsubj,
        other => other,
    }
}
