use std::sync::Arc;

use super::{
    Repair,
    copula::hand_over,
    relative_end::{active, relative_root},
    tags::infinitive,
};
use crate::{
    inflect::{BE, HAVE, auxiliary},
    lexicon::{Lexicon, Modal},
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *De club wil spelers die zeuren niet meer opstellen*: behind the finite verb of a relative clause that needs no other
/// verb the infinitive or participle belongs to the finite verb in front of the noun, which has none yet.
pub(super) struct EmbracedRelative;

impl Repair for EmbracedRelative {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse.is_relative_pronoun(ix))
            .find_map(|pronoun| Some(found(parse, lexicon, pronoun)?.parted(parse)))
            .unwrap_or_default()
    }
}

/// A clause whose verbs stand around a noun with its relative clause.
struct Embrace {
    /// *wil*
    finite: TokenIx,
    /// *spelers*
    noun: TokenIx,
    /// *die*
    pronoun: TokenIx,
    /// *zeuren*
    last: TokenIx,
    /// The last of its verbs.
    end: TokenIx,
    /// *opstellen*
    verb: TokenIx,
}

fn found(parse: &Parse, lexicon: &Lexicon, pronoun: TokenIx) -> Option<Embrace> {
    let clause = std::iter::once(pronoun)
        .chain(parse.ancestors(pronoun))
        .find(|&ix| parse[ix].deprel == DepRel::AclRelcl)?;
    let noun = parse[clause].head.filter(|&noun| noun < pronoun)?;
    let adjacent = parse
        .before(pronoun)
        .is_some_and(|before| parse.is_under(before, noun));
    let last = following(parse, pronoun).find(|&ix| parse.is_finite_verb(ix))?;
    let end = cluster_end(parse, lexicon, last);
    let verb = following(parse, end)
        .take_while(|&ix| !parse.is_finite_verb(ix) && !is_to(parse, ix))
        .find(|&ix| is_bare(parse, ix))
        .filter(|&verb| parse.is_under(verb, noun) && ends(parse, verb))?;
    let finite = (0..noun.0)
        .rev()
        .map(TokenIx)
        .take_while(|&ix| !bounds(parse, ix))
        .find(|&ix| parse.is_finite_verb(ix))
        .filter(|&finite| fits(parse, lexicon, finite, verb))?;
    let embrace = Embrace {
        finite,
        noun,
        pronoun,
        last,
        end,
        verb,
    };
    (adjacent && embrace.is_open(parse)).then_some(embrace)
}

/// The words behind one, up to where another clause may begin.
pub(super) fn following(parse: &Parse, ix: TokenIx) -> impl Iterator<Item = TokenIx> + '_ {
    std::iter::successors(parse.after(ix), |&at| parse.after(at))
        .take_while(|&at| !bounds(parse, at) && !parse.is_relative_pronoun(at))
}

fn bounds(parse: &Parse, ix: TokenIx) -> bool {
    parse.is_punct(ix) || matches!(parse[ix].tag.upos, Upos::Cconj | Upos::Sconj)
}

/// *te* in front of an infinitive.
fn is_to(parse: &Parse, ix: TokenIx) -> bool {
    parse[ix].form == "te" && parse[ix].deprel == DepRel::Mark
}

/// Whether the word is an infinitive or participle that stands by itself, and not in front of a noun.
fn is_bare(parse: &Parse, ix: TokenIx) -> bool {
    let nominal = matches!(parse[ix].deprel, DepRel::Amod | DepRel::Case);
    parse.is_verbal(ix)
        && (parse.is_infinitive(ix) || parse.is_participle(ix))
        && parse[ix].tag.has_part("vrij")
        && !nominal
}

/// Whether no finite verb follows that the word could belong to.
fn ends(parse: &Parse, verb: TokenIx) -> bool {
    parse
        .after(verb)
        .is_none_or(|next| !parse.is_finite_verb(next) && !is_to(parse, next))
}

/// Whether the finite verb makes a cluster with such a form.
fn fits(parse: &Parse, lexicon: &Lexicon, finite: TokenIx, verb: TokenIx) -> bool {
    let kind = lexicon.modal(&parse[finite].lemma);
    if parse.is_participle(verb) {
        return matches!(kind, Some(Modal::Perfect | Modal::Passive));
    }
    let bare = !matches!(parse[finite].lemma.as_str(), "dienen" | "hoeven");
    matches!(
        kind,
        Some(
            Modal::Evidential
                | Modal::Necessity
                | Modal::Possibility
                | Modal::Permission
                | Modal::Volition
                | Modal::Future
                | Modal::Causative
        )
    ) && bare
}

/// The last verb of the cluster that the finite verb of the relative clause makes with those right behind it: *die wil
/// vertrekken*, *die hij hoort zingen*; a participle in front of it completes it.
pub(super) fn cluster_end(parse: &Parse, lexicon: &Lexicon, last: TokenIx) -> TokenIx {
    const PERCEIVE: [&str; 5] = ["helpen", "horen", "leren", "voelen", "zien"];
    let full = parse
        .before(last)
        .is_some_and(|before| parse.is_participle(before) && parse.is_verbal(before));
    let modal = |ix: TokenIx| lexicon.modal(&parse[ix].lemma).is_some();
    let takes = |verb: TokenIx, next: TokenIx| {
        let perceives = parse.is_infinitive(next) && PERCEIVE.contains(&parse[verb].lemma.as_str());
        is_bare(parse, next) && (modal(verb) || perceives) && (!full || modal(next))
    };
    std::iter::successors(Some(last), |&verb| {
        parse.after(verb).filter(|&next| takes(verb, next))
    })
    .last()
    .unwrap_or(last)
}

