use super::{
    ClauseKind, Function, Opened, Opening, Splitter, Syntax, adverbial, demand, fear,
    governor::governor, unproven,
};
use crate::{
    lexicon::{Addressee, Class, Idiom, Modal, Relation, Role},
    tree::{AUXILIARIES, DepRel, TokenIx, Upos},
};

/// A content clause: *zegt dat hij komt*, *het gerucht dat …*, *beweert hem te kennen*, *zegt: hij komt*.
///
/// What is wanted, asked or planned is no proposition of the text and stays inside the clause around it.
pub(super) struct Complement;

impl Splitter for Complement {
    fn rule(&self) -> &'static str {
        "complement"
    }

    fn about(&self) -> &'static str {
        "what somebody says, thinks or knows (zegt dat het dak lekt)"
    }

    fn open(&self, syntax: &Syntax<'_>, opened: &Opened, ix: TokenIx) -> Option<Opening> {
        let parse = syntax.parse;
        // but *vindt dat het bestuur door de raad …*; not *deed dat omdat …*
        let content = syntax.mark_with(ix, Relation::Content);
        let fact = syntax.mark_with(ix, Relation::Fact);
        if fact.is_some_and(|fact| content.is_none_or(|content| fact.0 <= content.0 + 1)) {
            return None;
        }
        let governor = governor(syntax, ix)?;
        let relation = parse[ix].deprel;
        if relation == DepRel::Nsubj && parse[ix].tag.upos == Upos::Verb && syntax.is_finite(ix) {
            return Some(Opening::Sealed);
        }
        let content = matches!(
            relation,
            DepRel::Ccomp | DepRel::Csubj | DepRel::CsubjOuter | DepRel::Xcomp
        );
        let marked = (matches!(relation, DepRel::Acl | DepRel::AclRelcl | DepRel::Advcl)
            || is_exclaimed_at(syntax, governor, ix))
            && syntax.mark_with(ix, Relation::Content).is_some();
        // *noemt dat hartverwarmend*
        let predicative = relation == DepRel::Xcomp
            && adjective_class(syntax, ix).is_some()
            && !syntax.has_te(ix)
            && !syntax.is_finite(ix);
        if !(content || marked) || predicative || !syntax.is_predicate(ix) {
            return None;
        }
        // *dat de oogst mislukt*: after a complementizer what looks like a participle is finite
        if syntax.is_finite(ix) || syntax.mark_with(ix, Relation::Content).is_some() {
            finite(syntax, governor, ix)
        } else {
            infinitive(syntax, opened, governor, ix)
        }
    }
}

/// *Jammer dat het regent*, *Misschien dat het helpt*: without a verb, what is felt or how sure it is has its content
/// loosely beside it.
fn is_exclaimed_at(syntax: &Syntax<'_>, governor: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    parse[ix].deprel == DepRel::Parataxis
        && parse[governor].head.is_none()
        && matches!(parse[governor].tag.upos, Upos::Adj | Upos::Adv)
        && !syntax.is_finite(governor)
        && syntax.is_finite(ix)
        && adjective_class(syntax, governor).is_some()
}

fn finite(syntax: &Syntax<'_>, governor: TokenIx, ix: TokenIx) -> Option<Opening> {
    let marker = syntax.mark_with(ix, Relation::Content);
    if marker.is_none() && syntax.parse[ix].deprel == DepRel::Xcomp {
        return None;
    }
    let classes = governing_classes(syntax, governor);
    // *Het lijkt alsof de tijd stilstaat*, but *Het voelt alsof …* compares
    let as_if = syntax
        .mark_with(ix, Relation::Comparison)
        .or_else(|| seeming(syntax, governor, ix, &classes));
    if as_if.is_some() {
        return Some(if classes.contains(&Class::Raising) {
            Opening::Clause(ClauseKind::Complement, as_if)
        } else {
            Opening::Sealed
        });
    }
    // *betwijfelt of*: the content of a doubt is put forward all the same
    if is_question(syntax, ix) && !classes.contains(&Class::Doubt) {
        return Some(Opening::Sealed);
    }
    if marker.is_some() && result_degree(syntax, governor, ix) {
        return Some(adverbial::result(syntax, marker, ix));
    }
    // *vindt het belangrijk dat …*
    let presented = class_among(syntax, governor, ix, &classes);
    if matches!(presented, Some(Class::Wish | Class::Question))
        || has_wanted_object(syntax, governor, ix)
        || fear::is_yet_to_come(syntax, governor, ix)
        || demand::is_expected_of_somebody(syntax, governor, ix)
        || demand::is_seen_gladly(syntax, governor)
        || unproven::is_unproven(syntax, governor)
        || !matches!(
            presented,
            Some(Class::Factive | Class::Veridical | Class::Emotive)
        ) && unproven::is_said_by_anybody(syntax, governor)
        || matches!(presented, Some(Class::Factive | Class::Veridical))
            && unproven::is_supposed(syntax, governor)
    {
        return Some(Opening::Sealed);
    }
    // *Dat we zo denken, komt door onze opvoeding*: a subject clause in first place is taken for granted
    let presupposed =
        syntax.parse[ix].deprel == DepRel::Csubj && ix < governor && classes.is_empty();
    if presupposed || is_put_forward(&classes) {
        Some(Opening::Clause(ClauseKind::Complement, marker))
    } else {
        Some(Opening::Sealed)
    }
}

