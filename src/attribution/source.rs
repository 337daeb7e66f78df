//! From the word that names a source to the phrase as the text has it.

use crate::{
    clauses::{ClauseKind, Function, Syntax, pieces},
    coreference::{Class as Nature, nature::nature},
    inflect::BE,
    lexicon::Negation,
    repair::{is_settled, is_time},
    text::Span,
    tree::{AUXILIARIES, DepRel, TokenIx, Upos},
};

use super::Context;

/// The phrases that `ix` and its conjuncts name, one item a source; a relative pronoun gives its antecedent.
pub fn source_spans(context: &Context<'_>, ix: TokenIx) -> Vec<Span> {
    let named = antecedent(context, ix).unwrap_or(ix);
    let parse = context.syntax.parse;
    // *Niemand gelooft dat …*, *Geen bewoner gelooft dat …*
    let nobody = |ix: TokenIx| context.syntax.negation(ix) == Some(Negation::Clause);
    if std::iter::once(named)
        .chain(parse.dependents(named, &[DepRel::Det]))
        .any(nobody)
    {
        return Vec::new();
    }
    std::iter::once(named)
        .chain(
            parse
                .dependents(named, &[DepRel::Conj])
                .filter(|&conjunct| {
                    !opens_clause(context, conjunct) && !quoted_between(context, named, conjunct)
                }),
        )
        .filter_map(|item| phrase(context, item))
        .collect()
}

/// A quotation mark between two words: what stands behind it is spoken, no second source.
fn quoted_between(context: &Context<'_>, first: TokenIx, second: TokenIx) -> bool {
    (first.0..second.0).any(|at| context.syntax.is_quotation_mark(TokenIx(at)))
}

/// The words of the phrase that `ix` heads, without clauses, conjuncts and prepositions.
pub fn phrase_words(context: &Context<'_>, ix: TokenIx) -> Vec<TokenIx> {
    let parse = context.syntax.parse;
    let cut = |at: TokenIx| {
        let clausal = matches!(
            parse[at].deprel,
            DepRel::AclRelcl | DepRel::Parataxis | DepRel::Advcl | DepRel::Acl
        ) || opens_clause(context, at);
        let own = parse[at].head == Some(ix);
        // *Sessions in zijn verklaring*, but *Sessions van justitie*
        let aside = parse[ix].tag.upos == Upos::Propn
            && parse[at].deprel == DepRel::Nmod
            && parse
                .dependent(at, DepRel::Case)
                .is_some_and(|case| context.syntax.function(case) == Some(Function::Locative));
        let linker = matches!(
            parse[at].deprel,
            DepRel::Case
                | DepRel::Cc
                | DepRel::CcPreconj
                | DepRel::Conj
                | DepRel::Mark
                | DepRel::Cop
                | DepRel::Punct
        );
        // *Sessions afgelopen vrijdag*, *deskundigen op lange termijn*; not *de krant van vrijdag*, *een plan uit 1997*
        let from = [Function::Owner, Function::Evidence];
        let when = at > ix
            && matches!(parse[at].deprel, DepRel::Nmod | DepRel::Obl)
            && (is_settled(parse, at)
                || is_time(parse, at)
                    && parse
                        .dependent(at, DepRel::Case)
                        .and_then(|case| context.syntax.function(case))
                        .is_none_or(|function| !from.contains(&function)));
        // *zelfs de minister*
        let focus = at < ix && context.syntax.function(at) == Some(Function::Also);
        // *Bos: ‘Alle eer aan hen’*
        let behind_colon =
            || at > ix && (ix.0..at.0).any(|at| context.syntax.form(TokenIx(at)) == ":");
        clausal || own && (linker || aside || when || focus || behind_colon())
    };
    parse
        .subtree_without(ix, cut)
        .into_iter()
        .filter(|&at| !parse.is_punct(at))
        .collect()
}

/// The run of the phrase that holds its head, without what sets it apart from others: *zelfs de minister*.
fn phrase(context: &Context<'_>, ix: TokenIx) -> Option<Span> {
    let sets_apart = |&at: &TokenIx| {
        let function = context.syntax.function(at);
        at < ix
            && context.syntax.parse[at].tag.upos == Upos::Adv
            && matches!(function, Some(Function::Also | Function::Focus))
    };
    let words = phrase_words(context, ix);
    let words: Vec<_> = words.into_iter().skip_while(sets_apart).collect();
    let head = context.syntax.parse[ix].span;
    pieces(context.syntax, &words)
        .into_iter()
        .find(|piece| piece.contains(head))
}

fn opens_clause(context: &Context<'_>, ix: TokenIx) -> bool {
    context.clauses.iter().any(|clause| clause.root == ix)
}

fn antecedent(context: &Context<'_>, ix: TokenIx) -> Option<TokenIx> {
    let clause = context
        .clauses
        .iter()
        .find(|clause| clause.kind == ClauseKind::Relative && clause.marker == Some(ix))?;
    context.syntax.parse[clause.root].head
}

