use super::{Gate, negation};
use crate::{
    attribution::Context,
    clauses::{Clause, ClauseKind, Function, Syntax, governing_class, governor},
    inflect::{BE, auxiliary},
    lexicon::{Class, Modal},
    tree::{DepRel, TokenIx, Upos},
};

/// *Hoe moet het verder?* asks and puts nothing forward.
pub(super) struct Question;

impl Gate for Question {
    fn rule(&self) -> &'static str {
        "question"
    }

    fn about(&self) -> &'static str {
        "asks and puts nothing forward (Hoe moet het verder?)"
    }

    fn bars(&self, context: &Context<'_>, clause: usize) -> bool {
        let number = clause;
        let clause = &context.clauses[number];
        let asking = matches!(
            clause.kind,
            ClauseKind::Main
                | ClauseKind::Conjunct
                | ClauseKind::Parataxis
                | ClauseKind::Complement
                | ClauseKind::Adverbial
                | ClauseKind::Infinitive
                | ClauseKind::Participle
        );
        let stated = clause.kind == ClauseKind::Main
            && !opens_question(context, clause)
            && context
                .clauses
                .iter()
                .any(|other| other.kind == ClauseKind::Conjunct && opens_question(context, other));
        let asked = clause
            .tokens
            .last()
            .is_some_and(|&last| is_asked(context, last));
        asking && !stated && asked
            || asks_outright(context, clause)
            || asks_listener(context, clause)
            || asks_who(context, clause)
            || asks_inside(context, clause)
            || is_told_as_question(context, number)
            || is_content_of_question(context, clause)
    }
}

/// *Waarom is dit hier niet toegestaan*, *Welke schilder droomt daar niet van*, *want wat moet een boer zonder land*, with
/// or without its mark: what asks, right before the finite verb.
fn asks_outright(context: &Context<'_>, clause: &Clause) -> bool {
    let parse = context.syntax.parse;
    let loose = matches!(
        clause.kind,
        ClauseKind::Main | ClauseKind::Conjunct | ClauseKind::Parataxis | ClauseKind::Complement
    );
    let verb = parse.finite_verb(clause.root);
    let asked = parse
        .opening(&clause.tokens)
        .and_then(|first| asking_phrase(context, clause, first));
    loose && verb.is_some() && asked.is_some_and(|last| parse.after(last) == verb)
}

/// *Wie had gedacht dat de brug zou instorten*: what somebody is asked to have thought, with or without a question mark.
fn is_content_of_question(context: &Context<'_>, clause: &Clause) -> bool {
    let above = clause.parent.map(|parent| &context.clauses[parent]);
    let class = governor(context.syntax, clause.root)
        .and_then(|governor| governing_class(context.syntax, governor, clause.root));
    clause.kind == ClauseKind::Complement
        && above
            .is_some_and(|above| above.kind == ClauseKind::Main && asks_outright(context, above))
        && class.is_some_and(|class| matches!(class, Class::Report | Class::Belief))
}

/// The last word of the phrase that asks, of which this is the first; not *Wat een pech heeft de boer*, *Hoe groot is de
/// molen*, which may exclaim.
fn asking_phrase(context: &Context<'_>, clause: &Clause, first: TokenIx) -> Option<TokenIx> {
    let (syntax, parse) = (context.syntax, context.syntax.parse);
    let relation = parse[first].deprel;
    if relation == DepRel::Case {
        return asking_preposition(context, clause, first);
    }
    let noun = parse[first]
        .head
        .filter(|_| matches!(relation, DepRel::Det | DepRel::Nummod));
    let subject = parse.subject(clause.root);
    let inverted = || {
        subject.is_some_and(|subject| {
            parse.is_nominal(subject) && Some(subject) > parse.finite_verb(clause.root)
        })
    };
    match syntax.function(first)? {
        Function::Interrogative if noun.is_some() => noun.map(|noun| {
            if noun == clause.root {
                noun
            } else {
                parse.last_of(noun)
            }
        }),
        Function::Interrogative => Some(first).filter(|_| parse[first].tag.upos == Upos::Adv),
        Function::Where => Some(first).filter(|_| inverted()),
        Function::Who => Some(first).filter(|_| subject == Some(first) || inverted()),
        // *Wat heeft zij Rome bewonderd*, *Wat is hij diep gevallen* exclaim
        Function::What => Some(first).filter(|_| {
            let head = parse[first].head.filter(|_| relation == DepRel::Obj);
            let sole = head.is_some_and(|head| {
                parse.is_verbal(head)
                    && auxiliary(&parse[head].lemma) != BE
                    && parse.dependents(head, &[DepRel::Obj]).count() == 1
            });
            sole && inverted() && !is_exclaimed(context)
        }),
        _ => None,
    }
}

