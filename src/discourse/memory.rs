//! Who may speak the quotation that comes next.

use std::collections::HashSet;

use super::verdict::Verdict;
use crate::{
    attribution::{self, Context, Memory, Speaking, source_spans},
    clauses::{Clause, ClauseKind, Function},
    coreference::{
        Class as Nature,
        nature::{first_name, nature},
    },
    factuality,
    text::Span,
    tree::{DepRel, TokenIx, Upos},
};

/// Who is remembered as the last speaker after this sentence; none leaves the memory as it is.
///
/// Failing a speaker it is whom the sentence is about, if that has a name or nobody is remembered yet.
///
/// Where that may be somebody else than the one remembered, nobody is.
pub(super) fn remember(
    context: &Context<'_>,
    verdicts: &[Verdict],
    names: &HashSet<String>,
) -> Option<Memory> {
    // *Zijn jeugd staat hem voor de geest. ‘Ik was zes.’*
    let speaks = |number: &usize| {
        let parse = context.syntax.parse;
        let subject = parse.subject(context.clauses[*number].root);
        subject.is_none_or(|subject| {
            parse[subject].tag.upos != Upos::Noun || nature(parse, subject).class != Nature::Thing
        })
    };
    let announced = (0..verdicts.len())
        .filter(speaks)
        .find(|&number| factuality::announces(context, number));
    if let Some(number) = announced {
        return Some(Memory::of(Speaking {
            sources: attribution::actors(context, context.clauses[number].head),
            cues: vec![context.syntax.parse[context.clauses[number].head].span],
        }));
    }
    let mut spoken = verdicts
        .iter()
        .rev()
        .filter(|verdict| verdict.speaks())
        .peekable();
    if let Some(&last) = spoken.peek() {
        let known = context.memory.speaker.as_ref();
        let inside = last.speaking(context).is_none();
        let found = spoken.find_map(|verdict| Some((verdict, verdict.speaking(context)?)));
        // all of the sentence is quoted, and whoever speaks goes on
        if found.is_none() && known.is_some() {
            return None;
        }
        let (verdict, speaking) = found.unwrap_or_else(|| (last, last.own()));
        let known = known
            .filter(|_| (inside || !verdict.quotes()) && is_pronoun(context, &speaking.sources));
        return Some(Memory::of(Speaking {
            sources: known.map_or(speaking.sources, |known| known.sources.clone()),
            cues: speaking.cues,
        }));
    }
    topic(context, names)
}

/// Whom the sentence is about, as the next speaker.
fn topic(context: &Context<'_>, names: &HashSet<String>) -> Option<Memory> {
    let main = context
        .clauses
        .first()
        .filter(|main| main.kind == ClauseKind::Main && !context.is_quoted(main))?;
    let known = context.memory.speaker.is_some();
    let told = || 0..context.clauses.len();
    let named = |number| named_topic(context, number, names);
    // *Mulder denkt te wisselen, maar Canas blijft staan*
    let thinks = |number: &usize| {
        !context
            .syntax
            .predicates(context.clauses[*number].head)
            .is_empty()
    };
    let thinking = told().filter(thinks).find_map(named);
    let named = thinking.or_else(|| told().rev().find_map(named));
    let topic = named.or_else(|| first_topic(context, main).filter(|_| !known))?;
    if is_several(context, topic) || known && is_somebodys(context, topic) {
        return Some(Memory::of(Speaking::default()));
    }
    Some(Memory::of(Speaking {
        sources: source_spans(context, topic),
        cues: Vec::new(),
    }))
}

/// *Hij zegt …*: a pronoun tells no more than what is known about who speaks.
pub(super) fn is_pronoun(context: &Context<'_>, sources: &[Span]) -> bool {
    let parse = context.syntax.parse;
    let pronoun = |&span: &Span| {
        parse
            .words()
            .iter()
            .any(|word| word.span == span && word.tag.upos == Upos::Pron)
    };
    sources.iter().all(pronoun)
}

