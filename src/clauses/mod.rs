//! From a tree to the clauses that may be claims: one splitter a file.
//!
//! A *clause* here is a proposition with words of its own. What is no proposition that a text puts forward
//! (conditions, purposes, wishes, embedded questions) opens no clause and stays among the words of the clause
//! around it.

mod adverbial;
mod apposition;
mod complement;
mod coordination;
mod demand;
mod fear;
mod focus;
mod governor;
mod main;
mod parataxis;
mod participle;
mod predicate;
mod relative;
mod span;
mod syntax;
mod thus;
mod title;
mod unproven;

pub use complement::{
    accused, adjective_class, arguments, carried_noun, governing_class, has_role, idiom_around,
    is_part_of_frame, owner, story,
};
pub(crate) use complement::{result_degree, verb_classes, verb_name};
pub(crate) use coordination::polar;
pub(crate) use fear::is_state;
pub use governor::governor;
pub use predicate::{cluster, lexical_head};
pub(crate) use relative::{identified, is_ranked, is_sole};
pub use span::pieces;
pub use syntax::{Function, Syntax};
pub use thus::thus;
pub(crate) use title::has_title;

use crate::{
    claim::{Rule, Stage},
    tree::{DepRel, TokenIx, Upos},
};

/// How a clause hangs in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClauseKind {
    /// A main clause.
    Main,
    /// A further conjunct of a coordination of predicates; shares what it does not repeat with the first.
    Conjunct,
    /// A relative clause; its antecedent fills the gap.
    Relative,
    /// A content clause under a verb, noun or adjective: *dat …*, *of …*, verb-second or *te* + infinitive.
    Complement,
    /// An adverbial clause of fact, finite.
    Adverbial,
    /// *door/na/zonder … te* + infinitive.
    Infinitive,
    /// A participial adjunct with its own content.
    Participle,
    /// A loose apposition; its anchor is the subject.
    Apposition,
    /// Direct speech and other loosely attached sentences.
    Parataxis,
}

/// One proposition of a sentence, in the words that are its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// How it hangs in the sentence.
    pub kind: ClauseKind,
    /// The word of the tree that governs it: lexical verb, predicative word, or the noun of an apposition.
    pub root: TokenIx,
    /// The claim's head word; the root but for a few constructions.
    pub head: TokenIx,
    /// The words of the verb cluster with particle and predicative head, in text order.
    pub predicate: Vec<TokenIx>,
    /// Its own words in text order: without frame, leading conjunction and clauses that are claims of their own.
    pub tokens: Vec<TokenIx>,
    /// The clause that it hangs on.
    pub parent: Option<usize>,
    /// The word that introduces it: complementizer, conjunction, or the relative word.
    pub marker: Option<TokenIx>,
    /// The splitter that found it.
    pub rule: &'static str,
}

/// What a splitter says of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// It governs a clause of this kind, introduced by this word.
    Clause(ClauseKind, Option<TokenIx>),
    /// It governs something that is no proposition of the text: nothing inside opens a clause of its own.
    Sealed,
}

