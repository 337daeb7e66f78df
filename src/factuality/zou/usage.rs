//! A clause with *zou(den)*, and the questions that the readings ask of it.

use super::signs::{Sign, signs, verb_sign};
use crate::{
    attribution::Context,
    clauses::{Clause, Function, Syntax},
    factuality::perfect::is_perfect,
    lexicon::{AttributionKind, MarkerKind, Modal},
    tree::{DepRel, TokenIx, Upos},
};

/// One *zou(den)* in its clause.
pub(in crate::factuality) struct Usage<'c> {
    pub(super) context: &'c Context<'c>,
    pub(super) clause: &'c Clause,
    /// The *zou* itself.
    pub(super) verb: TokenIx,
    /// The subject of the clause's own.
    pub(super) subject: Option<TokenIx>,
    /// Whether the cluster is perfect: *zou hebben gekocht*, *zouden zijn gevallen*.
    pub(super) perfect: bool,
    signs: Vec<(TokenIx, Sign)>,
}

impl<'c> Usage<'c> {
    /// The use of *zou(den)* in the clause, if it stands there.
    pub(super) fn new(context: &'c Context<'c>, clause: &'c Clause) -> Option<Self> {
        let syntax = context.syntax;
        Some(Self {
            context,
            clause,
            verb: finite_zou(syntax, clause)?,
            subject: syntax.parse.subject(clause.root),
            perfect: is_perfect(syntax, clause),
            signs: signs(syntax, &clause.tokens),
        })
    }

    pub(super) fn syntax(&self) -> &'c Syntax<'c> {
        self.context.syntax
    }

    /// Whether a phrase or the lexical verb is a sign of the kind.
    pub(super) fn shows(&self, sign: Sign) -> bool {
        self.at(sign).next().is_some()
            || self
                .verbs()
                .any(|ix| verb_sign(self.syntax(), ix) == Some(sign))
    }

    /// The last words of the phrases that are signs of the kind.
    pub(super) fn at(&self, sign: Sign) -> impl Iterator<Item = TokenIx> + '_ {
        self.signs
            .iter()
            .filter(move |(_, other)| *other == sign)
            .map(|&(ix, _)| ix)
    }

    /// Whether an infinitive under *zou* is such a modal: *zou moeten*.
    pub(super) fn has_modal(&self, modal: Modal) -> bool {
        self.verbs()
            .any(|ix| self.syntax().lexicon.modal(&self.syntax().parse[ix].lemma) == Some(modal))
    }

    /// The verbs under *zou*.
    fn verbs(&self) -> impl Iterator<Item = TokenIx> + '_ {
        let parse = self.syntax().parse;
        let predicate = self.clause.predicate.iter().copied();
        predicate.filter(move |&ix| parse.is_verbal(ix) && !parse.is_finite_verb(ix))
    }

    /// Whether the clause itself tells that others say so: by a perfect, *inmiddels*, *mogelijk*, *volgens de bond*.
    pub(super) fn is_reported(&self) -> bool {
        self.perfect || self.is_told()
    }

    /// The same for what is felt: *dat zou jammer zijn geweest* is no hearsay.
    pub(super) fn is_reported_feeling(&self) -> bool {
        let parse = self.syntax().parse;
        let state = parse[self.clause.head].tag.upos == Upos::Adj
            && parse
                .dependent(self.clause.head, DepRel::Cop)
                .is_some_and(|copula| parse.is_participle(copula));
        self.perfect && !state || self.is_told()
    }

    /// Whether words of the clause tell that others say so.
    pub(super) fn is_told(&self) -> bool {
        self.shows(Sign::Hearsay) || self.is_hedged() || self.names_source()
    }

    /// *mogelijk*, *naar verluidt*
    pub(super) fn is_hedged(&self) -> bool {
        let syntax = self.syntax();
        let kind = |&ix: &TokenIx| {
            syntax
                .lexicon
                .marker_at(&syntax.forms_from(ix))
                .map(|row| row.kind)
        };
        let mut kinds = self.clause.tokens.iter().filter_map(kind);
        kinds.any(|kind| {
            matches!(
                kind,
                MarkerKind::Epistemic | MarkerKind::Hearsay | MarkerKind::SelfReport
            )
        })
    }

    /// *volgens de bond*, but not *volgens plan*
    pub(super) fn names_source(&self) -> bool {
        let syntax = self.syntax();
        self.clause.tokens.iter().any(|&ix| {
            let kind = syntax
                .lexicon
                .attribution_at(&syntax.forms_from(ix))
                .map(|row| row.kind);
            let named = syntax.parse[ix].head;
            kind == Some(AttributionKind::Preposition)
                && syntax.parse[ix].deprel == DepRel::Case
                && named.is_some_and(|noun| !syntax.lexicon.keeping_with(&syntax.parse[noun].lemma))
        })
    }

    /// Whether nobody and nothing particular is spoken of: *dat zou*, *een brug zou*, *zulke honden zouden*.
    pub(super) fn is_general(&self) -> bool {
        self.subject.is_none_or(|subject| {
            self.syntax().parse[subject].tag.upos != Upos::Propn
                && !is_definite(self.syntax(), subject)
        })
    }

    /// Whether the subject is the speaker or who listens: *ik*, *je*.
    pub(super) fn has_person(&self, persons: &[&str]) -> bool {
        let person = |subject: TokenIx| self.syntax().parse[subject].tag.feat("Person");
        let subject = self.subject.and_then(person);
        subject.is_some_and(|person| persons.contains(&person))
    }

    /// Whether the subject is *het*.
    pub(super) fn is_impersonal(&self) -> bool {
        let parse = self.syntax().parse;
        let it = |ix: TokenIx| self.syntax().function(ix) == Some(Function::It);
        self.subject.is_some_and(it) || parse.dependents(self.clause.root, &[DepRel::Expl]).any(it)
    }
}

/// The *zou(den)* of the clause's cluster.
pub(super) fn finite_zou(syntax: &Syntax<'_>, clause: &Clause) -> Option<TokenIx> {
    let parse = syntax.parse;
    clause.predicate.iter().copied().find(|&ix| {
        parse.is_finite_verb(ix)
            && parse[ix].tag.feat("Tense") == Some("Past")
            && syntax.lexicon.modal(&parse[ix].lemma) == Some(Modal::Evidential)
    })
}

/// *de man*, *zijn man*, *twee mannen*, *Jan*
pub(in crate::factuality) fn is_definite(syntax: &Syntax<'_>, noun: TokenIx) -> bool {
    let parse = syntax.parse;
    let defines = |ix: TokenIx| match parse[ix].deprel {
        DepRel::Det => parse[ix].tag.feat("Definite") == Some("Def"),
        _ => true,
    };
    parse[noun].tag.upos == Upos::Propn
        || parse
            .dependents(noun, &[DepRel::Det, DepRel::NmodPoss, DepRel::Nummod])
            .any(defines)
}
