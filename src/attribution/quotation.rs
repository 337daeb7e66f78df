//! A speech frame beside the words it reports: *'Ik kom', zegt X*, *X zegt: ik kom*, *…, zo meldt X*.

use crate::{
    clauses::{self, Clause, ClauseKind, Function},
    coreference::{Class as Nature, nature::nature},
    factuality::negation,
    lexicon::{Addressee, Class, Modal, Role},
    tree::{DepRel, TokenIx, Upos},
};

use super::{Attribution, Context, Sieve, content_clause, source};

pub(super) struct Quotation;

/// The name of the sieve.
pub const RULE: &str = "quotation";

impl Sieve for Quotation {
    fn rule(&self) -> &'static str {
        RULE
    }

    fn about(&self) -> &'static str {
        "a verb of saying stands beside direct speech (‘Het dak lekt’, zegt X)"
    }

    fn find(&self, context: &Context<'_>, clause: usize) -> Option<Attribution> {
        let (frame, class) = frame_of(context, clause)?;
        Some(content_clause::under(
            context,
            self.rule(),
            class,
            context.clauses[frame].head,
            Some(frame),
        ))
    }
}

/// The speech frame that covers the clause.
fn frame_of(context: &Context<'_>, clause: usize) -> Option<(usize, Class)> {
    let content = &context.clauses[clause];
    if !matches!(
        content.kind,
        ClauseKind::Main
            | ClauseKind::Parataxis
            | ClauseKind::Conjunct
            | ClauseKind::Relative
            | ClauseKind::Adverbial
    ) {
        return None;
    }
    let mut frames: Vec<_> = (0..context.clauses.len())
        .filter(|&at| at != clause && frames_clause(context, at, clause))
        .collect();
    // *De reus keek op en zei: …*: the nearest announces
    frames.sort_by_key(|&at| {
        let root = context.clauses[at].root;
        (content.root < root, content.root.0.abs_diff(root.0))
    });
    frames.into_iter().find_map(|at| {
        speech_class(context, &context.clauses[at], content).map(|class| (at, class))
    })
}

/// Whether the clause with the number `at` may be the frame of another.
fn frames_clause(context: &Context<'_>, at: usize, clause: usize) -> bool {
    let (frame, content) = (&context.clauses[at], &context.clauses[clause]);
    if content.kind == ClauseKind::Adverbial {
        let joined = content.parent == Some(at) || frame.parent == Some(clause);
        return joined && answers(context, frame, content);
    }
    // *de brug, die, vindt Verbeek, te smal is*
    if content.kind == ClauseKind::Relative && frame.parent != Some(clause) {
        return false;
    }
    let conjunct = frame.kind == ClauseKind::Conjunct && frame.parent == content.parent;
    let above = content.kind == ClauseKind::Parataxis && content.parent == Some(at)
        || content.kind != ClauseKind::Main && conjunct;
    // *die zei: …*, *Waarop hij antwoordde: …*
    let relates = frame.kind == ClauseKind::Relative && announces(context, frame, content);
    let beside = frame.kind == ClauseKind::Parataxis
        || relates && context.syntax.parse[frame.root].deprel == DepRel::Parataxis;
    let above =
        above || relates && content.kind == ClauseKind::Parataxis && content.parent == frame.parent;
    let below =
        beside && (frame.parent == Some(clause) || follows_quotation(context, frame, content));
    above && announces(context, frame, content)
        || below
            && reports_aside(context, frame, content)
            && !takes_other_quotation(context, frame, content)
}

/// *‘Omdat het regent’, zegt Verbeek*, *‘Omdat’, zegt Verbeek, ‘het regent’*: the frame of a subordinate clause that is
/// quoted as a whole.
fn answers(context: &Context<'_>, frame: &Clause, content: &Clause) -> bool {
    let whole = content
        .marker
        .is_some_and(|marker| context.quoted[marker.at()]);
    whole
        && !clauses::verb_classes(context.syntax, frame.head).is_empty()
        && context.is_quoted(content)
        && behind_quotation(context, frame)
        && reports_aside(context, frame, content)
}

/// *Hij stapte opzij: 'Dat wordt wat', besefte hij*: the frame of quoted words that stand beside it under another clause.
fn follows_quotation(context: &Context<'_>, frame: &Clause, content: &Clause) -> bool {
    content.kind == ClauseKind::Parataxis
        && content.parent == frame.parent
        && content.root < frame.root
        && context.is_quoted(content)
        && behind_quotation(context, frame)
}