/// The subject of the verb `governor`, its own or the one that it shares with the words above it; none of a passive.
pub(super) fn subject(context: &Context<'_>, governor: TokenIx) -> Option<TokenIx> {
    let parse = context.syntax.parse;
    let mut at = governor;
    loop {
        let own = parse.subject(at).or_else(|| inverted_subject(context, at));
        if let Some(subject) = own.or_else(|| heard_subject(context, at)) {
            return Some(subject);
        }
        let shares = matches!(
            parse[at].deprel,
            DepRel::Conj | DepRel::Xcomp | DepRel::Ccomp | DepRel::Advcl | DepRel::CompoundPrt
        );
        at = parse[at].head.filter(|_| shares)?;
    }
}

/// *hoorde de buurman zeggen dat …*: who is heard is the object of the verb above.
fn heard_subject(context: &Context<'_>, verb: TokenIx) -> Option<TokenIx> {
    const HEAR: [&str; 2] = ["horen", "zien"];
    let parse = context.syntax.parse;
    let above = parse[verb].head.filter(|&above| {
        let bare = parse[verb].deprel == DepRel::Xcomp && parse.is_infinitive(verb);
        bare && !context.syntax.has_te(verb) && HEAR.contains(&parse[above].lemma.as_str())
    })?;
    let mut objects = parse.dependents(above, &[DepRel::Obj]);
    objects.find(|&ix| parse.is_nominal(ix))
}

/// Pronouns that name nobody.
const THINGS: [&str; 5] = ["alles", "iets", "niets", "niks", "wat"];

/// *…, vroeg een bezoeker*: what stands behind a verb of saying that opens its clause is its subject, though a parser
/// may take it for an object; not *stelde niks voor*.
pub(super) fn inverted_subject(context: &Context<'_>, verb: TokenIx) -> Option<TokenIx> {
    let parse = context.syntax.parse;
    let aside = |ix: TokenIx| parse[ix].deprel == DepRel::Parataxis;
    let opens = context
        .clauses
        .iter()
        .any(|clause| clause.root == verb && clause.tokens.first() == Some(&verb));
    let thing = |ix: TokenIx| THINGS.contains(&context.syntax.form(ix));
    let subject = parse
        .dependents(verb, &[DepRel::Obj])
        .find(|&ix| ix > verb && parse.is_nominal(ix) && !thing(ix));
    subject.filter(|_| opens && aside(verb) && parse.subject(verb).is_none())
}

/// *is te vinden*, *zijn te verwachten*: of *zijn* with an infinitive the subject suffers what the verb tells.
pub fn is_to_be_done(syntax: &Syntax<'_>, verb: TokenIx) -> bool {
    let parse = syntax.parse;
    let mut auxiliaries = parse.dependents(verb, &AUXILIARIES);
    parse.is_infinitive(verb)
        && syntax.has_te(verb)
        && auxiliaries.any(|aux| parse.is_finite_verb(aux) && parse[aux].lemma == BE)
}

/// Whether the verb is a passive: then its subject is no source.
pub(super) fn is_passive(context: &Context<'_>, verb: TokenIx) -> bool {
    let parse = context.syntax.parse;
    let passive = |ix: TokenIx| {
        parse
            .dependents(ix, &[DepRel::AuxPass, DepRel::NsubjPass])
            .next()
            .is_some()
    };
    // with a subject what looks like a participle is a finite verb: *de eigenaar betwist dat …*
    let bare = parse.is_participle(verb)
        && parse.dependents(verb, &AUXILIARIES).next().is_none()
        && parse.subject(verb).is_none();
    let shared = parse[verb].deprel == DepRel::Conj && parse[verb].head.is_some_and(passive);
    passive(verb) || bare && (parse[verb].deprel != DepRel::Conj || shared)
}

/// Who says or does what the verb names: the subject of the active, the agent of the passive; no clause.
pub fn actors(context: &Context<'_>, verb: TokenIx) -> Vec<Span> {
    let named = if is_passive(context, verb) || is_to_be_done(context.syntax, verb) {
        agent(context, verb)
    } else {
        subject(context, verb)
    };
    named
        .filter(|&ix| !context.syntax.is_finite(ix))
        .map(|ix| source_spans(context, ix))
        .unwrap_or_default()
}

/// Who acts in the passive: *door de club ontkend*; not *wordt verwacht door dooi*, which is a cause.
pub(super) fn agent(context: &Context<'_>, verb: TokenIx) -> Option<TokenIx> {
    let parse = context.syntax.parse;
    let cause = |ix: TokenIx| {
        let noun = parse[ix].tag.upos == Upos::Noun;
        let single = parse[ix].tag.feat("Number") == Some("Sing");
        let owned = [DepRel::Det, DepRel::NmodPoss, DepRel::Nummod, DepRel::Appos];
        let thing = nature(parse, ix).class == Nature::Thing;
        noun && single && thing && parse.dependents(ix, &owned).next().is_none()
    };
    parse
        .dependent(verb, DepRel::OblAgent)
        .filter(|&ix| !cause(ix))
}