/// *Op welke dag kwam zij*, *Aan wie gaf hij het*: the last word of a phrase that asks behind its preposition.
fn asking_preposition(context: &Context<'_>, clause: &Clause, case: TokenIx) -> Option<TokenIx> {
    let (syntax, parse) = (context.syntax, context.syntax.parse);
    let asks = parse.after(case).filter(|&ix| {
        let function = syntax.function(ix);
        matches!(function, Some(Function::Interrogative | Function::Who))
    })?;
    let noun = parse[case].head?;
    let own = noun == asks || parse[asks].head == Some(noun) && parse[asks].deprel == DepRel::Det;
    let inverted = parse.subject(clause.root) > parse.finite_verb(clause.root);
    // *Met wie zei hij niet*: what it was is not told
    let told = || noun != asks || negation::negating_word(syntax, clause).is_none();
    (own && inverted && told()).then(|| parse.last_of(noun))
}

/// Whether the sentence ends in an exclamation mark.
fn is_exclaimed(context: &Context<'_>) -> bool {
    let parse = context.syntax.parse;
    let mut closing = parse.indices().rev().take_while(|&ix| parse.is_punct(ix));
    closing.any(|ix| context.syntax.form(ix) == "!")
}

/// *Wat wil je, zegt zij*: *wat*, its verb and a pronoun, and nothing else.
fn asks_listener(context: &Context<'_>, clause: &Clause) -> bool {
    let (syntax, parse) = (context.syntax, context.syntax.parse);
    let [what, verb, subject] = clause.tokens[..] else {
        return false;
    };
    syntax.function(what) == Some(Function::What)
        && parse.finite_verb(clause.root) == Some(verb)
        && parse.subject(clause.root) == Some(subject)
        && parse[subject].tag.upos == Upos::Pron
}

/// *Och, wat zal het zijn, een paar weken*: what is asked for is the predicate itself, right before its verb.
fn asks_who(context: &Context<'_>, clause: &Clause) -> bool {
    let syntax = context.syntax;
    let parse = syntax.parse;
    let verb = parse
        .dependent(clause.root, DepRel::Cop)
        .and(parse.finite_verb(clause.root));
    let subject = parse.subject(clause.root);
    syntax.is_interrogative(clause.root)
        && verb.is_some()
        && parse.after(clause.root) == verb
        && subject > verb
}

/// *Over de brug en waarom die niet open mag*, *Dat zij er zijn en hoe ze heten*: coordinated with something
/// else, a question with its verb behind its subject.
fn asks_inside(context: &Context<'_>, clause: &Clause) -> bool {
    let syntax = context.syntax;
    let parse = syntax.parse;
    let first = parse.opening(&clause.tokens).filter(|&ix| {
        syntax.function(ix) == Some(Function::Interrogative)
            && matches!(parse[ix].deprel, DepRel::Advmod | DepRel::Xcomp)
            && parse[ix].head == Some(clause.root)
    });
    let subject = parse.subject(clause.root);
    clause.kind == ClauseKind::Conjunct
        && first.is_some_and(|first| Some(first) < subject)
        && subject < parse.finite_verb(clause.root)
}

/// *Komt opa vandaag, had ze gevraagd*: the frame says that it is asked.
fn is_told_as_question(context: &Context<'_>, number: usize) -> bool {
    let clause = &context.clauses[number];
    let loose = |clause: &Clause| matches!(clause.kind, ClauseKind::Main | ClauseKind::Parataxis);
    // trees hang one below the other, or the other way round
    let frame = |(at, other): (usize, &Clause)| {
        let beside = other.parent == Some(number) || clause.parent == Some(at);
        beside && loose(other) && clause.root < other.root && asks(context.syntax, other)
    };
    loose(clause)
        && opens_question(context, clause)
        && context.clauses.iter().enumerate().any(frame)
}

/// *vroeg zij*, *wilde zij weten*
fn asks(syntax: &Syntax<'_>, frame: &Clause) -> bool {
    const KNOW: &str = "weten";
    let lemma = |ix: TokenIx| syntax.parse[ix].lemma.as_str();
    let mut verbs = frame.predicate.iter();
    let wants = verbs.any(|&ix| syntax.lexicon.modal(lemma(ix)) == Some(Modal::Volition));
    wants && lemma(frame.head) == KNOW || syntax.predicate(frame.head, Class::Question).is_some()
}

/// *wie betaalt*, *komt hij*: an interrogative or the verb stands first.
fn opens_question(context: &Context<'_>, clause: &Clause) -> bool {
    let syntax = context.syntax;
    let asks =
        |&ix: &TokenIx| syntax.is_interrogative(ix) || syntax.function(ix) == Some(Function::Where);
    clause.tokens.first().is_some_and(asks) || syntax.is_verb_first(clause.root, &clause.tokens)
}

/// Whether a question mark closes the stretch in which the word stands; a few words in quotation marks do not end it.
fn is_asked(context: &Context<'_>, last: TokenIx) -> bool {
    let parse = context.syntax.parse;
    let quoted = context.quoted[last.at()];
    let asks = |ix: TokenIx| context.syntax.form(ix).ends_with('?');
    let mut outside = false;
    for ix in parse.indices().skip(last.at()) {
        let same = context.quoted[ix.at()] == quoted;
        if asks(ix) && (same || !outside) {
            return true;
        }
        outside |= !same && !parse.is_punct(ix);
        if outside && quoted {
            break;
        }
    }
    false
}
