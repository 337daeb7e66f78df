//! Content clauses under a verb or predicative word: *zegt dat*, *ontkent te hebben*, *het is niet waar dat*.

use crate::{
    clauses::{self, ClauseKind, Function, governing_class},
    coreference::{Class as Nature, nature::nature},
    factuality::negation,
    inflect::BE,
    lexicon::{Class, Modal, Negation, Role},
    tree::{AUXILIARIES, DepRel, TokenIx, Upos},
};

use super::{Attribution, Context, Reach, Sieve, according_to::AccordingTo, source};

pub(super) struct ContentClause;

impl Sieve for ContentClause {
    fn rule(&self) -> &'static str {
        "content_clause"
    }

    fn about(&self) -> &'static str {
        "a verb or adjective presents its content (X zegt dat …)"
    }

    fn find(&self, context: &Context<'_>, clause: usize) -> Option<Attribution> {
        let content = &context.clauses[clause];
        let governor = clauses::governor(context.syntax, content.root)
            .filter(|_| content.kind == ClauseKind::Complement)?;
        if matches!(
            context.syntax.parse[governor].tag.upos,
            Upos::Noun | Upos::Propn
        ) && !is_predicate(context, governor)
        {
            return None;
        }
        if clauses::carried_noun(context.syntax, governor).is_some() {
            return None;
        }
        let class = governing_class(context.syntax, governor, content.root)?;
        let frame = context
            .clause_of(governor)
            .filter(|&parent| heads(context, parent, governor));
        Some(under(context, self.rule(), class, governor, frame))
    }
}

/// The attribution that a verb or predicative word gives its content.
pub(super) fn under(
    context: &Context<'_>,
    rule: &'static str,
    class: Class,
    governor: TokenIx,
    frame: Option<usize>,
) -> Attribution {
    let mut words = cue_words(context, governor);
    let mut sources = sources(context, class, governor);
    let mut class = class;
    let mut negated = negation::negates(
        context.syntax,
        governor,
        frame.map(|at| &context.clauses[at]),
    ) && !holds_negation(context, governor);
    if let Some(idiom) = frame.and_then(|at| super::denial_idiom(context, at)) {
        words.extend(&idiom.words);
        class = Class::Denial;
        negated = false;
        if idiom.by_writer {
            sources.clear();
        }
    }
    if class == Class::Veridical && negated {
        // *het is niet waar dat*, but *het staat niet vast dat*
        class = if context.syntax.parse.is_verbal(governor) {
            Class::Doubt
        } else {
            Class::Denial
        };
        negated = false;
        sources.clear();
    }
    if negated && is_surprised(context, class, governor) {
        class = Class::Emotive;
        negated = false;
        if is_nobody(context, governor) {
            sources.clear();
        }
    }
    let vouches = is_certain(context, governor) || is_shown(context, governor);
    if class == Class::Report && !negated && vouches {
        class = Class::Factive;
    }
    if negated && class == Class::Belief && is_advised_against(context, governor) {
        class = Class::Veridical;
        sources.clear();
    }
    if negated {
        words.extend(negation::negator_beside(context.syntax, &words));
    }
    words.sort_unstable();
    words.dedup();
    let mut cues = context.cue_spans(&words);
    // *Volgens de dijkgraaf is het uit de lucht gegrepen dat …*
    let named = frame.filter(|_| sources.is_empty());
    if let Some(voice) = named.and_then(|at| AccordingTo.find(context, at)) {
        sources = voice.sources;
        cues.extend(voice.cues);
        cues.sort_unstable_by_key(|cue| cue.start);
    }
    Attribution {
        rule,
        class,
        cues,
        words,
        sources,
        negated,
        frame: frame.filter(|&at| is_only_frame(context, at, governor)),
        reach: Reach::All,
    }
}

/// *Ik had nooit gedacht dat het zo koud was*, *Niemand had kunnen voorspellen dat het dak lekte*: now it is known to be so.
fn is_surprised(context: &Context<'_>, class: Class, governor: TokenIx) -> bool {
    let (syntax, parse) = (context.syntax, context.syntax.parse);
    // *Nooit gedacht dat het zo koud was*
    let past = parse
        .finite_verb(governor)
        .map_or(parse.is_participle(governor), |verb| {
            verb != governor && parse[verb].tag.feat("Tense") == Some("Past")
        });
    let mut words = parse.dependents(governor, &[DepRel::Advmod]);
    let never = words.any(|ix| syntax.function(ix) == Some(Function::Never));
    let could = parse
        .dependents(governor, &AUXILIARIES)
        .any(|ix| syntax.lexicon.modal(&parse[ix].lemma) == Some(Modal::Possibility));
    let nobody = is_nobody(context, governor);
    past && match class {
        Class::Belief => never || nobody,
        Class::Report => could && nobody,
        _ => false,
    }
}

