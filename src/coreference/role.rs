//! What a mention does in its sentence, and how prominent that makes it.

use super::{
    nature::{Class, nature},
    scene::Scene,
};
use crate::{
    clauses::ClauseKind,
    tree::{DepRel, SUBJECTS, TokenIx, Upos},
};

/// What a mention does in its sentence, the more salient first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The subject of a main clause.
    Topic,
    /// The subject of another clause.
    Subject,
    /// Who is said to say something, beside the subject: *volgens X*, *aldus X*.
    Source,
    /// An object.
    Object,
    /// In a prepositional phrase of the verb.
    Oblique,
    /// Inside another noun phrase.
    Inner,
    /// What is said of the subject: *is een kok*; no candidate for a pronoun.
    Predicate,
}

impl Role {
    /// After Lappin and Leass (1994): what a mention adds to the salience of what it mentions.
    pub const fn weight(self) -> u32 {
        match self {
            Self::Topic => 160,
            Self::Source => 100,
            Self::Subject => 65,
            Self::Object => 60,
            Self::Oblique => 50,
            Self::Inner => 25,
            Self::Predicate => 0,
        }
    }
}

/// The role of a mention by its head.
pub fn role(scene: &Scene<'_>, head: TokenIx) -> Role {
    if is_coordinated(scene, head) {
        return Role::Inner;
    }
    place(scene, head)
}

/// What the phrase does in which the word comes first.
pub fn place(scene: &Scene<'_>, head: TokenIx) -> Role {
    let parse = scene.syntax.parse;
    // *een aantal jongens*
    let measured = |ix: TokenIx, above: TokenIx| {
        parse[ix].deprel == DepRel::Nmod
            && parse.dependent(ix, DepRel::Case).is_none()
            && nature(parse, above).class == Class::Measure
    };
    let first = std::iter::successors(Some(head), |&ix| {
        parse[ix]
            .head
            .filter(|&above| parse[ix].deprel == DepRel::Appos || measured(ix, above))
    })
    .last()
    .unwrap_or(head);
    let governor = parse[first].head;
    match parse[first].deprel {
        relation if SUBJECTS.contains(&relation) => match governor {
            Some(root) if scene.is_main(root) || is_told(scene, head, root) => Role::Topic,
            _ => Role::Subject,
        },
        _ if is_speaker(scene, first) => Role::Source,
        _ if parse.subject(first).is_some() || parse.dependent(first, DepRel::Cop).is_some() => {
            Role::Predicate
        }
        DepRel::Obj | DepRel::Iobj => Role::Object,
        DepRel::Obl | DepRel::OblArg | DepRel::OblAgent => Role::Oblique,
        DepRel::Xcomp => Role::Predicate,
        _ => Role::Inner,
    }
}

/// *De coach zei dat Bos speelt*: somebody of whom something is told is as much whom the sentence is about as who tells it.
fn is_told(scene: &Scene<'_>, head: TokenIx, root: TokenIx) -> bool {
    let person = matches!(
        nature(scene.syntax.parse, head).class,
        Class::Person | Class::Name
    );
    let mut clauses = scene.clauses.iter().filter(|_| person);
    clauses
        .find(|clause| clause.root == root && clause.kind == ClauseKind::Complement)
        .and_then(|clause| clause.parent)
        .is_some_and(|frame| scene.clauses[frame].kind == ClauseKind::Main)
}

/// Who is said to say something: of *volgens de politie van Gent* the police.
fn is_speaker(scene: &Scene<'_>, head: TokenIx) -> bool {
    let parse = scene.syntax.parse;
    let above = parse[head].head.filter(|&above| parse.is_nominal(above));
    scene.is_source(head) && !above.is_some_and(|above| scene.is_source(above))
}

/// *zowel Kim als Trump*: each is only part of what the clause is about.
pub fn is_coordinated(scene: &Scene<'_>, head: TokenIx) -> bool {
    let parse = scene.syntax.parse;
    let is_noun = |ix: TokenIx| matches!(parse[ix].tag.upos, Upos::Noun | Upos::Propn);
    parse.dependents(head, &[DepRel::Conj]).any(is_noun)
        || parse[head].deprel == DepRel::Conj && parse[head].head.is_some_and(is_noun)
}
