//! A clause as a row of phrases that move as one.

use super::Draft;
use crate::{
    clauses::{Clause, ClauseKind, Function, Syntax},
    tree::{AUXILIARIES, DepRel, SUBJECTS, TokenIx, Upos},
};

/// What a phrase does in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The subject.
    Subject,
    /// The finite verb.
    Finite,
    /// Another word of the verb cluster, or its *te*.
    Verb,
    /// A separable particle.
    Particle,
    /// A predicative word below a copula, with what belongs to it.
    Predicate,
    /// Objects, adverbials and the rest.
    Other,
}

/// One word: as in the source, or made for this place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// The word of the source whose place it takes.
    pub source: Option<TokenIx>,
    /// As it is written here.
    pub form: String,
}

/// Words that move as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// What it does.
    pub role: Role,
    /// The word of the tree that governs it, if it comes from there.
    pub top: Option<TokenIx>,
    /// In order, without punctuation.
    pub words: Vec<Word>,
}

/// The wording in the making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wording {
    /// In order.
    pub phrases: Vec<Phrase>,
    /// Whether the verbs stand at the end, as in a subordinate clause.
    pub verb_last: bool,
}

impl Word {
    /// A word of the source.
    pub(super) fn of(syntax: &Syntax<'_>, ix: TokenIx) -> Self {
        Self {
            source: Some(ix),
            form: syntax.parse[ix].form.clone(),
        }
    }

    /// A word made here.
    pub(super) fn new(form: impl Into<String>) -> Self {
        Self {
            source: None,
            form: form.into(),
        }
    }
}

impl Phrase {
    /// A phrase that is not in the clause itself.
    pub(super) fn new(role: Role, words: Vec<Word>) -> Self {
        Self {
            role,
            top: None,
            words,
        }
    }

    /// A single word made here.
    pub(super) fn word(role: Role, form: impl Into<String>) -> Self {
        Self::new(role, vec![Word::new(form)])
    }

    /// Whether it is this one word of the source and no more.
    pub(super) fn is(&self, ix: TokenIx) -> bool {
        matches!(self.words.as_slice(), [word] if word.source == Some(ix))
    }
}

impl Wording {
    /// The clause's own words.
    pub(super) fn new(draft: &Draft<'_>) -> Self {
        let mut wording = Self {
            phrases: Vec::new(),
            verb_last: is_subordinate(draft),
        };
        wording.phrases = phrases(draft.syntax, draft.clause, &draft.clause.tokens);
        wording.verb_last &= wording.position(Role::Finite) != Some(0);
        wording
    }

    /// Puts a subject and its verb in front of all; what was taken for the subject before is none.
    pub(super) fn begin(&mut self, subject: Vec<Word>, verb: String) {
        for phrase in self
            .phrases
            .iter_mut()
            .filter(|phrase| phrase.role == Role::Subject)
        {
            phrase.role = Role::Other;
        }
        let opening = [
            Phrase::new(Role::Subject, subject),
            Phrase::word(Role::Finite, verb),
        ];
        self.phrases.splice(0..0, opening);
    }

    /// Where the first phrase with the role stands.
    pub(super) fn position(&self, role: Role) -> Option<usize> {
        self.phrases.iter().position(|phrase| phrase.role == role)
    }

    /// Whether there is a phrase with the role.
    pub(super) fn has(&self, role: Role) -> bool {
        self.position(role).is_some()
    }

    /// The start of the verbs at the end of the clause, or of what comes after them if there are none.
    pub(super) fn right_edge(&self) -> usize {
        let first = self
            .position(Role::Finite)
            .filter(|_| !self.verb_last)
            .map_or(0, |finite| finite + 1);
        let cluster =
            |phrase: &Phrase| matches!(phrase.role, Role::Finite | Role::Verb | Role::Particle);
        self.phrases
            .iter()
            .skip(first)
            .position(cluster)
            .map_or(self.phrases.len(), |at| first + at)
    }
}

/// The words of a clause, those that move as one together.
pub(super) fn phrases(syntax: &Syntax<'_>, clause: &Clause, tokens: &[TokenIx]) -> Vec<Phrase> {
    let spine = spine(syntax, clause);
    let mut phrases: Vec<Phrase> = Vec::new();
    for &ix in tokens.iter().filter(|&&ix| !syntax.parse.is_punct(ix)) {
        let (role, top) = place(syntax, &spine, ix);
        if phrases.is_empty() && introduces(syntax, clause, ix, top) {
            continue;
        }
        match phrases
            .last_mut()
            .filter(|last| last.role == role && last.top == Some(top))
        {
            Some(last) => last.words.push(Word::of(syntax, ix)),
            None => phrases.push(Phrase {
                role,
                top: Some(top),
                words: vec![Word::of(syntax, ix)],
            }),
        }
    }
    phrases
}

