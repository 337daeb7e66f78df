//! A clause as a row of phrases that move as one.

use super::{Draft, phrases::phrases};
use crate::{
    clauses::{Clause, ClauseKind, Function, Syntax},
    lexicon::Relation,
    text::Span,
    tree::{DepRel, TokenIx},
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
    /// The word of the sentence whose place it takes.
    pub source: Option<TokenIx>,
    /// The word of the document that it repeats or is a form of; none if it comes from nowhere in the text.
    pub from: Option<Span>,
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
    /// The pronouns and short names that are replaced, each with the mention that names what it stands for.
    pub references: Vec<(Span, Span)>,
}

impl Word {
    /// A word of the source.
    pub(super) fn of(syntax: &Syntax<'_>, ix: TokenIx) -> Self {
        let word = &syntax.parse[ix];
        Self {
            source: Some(ix),
            from: Some(word.span),
            form: word.form.clone(),
        }
    }

    /// A form of a word of the sentence.
    pub(super) fn form_of(syntax: &Syntax<'_>, ix: TokenIx, form: impl Into<String>) -> Self {
        Self {
            source: None,
            from: Some(syntax.parse[ix].span),
            form: form.into(),
        }
    }

    /// A word made here.
    pub(super) fn new(form: impl Into<String>) -> Self {
        Self {
            source: None,
            from: None,
            form: form.into(),
        }
    }

    /// Lets a function word take its place.
    pub(super) fn give_way_to(&mut self, form: &str) {
        self.from = None;
        form.clone_into(&mut self.form);
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

    /// A single word.
    pub(super) fn word(role: Role, word: Word) -> Self {
        Self::new(role, vec![word])
    }

    /// Whether this word of the source is in it.
    pub(super) fn holds(&self, ix: TokenIx) -> bool {
        self.words.iter().any(|word| word.source == Some(ix))
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
            references: Vec::new(),
        };
        wording.phrases = phrases(draft.syntax, draft.clause, &draft.clause.tokens);
        wording.drop_conjunction(draft);
        wording.drop_first_of_pair(draft);
        wording.verb_last &= wording.position(Role::Finite) != Some(0);
        wording
    }

    /// *Moe en bleek kwam de spits binnen*: what is left of a coordination does not begin with *en*, but *noch X noch Y*
    /// does.
    fn drop_conjunction(&mut self, draft: &Draft<'_>) {
        let syntax = draft.syntax;
        let Some(words) = self.phrases.first_mut().map(|phrase| &mut phrase.words) else {
            return;
        };
        let [first, rest @ ..] = words.as_slice() else {
            return;
        };
        let again = |ix: TokenIx| {
            let mut others = rest.iter().filter_map(|word| word.source);
            others.any(|other| syntax.form(other) == syntax.form(ix))
        };
        let left = first.source.is_some_and(|ix| {
            syntax.parse[ix].deprel == DepRel::Cc && syntax.negation(ix).is_none() && !again(ix)
        });
        if left && !rest.is_empty() {
            words.remove(0);
        }
    }

    /// *zowel rijk als machtig*: where each is told by itself, neither is told with *zowel*.
    fn drop_first_of_pair(&mut self, draft: &Draft<'_>) {
        let parse = draft.syntax.parse;
        let apart = |ix: TokenIx| {
            let head = parse[ix]
                .head
                .filter(|_| parse[ix].deprel == DepRel::CcPreconj);
            head.is_some_and(|head| {
                draft.clauses.iter().any(|clause| {
                    clause.kind == ClauseKind::Conjunct && parse[clause.root].head == Some(head)
                })
            })
        };
        let goes = |ix: TokenIx| apart(ix) || is_stranded_focus(draft, ix);
        for phrase in &mut self.phrases {
            phrase.words.retain(|word| !word.source.is_some_and(goes));
        }
        self.phrases.retain(|phrase| !phrase.words.is_empty());
    }

    /// Puts a subject and its verb in front of all; what was taken for the subject before is none.
    pub(super) fn begin(&mut self, subject: Vec<Word>, verb: Word) {
        self.phrases
            .retain(|phrase| phrase.role != Role::Subject || phrase.top.is_some());
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

    /// All words, in order.
    pub(super) fn words_mut(&mut self) -> impl Iterator<Item = &mut Word> {
        self.phrases.iter_mut().flat_map(|phrase| &mut phrase.words)
    }

    /// Whether this word of the source is in it.
    pub(super) fn holds(&self, ix: TokenIx) -> bool {
        self.phrases.iter().any(|phrase| phrase.holds(ix))
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

/// Whether the verbs of the clause stand at its end; a further conjunct goes with the first.
pub(super) fn is_subordinate(draft: &Draft<'_>) -> bool {
    // *ik vertrek, maar omdat ik moe ben*, *dat ontkent hij, maar dat hij ziek is, weet hij*
    let root = draft.clause.root;
    let marked = draft
        .syntax
        .marks(root)
        .filter(|&mark| mark < root)
        .any(|mark| {
            let relation = draft.syntax.relation(mark);
            matches!(relation, Some(Relation::Fact | Relation::Content))
        });
    if draft.clause.kind == ClauseKind::Conjunct && marked {
        return true;
    }
    let first = first_conjunct(draft, draft.clause);
    match first.kind {
        ClauseKind::Relative | ClauseKind::Adverbial => true,
        ClauseKind::Complement => first.marker.is_some(),
        _ => false,
    }
}

/// The *niet alleen* of *Zij zingt niet alleen, zij danst ook*, where the second half is told by itself.
fn is_stranded_focus(draft: &Draft<'_>, ix: TokenIx) -> bool {
    let syntax = draft.syntax;
    let parse = syntax.parse;
    let only = |ix: TokenIx| {
        let negated = parse
            .before(ix)
            .is_some_and(|not| syntax.negation(not).is_some());
        let comma = parse.after(ix).is_some_and(|next| syntax.form(next) == ",");
        parse[ix].deprel == DepRel::Advmod
            && syntax.function(ix) == Some(Function::Focus)
            && negated
            && comma
    };
    let other = || {
        draft.clauses.iter().any(|clause| {
            matches!(clause.kind, ClauseKind::Conjunct | ClauseKind::Parataxis)
                && clause.root > ix
                && parse[clause.root].head == Some(draft.clause.root)
        })
    };
    (only(ix) || parse.after(ix).is_some_and(only)) && other()
}

/// The clause that a further conjunct hangs on.
pub(super) fn conjunct_before<'a>(draft: &Draft<'a>, clause: &Clause) -> Option<&'a Clause> {
    let head = draft.syntax.parse[clause.root]
        .head
        .filter(|_| clause.kind == ClauseKind::Conjunct)?;
    draft.clauses.iter().find(|other| other.root == head)
}

/// The clause that begins the coordination; a clause by itself if there is none.
pub(super) fn first_conjunct<'a>(draft: &Draft<'a>, clause: &'a Clause) -> &'a Clause {
    std::iter::successors(Some(clause), |clause| conjunct_before(draft, clause))
        .last()
        .unwrap_or(clause)
}