/// The same frame, seen from the clause that is not quoted.
fn takes_other_quotation(context: &Context<'_>, frame: &Clause, content: &Clause) -> bool {
    let between = |other: &Clause| {
        content.root < other.root && other.root < frame.root && context.is_quoted(other)
    };
    !context.is_quoted(content)
        && behind_quotation(context, frame)
        && context.clauses.iter().any(between)
}

/// A quotation mark stands between the frame and what is in front of it.
fn behind_quotation(context: &Context<'_>, frame: &Clause) -> bool {
    let first = context.syntax.parse.opening(&frame.tokens);
    first.is_some_and(|first| {
        let mut marks = context.syntax.punct_before(first);
        marks.any(|mark| context.syntax.is_quotation_mark(mark))
    })
}

/// Whether the clause is a frame beside what it reports. In or behind that its verb stands first, or *zo* or a word that
/// points to the content stands in front of it. In quotation marks it is a frame only of what is quoted too.
fn reports_aside(context: &Context<'_>, frame: &Clause, content: &Clause) -> bool {
    let syntax = context.syntax;
    let opens = syntax.is_verb_first(frame.root, &frame.tokens);
    let first = syntax.parse.opening(&frame.tokens);
    let linked = || {
        let so = [Function::Degree, Function::Reportedly, Function::Thus].map(Some);
        first.is_some_and(|first| {
            so.contains(&syntax.function(first)) || stands_for_content(context, first)
        }) || syntax
            .parse
            .dependents(frame.head, &[DepRel::Obj])
            .any(|ix| stands_for_content(context, ix))
    };
    // *De bakker zegt, het brood is op*
    let precedes = frame.root < content.root;
    (opens || !judges(context, frame) && (precedes || linked()))
        && !has_content(context, frame)
        && (!context.is_quoted(frame) || context.is_quoted(content))
}

/// *…, ze vonden het een goed plan*: a judgement of what stands beside it, or of something else; not *…, dat noemt hij onzin*.
fn judges(context: &Context<'_>, frame: &Clause) -> bool {
    let (syntax, parse) = (context.syntax, context.syntax.parse);
    let opinion = syntax.predicate(frame.head, Class::Opinion).is_some();
    let mut words = parse.dependents(frame.head, &[DepRel::Xcomp]);
    opinion
        && words.any(|ix| {
            !parse.is_verbal(ix) && clauses::adjective_class(syntax, ix) != Some(Class::Denial)
        })
}

/// Whether the clause has something to say of its own: a content clause, an object.
fn has_content(context: &Context<'_>, frame: &Clause) -> bool {
    let parse = context.syntax.parse;
    // *besloten zij de boedel te verdelen: …*
    let idiom = clauses::idiom_around(context.syntax, frame.head);
    let undertaken = parse.dependents(frame.head, &[DepRel::Xcomp]).any(|ix| {
        // *kreeg van een bezoeker te horen: …*
        let mut words = idiom.iter().flat_map(|idiom| &idiom.words);
        context.syntax.has_te(ix)
            && !clauses::is_part_of_frame(context.syntax, frame.head, ix)
            && !words.any(|word| context.syntax.has_lemma(ix, word))
    });
    if undertaken {
        return true;
    }
    // *was er geen daling vast te stellen: …*
    let seen = context.syntax.has_te(frame.head) && parse.is_infinitive(frame.head);
    let relations = [DepRel::Obj, DepRel::Ccomp, DepRel::Nsubj];
    // *zag zich gedwongen*
    let of_itself = |relation| parse.dependent(frame.root, relation).is_some();
    if of_itself(DepRel::ExplPv) && of_itself(DepRel::Xcomp) {
        return true;
    }
    parse
        .dependents(frame.head, if seen { &relations } else { &relations[..2] })
        .filter(|&ix| source::inverted_subject(context, frame.head) != Some(ix))
        .filter(|&ix| !is_addressed(context, frame, ix) && !is_set_off(context, frame, ix))
        .any(|ix| {
            // *het bovennatuurlijke*
            let noun = parse.is_nominal(ix) || parse.dependent(ix, DepRel::Det).is_some();
            noun && !is_pointer(context, ix)
                || context.clauses.iter().any(|clause| clause.root == ix)
        })
}

