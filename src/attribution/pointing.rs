//! Frames whose content is a pronoun: *dat wordt door de club ontkend*, *Dat meldt X*, *Dat klopt niet.*

use crate::{
    claim::Status,
    clauses::{Clause, ClauseKind, Function, adjective_class},
    factuality::negation,
    lexicon::{Class, ContentRole},
    text::Span,
    tree::{DepRel, TokenIx, Upos},
};

use super::{Context, IdiomUse, content_clause::cue_words, denial_idiom, source, source_spans};

/// A clause that says of other words that they are reported or denied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pointing {
    /// The clauses of this sentence that it points to; none: the sentence before.
    pub targets: Vec<usize>,
    /// The noun that takes up what was said, if it was split off as a clause: *een lezing die …*
    pub taken_up: Option<usize>,
    /// What it makes of the target; none leaves it as it is (*bestrijdt dat niet*, *dat weet iedereen*).
    pub status: Option<Status>,
    /// The words that say so.
    pub cues: Vec<Span>,
    /// Who says so.
    pub sources: Vec<Span>,
}

/// What the clause with this number says of other words, if that is all that it says.
pub fn pointing(context: &Context<'_>, number: usize) -> Option<Pointing> {
    let clause = &context.clauses[number];
    if context.has_content_clause(number) || clause.kind == ClauseKind::Complement {
        return None;
    }
    // *‘Dat klopt niet’, zegt X*: in quotation marks only a denial points out of them
    let report = || reported(context, number).filter(|_| !context.is_quoted(clause));
    denied(context, number).or_else(report)
}

fn denied(context: &Context<'_>, number: usize) -> Option<Pointing> {
    let clause = &context.clauses[number];
    let verb = clause.head;
    let idiom = denial_idiom(context, number).filter(|idiom| takes_pointer(context, clause, idiom));
    let denies = context.syntax.parse.is_verbal(verb)
        && context.syntax.predicate(verb, Class::Denial).is_some();
    let points = has_pointer(context, clause)
        || !context.is_quoted(clause) && denies && is_bare(context, verb)
        || (denies || idiom.is_some()) && is_further_frame(context, clause);
    let opinion = untrue_in_opinion(context, clause);
    let rejects = denies || idiom.is_some() || opinion.is_some() || calls_untrue(context, clause);
    if !points || !rejects {
        return None;
    }
    let by_verb = (denies || opinion.is_some()) && idiom.is_none();
    let negated = by_verb && negation::negating_word(context.syntax, clause).is_some();
    let named = by_verb || idiom.as_ref().is_some_and(|idiom| !idiom.by_writer);
    let words = match (idiom, opinion) {
        (Some(idiom), _) => idiom.words,
        (None, Some(word)) => vec![word],
        (None, None) => cue_words(context, verb),
    };
    let taken_up = story(context, clause);
    Some(Pointing {
        targets: targets(context, taken_up.unwrap_or(number)),
        taken_up,
        status: (!negated && !is_announced(context, clause)).then_some(Status::Denied),
        cues: context.cue_spans(&words),
        sources: if named {
            source::actors(context, verb)
        } else {
            Vec::new()
        },
    })
}

/// *daarvan is geen sprake*, but not *van een breuk is geen sprake*, which names its content.
fn takes_pointer(context: &Context<'_>, clause: &Clause, idiom: &IdiomUse) -> bool {
    let of_what = matches!(idiom.content, Some((ContentRole::Van, _)));
    !of_what || points_with_adverb(context, clause)
}

fn points_with_adverb(context: &Context<'_>, clause: &Clause) -> bool {
    let parse = context.syntax.parse;
    let split = |ix: TokenIx| {
        let mut cases = parse.dependents(ix, &[DepRel::Case]);
        cases.any(|case| context.syntax.function(case) == Some(Function::Owner))
    };
    clause
        .tokens
        .iter()
        .any(|&ix| match context.syntax.function(ix) {
            Some(Function::OfThat) => true,
            // *daar is niets van waar*
            Some(Function::ThereOf) => split(ix),
            _ => false,
        })
}

/// *noemt dat onzin*: the word.
fn untrue_in_opinion(context: &Context<'_>, clause: &Clause) -> Option<TokenIx> {
    context.syntax.predicate(clause.head, Class::Opinion)?;
    context
        .syntax
        .parse
        .dependents(clause.head, &[DepRel::Xcomp])
        .find(|&ix| adjective_class(context.syntax, ix) == Some(Class::Denial))
}

/// *is door beide clubs ontkend en door de makelaar als roddel afgedaan*: a passive that shares its subject.
fn is_further_frame(context: &Context<'_>, clause: &Clause) -> bool {
    clause.kind == ClauseKind::Conjunct
        && source::is_passive(context, clause.head)
        && context.syntax.parse.subject(clause.root).is_none()
}