/// From the head of the clause up to its root: *spreken* and *schijnt*.
pub(super) fn spine(syntax: &Syntax<'_>, clause: &Clause) -> Vec<TokenIx> {
    if !syntax.parse.is_under(clause.head, clause.root) {
        return vec![clause.root];
    }
    let above = syntax
        .parse
        .ancestors(clause.head)
        .take_while(|&ix| ix != clause.root);
    let mut spine = vec![clause.head];
    spine.extend(above);
    spine.push(clause.root);
    spine.dedup();
    spine
}

/// What the phrase of a word does, and the word that governs it.
fn place(syntax: &Syntax<'_>, spine: &[TokenIx], ix: TokenIx) -> (Role, TokenIx) {
    let parse = syntax.parse;
    let auxiliary = |at: TokenIx| {
        AUXILIARIES.contains(&parse[at].deprel)
            && parse[at].head.is_some_and(|head| spine.contains(&head))
    };
    let core = |at: TokenIx| spine.contains(&at) || auxiliary(at);
    let top = std::iter::once(ix)
        .chain(parse.ancestors(ix))
        .find(|&at| core(at) || parse[at].head.is_some_and(core));
    let Some((top, head)) = top.map(|top| (top, parse[top].head)) else {
        return (Role::Other, ix);
    };
    if core(top) {
        let nominal = if auxiliary(top) {
            Role::Verb
        } else {
            Role::Predicate
        };
        return (verbal_role(syntax, top).unwrap_or(nominal), top);
    }
    let relation = parse[top].deprel;
    match relation {
        _ if SUBJECTS.contains(&relation) => (Role::Subject, top),
        DepRel::CompoundPrt => (Role::Particle, top),
        DepRel::Mark if is_infinitive_marker(syntax, top) => (Role::Verb, top),
        // *kan en mag*
        DepRel::Conj | DepRel::Cc if head.is_some_and(auxiliary) => head
            .map_or((Role::Other, top), |head| {
                (verbal_role(syntax, head).unwrap_or(Role::Verb), head)
            }),
        _ => match head.filter(|&head| belongs(relation) && !parse.is_verbal(head)) {
            Some(head) => (Role::Predicate, head),
            None => (Role::Other, top),
        },
    }
}

fn verbal_role(syntax: &Syntax<'_>, ix: TokenIx) -> Option<Role> {
    let parse = syntax.parse;
    let after_te = parse
        .before(ix)
        .is_some_and(|before| syntax.function(before) == Some(Function::InfinitiveMarker));
    if parse.is_finite_verb(ix) && !after_te {
        Some(Role::Finite)
    } else if parse.is_verbal(ix) {
        Some(Role::Verb)
    } else {
        None
    }
}

/// Relations inside a noun phrase.
fn belongs(relation: DepRel) -> bool {
    matches!(
        relation,
        DepRel::Det
            | DepRel::Amod
            | DepRel::Case
            | DepRel::Nummod
            | DepRel::Nmod
            | DepRel::NmodPoss
            | DepRel::Flat
            | DepRel::Fixed
            | DepRel::Compound
            | DepRel::Appos
            | DepRel::Acl
            | DepRel::AclRelcl
            | DepRel::Conj
    )
}

/// *te*, and the *aan* of *aan het*
fn is_infinitive_marker(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    matches!(
        syntax.function(ix),
        Some(Function::InfinitiveMarker | Function::Progressive)
    )
}

/// A conjunction or complementizer before the clause; in a main clause, what looks like the latter is an adverb.
fn introduces(syntax: &Syntax<'_>, clause: &Clause, ix: TokenIx, top: TokenIx) -> bool {
    let parse = syntax.parse;
    let complementizer = parse[top].deprel == DepRel::Mark && !is_infinitive_marker(syntax, top);
    let asks = syntax.function(ix) == Some(Function::Whether);
    let conjunction = parse[ix].tag.upos == Upos::Cconj
        && !asks
        && matches!(parse[top].deprel, DepRel::Cc | DepRel::Mark);
    conjunction || complementizer && clause.kind != ClauseKind::Main
}

/// Whether the verbs of the clause stand at its end; a further conjunct goes with the first.
fn is_subordinate(draft: &Draft<'_>) -> bool {
    let first = first_conjunct(draft, draft.clause);
    match first.kind {
        ClauseKind::Relative | ClauseKind::Adverbial => true,
        ClauseKind::Complement => first.marker.is_some(),
        _ => false,
    }
}

/// The clause that begins the coordination; a clause by itself if there is none.
pub(super) fn first_conjunct<'a>(draft: &Draft<'a>, clause: &'a Clause) -> &'a Clause {
    let above = |clause: &&'a Clause| {
        let head = draft.syntax.parse[clause.root]
            .head
            .filter(|_| clause.kind == ClauseKind::Conjunct)?;
        draft.clauses.iter().find(|other| other.root == head)
    };
    std::iter::successors(Some(clause), above)
        .last()
        .unwrap_or(clause)
}