/// The *of* of *Het lijkt wel of het dak lekt*, which asks nothing; not *Het lijkt de vraag of …*, *Het lijkt onzeker of …*.
fn seeming(
    syntax: &Syntax<'_>,
    governor: TokenIx,
    ix: TokenIx,
    classes: &[Class],
) -> Option<TokenIx> {
    let parse = syntax.parse;
    let mut others = parse.dependents(governor, &[DepRel::Xcomp, DepRel::Obj]);
    let seems = parse.is_verbal(governor) && classes.contains(&Class::Raising);
    syntax
        .marks(ix)
        .find(|&mark| syntax.function(mark) == Some(Function::Whether))
        .filter(|_| seems && others.next().is_none())
}

/// *herhaalt de eis van de bond dat het loon stijgt*: it is content of the noun, whatever the verb may take.
fn has_wanted_object(syntax: &Syntax<'_>, governor: TokenIx, ix: TokenIx) -> bool {
    let first = syntax.parse.first_of(ix);
    let wanted = |noun| {
        matches!(
            noun_class(syntax, noun),
            Some(Class::Wish | Class::Question)
        )
    };
    // not *ziet de vraag als bewijs van het feit dat …*
    let nearest = |noun: TokenIx| {
        let mut between = (noun.0 + 1..first.0).map(TokenIx);
        noun < first && !between.any(|at| noun_class(syntax, at).is_some())
    };
    let mut objects = syntax.parse.dependents(governor, &[DepRel::Obj]);
    objects.any(|noun| wanted(noun) && nearest(noun))
}

const RULE_OUT: &str = "uit_sluiten";

/// *te*-infinitives are a clause of their own only under verbs of reporting, belief, denial and accusation.
fn infinitive(
    syntax: &Syntax<'_>,
    opened: &Opened,
    governor: TokenIx,
    ix: TokenIx,
) -> Option<Opening> {
    let parse = syntax.parse;
    let done = parse
        .dependents(ix, &AUXILIARIES)
        .any(|aux| parse.is_infinitive(aux));
    // *vindt het lastig te kiezen*: what is judged need not be so
    let judged = parse.dependent(governor, DepRel::Expl).is_some()
        && parse
            .dependents(governor, &[DepRel::Xcomp])
            .any(|other| other < ix && !parse.is_verbal(other));
    if judged && !done {
        return None;
    }
    if is_part_of_frame(syntax, governor, ix) {
        return None;
    }
    // *is bedoeld om de dijk te sparen*: what is said has no *om*
    if syntax.mark_with(ix, Relation::Purpose).is_some() {
        return None;
    }
    let classes = verb_classes(syntax, governor);
    // *kondigt aan te vertrekken*, *garandeert te leveren*, *sluit niet uit te vertrekken*: what is going to be done
    let wanted = classes.contains(&Class::Wish)
        || is_counted_on(syntax, governor)
        || is_intended(syntax, governor, ix)
        || demand::is_ordered(syntax, governor, ix)
        || is_willing(syntax, governor, ix)
        || fear::is_yet_to_come(syntax, governor, ix)
        || parse[governor].lemma == RULE_OUT;
    let promises = wanted && !done;
    let reports = !promises
        && classes.into_iter().any(|class| match class {
            Class::Report | Class::Belief | Class::Denial | Class::Accusation => true,
            // *gaf toe te hebben gereden*, but *wist te ontkomen*
            Class::Factive => done,
            _ => false,
        });
    // *staat te wachten*, *hoort vast te zitten*
    let auxiliary = syntax.lexicon.modal(&parse[governor].lemma).is_some()
        && idiom_around(syntax, governor).is_none();
    // *krijgt te horen*
    let within = idiom_around(syntax, governor)
        .is_some_and(|idiom| idiom.words.iter().any(|word| syntax.has_lemma(ix, word)));
    let own = syntax.has_te(ix)
        && !auxiliary
        && !within
        && parse.is_verbal(governor)
        && reports
        && in_open_clause(syntax, opened, governor);
    own.then_some(Opening::Clause(ClauseKind::Complement, None))
}