/// One way in which a word of the tree comes to govern a clause.
trait Splitter: Sync {
    /// The name that claims carry.
    fn rule(&self) -> &'static str;
    /// What it looks for, in one line for annotators, with a Dutch example.
    fn about(&self) -> &'static str;
    /// Whether `ix` governs a clause. All words above it have been asked before.
    fn open(&self, syntax: &Syntax<'_>, opened: &Opened, ix: TokenIx) -> Option<Opening>;
}

/// Asked in this order; the first answer counts.
const SPLITTERS: [&dyn Splitter; 8] = [
    &main::Main,
    &coordination::Coordination,
    &relative::Relative,
    &complement::Complement,
    &adverbial::Adverbial,
    &participle::Participle,
    &apposition::Apposition,
    &parataxis::Parataxis,
];

/// All splitters.
pub fn rules() -> impl Iterator<Item = Rule> {
    SPLITTERS.iter().map(|splitter| Rule {
        stage: Stage::Clause,
        name: splitter.rule(),
        about: splitter.about(),
    })
}

/// What has been found for the words above the one in question.
#[derive(Debug)]
struct Opened {
    kinds: Vec<Option<ClauseKind>>,
    sealed: Vec<bool>,
}

impl Opened {
    fn kind(&self, ix: TokenIx) -> Option<ClauseKind> {
        self.kinds[ix.at()]
    }
}

/// Splits a sentence into its clauses, each after the clause that it hangs on.
pub fn split(syntax: &Syntax<'_>) -> Vec<Clause> {
    let parse = syntax.parse;
    let count = parse.words().len();
    let mut opened = Opened {
        kinds: vec![None; count],
        sealed: vec![false; count],
    };
    let titles = title::titles(syntax);
    let mut clauses = Vec::new();
    let mut at = vec![None; count];
    let mut queue: Vec<TokenIx> = parse.root().into_iter().collect();
    let mut next = 0;
    while let Some(&ix) = queue.get(next) {
        next += 1;
        queue.extend(parse.children(ix));
        let above = parse[ix].head;
        opened.sealed[ix.at()] = above.is_some_and(|head| opened.sealed[head.at()])
            || titles.iter().any(|title| title.holds(parse, ix));
        at[ix.at()] = above.and_then(|head| at[head.at()]);
        match open(syntax, &opened, ix) {
            Some((rule, Opening::Clause(kind, marker))) => {
                opened.kinds[ix.at()] = Some(kind);
                let parent = at[ix.at()];
                at[ix.at()] = Some(clauses.len());
                clauses.push(bare(kind, ix, marker, parent, rule));
            }
            Some((_, Opening::Sealed)) => opened.sealed[ix.at()] = true,
            None => {}
        }
    }
    for clause in &mut clauses {
        fill(syntax, &opened, clause);
    }
    take_conditions(syntax, &mut clauses);
    leave_out_subordinators(syntax, &mut clauses);
    leave_out_measures(syntax, &mut clauses);
    focus::leave_out_focus(syntax, &mut clauses);
    for clause in &mut clauses {
        leave_out_accused(syntax, clause);
    }
    clauses
}

/// *Ben je lid, dan betaal je minder*: where the tree has it the other way round, what follows takes the condition in.
fn take_conditions(syntax: &Syntax<'_>, clauses: &mut [Clause]) {
    for at in 0..clauses.len() {
        let Some(parent) = clauses[at].parent else {
            continue;
        };
        let (above, clause) = (&clauses[parent], &clauses[at]);
        let then = clause.tokens.first().copied();
        let answers = clause.kind == ClauseKind::Parataxis
            && then.is_some_and(|ix| syntax.function(ix) == Some(Function::Then))
            && syntax.is_verb_first(above.root, &above.tokens);
        if answers {
            // *Mocht de raad vinden dat het dak lekt, dan …*
            let content = clauses.iter().filter(|other| {
                other.kind == ClauseKind::Complement
                    && other.parent == Some(parent)
                    && then.is_some_and(|then| other.root < then)
            });
            let condition: Vec<_> = content
                .flat_map(|content| content.marker.iter().chain(&content.tokens))
                .chain(&above.tokens)
                .copied()
                .collect();
            clauses[at].tokens.extend(condition);
            clauses[at].tokens.sort_unstable();
        }
    }
}

/// *beschuldigt de koster ervan te slapen*: who is accused is no object of the infinitive.
fn leave_out_accused(syntax: &Syntax<'_>, clause: &mut Clause) {
    let parse = syntax.parse;
    let accused = parse[clause.root]
        .head
        .filter(|_| clause.kind == ClauseKind::Complement && parse.subject(clause.root).is_none())
        .and_then(|governor| accused(syntax, governor))
        .filter(|&ix| parse[ix].head == Some(clause.root));
    if let Some(accused) = accused {
        let words = parse.subtree(accused);
        clause.tokens.retain(|ix| !words.contains(ix));
    }
}

/// *ondanks het feit dat*: of a subordinator in several words the tree takes the first for a part of the clause around.
fn leave_out_subordinators(syntax: &Syntax<'_>, clauses: &mut [Clause]) {
    let phrases: Vec<_> = clauses
        .iter()
        .filter(|clause| clause.kind == ClauseKind::Adverbial)
        .filter_map(|clause| clause.marker)
        .filter_map(|marker| Some(syntax.phrase_up_to(marker)?.0..marker))
        .collect();
    for clause in clauses {
        clause
            .tokens
            .retain(|ix| !phrases.iter().any(|phrase| phrase.contains(ix)));
    }
}

/// *Kort nadat hij vertrok, viel het bestuur*: what stands before a clause in first place says how long after.
fn leave_out_measures(syntax: &Syntax<'_>, clauses: &mut [Clause]) {
    let markers: Vec<_> = clauses
        .iter()
        .filter(|clause| clause.kind == ClauseKind::Adverbial)
        .filter_map(|clause| Some((clause.parent?, clause.marker?)))
        .collect();
    for (parent, marker) in markers {
        let above = &mut clauses[parent];
        let verb = syntax.parse.finite_verb(above.root);
        let before = above.tokens.partition_point(|&ix| ix < marker);
        let joined = syntax.punct_before(marker).next().is_none()
            && before > 0
            && above.tokens[before - 1].0 + 1 == marker.0;
        let adverbial = |&ix: &TokenIx| {
            matches!(syntax.parse[ix].tag.upos, Upos::Adv | Upos::Adj | Upos::Num)
                || syntax.parse[ix].deprel == DepRel::Obl
        };
        if joined
            && above.kind == ClauseKind::Main
            && verb.is_some_and(|verb| marker < verb)
            && above.tokens[..before].iter().all(adverbial)
        {
            above.tokens.drain(..before);
        }
    }
}

fn open(syntax: &Syntax<'_>, opened: &Opened, ix: TokenIx) -> Option<(&'static str, Opening)> {
    SPLITTERS.iter().find_map(|splitter| {
        splitter
            .open(syntax, opened, ix)
            .filter(|opening| {
                !opened.sealed[ix.at()]
                    || matches!(opening, Opening::Clause(ClauseKind::Apposition, _))
            })
            .map(|opening| (splitter.rule(), opening))
    })
}

fn bare(
    kind: ClauseKind,
    root: TokenIx,
    marker: Option<TokenIx>,
    parent: Option<usize>,
    rule: &'static str,
) -> Clause {
    Clause {
        kind,
        root,
        head: root,
        predicate: Vec::new(),
        tokens: Vec::new(),
        parent,
        marker,
        rule,
    }
}

/// Gives a clause its words, its head and its predicate.
fn fill(syntax: &Syntax<'_>, opened: &Opened, clause: &mut Clause) {
    let parse = syntax.parse;
    let all = parse.subtree_without(clause.root, |ix| opened.kind(ix).is_some());
    clause.tokens = span::own_words(syntax, clause, &all);
    clause.head = lexical_head(syntax, clause.root);
    clause.predicate = cluster(syntax, clause.root, clause.head)
        .into_iter()
        .filter(|ix| clause.tokens.contains(ix) || clause.kind == ClauseKind::Conjunct)
        .collect();
}