impl Embrace {
    /// The word that the finite verb makes a clause of, be it the verb itself.
    fn top(&self, parse: &Parse) -> Option<TokenIx> {
        if AUXILIARIES.contains(&parse[self.finite].deprel) {
            parse[self.finite].head
        } else {
            Some(self.finite)
        }
    }

    /// Whether the finite verb has no other word to be the auxiliary of.
    fn is_open(&self, parse: &Parse) -> bool {
        let Some(top) = self.top(parse) else {
            return false;
        };
        if top == self.finite {
            let other = parse
                .dependents(top, &[DepRel::Xcomp, DepRel::Ccomp, DepRel::Cop])
                .any(|ix| ix != self.noun && ix != self.verb);
            return !other && parse[self.noun].head == Some(top);
        }
        top == self.noun || top == self.verb && parse[self.verb].head == Some(self.noun)
    }

    fn parted(&self, parse: &Parse) -> Vec<Edit> {
        let root = relative_root(parse, self.pronoun, self.last, self.verb);
        let mut edits = self.matrix(parse);
        let around = parse.children(root).iter().chain(parse.children(self.last));
        edits.extend(
            around
                .filter(|&&ix| self.is_behind(parse, ix))
                .map(|&ix| Edit::new(ix, self.verb, parse[ix].deprel)),
        );
        edits.extend(
            parse
                .children(self.verb)
                .iter()
                .filter(|&&ix| self.pronoun <= ix && ix < self.last && ix != root)
                .map(|&ix| Edit::new(ix, root, active(parse[ix].deprel))),
        );
        edits.extend(self.conjuncts(parse));
        edits.push(Edit::new(root, self.noun, DepRel::AclRelcl));
        if root != self.last && parse[self.last].head != Some(root) {
            edits.push(Edit::new(self.last, root, DepRel::Cop));
        }
        edits
    }

    /// The infinitives coordinated with the verb that were taken for finite verbs of the relative clause.
    fn conjuncts<'p>(&self, parse: &'p Parse) -> impl Iterator<Item = Edit> + 'p {
        let owners = [self.verb, self.last].map(|ix| parse.dependents(ix, &[DepRel::Conj]));
        let (verb, bare) = (self.verb, parse.is_infinitive(self.verb));
        owners
            .into_iter()
            .flatten()
            .filter(move |&ix| {
                bare && ix > verb && parse.looks_infinitive(ix) && parse.subject(ix).is_none()
            })
            .map(move |ix| Edit {
                tag: Some(Arc::new(infinitive(Upos::Verb))),
                ..Edit::new(ix, verb, DepRel::Conj)
            })
    }

    /// Whether a word of the relative clause stands behind its verb, though no phrase with a preposition.
    fn is_behind(&self, parse: &Parse, ix: TokenIx) -> bool {
        let phrase = parse.dependent(ix, DepRel::Case).is_some();
        ix > self.verb || ix > self.end && ix != self.verb && !phrase
    }

    /// The clause around the relative one.
    fn matrix(&self, parse: &Parse) -> Vec<Edit> {
        let top = self.top(parse).unwrap_or(self.finite);
        let full = parse[self.finite].tag.upos == Upos::Verb && parse.is_infinitive(self.verb);
        let subject = self.subject(parse);
        let role = match parse[self.noun].deprel {
            _ if parse.dependent(self.noun, DepRel::Case).is_some() => DepRel::Obl,
            DepRel::Iobj => DepRel::Iobj,
            _ if subject.is_none_or(|subject| subject == self.noun) => self.acting(parse),
            _ => DepRel::Obj,
        };
        if full && top == self.finite {
            let acts = subject == Some(self.noun);
            let noun = (!acts).then(|| Edit::new(self.noun, self.verb, role));
            let infinitive = Edit::new(self.verb, self.finite, DepRel::Xcomp);
            return std::iter::once(infinitive).chain(noun).collect();
        }
        let mut edits = if top == self.verb {
            hand_over(parse, self.noun, self.verb)
        } else {
            hand_over(parse, top, self.verb)
        };
        if let Some(subject) = subject.filter(|_| role == DepRel::Obj) {
            edits.push(Edit::new(subject, self.verb, self.acting(parse)));
        }
        edits.push(Edit::new(self.noun, self.verb, role));
        edits.push(Edit::new(self.finite, self.verb, self.auxiliary(parse)));
        edits
    }

    /// The subject that the clause has in front of the relative one.
    fn subject(&self, parse: &Parse) -> Option<TokenIx> {
        let governors = [self.finite, self.noun, self.verb];
        governors
            .into_iter()
            .flat_map(|ix| parse.dependents(ix, &SUBJECTS))
            .find(|&ix| ix < self.pronoun)
    }

    fn auxiliary(&self, parse: &Parse) -> DepRel {
        let lemma = parse[self.finite].lemma.as_str();
        let perfect = lemma == HAVE || lemma == BE && auxiliary(&parse[self.verb].lemma) == BE;
        if perfect || parse.is_infinitive(self.verb) {
            DepRel::Aux
        } else {
            DepRel::AuxPass
        }
    }

    fn acting(&self, parse: &Parse) -> DepRel {
        match self.auxiliary(parse) {
            DepRel::AuxPass => DepRel::NsubjPass,
            _ => DepRel::Nsubj,
        }
    }
}
