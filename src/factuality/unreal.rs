use super::{
    Gate,
    condition::{Fronted, conditions, fronted},
    negation, zou,
};
use crate::{
    attribution::Context,
    clauses::{Clause, ClauseKind, Function, Syntax, is_state},
    inflect::{BE, HAVE, auxiliary},
    lexicon::{Class, Modal},
    tree::{AUXILIARIES, DepRel, TokenIx, Upos},
};

/// *Als de dam was gebroken, hadden drie wijken onder water gestaan*: nothing is said to be so, and without *zou* the
/// tenses tell.
pub(super) struct Unreal;

impl Gate for Unreal {
    fn rule(&self) -> &'static str {
        "unreal"
    }

    fn about(&self) -> &'static str {
        "would only be so if (als de brug open was geweest, zou …)"
    }

    fn bars(&self, context: &Context<'_>, clause: usize) -> bool {
        let own = &context.clauses[clause];
        let syntax = context.syntax;
        follows_past(syntax, own)
            || fronted(syntax).is_some_and(|fronted| answers_past(syntax, own, fronted))
            || stands_beside_past(syntax, own)
            || lacks(syntax, own)
            || is_prevented(syntax, own)
            || follows_then(syntax, own)
            || follows_fragment(syntax, own)
            || is_imagined(context, own)
            || is_as_likely(syntax, own)
    }
}

/// *Zonder de duikers was de jongen verdronken*; not *zonder jas was hij vertrokken*, which tells how.
fn lacks(syntax: &Syntax<'_>, clause: &Clause) -> bool {
    let parse = syntax.parse;
    let first = parse.opening(&clause.tokens);
    let lacking = first
        .filter(|&first| syntax.function(first) == Some(Function::Without))
        .and_then(|first| parse[first].head)
        .is_some_and(|noun| zou::is_definite(syntax, noun));
    lacking && is_pluperfect(syntax, clause.root)
}

/// *Met een dijk was dat nooit gebeurd*; not *Met zijn vader was dat nooit besproken*, which was done with somebody.
fn is_prevented(syntax: &Syntax<'_>, clause: &Clause) -> bool {
    let parse = syntax.parse;
    let with = parse
        .opening(&clause.tokens)
        .filter(|&first| syntax.function(first) == Some(Function::With));
    let that = parse
        .subject(clause.root)
        .is_some_and(|subject| syntax.function(subject) == Some(Function::That));
    with.is_some()
        && that
        && auxiliary(&parse[clause.root].lemma) == BE
        && is_pluperfect(syntax, clause.root)
        && negation::negating_word(syntax, clause).is_some()
}

/// *Nee, dan had ik het geweten*, *dan was dat niet gebeurd*: *dan* answers a condition of the sentence before.
fn follows_then(syntax: &Syntax<'_>, clause: &Clause) -> bool {
    let parse = syntax.parse;
    let aside = |ix: TokenIx| {
        parse.is_punct(ix)
            || parse[ix].tag.upos == Upos::Cconj
            || syntax.function(ix) == Some(Function::Answer)
    };
    let first = clause.tokens.iter().copied().find(|&ix| !aside(ix));
    let Some(verb) = parse.finite_verb(clause.root) else {
        return false;
    };
    let answers = first.is_some_and(|first| {
        syntax.function(first) == Some(Function::Then) && parse.after(first) == Some(verb)
    });
    let had = parse[verb].lemma == HAVE;
    // *dan had hij moeten ingrijpen*
    let predicate = clause.predicate.iter();
    let infinitives = predicate.filter(|&&ix| parse.is_infinitive(ix)).count();
    let perfect = is_pluperfect(syntax, clause.root) || had && infinitives > 1;
    answers
        && perfect
        && is_past(syntax, verb)
        && (had || negation::negating_word(syntax, clause).is_some())
}

/// *Een uur te laat, dan was de zaal leeg geweest*: what stands before *dan* has no verb.
fn follows_fragment(syntax: &Syntax<'_>, clause: &Clause) -> bool {
    let parse = syntax.parse;
    let Some(verb) = parse.finite_verb(clause.root) else {
        return false;
    };
    let then = parse
        .before(verb)
        .filter(|&then| syntax.function(then) == Some(Function::Then));
    let comma = then
        .and_then(|then| parse.before(then))
        .filter(|&comma| parse[comma].form == ",");
    let fragment = |comma: TokenIx| {
        let mut before = (0..comma.0).map(TokenIx);
        comma.0 > 0 && !before.any(|at| parse.is_verbal(at))
    };
    is_pluperfect(syntax, clause.root) && comma.is_some_and(fragment)
}