/// *De brug was, meen ik te weten, te smal*: what is known stands around the frame.
pub fn is_part_of_frame(syntax: &Syntax<'_>, governor: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let knows = verb_classes(syntax, ix).iter().any(|class| {
        matches!(
            class,
            Class::Report | Class::Belief | Class::Factive | Class::Quote
        )
    });
    // *meen ik me te herinneren*
    let pronoun = |object: TokenIx| parse[object].tag.upos == Upos::Pron;
    let mut content = parse.dependents(ix, &[DepRel::Obj, DepRel::Ccomp, DepRel::Xcomp]);
    parse[governor].deprel == DepRel::Parataxis
        && parse.first_of(governor) == governor
        && syntax.is_set_off(governor)
        && syntax.has_te(ix)
        && knows
        && content.all(pronoun)
}

/// *rekent erop te winnen*, *vertrouwt erop te slagen*
fn is_counted_on(syntax: &Syntax<'_>, governor: TokenIx) -> bool {
    const ON_IT: &str = "erop";
    idiom_around(syntax, governor).is_some_and(|idiom| {
        idiom.class == Class::Belief && idiom.words.iter().any(|word| word == ON_IT)
    })
}

/// *verklaarde zich bereid te betalen*
fn is_willing(syntax: &Syntax<'_>, governor: TokenIx, ix: TokenIx) -> bool {
    let mut words = syntax.parse.dependents(governor, &[DepRel::Xcomp]);
    words.any(|word| {
        let willing = adjective_class(syntax, word) == Some(Class::Wish);
        word < ix && willing && !syntax.has_te(word)
    })
}

/// *dacht de zaal te huren*, *denkt winst te maken*: what somebody means to do; not *dacht hem te kennen*, *dacht hem te
/// zien*, *denkt niet te winnen*.
fn is_intended(syntax: &Syntax<'_>, governor: TokenIx, ix: TokenIx) -> bool {
    const THINK: &str = "denken";
    let words = syntax.parse.children(governor).iter().copied();
    let denied = words
        .chain(syntax.parse.subtree(ix))
        .any(|word| syntax.negation(word).is_some());
    syntax.parse[governor].lemma == THINK
        && !denied
        && syntax.lexicon.modal(&syntax.parse[ix].lemma).is_none()
        && syntax.predicate(ix, Class::Factive).is_none()
        && !fear::is_state(syntax, ix)
}

fn in_open_clause(syntax: &Syntax<'_>, opened: &Opened, ix: TokenIx) -> bool {
    opened.kind(ix).is_some()
        || syntax
            .parse
            .ancestors(ix)
            .any(|above| opened.kind(above).is_some())
}

/// The classes of the word that the content hangs on.
pub(crate) fn governing_classes(syntax: &Syntax<'_>, governor: TokenIx) -> Vec<Class> {
    let word = &syntax.parse[governor];
    let lexicon = syntax.lexicon;
    match word.tag.upos {
        Upos::Verb | Upos::Aux => {
            if let Some(idiom) = idiom_around(syntax, governor) {
                return vec![idiom.class];
            }
            if story(syntax, governor).is_some() {
                return vec![Class::Report];
            }
            let verb = verb_classes(syntax, governor).into_iter();
            // *is bemoedigend*, *was onthutst*, *het gegeven dat*
            let participle = Some(governor)
                .filter(|&ix| !syntax.parse.is_finite_verb(ix))
                .and_then(|ix| {
                    adjective_class(syntax, ix).or_else(|| lexicon.nouns(syntax.form(ix)))
                });
            let predicative = syntax
                .parse
                .dependents(governor, &[DepRel::Xcomp])
                .filter(|&ix| !syntax.has_te(ix))
                .find_map(|ix| adjective_class(syntax, ix));
            let noun = |relations: &[DepRel]| {
                let mut nouns = syntax.parse.dependents(governor, relations);
                nouns.find_map(|ix| noun_class(syntax, ix))
            };
            let object = noun(&[DepRel::Obj, DepRel::CompoundPrt]);
            let mut classes: Vec<_> = verb
                .chain(participle)
                .chain(predicative)
                .chain(object)
                .collect();
            // *het gerucht gaat dat*, but not *de beelden tonen dat*
            if classes.is_empty() {
                classes.extend(noun(&[DepRel::Nsubj]));
            }
            classes
        }
        Upos::Noun | Upos::Propn => syntax
            .noun(governor)
            .or_else(|| adjective_class(syntax, governor))
            .into_iter()
            .collect(),
        _ => adjective_class(syntax, governor)
            .or_else(|| is_superlative(syntax, governor).then_some(Class::Emotive))
            .map_or_else(|| verb_classes(syntax, governor), |class| vec![class]),
    }
}