/// *Dat is onzin*, *Dat is niet waar*
fn calls_untrue(context: &Context<'_>, clause: &Clause) -> bool {
    // *wat vroeger niet zo was*
    let formerly = |&ix: &TokenIx| context.syntax.function(ix) == Some(Function::Formerly);
    if clause.tokens.iter().any(formerly) {
        return false;
    }
    match adjective_class(context.syntax, clause.root) {
        _ if context
            .syntax
            .parse
            .dependent(clause.root, DepRel::Cop)
            .is_none() =>
        {
            false
        }
        Some(Class::Denial) => true,
        Some(Class::Veridical) => negation::negating_word(context.syntax, clause).is_some(),
        _ => false,
    }
}

/// *Dat meldt X.*; *Dat weet iedereen* only confirms.
fn reported(context: &Context<'_>, number: usize) -> Option<Pointing> {
    let clause = &context.clauses[number];
    let verb = clause.head;
    let class = [
        Class::Report,
        Class::Belief,
        Class::Factive,
        Class::Veridical,
    ]
    .into_iter()
    .find(|&class| context.syntax.predicate(verb, class).is_some())
    .filter(|_| !judges(context, clause))?;
    let fronted = fronted_pronoun(context, clause)?;
    let quotes = context
        .clauses
        .iter()
        .any(|other| other.parent == Some(number) && other.kind == ClauseKind::Parataxis);
    let whole = clause.kind == ClauseKind::Main && context.syntax.parse.is_verbal(verb);
    let said = matches!(class, Class::Report | Class::Belief);
    let sources = inverted_speakers(context, verb, fronted);
    // *Dat verklaart veel*, *Dat zegt niets over de prijs*
    let tells = said && sources.is_empty() && !source::is_passive(context, verb);
    (whole && !quotes && !tells && !is_found(context, verb)).then(|| Pointing {
        targets: Vec::new(),
        taken_up: None,
        status: (!matches!(class, Class::Factive | Class::Veridical)).then_some(Status::Alleged),
        cues: context.cue_spans(&cue_words(context, verb)),
        sources,
    })
}

/// *Dat vond zij mooi*, *Dat kun je dom vinden*: an opinion of it, which is a claim of its own.
fn judges(context: &Context<'_>, clause: &Clause) -> bool {
    let (syntax, parse) = (context.syntax, context.syntax.parse);
    let mut predicates = parse.dependents(clause.head, &[DepRel::Xcomp]);
    syntax.predicate(clause.head, Class::Opinion).is_some()
        && predicates.any(|ix| !syntax.is_finite(ix) && clause.tokens.contains(&ix))
}

/// *Dat zie je vaker bij oude huizen*: *je* is anybody, and it tells where such a thing is found.
fn is_found(context: &Context<'_>, verb: TokenIx) -> bool {
    let parse = context.syntax.parse;
    let you = |subject: TokenIx| parse[subject].tag.feat("Person") == Some("2");
    parse.subject(verb).is_some_and(you) && parse.dependent(verb, DepRel::Obl).is_some()
}

/// *Dat* in front of the finite verb, whatever the tree makes of it.
fn fronted_pronoun(context: &Context<'_>, clause: &Clause) -> Option<TokenIx> {
    let &[first, second, ..] = clause.tokens.as_slice() else {
        return None;
    };
    let that = context.syntax.function(first) == Some(Function::That);
    (that && context.syntax.parse.finite_verb(clause.root) == Some(second)).then_some(first)
}

/// Who says *dat*: the subject after the verb, or what a parser that took *dat* for the subject made an object.
fn inverted_speakers(context: &Context<'_>, verb: TokenIx, that: TokenIx) -> Vec<Span> {
    if source::is_passive(context, verb) {
        return source::actors(context, verb);
    }
    let parse = context.syntax.parse;
    parse
        .dependents(verb, &[DepRel::Nsubj, DepRel::Obj])
        .find(|&ix| {
            let amount = parse[ix].deprel == DepRel::Obj && is_indefinite(context, ix);
            ix != that && parse.is_nominal(ix) && !amount
        })
        .map(|ix| source_spans(context, ix))
        .unwrap_or_default()
}

/// *iets*, *niets*, *alles*
fn is_indefinite(context: &Context<'_>, ix: TokenIx) -> bool {
    let word = &context.syntax.parse[ix].tag;
    word.upos == Upos::Pron && !matches!(word.feat("PronType"), Some("Prs" | "Dem"))
}