/// *Je moet niet denken dat P*, *Denk maar niet dat P*: whoever says so knows that it is not so, and nobody is said to
/// think it; not *De koster moest niet denken dat P*, *Ik geloof niet dat P*.
fn is_advised_against(context: &Context<'_>, governor: TokenIx) -> bool {
    let (syntax, parse) = (context.syntax, context.syntax.parse);
    let owed = |verb: TokenIx| {
        syntax.lexicon.modal(&parse[verb].lemma) == Some(Modal::Necessity)
            && parse[verb].tag.feat("Tense") == Some("Pres")
    };
    let verb = parse.finite_verb(governor).or_else(|| {
        parse[governor]
            .head
            .filter(|_| parse.is_infinitive(governor))
    });
    let subject = parse.subject(governor);
    let ordered = subject.is_none()
        && parse.is_finite_verb(governor)
        && parse[governor].deprel != DepRel::Conj
        && parse[governor].tag.feat("Tense") == Some("Pres")
        && parse[governor].tag.feat("Number") != Some("Plur")
        && parse.opening(&parse.subtree(governor)) == Some(governor);
    ordered || verb.is_some_and(owed)
}

/// *Het is zeker dat P*, *Zeker is dat P*: the writer vouches for it; not *De keeper is zeker dat P*, *Het is bijna zeker
/// dat P*.
fn is_certain(context: &Context<'_>, governor: TokenIx) -> bool {
    const CERTAIN: &str = "zeker";
    let (syntax, parse) = (context.syntax, context.syntax.parse);
    let somebody = parse
        .dependents(governor, &[DepRel::Nsubj])
        .any(|ix| syntax.function(ix) != Some(Function::It));
    let degree = parse
        .before(governor)
        .is_some_and(|before| parse[before].deprel == DepRel::Advmod);
    let mut auxiliaries = parse.dependents(governor, &[DepRel::Aux]);
    syntax.form(governor) == CERTAIN
        && parse.dependent(governor, DepRel::Cop).is_some()
        && auxiliaries.next().is_none()
        && !somebody
        && !degree
}

/// *De proef maakt duidelijk dat P*, *Dat maakt duidelijk dat P*: a thing that says nothing shows that it is so; not *De brief
/// maakt duidelijk dat P*.
fn is_shown(context: &Context<'_>, governor: TokenIx) -> bool {
    const SHOWING: [&str; 2] = ["duidelijk_maken", "maken duidelijk"];
    let (syntax, parse) = (context.syntax, context.syntax.parse);
    let thing = |ix: TokenIx| {
        let noun = parse[ix].tag.upos == Upos::Noun && nature(parse, ix).class == Nature::Thing;
        noun && !is_document(context, ix) || syntax.function(ix) == Some(Function::That)
    };
    let verb = clauses::verb_name(syntax, governor);
    SHOWING.contains(&verb.as_str())
        && !source::is_passive(context, governor)
        && source::subject(context, governor).is_some_and(thing)
}

/// *niemand*, *geen mens*
fn is_nobody(context: &Context<'_>, governor: TokenIx) -> bool {
    let (syntax, parse) = (context.syntax, context.syntax.parse);
    let negates = |ix: TokenIx| syntax.negation(ix) == Some(Negation::Clause);
    parse.subject(governor).is_some_and(|subject| {
        negates(subject) || parse.dependents(subject, &[DepRel::Det]).any(negates)
    })
}

/// *het lijdt geen twijfel dat*: the negation belongs to the idiom.
fn holds_negation(context: &Context<'_>, governor: TokenIx) -> bool {
    let negates = |word: &String| context.syntax.lexicon.negation(word).is_some();
    clauses::idiom_around(context.syntax, governor)
        .is_some_and(|idiom| idiom.words.iter().any(negates))
}

fn is_predicate(context: &Context<'_>, ix: TokenIx) -> bool {
    context.syntax.parse.dependent(ix, DepRel::Cop).is_some()
}

/// Whether the clause is built around the governor: it, or a modal above it.
fn heads(context: &Context<'_>, clause: usize, governor: TokenIx) -> bool {
    let clause = &context.clauses[clause];
    clause.root == governor || clause.head == governor || clause.predicate.contains(&governor)
}