/// Whom by name a clause that the writer tells is about: the subject, or whom it matters to (*Voor Canas betekende de zege
/// veel*). Of several clauses the last counts: *De oogst viel tegen, maar Canas lacht.*
fn named_topic(context: &Context<'_>, number: usize, names: &HashSet<String>) -> Option<TokenIx> {
    let clause = &context.clauses[number];
    let parse = context.syntax.parse;
    let concerned = || {
        let mut oblique = parse.dependents(clause.root, &[DepRel::Obl]);
        oblique.next().filter(|&ix| {
            let case = parse.dependent(ix, DepRel::Case);
            case.is_some_and(|case| context.syntax.function(case) == Some(Function::Concern))
        })
    };
    let candidates = [parse.subject(clause.root), concerned()];
    let mut candidates = candidates.into_iter().flatten();
    candidates
        .find(|&ix| is_named(context, ix, names))
        .filter(|_| is_told(context, number))
}

/// Whether the clause is a main clause, or one coordinated with or beside that, outside quotation marks.
fn is_told(context: &Context<'_>, number: usize) -> bool {
    let clause = &context.clauses[number];
    let beside = matches!(clause.kind, ClauseKind::Conjunct | ClauseKind::Parataxis);
    let above = clause.parent.filter(|_| beside);
    !context.is_quoted(clause)
        && (clause.kind == ClauseKind::Main || above.is_some_and(|above| is_told(context, above)))
}

/// The people without a name whom the sentence is about: not *de voorraad*, nor *Mensen* in general.
fn first_topic(context: &Context<'_>, main: &Clause) -> Option<TokenIx> {
    let parse = context.syntax.parse;
    parse.subject(main.root).filter(|&ix| {
        let nature = nature(parse, ix).class;
        let general = parse[ix].tag.is_plural() && parse.children(ix).is_empty();
        parse[ix].tag.upos == Upos::Noun
            && matches!(nature, Nature::Person | Nature::Group)
            && !general
    })
}

/// *De zusjes Brouwer*, *Canas en Mulder*: one of them may speak, but which?
fn is_several(context: &Context<'_>, topic: TokenIx) -> bool {
    let parse = context.syntax.parse;
    let plural = is_named(context, topic, &HashSet::new()) && parse[topic].tag.is_plural();
    plural || source_spans(context, topic).len() > 1
}

/// *Haar vriendin, Lies Mulder*: it is the owner or she who speaks; but *Haar trainer Lies Mulder*.
fn is_somebodys(context: &Context<'_>, topic: TokenIx) -> bool {
    let parse = context.syntax.parse;
    let mut owners = parse.dependents(topic, &[DepRel::NmodPoss]);
    let mut names = parse.dependents(topic, &[DepRel::Appos, DepRel::Flat]);
    let close = |ix: TokenIx| parse[ix].tag.upos == Upos::Propn && parse.after(topic) == Some(ix);
    owners.any(|owner| parse[owner].tag.upos == Upos::Pron) && !names.any(close)
}

/// A name, or a noun with a name in apposition: *Canas*, *minister Verbeek*; not *de zege op Canas*, *een Argentijn*, *het
/// schip Zeeland*. What was a name before is one at the beginning of a sentence too, though the tagger may not know it.
fn is_named(context: &Context<'_>, ix: TokenIx, names: &HashSet<String>) -> bool {
    let parse = context.syntax.parse;
    let lone = |ix: TokenIx| {
        let word = &parse[ix];
        let noun = word.tag.upos == Upos::Noun && word.form.starts_with(char::is_uppercase);
        noun && !parse.has_determiner(ix) && names.contains(&word.form)
    };
    let name = |ix: TokenIx| parse[ix].tag.upos == Upos::Propn || lone(ix);
    let speaks = nature(parse, ix).class != Nature::Thing;
    let apposed = parse
        .dependents(ix, &[DepRel::Appos, DepRel::Flat])
        .any(|other| name(other) && (speaks || first_name(&parse[other].form).is_some()));
    (name(ix) || apposed) && !parse.is_indefinite(ix)
}
