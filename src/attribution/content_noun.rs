//! Nouns with a content clause: *het gerucht dat*, *het feit dat*, *de beschuldiging dat*.

use std::{collections::HashSet, sync::LazyLock};

use crate::{
    clauses::{
        Clause, ClauseKind, Function, adjective_class, carried_noun, governor, has_role, owner,
        story,
    },
    factuality::negation,
    lexicon::{Class, With},
    table,
    tree::{DepRel, TokenIx, Upos},
};

use super::{Attribution, Context, Reach, Sieve, light_verbs, source};

pub(super) struct ContentNoun;

impl Sieve for ContentNoun {
    fn rule(&self) -> &'static str {
        "content_noun"
    }

    fn about(&self) -> &'static str {
        "a noun presents its content (het gerucht dat …)"
    }

    fn find(&self, context: &Context<'_>, clause: usize) -> Option<Attribution> {
        let content = &context.clauses[clause];
        let parse = context.syntax.parse;
        let governor = governor(context.syntax, content.root)
            .filter(|_| content.kind == ClauseKind::Complement)?;
        let noun = carried_noun(context.syntax, governor).unwrap_or(governor);
        let class = (parse[noun].tag.upos == Upos::Noun
            && parse.dependent(noun, DepRel::Cop).is_none())
        .then(|| noun_class(context, noun))
        .flatten()?;
        let outer = context.clause_of(noun);
        let negated = negation::is_negated_phrase(context.syntax, noun);
        let negator = negated
            .then(|| negation::negator_beside(context.syntax, &[noun]))
            .flatten();
        let frame = outer.filter(|&at| is_light(context, at, noun));
        // *heeft niet het gevoel dat*
        let doubted = frame
            .filter(|_| class == Class::Belief && !negated)
            .and_then(|at| negation::negating_word(context.syntax, &context.clauses[at]));
        let cue: Vec<_> = negator.or(doubted).into_iter().chain([noun]).collect();
        let mut found = Attribution {
            rule: self.rule(),
            class: match class {
                // *geen twijfel*
                Class::Doubt if negated => Class::Factive,
                _ if negated => Class::Doubt,
                _ => class,
            },
            cues: context.cue_spans(&cue),
            words: cue,
            sources: sources(context, noun, outer),
            negated: doubted.is_some(),
            frame,
            reach: Reach::All,
        };
        if let Some(naming) = outer.and_then(|at| named_as(context, at, noun)) {
            return Some(naming);
        }
        if let Some(opinion) = outer.and_then(|at| opinion(context, at, noun, class)) {
            return Some(opinion);
        }
        let view = outer.filter(|_| class != Class::Report);
        if let Some(view) = view.and_then(|at| seen_as(context, at, noun)) {
            return Some(view);
        }
        if let Some(denial) = outer.and_then(|at| denial(context, at, noun, content)) {
            found.class = Class::Denial;
            found.cues.extend(denial.cues);
            found.cues.sort_unstable_by_key(|cue| cue.start);
            found.sources = denial.sources;
            found.negated = denial.negated;
            found.frame = outer;
        }
        Some(found)
    }
}

/// What the noun says of its content.
pub(super) fn noun_class(context: &Context<'_>, noun: TokenIx) -> Option<Class> {
    let lemma = &context.syntax.parse[noun].lemma;
    context
        .syntax
        .noun(noun)
        .or_else(|| context.syntax.lexicon.adjectives(lemma))
}

/// *noemt als reden dat P*, *gaf als verklaring dat P*: whoever names it so says it.
fn named_as(context: &Context<'_>, outer: usize, noun: TokenIx) -> Option<Attribution> {
    let (syntax, parse) = (context.syntax, context.syntax.parse);
    let verb = parse[noun].head.filter(|&verb| {
        NAMING.contains(&parse[verb].lemma.as_str()) && !source::is_passive(context, verb)
    })?;
    // *noemt het als bezwaar dat P*, but *noemt de brief als bewijs dat P*
    let mut objects = parse.dependents(verb, &[DepRel::Obj]);
    let other = objects.any(|ix| syntax.function(ix) != Some(Function::It));
    let mut found =
        super::content_clause::under(context, "content_noun", Class::Report, verb, Some(outer));
    found.frame = Some(outer);
    (has_role(context.syntax, noun) && !other).then_some(found)
}

/// *ziet de brief als bewijs dat P*: so it is to whoever sees it so.
fn seen_as(context: &Context<'_>, outer: usize, noun: TokenIx) -> Option<Attribution> {
    let verb = context.syntax.parse[noun].head.filter(|&verb| {
        let opinion = context.syntax.predicate(verb, Class::Opinion);
        has_role(context.syntax, noun) && opinion.is_some_and(|row| row.with == With::Als)
    })?;
    let mut found =
        super::content_clause::under(context, "content_noun", Class::Belief, verb, Some(outer));
    if found.negated {
        found.class = Class::Doubt;
        found.negated = false;
    }
    found.frame = None;
    Some(found)
}

/// Verbs that put their content forward *als reden*, *als voorbeeld*.
const NAMING: [&str; 6] = [
    "aan_dragen",
    "aan_voeren",
    "geven",
    "noemen",
    "op_geven",
    "vermelden",
];