/// Opinions with a predicative word of their own are claims beside their content: *vindt het onterecht dat P*.
fn is_only_frame(context: &Context<'_>, clause: usize, governor: TokenIx) -> bool {
    let parse = context.syntax.parse;
    // *Dit is de reden dat het dak lekt*: it is said of something
    if is_explained(context, governor) || is_reported_feeling(context, clause, governor) {
        return false;
    }
    // *vindt het lastig toe te geven dat P*
    let judge = context.clauses[clause].root;
    let predicative = [governor, judge].into_iter().find_map(|verb| {
        context.syntax.predicate(verb, Class::Opinion)?;
        parse
            .dependents(verb, &[DepRel::Xcomp])
            .filter(|&ix| verb == governor || !parse.is_verbal(ix))
            .find(|&ix| context.clauses[clause].tokens.contains(&ix))
    });
    predicative.is_none_or(|ix| clauses::adjective_class(context.syntax, ix) == Some(Class::Denial))
}

/// *‘Het is logisch dat de ploeg wint’, zegt de trainer*: that is what somebody thinks of it; not *zegt blij te zijn dat …*,
/// which only frames.
fn is_reported_feeling(context: &Context<'_>, clause: usize, governor: TokenIx) -> bool {
    let feels = clauses::adjective_class(context.syntax, governor) == Some(Class::Emotive);
    let clause = &context.clauses[clause];
    let reported = clause.kind == ClauseKind::Complement || context.is_quoted(clause);
    let mut subjects = context
        .syntax
        .parse
        .dependents(governor, &[DepRel::Expl, DepRel::Nsubj, DepRel::Csubj]);
    let judged = subjects.next().is_some_and(|ix| !can_speak(context, ix));
    let finite = context.syntax.parse.finite_verb(governor).is_some();
    feels && finite && is_predicate(context, governor) && reported && judged
}

/// *Dit is de reden dat*: what a predicative noun is said of is no speaker.
fn is_explained(context: &Context<'_>, governor: TokenIx) -> bool {
    let parse = context.syntax.parse;
    let that = |ix: TokenIx| parse[ix].tag.feat("PronType") == Some("Dem");
    parse[governor].tag.upos == Upos::Noun
        && is_predicate(context, governor)
        && parse.subject(governor).is_some_and(that)
}

/// The verb with its particle, or the predicative word.
pub(super) fn cue_words(context: &Context<'_>, governor: TokenIx) -> Vec<TokenIx> {
    let parse = context.syntax.parse;
    let predicative = parse
        .dependents(governor, &[DepRel::Xcomp])
        .filter(|&ix| !context.syntax.has_te(ix))
        .find(|&ix| clauses::adjective_class(context.syntax, ix).is_some());
    if let Some(word) = predicative {
        return vec![word];
    }
    // *is van mening*
    let phrase: Vec<_> = parse
        .dependents(governor, &[DepRel::CompoundPrt])
        .flat_map(|ix| std::iter::once(ix).chain(parse.dependents(ix, &[DepRel::Fixed])))
        .collect();
    if parse[governor].lemma == BE && phrase.len() > 1 {
        return phrase;
    }
    // *laat weten*
    let light = parse[governor]
        .head
        .filter(|_| parse[governor].deprel == DepRel::CompoundPrt);
    light
        .into_iter()
        .chain([governor])
        .chain(parse.dependents(governor, &[DepRel::CompoundPrt]))
        .collect()
}

fn sources(context: &Context<'_>, class: Class, governor: TokenIx) -> Vec<crate::text::Span> {
    let parse = context.syntax.parse;
    let role = clauses::arguments(context.syntax, governor, class)
        .map_or(Role::Subject, |(source, _)| source);
    let named = match (class, role) {
        _ if is_explained(context, governor) => None,
        _ if source::is_passive(context, governor) => {
            source::agent(context, governor).or_else(|| document(context, governor))
        }
        (_, Role::Object) => parse
            .dependents(governor, &[DepRel::Obj, DepRel::Iobj])
            .next()
            .or_else(|| {
                parse
                    .dependents(governor, &[DepRel::Nsubj])
                    .find(|&ix| can_speak(context, ix))
            }),
        // *het lijkt mij dat …*
        (Class::Veridical | Class::Raising, _) => {
            evidence(context, governor).or_else(|| parse.dependent(governor, DepRel::Iobj))
        }
        (_, Role::Subject) => {
            source::subject(context, governor).or_else(|| impersonal(context, governor))
        }
        (_, Role::None) => evidence(context, governor)
            .or_else(|| document(context, governor))
            .or_else(|| teller(context, governor)),
    };
    named
        .filter(|&ix| can_speak(context, ix) || stands_for_body(context, class, governor, ix))
        .map(|ix| super::source_spans(context, ix))
        .unwrap_or_default()
}

