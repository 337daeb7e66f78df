//! Roles of which a head has one dependent at most.

use super::{DepRel, SUBJECTS};

/// Subject, object, indirect object: in the newspaper part of the treebank no head has two of one role.
const ROLES: [&[DepRel]; 3] = [&SUBJECTS, &[DepRel::Obj], &[DepRel::Iobj]];

/// The role of a dependent with this relation by its number, if a head has one such at most.
pub fn role(relation: DepRel) -> Option<usize> {
    ROLES.iter().position(|role| role.contains(&relation))
}