/// Whether a word stands for the content: object of the active, subject of the passive or of *kloppen*.
fn has_pointer(context: &Context<'_>, clause: &Clause) -> bool {
    let parse = context.syntax.parse;
    let relations = [DepRel::Obj, DepRel::NsubjPass, DepRel::Nsubj, DepRel::Expl];
    let active = !source::is_passive(context, clause.head);
    let mut participants = parse
        .dependents(clause.head, &relations)
        .chain(parse.dependents(clause.root, &relations));
    points_with_adverb(context, clause)
        || participants.any(|ix| {
            let subject = parse[ix].deprel == DepRel::Nsubj
                && active
                && parse.dependent(clause.head, DepRel::Obj).is_some();
            !subject
                && (is_neuter(context, ix)
                    || is_that_story(context, ix)
                    || is_apposed_story(context, clause, ix))
        })
}

/// *dat*, *het*, *wat*
fn is_neuter(context: &Context<'_>, ix: TokenIx) -> bool {
    let pronoun = matches!(
        context.syntax.function(ix),
        Some(Function::That | Function::It | Function::What | Function::SentenceRelative)
    );
    pronoun && context.syntax.parse[ix].tag.upos != Upos::Det
}

/// *dat verhaal*, *die bewering*, *dat laatste*: what was said, with a demonstrative.
fn is_that_story(context: &Context<'_>, ix: TokenIx) -> bool {
    let parse = context.syntax.parse;
    let demonstrative = parse.dependents(ix, &[DepRel::Det]).any(|det| {
        matches!(
            context.syntax.function(det),
            Some(Function::That | Function::Demonstrative)
        )
    });
    demonstrative && (context.is_said(ix) || parse[ix].tag.upos == Upos::Adj)
}

/// *een lezing die de kustwacht tegenspreekt*: what the clause before said, taken up by a noun in apposition.
fn is_apposed_story(context: &Context<'_>, clause: &Clause, ix: TokenIx) -> bool {
    clause.marker == Some(ix) && story(context, clause).is_some()
}

/// The apposition that a relative clause hangs on, if its noun is something said.
fn story(context: &Context<'_>, clause: &Clause) -> Option<usize> {
    let noun = context.syntax.parse[clause.root].head?;
    let something = context.syntax.function(noun) == Some(Function::Something);
    let said = clause.kind == ClauseKind::Relative && (something || context.is_said(noun));
    context
        .clauses
        .iter()
        .position(|other| said && other.kind == ClauseKind::Apposition && other.root == noun)
}

/// *maar X ontkent*: no object at all.
fn is_bare(context: &Context<'_>, verb: TokenIx) -> bool {
    const OBJECTS: [DepRel; 6] = [
        DepRel::Obj,
        DepRel::NsubjPass,
        DepRel::OblArg,
        DepRel::Ccomp,
        DepRel::Csubj,
        DepRel::Xcomp,
    ];
    context
        .syntax
        .parse
        .dependents(verb, &OBJECTS)
        .next()
        .is_none()
        && !source::is_passive(context, verb)
        && !source::is_to_be_done(context.syntax, verb)
        && !shares_object(context, verb)
}

/// *heeft de sloop eerst verdedigd en later bestreden*: under one auxiliary the object belongs to both.
fn shares_object(context: &Context<'_>, verb: TokenIx) -> bool {
    let parse = context.syntax.parse;
    let first = parse[verb]
        .head
        .filter(|_| parse[verb].deprel == DepRel::Conj && parse.is_participle(verb));
    first.is_some_and(|first| parse.dependent(first, DepRel::Obj).is_some())
        && parse.finite_verb(verb).is_none()
}

/// *Ik weet één ding: Bos ontkent het*: what a colon announces does not point to what announces it.
fn is_announced(context: &Context<'_>, clause: &Clause) -> bool {
    let first = clause.tokens.first();
    first.is_some_and(|&first| {
        let mut marks = context.syntax.punct_before(first);
        marks.any(|mark| context.syntax.form(mark) == ":")
    })
}

/// The clause before in the sentence, with those coordinated with it: *zou A en B, maar dat wordt ontkend*.
fn targets(context: &Context<'_>, number: usize) -> Vec<usize> {
    let clause = &context.clauses[number];
    let joined = matches!(
        clause.kind,
        ClauseKind::Conjunct
            | ClauseKind::Parataxis
            | ClauseKind::Relative
            | ClauseKind::Adverbial
            | ClauseKind::Apposition
    );
    let Some(parent) = clause
        .parent
        .filter(|_| joined && !is_announced(context, clause))
    else {
        return Vec::new();
    };
    let beside = (0..context.clauses.len()).filter(|&at| {
        let other = &context.clauses[at];
        other.parent == Some(parent)
            && other.kind == ClauseKind::Conjunct
            && other.root < clause.root
    });
    std::iter::once(parent).chain(beside).collect()
}