/// *De molen, vertelde zij haar dochter, draait niet meer*: behind a frame that opens with its verb stands whom it tells, and so do
/// people in front of a colon: *Zij vertelde haar dochter: …*
fn is_addressed(context: &Context<'_>, frame: &Clause, object: TokenIx) -> bool {
    let (syntax, parse) = (context.syntax, context.syntax.parse);
    let told = clauses::arguments(syntax, frame.head, Class::Report)
        .is_some_and(|(_, addressee)| addressee == Addressee::Indirect);
    let subject = parse.subject(frame.root);
    let inverted = frame.kind == ClauseKind::Parataxis
        && syntax.is_verb_first(frame.root, &frame.tokens)
        && subject.is_some_and(|subject| subject < object);
    let person =
        parse[object].tag.upos == Upos::Pron || nature(parse, object).class == Nature::Person;
    let colon = || {
        let behind = parse.after(parse.last_of(object));
        behind.is_some_and(|at| syntax.form(at) == ":")
    };
    told && (inverted || person && colon())
}

/// *‘Het dak lekt’, zei Anna Bos, de kenner van het vak*: behind the comma after the subject stands no object; not *‘Ga’,
/// beval Bos, in dit geval, de gasten*.
fn is_set_off(context: &Context<'_>, frame: &Clause, object: TokenIx) -> bool {
    let (syntax, parse) = (context.syntax, context.syntax.parse);
    let subject = parse.subject(frame.root);
    let comma = |subject: TokenIx| {
        let between = (subject.0..object.0).map(TokenIx);
        between.filter(|&ix| syntax.form(ix) == ",").count() % 2 == 1
    };
    syntax.is_verb_first(frame.root, &frame.tokens)
        && subject.is_some_and(|subject| frame.root < subject && comma(subject))
}

/// *dat*, *het*: points to the words that the frame reports.
pub(super) fn is_pointer(context: &Context<'_>, ix: TokenIx) -> bool {
    let word = &context.syntax.parse[ix];
    matches!(word.tag.feat("PronType"), Some("Dem" | "Prs")) && word.tag.upos == Upos::Pron
}

/// *X zegt: P*, *X zegt, 'P'*: the frame stands first and a colon or quotation mark opens the content.
fn announces(context: &Context<'_>, frame: &Clause, content: &Clause) -> bool {
    let Some(&first) = content.tokens.first() else {
        return false;
    };
    let opened = context
        .syntax
        .punct_before(first)
        .any(|at| is_opening(context.syntax.form(at)));
    let around = !context.is_quoted(frame) || context.is_quoted(content);
    frame.root < first && opened && around && !has_content(context, frame)
}

fn is_opening(form: &str) -> bool {
    matches!(form, ":" | "‘" | "“" | "„" | ",," | "\"" | "'" | "«")
}

/// So many classes frame words that are quoted themselves: *'Dat weet je, het regent'* tells nothing by the knowing.
const SPOKEN: usize = 3;

/// How the frame's verb presents speech: as its row in the lexicon says; any verb that stands first after quoted words
/// reports them (*‘…’, hekelt de voorzitter*).
fn speech_class(context: &Context<'_>, frame: &Clause, content: &Clause) -> Option<Class> {
    if is_suggestion(context, frame) || is_quality(context, frame) {
        return None;
    }
    // *hoort het ijs kraken*
    let does = context.syntax.parse.is_infinitive(frame.head) && frame.head != frame.root;
    let idiom = clauses::idiom_around(context.syntax, frame.head).is_some();
    if does
        && (clauses::verb_classes(context.syntax, frame.head).is_empty()
            || lets(context, frame) && !idiom)
    {
        return None;
    }
    // *laat de club weten*
    let mut senses = clauses::verb_classes(context.syntax, frame.root);
    senses.extend(clauses::verb_classes(context.syntax, frame.head));
    let speech = [
        (Class::Report, Class::Report),
        (Class::Quote, Class::Report),
        (Class::Belief, Class::Belief),
        (Class::Factive, Class::Report),
        (Class::Emotive, Class::Report),
        (Class::Veridical, Class::Veridical),
        (Class::Raising, Class::Raising),
    ];
    let quoted = context.is_quoted(frame);
    let known = speech
        .into_iter()
        .take(if quoted { SPOKEN } else { speech.len() })
        .find(|(class, _)| senses.contains(class))
        .filter(|&(class, _)| !tells_of_subject(context, frame, class, content.root < frame.root))
        .filter(|&(class, _)| class != Class::Factive || !knows_answer(context, frame))
        // *Zij was moe, of ziek, ik weet het niet*
        .filter(|&(class, _)| {
            class != Class::Factive || negation::negating_word(context.syntax, frame).is_none()
        });
    let verb_first = context.syntax.is_verb_first(frame.root, &frame.tokens);
    let after_quotation = context.is_quoted(content) && frame.root > content.root && verb_first;
    // *…, stelt de raad voor, …*
    let proposes = verb_first && senses.contains(&Class::Wish);
    let unknown = !quoted && (after_quotation || proposes);
    known
        .map(|(sense, class)| match sense {
            Class::Factive if is_shown_to_reader(context, frame) => Class::Veridical,
            // but *‘Het dak lekt’, weet de koster*
            Class::Factive if !context.is_quoted(content) => Class::Factive,
            _ => class,
        })
        .or(unknown.then_some(Class::Report))
}