/// *Het ergste is dat het dak lekt*; not *Het beste is dat je gaat*, which advises.
fn is_superlative(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    const BEST: &str = "beste";
    let (parse, tag) = (syntax.parse, &syntax.parse[ix].tag);
    tag.feat("Degree") == Some("Sup")
        && tag.has_part("nom")
        && syntax.form(ix) != BEST
        && parse.dependent(ix, DepRel::Cop).is_some()
}

/// The classes of a verb, or of the idiom that a word is part of: *weten*, but *laten weten*.
pub(crate) fn verb_classes(syntax: &Syntax<'_>, verb: TokenIx) -> Vec<Class> {
    let denies = syntax.lexicon.denial_idiom(&nearby_lemmas(syntax, verb));
    if denies.is_some_and(|idiom| syntax.has_lemma(verb, &idiom.verb)) {
        return vec![Class::Denial];
    }
    match idiom_around(syntax, verb) {
        Some(idiom) => vec![idiom.class],
        None => syntax
            .predicates(verb)
            .iter()
            .map(|row| row.class)
            .collect(),
    }
}

/// The idiom that a word is part of.
pub fn idiom_around<'a>(syntax: &Syntax<'a>, ix: TokenIx) -> Option<&'a Idiom> {
    syntax
        .lexicon
        .idiom(&nearby_lemmas(syntax, ix))
        .filter(|idiom| {
            let mut words = idiom.words.iter();
            syntax.has_lemma(ix, &idiom.verb) || words.any(|word| syntax.has_lemma(ix, word))
        })
        .filter(|idiom| idiom.words.windows(2).all(|pair| is_phrase(syntax, pair)))
        .filter(|idiom| {
            let lets = syntax.lexicon.modal(&idiom.verb) == Some(Modal::Causative);
            !(lets && idiom.words.iter().all(|word| is_finite(syntax, word)))
        })
}

/// *er valt weinig toe te laten*: in *laten vallen* and *laten weten* the second verb agrees with no subject.
fn is_finite(syntax: &Syntax<'_>, word: &str) -> bool {
    let parse = syntax.parse;
    let mut verbs = parse
        .indices()
        .filter(|&ix| syntax.has_lemma(ix, word))
        .peekable();
    verbs.peek().is_some() && verbs.all(|ix| parse.is_finite_verb(ix) && syntax.form(ix) != word)
}

/// The lemma of a verb, or those of the idiom that it is part of: *zien*, but *laten zien*.
pub(crate) fn verb_name(syntax: &Syntax<'_>, verb: TokenIx) -> String {
    idiom_around(syntax, verb).map_or_else(
        || syntax.parse[verb].lemma.clone(),
        |idiom| format!("{} {}", idiom.verb, idiom.words.join(" ")),
    )
}

/// *stelt het plan in vraag*; not *stelt in mei een vraag*, where the preposition belongs to another noun.
fn is_phrase(syntax: &Syntax<'_>, words: &[String]) -> bool {
    let parse = syntax.parse;
    let all = |word: &String| -> Vec<TokenIx> {
        let mut found: Vec<_> = parse.indices().collect();
        found.retain(|&ix| syntax.has_lemma(ix, word));
        found
    };
    let [first, second] = [&words[0], &words[1]].map(all);
    let between = |ix: TokenIx| matches!(parse[ix].tag.upos, Upos::Noun | Upos::Propn | Upos::Num);
    let together = |start: TokenIx, end: TokenIx| {
        start < end && !(start.0 + 1..end.0).map(TokenIx).any(between)
    };
    let tagged = |words: &[TokenIx], upos| words.iter().all(|&ix| parse[ix].tag.upos == upos);
    !(tagged(&first, Upos::Adp) && tagged(&second, Upos::Noun))
        || first
            .iter()
            .any(|&start| second.iter().any(|&end| together(start, end)))
}

