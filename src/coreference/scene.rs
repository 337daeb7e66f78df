//! What the sieves may look at.

use super::{
    entity::{Entities, Entity, EntityId},
    mention::Mention,
    pronoun::Pronoun,
};
use crate::{
    clauses::{Clause, Syntax},
    text::Span,
    tree::{DepRel, TokenIx},
};

/// A sentence with its clauses, who speaks in it, and what is known from the sentences before.
#[derive(Debug)]
pub struct Scene<'a> {
    /// The sentence.
    pub syntax: &'a Syntax<'a>,
    /// Its clauses.
    pub clauses: &'a [Clause],
    /// Which words stand inside quotation marks.
    pub quoted: &'a [bool],
    /// The number of the sentence in the document.
    pub number: u32,
    /// For each clause who puts it forward.
    pub sources: &'a [&'a [Span]],
    /// For each clause whether the text says that these speak.
    pub spoken: &'a [bool],
}

/// A sentence as far as it has been read.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The sentence.
    pub scene: &'a Scene<'a>,
    /// Everything that was mentioned.
    pub entities: &'a Entities,
    /// The noun phrases of this sentence.
    pub mentions: &'a [(Mention, EntityId)],
    /// The pronouns of this sentence that are resolved.
    pub resolved: &'a [(TokenIx, EntityId)],
}

impl Scene<'_> {
    /// Whether the word governs a main clause or one that stands beside it.
    pub fn is_main(&self, root: TokenIx) -> bool {
        let parse = self.syntax.parse;
        match parse[root].deprel {
            DepRel::Root | DepRel::Parataxis => true,
            DepRel::Conj => parse[root].head.is_some_and(|head| self.is_main(head)),
            _ => false,
        }
    }

    /// Whether the word governs a clause.
    pub fn opens_clause(&self, ix: TokenIx) -> bool {
        self.clauses.iter().any(|clause| clause.root == ix)
    }

    /// Whether the word is in a phrase that names who says the clause around it; not the *Gent* of *Er was sprake van fraude;
    /// daarvan is volgens Gent niets waar*, who speaks of another.
    pub fn is_source(&self, ix: TokenIx) -> bool {
        let span = self.syntax.parse[ix].span;
        let own = self.clause_around(ix);
        self.sources
            .iter()
            .enumerate()
            .filter(|&(clause, _)| own.is_none_or(|own| own == clause))
            .any(|(_, sources)| sources.iter().any(|source| source.contains(span)))
    }

    /// The clause that the word stands in.
    fn clause_around(&self, ix: TokenIx) -> Option<usize> {
        let own = |ix: TokenIx| {
            self.clauses
                .iter()
                .position(|clause| clause.tokens.contains(&ix))
        };
        own(ix).or_else(|| self.syntax.parse.ancestors(ix).find_map(own))
    }

    /// The clause that says who puts forward what the word stands in: its own or, where that has no source, one around it.
    fn sourced_clause(&self, ix: TokenIx) -> Option<usize> {
        let sourced = |&clause: &usize| {
            let sources = self.sources.get(clause);
            sources.is_some_and(|sources| !sources.is_empty())
        };
        std::iter::successors(self.clause_around(ix), |&clause| {
            self.clauses[clause].parent
        })
        .find(sourced)
    }

    /// Who puts forward what the word stands in.
    pub fn sources_of(&self, ix: TokenIx) -> &[Span] {
        self.sourced_clause(ix)
            .map_or(&[], |clause| self.sources[clause])
    }

    /// Whether the text says that whoever puts forward what the word stands in speaks.
    pub fn is_spoken(&self, ix: TokenIx) -> bool {
        let clause = self.sourced_clause(ix);
        clause.is_some_and(|clause| self.spoken.get(clause) == Some(&true))
    }
}

impl Reading<'_> {
    /// Whom a word of this sentence means; of *Chittister en Poole* first both, then the one.
    pub fn entities_at(&self, ix: TokenIx) -> impl Iterator<Item = EntityId> + '_ {
        let nouns = self
            .mentions
            .iter()
            .map(|(mention, id)| (mention.head, *id));
        nouns
            .chain(self.resolved.iter().copied())
            .filter(move |found| found.0 == ix)
            .map(|found| found.1)
    }

    /// Whom a word means that the pronoun agrees with.
    pub fn agreeing_at(&self, ix: TokenIx, pronoun: Pronoun) -> Option<&Entity> {
        let entities = self.entities_at(ix).filter_map(|id| self.entities.get(id));
        entities
            .into_iter()
            .find(|entity| pronoun.agrees(entity.nature))
    }

    /// The words of this sentence that mean somebody.
    pub fn words_for(&self, entity: EntityId) -> impl Iterator<Item = TokenIx> + '_ {
        let nouns = self
            .mentions
            .iter()
            .map(|(mention, id)| (mention.head, *id));
        nouns
            .chain(self.resolved.iter().copied())
            .filter(move |found| found.1 == entity)
            .map(|found| found.0)
    }

    /// Whom a phrase of the document means.
    pub fn entity_in(&self, phrase: Span) -> Option<EntityId> {
        let parse = self.scene.syntax.parse;
        let mut here = parse
            .indices()
            .filter(|&ix| phrase.contains(parse[ix].span));
        here.find_map(|ix| self.entities_at(ix).last())
            .or_else(|| self.entities.mentioned_in(phrase))
    }

    /// Whether a word stands in the noun phrase of another, with no clause between.
    pub fn holds(&self, noun: TokenIx, inner: TokenIx) -> bool {
        let parse = self.scene.syntax.parse;
        let mut between = std::iter::once(inner)
            .chain(parse.ancestors(inner))
            .take_while(|&ix| ix != noun);
        parse.is_under(inner, noun) && !between.any(|ix| self.scene.syntax.is_predicate(ix))
    }

    /// Whether two words stand for different participants of one verb, so that they cannot be the same; what belongs
    /// to a noun phrase is not what the phrase means.
    pub fn are_rivals(&self, pronoun: Pronoun, other: TokenIx) -> bool {
        let parse = self.scene.syntax.parse;
        if self.holds(other, pronoun.ix) {
            return true;
        }
        let verbs = parse[pronoun.ix].head.into_iter().flat_map(|head| {
            std::iter::successors(Some(head), |&ix| {
                let shares = matches!(parse[ix].deprel, DepRel::Xcomp | DepRel::Conj)
                    && parse.subject(ix).is_none();
                parse[ix].head.filter(|_| shares)
            })
        });
        let mut verbs = verbs.filter(|_| !pronoun.is_possessive());
        verbs.any(|verb| other == verb || parse[other].head == Some(verb))
    }
}
