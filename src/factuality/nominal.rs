//! Content that a noun phrase names, so that the clause itself is the claim: *verdacht van fraude*, *noemt het mager*.

use std::{collections::HashSet, sync::LazyLock};

use super::{Judgement, alleged};
use crate::{
    attribution::{Context, actors, is_to_be_done},
    claim::Status,
    clauses::{Clause, Function, arguments, idiom_around},
    lexicon::{Addressee, Class, Modal, With},
    table,
    tree::{DepRel, TokenIx, Upos},
};

/// The judgement on a clause whose head verb has one of the classes and names its content by a noun phrase.
pub(super) fn judge(
    rule: &'static str,
    status: Status,
    classes: &[Class],
    context: &Context<'_>,
    number: usize,
) -> Option<Judgement> {
    let clause = &context.clauses[number];
    names(classes, context, number).then(|| {
        let mut words: Vec<_> = idiom_words(context, clause).into_iter().collect();
        words.push(clause.head);
        words.sort_unstable();
        words.dedup();
        Judgement {
            cues: vec![words],
            ..held(rule, status, context, clause.head)
        }
    })
}

/// Whether the head verb of the clause, or the idiom around it, has one of the classes and its content by its side.
pub(super) fn names(classes: &[Class], context: &Context<'_>, number: usize) -> bool {
    let clause = &context.clauses[number];
    let syntax = context.syntax;
    let verb = || {
        let rows = syntax.predicates(clause.head).iter();
        rows.map(|row| (row.class, row.with)).collect()
    };
    let senses = idiom_around(syntax, clause.head)
        .map_or_else(verb, |idiom| vec![(idiom.class, idiom.with)]);
    syntax.parse.is_verbal(clause.head)
        && !context.has_content_clause(number)
        && senses
            .into_iter()
            .filter(|(class, _)| classes.contains(class))
            .any(|(class, with)| {
                names_content(context, clause, class, with) || names_answer(context, clause)
            })
}

/// *denkt van wel*, *zegt van niet*: a word stands for the content, or for that it is not so.
fn names_answer(context: &Context<'_>, clause: &Clause) -> bool {
    const ANSWERS: [&str; 2] = ["niet", "wel"];
    let syntax = context.syntax;
    clause.tokens.iter().any(|&ix| {
        ANSWERS.contains(&syntax.form(ix))
            && syntax.parse[ix].head == Some(clause.head)
            && has_case(context, ix, Function::Owner)
    })
}

/// *ten laste*: what the idiom adds to its verb.
fn idiom_words(context: &Context<'_>, clause: &Clause) -> Vec<TokenIx> {
    let words = idiom_around(context.syntax, clause.head).map_or(&[][..], |idiom| &idiom.words);
    let tokens = clause.tokens.iter().copied();
    tokens
        .filter(|&ix| words.iter().any(|word| context.syntax.has_lemma(ix, word)))
        .collect()
}

/// The judgement by the verb that heads the clause; it stays in the wording, and whoever acts is the source.
fn held(rule: &'static str, status: Status, context: &Context<'_>, verb: TokenIx) -> Judgement {
    Judgement {
        status,
        sources: actors(context, verb),
        shared: false,
        removable: false,
        ..alleged(rule, vec![verb])
    }
}

/// *vindt het onterecht dat P*: the opinion is a claim beside its content.
pub(super) fn opinion_with_clause(
    rule: &'static str,
    context: &Context<'_>,
    number: usize,
) -> Option<Judgement> {
    let clause = &context.clauses[number];
    let opinion = context
        .syntax
        .predicate(clause.head, Class::Opinion)
        .is_some_and(|row| row.with == With::Predicate);
    (opinion && predicative(context, clause).next().is_some())
        .then(|| held(rule, Status::Alleged, context, clause.head))
}

/// Whether the content stands with the verb as its row asks.
fn names_content(context: &Context<'_>, clause: &Clause, class: Class, with: With) -> bool {
    let parse = context.syntax.parse;
    let objects = || parse.dependents(clause.head, &[DepRel::Obj, DepRel::NsubjPass]);
    match with {
        With::Clause => false,
        With::Any if class == Class::Accusation => names_offence(context, clause),
        // *schat de kosten te laag in*: the writer knows better
        With::Any if class == Class::Belief && is_exceeded(context, clause) => false,
        With::Any if is_equipped(context, clause) => false,
        With::Any => objects().any(|ix| {
            parse.is_nominal(ix) && (class == Class::Denial || parse[ix].tag.upos != Upos::Pron)
        }),
        With::Noun => objects().any(|ix| context.is_said(ix)),
        With::Van => names_topic(context, clause.head, &ADJUNCTS),
        With::Predicate => predicative(context, clause).next().is_some(),
        With::Als => {
            names_role(context, clause)
                && parse
                    .dependents(
                        clause.head,
                        &[DepRel::Obj, DepRel::NsubjPass, DepRel::Expl, DepRel::ExplPv],
                    )
                    .next()
                    .is_some()
        }
    }
}

/// *ziet hem als een talent*; not *ziet als het regent een plas*
fn names_role(context: &Context<'_>, clause: &Clause) -> bool {
    let syntax = context.syntax;
    clause.tokens.iter().any(|&ix| {
        let role = syntax.parse[ix]
            .head
            .is_none_or(|role| role == clause.head || !syntax.is_finite(role));
        syntax.function(ix) == Some(Function::As) && ix != clause.head && role
    })
}

/// The phrases of a verb.
const ADJUNCTS: [DepRel; 2] = [DepRel::Obl, DepRel::OblArg];

/// *spreekt van een ramp*
fn names_topic(context: &Context<'_>, word: TokenIx, relations: &[DepRel]) -> bool {
    context
        .syntax
        .parse
        .dependents(word, relations)
        .any(|ix| has_case(context, ix, Function::Owner))
}