/// Who is the source and who the addressee of the verb, or of the idiom that it is part of, in one of its classes.
pub fn arguments(
    syntax: &Syntax<'_>,
    governor: TokenIx,
    class: Class,
) -> Option<(Role, Addressee)> {
    match idiom_around(syntax, governor) {
        Some(idiom) => (idiom.class == class).then_some((idiom.source, idiom.addressee)),
        None => syntax
            .predicate(governor, class)
            .map(|row| (row.source, row.addressee)),
    }
}

/// Whom an accusation is about: *beschuldigt de koster ervan te slapen*.
///
/// Trees easily give the one accused to the infinitive, of which an active verb of accusation without an object of its
/// own cannot do without.
pub fn accused(syntax: &Syntax<'_>, governor: TokenIx) -> Option<TokenIx> {
    let parse = syntax.parse;
    let relations = match arguments(syntax, governor, Class::Accusation)?.1 {
        Addressee::Object => [DepRel::Obj, DepRel::Iobj],
        Addressee::Indirect => [DepRel::Iobj, DepRel::Obj],
        _ => return None,
    };
    let object = |verb| {
        relations.into_iter().find_map(|relation| {
            parse
                .dependents(verb, &[relation])
                .find(|&ix| parse.is_nominal(ix))
        })
    };
    let infinitive = || {
        parse
            .dependents(governor, &[DepRel::Xcomp])
            .find(|&ix| syntax.has_te(ix))
            .filter(|_| parse.is_finite_verb(governor))
    };
    object(governor).or_else(|| object(infinitive()?))
}

/// Whose the noun is, by a possessive or a preposition with one of these functions: *zijn verklaring*, *de ontkenning van
/// de fabriek*.
pub fn owner(syntax: &Syntax<'_>, noun: TokenIx, links: &[Function]) -> Option<TokenIx> {
    let parse = syntax.parse;
    let linked = |ix: TokenIx| {
        let case = parse.dependent(ix, DepRel::Case);
        let function = case.and_then(|case| syntax.function(case));
        function.is_some_and(|function| links.contains(&function))
    };
    parse
        .dependents(noun, &[DepRel::NmodPoss, DepRel::Nmod])
        .find(|&ix| parse[ix].deprel == DepRel::NmodPoss || linked(ix))
}

/// *als bewijs*
pub fn has_role(syntax: &Syntax<'_>, noun: TokenIx) -> bool {
    let mut introduced = syntax.parse.dependents(noun, &[DepRel::Mark, DepRel::Case]);
    introduced.any(|ix| syntax.function(ix) == Some(Function::As))
}

/// The class in which the governor presents the content that `root` governs; a predicative word of the governor
/// decides before the verb (*noemt het onzin dat*).
pub fn governing_class(syntax: &Syntax<'_>, governor: TokenIx, root: TokenIx) -> Option<Class> {
    class_among(syntax, governor, root, &governing_classes(syntax, governor))
}

/// The same of the classes that the governor has.
fn class_among(
    syntax: &Syntax<'_>,
    governor: TokenIx,
    root: TokenIx,
    classes: &[Class],
) -> Option<Class> {
    let parse = syntax.parse;
    let predicative = parse
        .dependents(governor, &[DepRel::Xcomp])
        .filter(|&ix| ix != root && !parse.is_verbal(ix))
        .collect::<Vec<_>>();
    if parse.is_verbal(governor) && !predicative.is_empty() && classes.contains(&Class::Opinion) {
        return predicative
            .into_iter()
            .find_map(|ix| adjective_class(syntax, ix))
            .or(Some(Class::Emotive));
    }
    PRECEDENCE.into_iter().find(|class| classes.contains(class))
}

/// Where a word has several classes, the first of these counts.
const PRECEDENCE: [Class; 10] = [
    Class::Denial,
    Class::Accusation,
    Class::Doubt,
    Class::Report,
    Class::Belief,
    Class::Factive,
    Class::Veridical,
    Class::Emotive,
    Class::Raising,
    Class::Quote,
];