/// *noemt het onzin dat P*: the noun is what somebody calls the content.
fn opinion(
    context: &Context<'_>,
    outer: usize,
    noun: TokenIx,
    class: Class,
) -> Option<Attribution> {
    let parse = context.syntax.parse;
    let verb = parse[noun]
        .head
        .filter(|_| matches!(parse[noun].deprel, DepRel::Obj | DepRel::Xcomp))?;
    adjective_class(context.syntax, noun)?;
    context.syntax.predicate(verb, Class::Opinion)?;
    let mut found = super::content_clause::under(context, "content_noun", class, verb, Some(outer));
    found.cues = vec![parse[noun].span];
    Some(found)
}

/// *De premier wees de kritiek dat P van de hand*, *ontkent het gerucht dat P*: the clause around the noun denies it.
fn denial(
    context: &Context<'_>,
    outer: usize,
    noun: TokenIx,
    content: &Clause,
) -> Option<Attribution> {
    let parse = context.syntax.parse;
    // *Er klopt niets van het verhaal dat P*
    let noun = parse[noun]
        .head
        .filter(|_| parse[noun].deprel == DepRel::Nmod)
        .unwrap_or(noun);
    let verb = parse[noun].head.filter(|_| {
        matches!(
            parse[noun].deprel,
            DepRel::Obj | DepRel::NsubjPass | DepRel::Nsubj | DepRel::OblArg
        )
    })?;
    if let Some(untrue) = called_untrue(context, outer, verb) {
        return Some(untrue);
    }
    let denies = parse[noun].deprel != DepRel::Nsubj
        && context.syntax.predicate(verb, Class::Denial).is_some();
    // An idiom that stands around the content is often taken for a part of it: *wees de kritiek dat P van de hand*.
    let words_around: Vec<_> = context.clauses[outer]
        .tokens
        .iter()
        .chain(&content.tokens)
        .copied()
        .collect();
    let idiom = super::denial_idiom(context, outer)
        .or_else(|| super::denial_idiom::idiom_among(context, &words_around));
    let rejected = rejected_as(context, verb);
    let mut found =
        super::content_clause::under(context, "content_noun", Class::Denial, verb, Some(outer));
    let mut words = found.words.clone();
    words.extend(idiom.iter().flat_map(|idiom| &idiom.words));
    words.extend(rejected);
    words.sort_unstable();
    words.dedup();
    found.cues = context.cue_spans(&words);
    (denies || idiom.is_some() || rejected.is_some()).then_some(found)
}

/// *bestempelde de stelling dat P als larie*, *noemt de beschuldiging dat P absurd*: the word.
fn rejected_as(context: &Context<'_>, verb: TokenIx) -> Option<TokenIx> {
    context.syntax.predicate(verb, Class::Opinion)?;
    context
        .syntax
        .parse
        .dependents(verb, &[DepRel::Xcomp, DepRel::Advcl, DepRel::Obl])
        .find(|&ix| adjective_class(context.syntax, ix) == Some(Class::Denial))
}

/// *De bewering dat P, is onwaar*: the writer rejects what is said.
fn called_untrue(context: &Context<'_>, outer: usize, root: TokenIx) -> Option<Attribution> {
    let class = adjective_class(context.syntax, root)?;
    let negated = negation::negating_word(context.syntax, &context.clauses[outer]).is_some();
    let untrue = if negated {
        class == Class::Veridical
    } else {
        class == Class::Denial
    };
    let mut found =
        super::content_clause::under(context, "content_noun", Class::Denial, root, Some(outer));
    found.sources.clear();
    found.negated = false;
    untrue.then_some(found)
}

/// The clause around the noun says no more than that the content is in the air: *het gerucht gaat*, *het verhaal wil*, *er
/// is bewijs*.
fn is_light(context: &Context<'_>, outer: usize, noun: TokenIx) -> bool {
    let parse = context.syntax.parse;
    let clause = &context.clauses[outer];
    let argument = matches!(
        parse[noun].deprel,
        DepRel::Nsubj | DepRel::Obj | DepRel::NsubjPass | DepRel::Xcomp
    );
    argument
        && parse[noun].head == Some(clause.root)
        && (light_verbs().contains(parse[clause.root].lemma.as_str())
            || story(context.syntax, clause.root) == Some(noun))
}

/// *kreeg het verwijt dat P*: whoever is told says nothing; but *kreeg de indruk dat P*.
fn is_told(context: &Context<'_>, verb: TokenIx, noun: TokenIx) -> bool {
    const GET: &str = "krijgen";
    let class = noun_class(context, noun);
    let said = matches!(class, Some(Class::Report | Class::Accusation));
    said && context.syntax.parse[verb].lemma == GET
}

/// Nouns for what befalls somebody, who need not know it, by `fortunes.tsv`: *heeft de pech dat P*.
static FORTUNES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("fortunes.tsv")));

/// *de bewering van X dat*, *de kritiek binnen X dat*, *X heeft het vermoeden dat*
pub(super) fn sources(
    context: &Context<'_>,
    noun: TokenIx,
    outer: Option<usize>,
) -> Vec<crate::text::Span> {
    let parse = context.syntax.parse;
    let owner = owner(context.syntax, noun, &[Function::Owner, Function::Among]);
    let holder = outer
        .filter(|&at| parse[noun].deprel == DepRel::Obj && is_light(context, at, noun))
        .filter(|_| !FORTUNES.contains(parse[noun].lemma.as_str()))
        .filter(|&at| !is_told(context, context.clauses[at].root, noun))
        .and_then(|at| source::subject(context, context.clauses[at].root));
    owner
        .or(holder)
        .map(|ix| super::source_spans(context, ix))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_unique() {
        let rows: Vec<_> = table::rows(include_str!("fortunes.tsv")).collect();
        assert!(rows.is_sorted_by(|a, b| a[0] < b[0]));
    }
}
