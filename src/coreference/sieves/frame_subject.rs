use super::{Sieve, neuter::is_referential};
use crate::{
    clauses::{self, Clause, ClauseKind},
    coreference::{
        entity::{Entity, EntityId},
        nature::{Class, Genders},
        pronoun::{Kind, Pronoun},
        scene::{Reading, Scene},
    },
    tree::{DepRel, TokenIx},
};

/// The subject of what somebody says, denies or is accused of: *De directie ontkent dat zij van de lekkage wist*.
pub(super) struct FrameSubject;

impl Sieve for FrameSubject {
    fn find(&self, reading: &Reading<'_>, pronoun: Pronoun) -> Option<EntityId> {
        if !pronoun.subject || pronoun.kind != Kind::Personal {
            return None;
        }
        let scene = reading.scene;
        let parse = scene.syntax.parse;
        let root = parse[pronoun.ix].head?;
        let governor = match content(scene, root) {
            Some(content) => parse[content.root].head?,
            // content of what is no claim itself
            None => parse[root]
                .head
                .filter(|_| parse[root].deprel == DepRel::Ccomp)?,
        };
        if scene.quoted[pronoun.ix.at()] && !scene.quoted[governor.at()] {
            return None;
        }
        let who = match super::content_noun(reading, pronoun) {
            Some(noun) => super::owner(reading, noun),
            None => {
                clauses::accused(scene.syntax, governor).or_else(|| subject_of(scene, governor))
            }
        }?;
        let entity = reading.agreeing_at(who, pronoun)?;
        can_speak(reading, pronoun, entity).then_some(entity.id)
    }
}

/// People speak, and groups and papers, which are not *hij*: *De krant schrijft dat hij vertrekt*. *Het* is not who has a
/// name, unless it acts: *De Wit zegt dat het lang duurt*.
fn can_speak(reading: &Reading<'_>, pronoun: Pronoun, entity: &Entity) -> bool {
    match entity.nature.class {
        Class::Name if pronoun.genders == Genders::NEUT => {
            entity.nature.genders == Genders::NEUT || is_referential(reading, pronoun)
        }
        Class::Person | Class::Name => true,
        Class::Group => pronoun.genders != Genders::MASC,
        _ => true,
    }
}

/// The content clause that the word governs, or whose further conjunct it governs.
fn content<'s>(scene: &Scene<'s>, root: TokenIx) -> Option<&'s Clause> {
    let clause = scene.clauses.iter().find(|clause| clause.root == root)?;
    match clause.kind {
        ClauseKind::Complement => Some(clause),
        ClauseKind::Conjunct => content(scene, scene.syntax.parse[root].head?),
        _ => None,
    }
}

/// The subject that the clause of `root` has or shares; the antecedent of a relative pronoun.
pub(super) fn subject_of(scene: &Scene<'_>, root: TokenIx) -> Option<TokenIx> {
    let parse = scene.syntax.parse;
    let head = parse[root].head;
    if let Some(subject) = parse.subject(root) {
        let relative = parse.is_relative_pronoun(subject);
        return if relative { head } else { Some(subject) };
    }
    match parse[root].deprel {
        DepRel::Acl | DepRel::AclRelcl => head,
        DepRel::Conj => subject_of(scene, head?),
        _ => clauses::accused(scene.syntax, head?).or_else(|| subject_of(scene, head?)),
    }
}
