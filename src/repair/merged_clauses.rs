use super::{Repair, relative_end::active};
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *Zij had een kater en was te laat opgestaan*, *Het is warm, maar het is ook nat*, *De ramen waren dicht, de kinderen waren
/// binnen*: two finite verbs of one predicate are those of two main clauses, if the first has its subject beside it and the
/// second stands behind a conjunction, or behind the one phrase that follows it or a comma.
pub(super) struct MergedClauses;

impl Repair for MergedClauses {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|root| Merged::find(parse, root))
            .flat_map(|merged| merged.edits(parse))
            .chain(
                parse
                    .indices()
                    .filter_map(|verb| apart(parse, lexicon, verb))
                    .flatten(),
            )
            .collect()
    }
}

struct Merged {
    /// What both clauses hang on.
    root: TokenIx,
    first: TokenIx,
    /// The conjunction, or the comma.
    between: TokenIx,
    second: TokenIx,
}

impl Merged {
    fn find(parse: &Parse, root: TokenIx) -> Option<Self> {
        let (first, second) = finite_verbs(parse, root)?;
        let cc = parse
            .dependents(root, &[DepRel::Cc])
            .find(|&cc| first < cc && cc < second);
        let comma = || {
            let mut between = (first.0..second.0).rev().map(TokenIx);
            between
                .find(|&ix| parse.is_punct(ix))
                .filter(|&at| divides(parse, at))
        };
        let between = cc.or_else(comma)?;
        let found = Self {
            root,
            first,
            between,
            second,
        };
        let main = matches!(
            parse[root].deprel,
            DepRel::Root | DepRel::Parataxis | DepRel::Conj
        );
        let marked = parse
            .dependents(root, &[DepRel::Mark])
            .any(|mark| parse[mark].tag.upos == Upos::Sconj);
        let subject = found.first_subject(parse)?;
        let whole = root < between || second <= root;
        (main
            && whole
            && !marked
            && found.is_full(parse, subject)
            && found.opens(parse, subject, cc))
        .then_some(found)
    }

    /// The subject right in front of the first verb or right behind it.
    fn first_subject(&self, parse: &Parse) -> Option<TokenIx> {
        let children = parse.children(self.root).iter().copied();
        children
            .filter(|&ix| ix < self.between && acts(parse, ix))
            .find(|&ix| {
                parse.after(parse.last_of(ix)) == Some(self.first)
                    || parse.after(self.first) == Some(parse.first_of(ix))
            })
    }

    /// Whether the first clause says more than who: not *is en blijft*.
    fn is_full(&self, parse: &Parse, subject: TokenIx) -> bool {
        let mut children = parse.children(self.root).iter().copied();
        let inside = |ix: TokenIx| self.first < ix && ix < self.between;
        inside(self.root) || children.any(|ix| inside(ix) && ix != subject && !parse.is_punct(ix))
    }

    /// Whether the second verb is in second place, or shares the subject behind a conjunction.
    fn opens(&self, parse: &Parse, subject: TokenIx, cc: Option<TokenIx>) -> bool {
        let mut before = parse
            .children(self.root)
            .iter()
            .copied()
            .filter(|&ix| self.between < ix && ix < self.second && !parse.is_punct(ix));
        let Some(opening) = before.next() else {
            let shared = parse.after(self.between) == Some(self.second);
            return shared && cc.is_some() && parse.agrees(subject, self.second);
        };
        let alone = before.next().is_none()
            && parse.after(self.between) == Some(parse.first_of(opening))
            && parse.after(parse.last_of(opening)) == Some(self.second);
        let inverted = cc.is_some()
            && parse
                .dependents(self.root, &SUBJECTS)
                .any(|ix| parse.after(self.second) == Some(parse.first_of(ix)));
        alone && (acts(parse, opening) || inverted)
    }

    fn edits(&self, parse: &Parse) -> Vec<Edit> {
        let children = parse.children(self.root).iter().copied();
        let relation = if parse.is_punct(self.between) {
            DepRel::Parataxis
        } else {
            DepRel::Conj
        };
        if self.root < self.between {
            let closes = |ix: TokenIx| parse.is_punct(ix) && parse.ends_sentence(ix);
            let behind =
                children.filter(|&ix| self.between <= ix && ix != self.second && !closes(ix));
            return behind
                .map(|ix| Edit::new(ix, self.second, active(parse[ix].deprel)))
                .chain([Edit::new(self.second, self.root, relation)])
                .collect();
        }
        children
            .filter(|&ix| ix < self.between && ix != self.first && !parse.is_punct(ix))
            .map(|ix| Edit::new(ix, self.first, active(parse[ix].deprel)))
            .chain([
                Edit::place(self.first, parse[self.root].head, parse[self.root].deprel),
                Edit::new(self.root, self.first, relation),
            ])
            .collect()
    }
}

/// *Het is warm, maar het is ook nat*: a finite verb behind the predicate that it was given to as a copula, with a subject
/// of its own behind a conjunction or a comma, and what follows it.
fn apart(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> Option<Vec<Edit>> {
    let root = parse[verb]
        .head
        .filter(|_| AUXILIARIES.contains(&parse[verb].deprel) && parse.is_finite_verb(verb))?;
    parse.subject(verb)?;
    let first = parse.first_of(verb);
    let relation = if parse[first].deprel == DepRel::Cc {
        DepRel::Conj
    } else {
        parse.before(first).filter(|&at| divides(parse, at))?;
        DepRel::Parataxis
    };
    let other = parse
        .dependents(root, &AUXILIARIES)
        .chain([root])
        .any(|ix| ix != verb && ix < first && parse.is_finite_verb(ix));
    let whole = root < first && parse.subject(root).is_some_and(|subject| subject < first);
    let marked = parse.dependent(verb, DepRel::Mark).is_some();
    // *Dat wil zeggen, zij mogen blijven*
    let modal = lexicon.modal(&parse[root].lemma).is_some();
    let behind = parse.children(root).iter().copied();
    let behind = behind.filter(|&ix| verb < ix && !parse.is_punct(ix));
    (other && whole && !marked && !modal).then(|| {
        behind
            .map(|ix| Edit::new(ix, verb, parse[ix].deprel))
            .chain([Edit::new(verb, root, relation)])
            .collect()
    })
}

fn divides(parse: &Parse, ix: TokenIx) -> bool {
    matches!(parse[ix].form.as_str(), "," | ";")
}

/// The two finite verbs of a predicate that has no more, itself among them.
fn finite_verbs(parse: &Parse, root: TokenIx) -> Option<(TokenIx, TokenIx)> {
    let finite = |ix: &TokenIx| parse.is_finite_verb(*ix);
    let mut verbs: Vec<_> = parse
        .dependents(root, &AUXILIARIES)
        .chain([root])
        .filter(finite)
        .collect();
    verbs.sort_unstable();
    match verbs.as_slice() {
        &[first, second] => Some((first, second)),
        _ => None,
    }
}

/// A subject, or *er*.
fn acts(parse: &Parse, ix: TokenIx) -> bool {
    SUBJECTS.contains(&parse[ix].deprel)
        || parse[ix].deprel == DepRel::Expl
        || parse[ix].lemma == "er"
}