/// *De deur is voorzien van een slot*, *voorziet de deur van een slot*: nobody foresees anything.
fn is_equipped(context: &Context<'_>, clause: &Clause) -> bool {
    const PROVIDE: &str = "voorzien";
    let parse = context.syntax.parse;
    let mut objects = parse.dependents(clause.head, &[DepRel::Obj]);
    parse[clause.head].whole_lemma() == PROVIDE
        && (names_topic(context, clause.head, &ADJUNCTS)
            || objects.any(|object| names_topic(context, object, &[DepRel::Nmod])))
}

/// *te laag*, *te hoog*, of an estimate; not *vindt dat te laag*, which is an opinion.
fn is_exceeded(context: &Context<'_>, clause: &Clause) -> bool {
    const ESTIMATE: &str = "schatten";
    let parse = context.syntax.parse;
    let lemma = parse[clause.head].lemma.rsplit('_').next();
    let too = |ix: TokenIx| context.syntax.function(ix) == Some(Function::InfinitiveMarker);
    lemma == Some(ESTIMATE)
        && parse
            .dependents(clause.head, &[DepRel::Advmod, DepRel::Xcomp])
            .filter(|&ix| parse[ix].tag.upos == Upos::Adj)
            .any(|ix| parse.dependents(ix, &[DepRel::Advmod]).any(too))
}

/// What stands for an offence named before.
const OFFENCES: [&str; 2] = ["waarvan", "waarvoor"];

/// *klaagt de bank aan wegens fraude*, *verwijt hem laksheid*; not *klaagt de bank aan*, where the object is only whom
/// it is about.
fn names_offence(context: &Context<'_>, clause: &Clause) -> bool {
    let syntax = context.syntax;
    let addressee = arguments(syntax, clause.head, Class::Accusation).map(|(_, who)| who);
    let introduces = |&ix: &TokenIx| {
        let words = [Function::Owner, Function::Concern, Function::Reason];
        let case = matches!(syntax.parse[ix].deprel, DepRel::Case | DepRel::Fixed);
        case && syntax
            .function(ix)
            .is_some_and(|word| words.contains(&word))
    };
    // *werd vals beschuldigd*, *… en wordt beschuldigd als dief*
    let passive = syntax
        .parse
        .dependents(clause.head, &[DepRel::NsubjPass, DepRel::AuxPass])
        .next()
        .is_some();
    // *de fraude waarvan hij de bank beschuldigt*
    let relative = clause
        .marker
        .is_some_and(|ix| OFFENCES.contains(&syntax.form(ix)));
    addressee != Some(Addressee::Object)
        || passive
        || relative
        || clause.tokens.iter().any(introduces)
}

const NAME: &str = "noemen";

/// How something is mentioned, by `mentions.tsv`: *wordt terloops genoemd* is no opinion.
static MENTIONS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("mentions.tsv")));

/// The predicative words about the object of the verb.
fn predicative<'c>(
    context: &'c Context<'_>,
    clause: &'c Clause,
) -> impl Iterator<Item = TokenIx> + 'c {
    let parse = context.syntax.parse;
    parse
        .dependents(clause.head, &[DepRel::Xcomp])
        // not *is moeilijk te vinden*
        .filter(move |_| !is_to_be_done(context.syntax, clause.head))
        .filter(move |&ix| clause.tokens.contains(&ix))
        .filter(move |&ix| !parse.is_infinitive(ix) || is_found_to(context, clause.head, ix))
        // *vindt behalve schelpen ook een munt*
        .filter(move |&ix| parse.dependent(ix, DepRel::Mark).is_none())
        // *wordt Don Goyo genoemd*, *wordt zo genoemd*: a name is no opinion
        .filter(move |&ix| {
            parse[ix].tag.upos != Upos::Propn
                && context.syntax.function(ix) != Some(Function::Degree)
        })
        .filter(move |&ix| {
            parse[clause.head].lemma != NAME || !MENTIONS.contains(context.syntax.form(ix))
        })
}

/// *vindt de taak niet bij haar passen*, *vond dat te ver gaan*: what its object is found to do; not *vond de sleutel liggen*,
/// which tells where.
fn is_found_to(context: &Context<'_>, verb: TokenIx, infinitive: TokenIx) -> bool {
    const FIND: &str = "vinden";
    let (syntax, parse) = (context.syntax, context.syntax.parse);
    let objects = [DepRel::Obj, DepRel::Nsubj];
    let judged = parse
        .dependents(infinitive, &objects)
        .chain(parse.dependents(verb, &[DepRel::Obj]))
        .any(|object| object < infinitive);
    let place = syntax.lexicon.modal(&parse[infinitive].lemma) == Some(Modal::Aspect);
    let mut words = parse.dependents(infinitive, &[DepRel::Advmod]);
    let mut marks = parse.dependents(infinitive, &[DepRel::Case, DepRel::Mark]);
    parse[verb].lemma == FIND
        && judged
        && marks.next().is_none()
        && (!place || words.any(|ix| syntax.negation(ix).is_some()))
}

fn has_case(context: &Context<'_>, ix: TokenIx, function: Function) -> bool {
    context
        .syntax
        .parse
        .dependents(ix, &[DepRel::Case])
        .any(|case| context.syntax.function(case) == Some(function))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mentions_are_sorted_and_their_examples_hold_them() {
        let rows: Vec<_> = table::rows(include_str!("mentions.tsv")).collect();
        assert!(rows.is_sorted_by(|a, b| a[0] < b[0]));
        assert!(rows.iter().all(|row| row[1].contains(row[0])));
    }
}