/// *Zo zie je maar: het dak lekt*: whoever reads it sees what the writer vouches for.
fn is_shown_to_reader(context: &Context<'_>, frame: &Clause) -> bool {
    let parse = context.syntax.parse;
    let subject = parse.subject(frame.root);
    subject.is_some_and(|subject| parse[subject].tag.feat("Person") == Some("2"))
}

/// *met, zeg, drie boten*: an order to nobody, which gives an example.
fn is_suggestion(context: &Context<'_>, frame: &Clause) -> bool {
    const SAY: &str = "zeg";
    frame.tokens == [frame.root] && context.syntax.form(frame.root) == SAY
}

/// *De daders zijn bekend: …*: the form of a participle, but nobody has confessed.
fn is_quality(context: &Context<'_>, frame: &Clause) -> bool {
    let parse = context.syntax.parse;
    parse[frame.head].tag.upos == Upos::Adj && parse.dependent(frame.head, DepRel::Cop).is_some()
}

/// *Niemand weet hoe het afloopt: …*: that is all that is known.
fn knows_answer(context: &Context<'_>, frame: &Clause) -> bool {
    context
        .syntax
        .parse
        .dependents(frame.head, &[DepRel::Ccomp])
        .any(|ix| context.syntax.is_finite(ix))
}

/// *laat de kijker oordelen*: nobody judges.
fn lets(context: &Context<'_>, frame: &Clause) -> bool {
    let lemma = &context.syntax.parse[frame.root].lemma;
    context.syntax.lexicon.modal(lemma) == Some(Modal::Causative)
}

/// *Soms heten ze anders*, *Zij stond op het podium: …*: a verb whose subject does not speak tells something of that,
/// unless it stands for the content (*lijkt het*) or the words are read somewhere.
fn tells_of_subject(context: &Context<'_>, frame: &Clause, class: Class, behind: bool) -> bool {
    let (syntax, parse) = (context.syntax, context.syntax.parse);
    let verb = frame.root;
    let impersonal =
        clauses::arguments(syntax, verb, class).is_some_and(|(role, _)| role != Role::Subject);
    let subject = parse.subject(verb).filter(|&subject| {
        !stands_for_content(context, subject) && syntax.function(subject) != Some(Function::There)
    });
    let person = |subject: TokenIx| parse[subject].tag.upos == Upos::Pron;
    let tells = match class {
        Class::Raising | Class::Veridical => {
            // but *Eén ding staat vast: …*
            subject.is_some_and(|subject| behind || person(subject))
                || parse.dependents(verb, &[DepRel::Xcomp]).any(|ix| {
                    // but *zo heet het*
                    syntax.function(ix) != Some(Function::Degree)
                })
        }
        // *De prijs stoort: …*, but *Eén ding stoort de boer: …*
        Class::Emotive => {
            let felt = parse.dependents(verb, &[DepRel::Obj, DepRel::Iobj]).next();
            subject.is_some_and(|subject| behind || person(subject) || felt.is_none())
        }
        Class::Report => {
            subject.is_some_and(person) && content_clause::document(context, verb).is_none()
        }
        _ => false,
    };
    impersonal && tells
}

/// *dat*, *het*
fn stands_for_content(context: &Context<'_>, ix: TokenIx) -> bool {
    let function = context.syntax.function(ix);
    matches!(function, Some(Function::That | Function::It)) && is_pointer(context, ix)
}