/// The *het* that a parser may take for one that stands for the content.
fn impersonal(context: &Context<'_>, governor: TokenIx) -> Option<TokenIx> {
    context.syntax.parse.dependent(governor, DepRel::Expl)
}

/// *Het vindt dat de club te veel betaalt*: with a verb whose subject says or thinks something, *het* is somebody; not *Het zegt
/// veel dat hij zweeg*.
fn stands_for_body(
    context: &Context<'_>,
    class: Class,
    governor: TokenIx,
    subject: TokenIx,
) -> bool {
    let (syntax, parse) = (context.syntax, context.syntax.parse);
    let taken = [DepRel::Obj, DepRel::Iobj, DepRel::ExplPv, DepRel::Cop];
    // *Dat het niet mag, geeft aan dat …*
    let elsewhere = (subject.0..governor.0)
        .map(TokenIx)
        .any(|at| parse.is_finite_verb(at));
    matches!(class, Class::Report | Class::Belief)
        && syntax.function(subject) == Some(Function::It)
        && parse.is_verbal(governor)
        && !elsewhere
        && clauses::idiom_around(syntax, governor).is_none()
        && parse.dependents(governor, &taken).next().is_none()
        && clauses::arguments(syntax, governor, class)
            .is_some_and(|(role, _)| role == Role::Subject)
}

/// *uit camerabeelden blijkt*
fn evidence(context: &Context<'_>, governor: TokenIx) -> Option<TokenIx> {
    nominal_after(context, governor, Function::Evidence).next()
}

/// *kreeg van de rechter te horen*, *kreeg van een aanwezige te horen*: whoever hears it hears it from somebody.
fn teller(context: &Context<'_>, governor: TokenIx) -> Option<TokenIx> {
    const GET: &str = "krijgen";
    let parse = context.syntax.parse;
    let verbs = || {
        let above = std::iter::once(governor).chain(parse[governor].head);
        above.chain(parse.dependents(governor, &[DepRel::Xcomp]))
    };
    let gets = verbs().any(|verb| parse[verb].lemma == GET);
    let mut phrases = verbs()
        .filter(|_| gets)
        .flat_map(|verb| parse.dependents(verb, &[DepRel::Obl, DepRel::OblArg]));
    phrases.find(|&ix| {
        let case = parse.dependent(ix, DepRel::Case);
        case.is_some_and(|case| context.syntax.function(case) == Some(Function::Owner))
    })
}

/// *in het contract staat*, *in de brief wordt gesteld*
pub(super) fn document(context: &Context<'_>, governor: TokenIx) -> Option<TokenIx> {
    nominal_after(context, governor, Function::Locative).find(|&ix| is_document(context, ix))
}

/// *contract*, *jaarverslag*
fn is_document(context: &Context<'_>, ix: TokenIx) -> bool {
    let lemma = &context.syntax.parse[ix].lemma;
    let last = lemma.rsplit('_').next().unwrap_or(lemma);
    super::documents().contains(lemma.as_str()) || super::documents().contains(last)
}

/// The nominals that a preposition with the function puts beside the verb.
fn nominal_after<'c>(
    context: &'c Context<'_>,
    governor: TokenIx,
    function: Function,
) -> impl Iterator<Item = TokenIx> + 'c {
    let parse = context.syntax.parse;
    parse
        .dependents(governor, &[DepRel::Obl, DepRel::OblArg])
        .filter(move |&ix| {
            let introduced = parse
                .dependent(ix, DepRel::Case)
                .is_some_and(|case| context.syntax.function(case) == Some(function));
            introduced && parse.is_nominal(ix)
        })
}

/// Expletives (*het*, *er*), *dat* and *dit*, which stand for a thing, and clauses are no sources.
fn can_speak(context: &Context<'_>, ix: TokenIx) -> bool {
    let parse = context.syntax.parse;
    let thing = match context.syntax.function(ix) {
        Some(Function::It | Function::There) => true,
        Some(Function::That) => !parse.is_relative_pronoun(ix),
        _ => false,
    };
    !thing && !context.syntax.is_finite(ix) && parse[ix].deprel != DepRel::Csubj
}
