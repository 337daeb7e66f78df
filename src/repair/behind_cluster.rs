use std::sync::Arc;

use super::{
    Repair,
    copula::hand_over,
    embraced_relative::{cluster_end, following},
    relative_end::active,
    tags::finite_verb,
};
use crate::{
    inflect::{Agreement, BE, Time, finite},
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *De boeren die hun land moeten verkopen protesteren*: what stands right behind the verbs of a relative clause, and makes
/// no cluster with them, is no infinitive, but the finite verb of which the plural in front of the clause is the subject;
/// *De boeren die hebben gestaakt mogen weg*, *De moeder van de jongen die viel huilde*: nor does one that is finite belong
/// to the relative clause. *De enige die slaapt is de baas*, *De boeren die staken zijn niet te stoppen*: it may be a copula,
/// or the auxiliary of what follows.
pub(super) struct BehindCluster;

impl Repair for BehindCluster {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| relates(parse, ix))
            .find_map(|pronoun| Some(found(parse, lexicon, pronoun)?.parted(parse)))
            .unwrap_or_default()
    }
}

/// *die*, *waar*
fn relates(parse: &Parse, ix: TokenIx) -> bool {
    parse.is_relative_pronoun(ix)
        || parse[ix].tag.upos == Upos::Adv && parse[ix].form.starts_with("waar")
}

/// A relative clause, and the verb behind it.
struct Followed {
    /// *boeren*, which the clause belongs to.
    noun: TokenIx,
    /// The same, or what that belongs to: *moeder van de jongen*.
    top: TokenIx,
    /// *die*
    pronoun: TokenIx,
    /// *moeten*
    last: TokenIx,
    /// *verkopen*
    end: TokenIx,
    /// *protesteren*
    main: TokenIx,
    /// The same, or what it is an auxiliary of.
    predicate: TokenIx,
}

fn found(parse: &Parse, lexicon: &Lexicon, pronoun: TokenIx) -> Option<Followed> {
    let clause = parse
        .ancestors(pronoun)
        .find(|&ix| parse[ix].deprel == DepRel::AclRelcl)?;
    let noun = parse[clause].head.filter(|&noun| noun < pronoun)?;
    let adjacent = (noun.0 + 1..pronoun.0).all(|at| {
        let ix = TokenIx(at);
        parse.is_under(ix, noun) && !parse.is_verbal(ix)
    });
    let last = following(parse, pronoun).find(|&ix| parse.is_finite_verb(ix))?;
    let end = cluster_end(parse, lexicon, last);
    let main = parse.after(end).filter(|&main| parse.is_verbal(main))?;
    let top = std::iter::successors(Some(noun), |&ix| {
        parse[ix].head.filter(|_| parse[ix].deprel == DepRel::Nmod)
    })
    .last()
    .filter(|&top| parse.is_nominal(top) || parse[top].tag.is_nominalized_adjective())?;
    let helped = parse[main]
        .head
        .filter(|&ix| ix > main && AUXILIARIES.contains(&parse[main].deprel));
    let followed = Followed {
        noun,
        top,
        pronoun,
        last,
        end,
        main,
        predicate: helped.unwrap_or(main),
    };
    (adjacent && followed.agrees(parse) && followed.is_open(parse)).then_some(followed)
}

impl Followed {
    /// Whether the verb is finite, or spelt like the plural of the present, and has the number of the noun.
    fn agrees(&self, parse: &Parse) -> bool {
        let several = parse.dependent(self.top, DepRel::Conj).is_some();
        if parse.is_finite_verb(self.main) {
            return several || parse.agrees(self.top, self.main);
        }
        let word = &parse[self.main];
        let plural = finite(&word.lemma, Time::Present, Agreement::Plural).form;
        (several || parse[self.top].tag.is_plural())
            && parse.is_infinitive(self.main)
            && plural == word.form
    }

    /// Whether the noun has no other verb.
    fn is_open(&self, parse: &Parse) -> bool {
        if parse.dependent(self.top, DepRel::Case).is_some() {
            return false;
        }
        if self.has_subject(parse) {
            return parse.finite_verb(self.predicate).is_none() || self.has_more(parse);
        }
        if self.auxiliary(parse).is_some() {
            return true;
        }
        let verbless = matches!(parse[self.top].deprel, DepRel::Root | DepRel::Parataxis)
            && parse.finite_verb(self.top).is_none();
        verbless
            && parse.is_under(self.predicate, self.noun)
            && parse.subject(self.predicate).is_none()
    }