/// *… was de trein niet ontspoord*, with *als de wissel was vervangen* on it; *Als ik rijk was, had ik dat huis gekocht*, of
/// whoever knows it.
fn follows_past(syntax: &Syntax<'_>, clause: &Clause) -> bool {
    let parse = syntax.parse;
    let own = |root: TokenIx| {
        let subject = parse.subject(root);
        subject.is_some_and(|subject| parse[subject].tag.feat("Person") == Some("1"))
    };
    let state = |ix: TokenIx| {
        let verb = parse.finite_verb(ix);
        verb.is_some_and(|verb| is_past(syntax, verb))
            && (parse.dependent(ix, DepRel::Cop).is_some() || is_state(syntax, ix))
    };
    is_pluperfect(syntax, clause.root)
        && conditions(syntax, clause)
            .any(|ix| is_pluperfect(syntax, ix) || own(clause.root) && own(ix) && state(ix))
}

/// *Had het bestuur geluisterd, dan stond de molen er nog*
fn answers_past(syntax: &Syntax<'_>, clause: &Clause, fronted: Fronted) -> bool {
    let parse = syntax.parse;
    let participle = (fronted.verb.0..fronted.answer.0).any(|at| parse.is_participle(TokenIx(at)));
    // *Wist hij dat, dan had hij moeten ingrijpen*
    let perfect = clause.head != fronted.answer
        && syntax.lexicon.modal(&parse[fronted.answer].lemma) == Some(Modal::Perfect)
        && parse[fronted.answer].deprel != DepRel::Cop;
    clause.predicate.contains(&fronted.answer)
        && (participle || perfect)
        && is_past(syntax, fronted.verb)
        && is_past(syntax, fronted.answer)
}

/// *Waren de sluizen open geweest, de polder was ondergelopen*, *de ploeg had gewonnen, had de spits gescoord*: two
/// pluperfects side by side, one of which opens with its verb.
fn stands_beside_past(syntax: &Syntax<'_>, clause: &Clause) -> bool {
    let parse = syntax.parse;
    let loose = [DepRel::Advcl, DepRel::Parataxis, DepRel::Ccomp];
    let below = parse.dependents(clause.root, &loose);
    let above = parse[clause.root]
        .head
        .filter(|_| loose.contains(&parse[clause.root].deprel));
    let pairs = below
        .map(|ix| (clause.root, ix))
        .chain(above.map(|ix| (ix, clause.root)));
    pairs.into_iter().any(|(upper, lower)| {
        is_pluperfect(syntax, upper)
            && is_pluperfect(syntax, lower)
            && syntax.marks(lower).next().is_none()
            && !tells(syntax, lower)
            && (opens(syntax, upper) || opens(syntax, lower))
    })
}

/// *Het was een mooie reis geweest, had hij gezegd*: a verb of saying behind what was said.
fn tells(syntax: &Syntax<'_>, root: TokenIx) -> bool {
    let says = [Class::Report, Class::Quote]
        .iter()
        .any(|&class| syntax.predicate(root, class).is_some());
    let content = [DepRel::Obj, DepRel::Ccomp];
    says && syntax.parse.ends_sentence(root)
        && syntax.parse.dependents(root, &content).next().is_none()
}

/// Whether the finite verb stands first in the sentence or after a comma, and its subject behind it.
fn opens(syntax: &Syntax<'_>, root: TokenIx) -> bool {
    let parse = syntax.parse;
    parse.finite_verb(root).is_some_and(|verb| {
        let first = parse
            .before(verb)
            .is_none_or(|before| parse.is_punct(before));
        let next = parse.after(verb);
        first && next.is_some_and(|next| !parse.is_verbal(next) && !parse.is_punct(next))
    })
}

/// *Je zou denken dat de boeren blij zijn*
fn is_imagined(context: &Context<'_>, clause: &Clause) -> bool {
    clause.kind == ClauseKind::Complement
        && clause.parent.is_some_and(|parent| {
            zou::reading(context, parent)
                .is_some_and(|reading| reading.effect() == zou::Effect::Bar)
        })
}

/// *Voor hetzelfde geld was de dijk gebroken*: it could have been, and was not.
fn is_as_likely(syntax: &Syntax<'_>, clause: &Clause) -> bool {
    const FOR_THE_SAME: [&str; 3] = ["voor", "hetzelfde", "geld"];
    let mut words = clause.tokens.iter();
    let said = words.any(|&ix| syntax.forms_from(ix).starts_with(&FOR_THE_SAME));
    said && is_pluperfect(syntax, clause.root)
}

/// *was geweest*, *had gepakt*
fn is_pluperfect(syntax: &Syntax<'_>, root: TokenIx) -> bool {
    let parse = syntax.parse;
    let past = parse
        .finite_verb(root)
        .is_some_and(|verb| is_past(syntax, verb));
    let auxiliaries = || parse.dependents(root, &AUXILIARIES);
    let participle = parse.is_participle(root) || auxiliaries().any(|aux| parse.is_participle(aux));
    past && participle && auxiliaries().next().is_some()
}

fn is_past(syntax: &Syntax<'_>, verb: TokenIx) -> bool {
    syntax.parse[verb].tag.feat("Tense") == Some("Past")
}