/// *Het gerucht gaat dat P*, *hoorde geruchten dat P*: the noun that has the content where the verb has none, or only
/// tells who took the noun in.
pub fn carried_noun(syntax: &Syntax<'_>, verb: TokenIx) -> Option<TokenIx> {
    const HEAR: [&str; 3] = ["horen", "lezen", "vernemen"];
    let hears = HEAR.contains(&syntax.parse[verb].lemma.as_str());
    let bare = syntax.parse.is_verbal(verb) && (hears || verb_classes(syntax, verb).is_empty());
    syntax
        .parse
        .dependents(verb, &[DepRel::Nsubj, DepRel::Obj])
        .find(|&ix| bare && noun_class(syntax, ix).is_some())
        .or_else(|| story(syntax, verb))
}

/// *Het verhaal wil dat P*: what is told wants nothing.
pub fn story(syntax: &Syntax<'_>, verb: TokenIx) -> Option<TokenIx> {
    let parse = syntax.parse;
    parse.subject(verb).filter(|&subject| {
        parse[verb].lemma == WANT
            && parse.is_finite_verb(verb)
            && noun_class(syntax, subject) == Some(Class::Report)
    })
}

const WANT: &str = "willen";

/// The class of a predicative word (*onterecht*, *onzin*).
pub fn adjective_class(syntax: &Syntax<'_>, ix: TokenIx) -> Option<Class> {
    // *best* is no *goed*
    syntax
        .lexicon
        .adjectives(syntax.form(ix))
        .or_else(|| syntax.lexicon.adjectives(&syntax.parse[ix].lemma))
}

/// The lemmas around the governor: of its head and of what depends on it, three steps down, as phrases are often
/// attached too low (*schuift hem het verlies in de schoenen*).
fn nearby_lemmas<'s>(syntax: &'s Syntax<'_>, governor: TokenIx) -> Vec<&'s str> {
    let parse = syntax.parse;
    let mut words = vec![governor];
    let mut start = 0;
    for _ in 0..3 {
        let end = words.len();
        for at in start..end {
            words.extend(parse.children(words[at]));
        }
        start = end;
    }
    words.extend(parse[governor].head);
    syntax.lemmas(&words)
}

fn noun_class(syntax: &Syntax<'_>, ix: TokenIx) -> Option<Class> {
    (syntax.parse[ix].tag.upos == Upos::Noun)
        .then(|| syntax.noun(ix))
        .flatten()
}

/// Whether a word with these classes presents a *dat*-clause as a proposition; *besloot dat …* decides, it quotes only
/// before or after quotation marks.
fn is_put_forward(classes: &[Class]) -> bool {
    let wanted = classes.contains(&Class::Wish) || classes.contains(&Class::Question);
    classes
        .iter()
        .any(|&class| puts_forward(class) && !(wanted && class == Class::Quote))
}

/// Whether a word of the class presents its content as a proposition.
fn puts_forward(class: Class) -> bool {
    !matches!(class, Class::Wish | Class::Question | Class::Opinion)
}

/// *zo … dat*, *dusdanig dat*, *zoveel geld dat*, but not *het is zo dat*
pub(crate) fn result_degree(syntax: &Syntax<'_>, governor: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    // *kreeg zoveel geld dat*
    let amount = parse[ix].head.is_some_and(|head| {
        parse[head].deprel == DepRel::Nummod && syntax.function(head) == Some(Function::Degree)
    });
    let degree = amount
        || syntax.function(governor) == Some(Function::Degree)
        || parse
            .children(governor)
            .iter()
            .any(|&child| syntax.function(child) == Some(Function::Degree) && child < governor)
            && parse[governor].tag.upos == Upos::Adj;
    degree && parse[ix].deprel != DepRel::Csubj
}

/// *of hij komt*, *waarom hij komt*, *uit welke stof het bestaat*
fn is_question(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let Some(first) = parse
        .subtree(ix)
        .into_iter()
        .find(|&at| !parse.is_punct(at))
    else {
        return false;
    };
    let asks = syntax
        .marks(ix)
        .chain([first])
        .any(|mark| syntax.function(mark) == Some(Function::Whether));
    asks || syntax.is_interrogative(first)
        || opens_with_asking_phrase(syntax, ix)
        || parse[first].deprel != DepRel::Mark
            && matches!(
                syntax.function(first),
                Some(Function::SentenceRelative | Function::Where)
            )
}

/// *uit welke stof het bestaat*, *(en) over wat we moeten doen*: a preposition and what asks.
pub(super) fn opens_with_asking_phrase(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let first = parse.opening(&parse.subtree(ix));
    let case = first.filter(|&first| parse[first].deprel == DepRel::Case);
    case.and_then(|case| parse.after(case))
        .is_some_and(|next| syntax.is_interrogative(next))
}