    /// Whether the noun is the subject of the verb already.
    fn has_subject(&self, parse: &Parse) -> bool {
        parse[self.top].head == Some(self.predicate) && SUBJECTS.contains(&parse[self.top].deprel)
    }

    /// Whether words behind the verb hang on those in front of it.
    fn has_more(&self, parse: &Parse) -> bool {
        self.behind(parse).any(|edit| !parse.is_punct(edit.word))
    }

    fn parted(&self, parse: &Parse) -> Vec<Edit> {
        if let Some(helper) = self.copula(parse).or_else(|| self.auxiliary(parse)) {
            return vec![helper];
        }
        let tag = finite_verb(parse[self.main].tag.upos, Time::Present, Agreement::Plural);
        let retagged = (!parse.is_finite_verb(self.main)).then(|| Edit {
            tag: Some(Arc::new(tag)),
            ..Edit::stay(parse, self.main)
        });
        let raised = (!self.has_subject(parse)).then(|| self.raised(parse));
        retagged
            .into_iter()
            .chain(raised.into_iter().flatten())
            .chain(self.behind(parse))
            .collect()
    }

    /// Lets the verb govern the noun, and the noun the relative clause.
    fn raised(&self, parse: &Parse) -> Vec<Edit> {
        let root = self.root(parse);
        let mut edits = hand_over(parse, self.top, self.predicate);
        edits.push(Edit::new(self.top, self.predicate, self.acting(parse)));
        edits.extend(self.before(parse, root));
        edits.push(Edit::new(root, self.noun, DepRel::AclRelcl));
        edits
    }

    fn acting(&self, parse: &Parse) -> DepRel {
        let mut passive = parse.dependents(self.predicate, &[DepRel::AuxPass]);
        if passive.any(|ix| ix >= self.main) {
            DepRel::NsubjPass
        } else {
            DepRel::Nsubj
        }
    }

    /// *De enige die slaapt is de baas*: the noun has its subject behind the verb.
    fn copula(&self, parse: &Parse) -> Option<Edit> {
        let subject = parse.subject(self.top)?;
        let copular = self.main < subject && parse[self.main].lemma == BE;
        copular.then(|| Edit::new(self.main, self.top, DepRel::Cop))
    }

    /// *De boeren die staken zijn niet te stoppen*: the noun is the subject of what stands further on, and has no verb.
    fn auxiliary(&self, parse: &Parse) -> Option<Edit> {
        let subject = SUBJECTS.contains(&parse[self.top].deprel);
        let predicate = parse[self.top]
            .head
            .filter(|&ix| subject && ix > self.main && parse.finite_verb(ix).is_none())?;
        let helps = parse.is_finite_verb(self.main)
            && parse[self.main].tag.upos == Upos::Aux
            && parse.is_under(self.main, self.noun);
        let relation = if parse[self.top].deprel == DepRel::NsubjPass {
            DepRel::AuxPass
        } else if parse.is_verbal(predicate) {
            DepRel::Aux
        } else {
            DepRel::Cop
        };
        helps.then(|| Edit::new(self.main, predicate, relation))
    }

    /// The verb of the cluster on which its others hang.
    fn root(&self, parse: &Parse) -> TokenIx {
        let inside = |ix: TokenIx| self.last <= ix && ix <= self.end;
        let helps = |ix: TokenIx| AUXILIARIES.contains(&parse[ix].deprel);
        (self.last.0..=self.end.0)
            .map(TokenIx)
            .find(|&ix| !parse[ix].head.is_some_and(inside) && !helps(ix))
            .unwrap_or(self.end)
    }

    /// What stands behind the verb and hangs on those in front of it.
    fn behind<'p>(&self, parse: &'p Parse) -> impl Iterator<Item = Edit> + 'p {
        let (main, predicate) = (self.main, self.predicate);
        (self.last.0..=self.end.0)
            .map(TokenIx)
            .flat_map(|verb| parse.children(verb))
            .filter(move |&&ix| ix > main && ix != predicate)
            .map(move |&ix| Edit::new(ix, predicate, parse[ix].deprel))
    }

    /// What belongs to the relative clause and hangs on the verb behind it.
    fn before<'p>(&self, parse: &'p Parse, root: TokenIx) -> impl Iterator<Item = Edit> + 'p {
        let (pronoun, end) = (self.pronoun, self.end);
        let children = parse.children(self.predicate).iter();
        children
            .filter(move |&&ix| pronoun <= ix && ix <= end && ix != root)
            .map(move |&ix| Edit::new(ix, root, active(parse[ix].deprel)))
    }
}
