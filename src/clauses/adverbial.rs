use super::{ClauseKind, Function, Opened, Opening, Splitter, Syntax, unproven::is_effort};
use crate::{
    coreference::{Class as Nature, nature::nature},
    inflect::{BE, auxiliary},
    lexicon::{Class, Modal, Negation, Relation},
    tree::{AUXILIARIES, DepRel, SUBJECTS, TokenIx, Upos},
};

/// An adverbial clause that the writer presents as fact: *omdat het regende*, *door te isoleren*.
///
/// Conditions, purposes and comparisons open no clause.
pub(super) struct Adverbial;

impl Splitter for Adverbial {
    fn rule(&self) -> &'static str {
        "adverbial"
    }

    fn about(&self) -> &'static str {
        "an adverbial clause told as fact (omdat de verwarming stuk was)"
    }

    fn open(&self, syntax: &Syntax<'_>, _: &Opened, ix: TokenIx) -> Option<Opening> {
        let relation = syntax.parse[ix].deprel;
        if !matches!(
            relation,
            DepRel::Advcl
                | DepRel::Xcomp
                | DepRel::Acl
                | DepRel::Parataxis
                | DepRel::Ccomp
                | DepRel::Obl
        ) || !syntax.is_predicate(ix)
        {
            return None;
        }
        let fact = syntax.mark_with(ix, Relation::Fact);
        // *toen die tot het bestuur doordrongen*: with a subject, what looks like a participle is finite
        if syntax.is_finite(ix) || fact.is_some() && syntax.parse.subject(ix).is_some() {
            finite(syntax, fact, ix)
        } else {
            infinitive(syntax, fact, ix)
        }
    }
}

fn finite(syntax: &Syntax<'_>, fact: Option<TokenIx>, ix: TokenIx) -> Option<Opening> {
    if let Some(marker) = fact {
        return Some(
            if is_purpose(syntax, marker, ix)
                || is_any_time(syntax, marker, ix)
                || is_ruled_out(syntax, marker)
                || is_awaited(syntax, marker, ix)
                || is_in_no_time(syntax, marker, ix)
                || is_under_negation(syntax, marker, ix)
            {
                Opening::Sealed
            } else {
                Opening::Clause(ClauseKind::Adverbial, Some(marker))
            },
        );
    }
    if is_aside(syntax, ix) {
        return Some(Opening::Clause(ClauseKind::Parataxis, None));
    }
    if let Some(marker) = admission(syntax, ix) {
        return Some(Opening::Clause(ClauseKind::Adverbial, Some(marker)));
    }
    let content = syntax.mark_with(ix, Relation::Content);
    if content.is_some() && degree(syntax, ix) {
        return Some(result(syntax, content, ix));
    }
    let marked = syntax.marks(ix).any(|mark| syntax.relation(mark).is_some());
    (marked || syntax.parse[ix].deprel == DepRel::Advcl || is_condition(syntax, ix))
        .then_some(Opening::Sealed)
}

/// *Voor je het weet is de zomer voorbij*: nobody knows anything, it goes fast.
fn is_in_no_time(syntax: &Syntax<'_>, marker: TokenIx, ix: TokenIx) -> bool {
    const BEFORE: [&str; 3] = ["eer", "voor", "voordat"];
    const KNOW: &str = "weten";
    let parse = syntax.parse;
    let it = |object: TokenIx| syntax.function(object) == Some(Function::It);
    let pronoun = |subject: TokenIx| parse[subject].tag.upos == Upos::Pron;
    let opens = parse[ix].head.is_some_and(|above| ix < above)
        && syntax.punct_before(marker).next().is_none();
    opens
        && BEFORE.contains(&syntax.form(marker))
        && parse[ix].lemma == KNOW
        && parse.is_finite_verb(ix)
        && parse.subject(ix).is_some_and(pronoun)
        && parse.dependents(ix, &[DepRel::Obj, DepRel::Expl]).any(it)
}

/// *naar wordt aangenomen*, *zoals hij zegt*: a frame of the clause around it.
fn is_aside(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let announces = syntax
        .marks(ix)
        .any(|mark| syntax.function(mark) == Some(Function::Reportedly));
    let reports = |class| matches!(class, Class::Report | Class::Belief | Class::Quote);
    announces && syntax.predicates(ix).iter().any(|row| reports(row.class))
}

/// *…, al sluit zij niets uit*, *Al was hij moe, hij liep door*: behind its main clause, or of what was, *al* admits a fact;
/// *ook al*, *al zou* and *al was hij nog zo moe* do not.
fn admission(syntax: &Syntax<'_>, ix: TokenIx) -> Option<TokenIx> {
    let parse = syntax.parse;
    let marker = syntax.mark_with(ix, Relation::Concession)?;
    let verb = parse.finite_verb(ix)?;
    let behind = parse[ix].head.is_some_and(|head| head < marker) && syntax.is_set_off(marker);
    let was = parse[verb].tag.feat("Tense") == Some("Past");
    let words = || parse.subtree(ix).into_iter();
    let ever = words().any(|ix| syntax.function(ix) == Some(Function::Degree));
    let in_front = parse.first_of(ix) == marker && was && !ever;
    let alone = verb.0 == marker.0 + 1;
    let told = syntax.lexicon.modal(&parse[verb].lemma) != Some(Modal::Evidential);
    ((behind || in_front) && alone && told).then_some(marker)
}

/// *zo hard dat*
fn degree(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    parse[ix].head.is_some_and(|head| {
        syntax.function(head) == Some(Function::Degree)
            || parse
                .children(head)
                .iter()
                .any(|&child| syntax.function(child) == Some(Function::Degree))
    })
}

/// *zo hard dat zij viel*: a fact, unless it is only aimed at.
pub(super) fn result(syntax: &Syntax<'_>, marker: Option<TokenIx>, ix: TokenIx) -> Opening {
    if is_aimed_at(syntax, ix) {
        Opening::Sealed
    } else {
        Opening::Clause(ClauseKind::Adverbial, marker)
    }
}

/// *wilde zo schilderen dat het doek leefde*, *probeert het zo te regelen dat niemand wacht*, *moeten hen zo opleiden dat zij
/// alles kunnen*: the result has still to be reached; not *wilde zo graag winnen dat zij viel*, *moet zo hard werken dat
/// zij niet slaapt*.
fn is_aimed_at(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let start = parse.first_of(ix);
    let mut before = (0..start.0).rev().map(TokenIx);
    let degree = before.find(|&at| syntax.function(at) == Some(Function::Degree));
    let clause = degree.and_then(|degree| {
        let above = parse.ancestors(degree).find(|&at| syntax.is_finite(at))?;
        Some((degree, above, parse.finite_verb(above)?))
    });
    let Some((degree, above, verb)) = clause else {
        return false;
    };
    let gladly = parse
        .after(degree)
        .is_some_and(|next| syntax.function(next) == Some(Function::Gladly));
    // *zo opleiden*, *zo sterk zijn*, with no adverb between
    let manner = parse[degree].head.is_some_and(|head| {
        parse.is_verbal(head)
            || parse.dependent(head, DepRel::Cop).is_some()
            || parse[head].deprel == DepRel::Xcomp
    });
    let past = parse[verb].tag.feat("Tense") == Some("Past");
    let inside = || {
        let mut infinitives = parse.dependents(above, &[DepRel::Xcomp]);
        verb < degree && infinitives.any(|at| degree < at && at < start && syntax.has_te(at))
    };
    match syntax.lexicon.modal(&parse[verb].lemma) {
        Some(Modal::Volition) => verb < degree && !gladly,
        Some(Modal::Necessity) => manner && !past,
        _ => is_effort(syntax, above) && inside(),
    }
}

/// *zodat het dorp nooit meer zou overstromen*, *moeten een pas krijgen, zodat zij …*, *Zet de deur open zodat de kat …*
fn is_purpose(syntax: &Syntax<'_>, marker: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let would = |verb: TokenIx| {
        syntax.lexicon.modal(&parse[verb].lemma) == Some(Modal::Evidential)
            && parse[verb].tag.feat("Tense") == Some("Past")
    };
    // what has still to be done has no result yet
    let wants = |verb: TokenIx| {
        let modal = syntax.lexicon.modal(&parse[verb].lemma);
        matches!(modal, Some(Modal::Necessity | Modal::Volition))
            && parse[verb].tag.feat("Tense") != Some("Past")
    };
    let open = parse[ix].head.is_some_and(|above| {
        parse.dependents(above, &AUXILIARIES).any(wants)
            || parse.is_infinitive(above) && parse.finite_verb(above).is_none()
            || is_imperative(syntax, above)
    });
    syntax.function(marker) == Some(Function::Result)
        && (open || parse.finite_verb(ix).is_some_and(would))
}

/// *Zet de deur open*: in the present the verb opens its clause and nobody is named.
fn is_imperative(syntax: &Syntax<'_>, verb: TokenIx) -> bool {
    let parse = syntax.parse;
    let participants = [&SUBJECTS[..], &[DepRel::Expl]].concat();
    let tag = &parse[verb].tag;
    parse.is_finite_verb(verb)
        && tag.feat("Tense") == Some("Pres")
        && tag.feat("Number") != Some("Plur")
        && parse.opening(&parse.subtree(verb)) == Some(verb)
        && parse.dependents(verb, &participants).next().is_none()
}

/// *wachten tot zij worden toegelaten*, *het duurt jaren voordat het lukt*, *voordat er ook maar iets gebeurt*, *voordat
/// hij zou slagen*: it may never come.
fn is_awaited(syntax: &Syntax<'_>, marker: TokenIx, ix: TokenIx) -> bool {
    const WAIT: &str = "wachten";
    const LAST: &str = "duren";
    let parse = syntax.parse;
    let time = matches!(
        syntax.form(marker),
        "tot" | "totdat" | "voordat" | "voor" | "eer"
    );
    let would = parse
        .finite_verb(ix)
        .is_some_and(|verb| syntax.lexicon.modal(&parse[verb].lemma) == Some(Modal::Evidential));
    let waits = parse[ix].head.is_some_and(|above| {
        // *zit te wachten tot …*
        let below = parse.dependents(above, &[DepRel::Xcomp]);
        let mut verbs = below.filter(|&verb| verb < marker).chain([above]);
        let past = parse
            .finite_verb(above)
            .is_some_and(|verb| parse[verb].tag.feat("Tense") == Some("Past"));
        !past
            && verbs.any(|verb| {
                let lemma = &parse[verb].lemma;
                lemma == LAST || lemma.ends_with(WAIT)
            })
    });
    time && (waits || would || is_none_at_all(syntax, ix) || is_still_ahead(syntax, marker, ix))
}

/// *ook maar*, of what there is none of
fn is_none_at_all(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let words = syntax.parse.subtree(ix);
    words.windows(2).any(|pair| {
        syntax.function(pair[0]) == Some(Function::Also)
            && syntax.function(pair[1]) == Some(Function::But)
    })
}

/// *Voordat de dijk is hersteld, stijgt het water*, *Zij moeten oefenen voordat zij optreden*, *zei dat het zou doorgaan
/// totdat de stad veilig is*, *Er komt geen hulp totdat zij tekenen*: what comes before is not over, so that what comes after
/// has yet to come.
fn is_still_ahead(syntax: &Syntax<'_>, marker: TokenIx, ix: TokenIx) -> bool {
    const UNTIL: [&str; 2] = ["tot", "totdat"];
    let parse = syntax.parse;
    let present = |root: TokenIx| {
        parse
            .finite_verb(root)
            .filter(|&verb| parse[verb].tag.feat("Tense") == Some("Pres"))
    };
    let perfect = |root: TokenIx, verb: TokenIx| {
        parse.is_participle(root)
            && syntax.lexicon.modal(&parse[verb].lemma) == Some(Modal::Perfect)
    };
    // *wil slapen voordat …*
    let above = parse
        .ancestors(ix)
        .find(|&above| syntax.is_finite(above))
        .and_then(|above| Some((above, parse.finite_verb(above)?)));
    above.zip(present(ix)).is_some_and(|((head, verb), own)| {
        let would = syntax.lexicon.modal(&parse[verb].lemma) == Some(Modal::Evidential);
        if present(head).is_none() {
            return would;
        }
        let negated = || {
            let words = parse.subtree_without(head, |below| below == ix);
            words
                .into_iter()
                .any(|word| syntax.negation(word).is_some())
        };
        let not_yet = UNTIL.contains(&syntax.form(marker)) && negated();
        !perfect(head, verb) && (perfect(ix, own) || is_open(syntax, verb) || not_yet)
    })
}

/// Whether the verb leaves open whether it happens: *moet*, *zal*.
fn is_open(syntax: &Syntax<'_>, verb: TokenIx) -> bool {
    matches!(
        syntax.lexicon.modal(&syntax.parse[verb].lemma),
        Some(
            Modal::Evidential
                | Modal::Necessity
                | Modal::Possibility
                | Modal::Permission
                | Modal::Volition
        )
    )
}

/// *niet omdat het onveilig was*: that was not the reason.
fn is_ruled_out(syntax: &Syntax<'_>, marker: TokenIx) -> bool {
    let before = syntax.parse.before(marker);
    syntax.function(marker) == Some(Function::Reason)
        && before.is_some_and(|ix| syntax.negation(ix) == Some(Negation::Clause))
}

/// *Zodra de bel gaat, vertrekken zij*: every time, or a time to come.
fn is_any_time(syntax: &Syntax<'_>, marker: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let present = |verb: TokenIx| parse[verb].tag.feat("Tense") == Some("Pres");
    syntax.function(marker) == Some(Function::Once) && parse.finite_verb(ix).is_some_and(present)
}

/// *Geen dag gaat voorbij zonder dat hij belt*, *kan niet praten zonder te lachen*: two negations that take each other away;
/// not *kwam niet, zonder dat te melden*.
fn is_under_negation(syntax: &Syntax<'_>, marker: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let negates = |word: TokenIx| syntax.negation(word) == Some(Negation::Clause);
    let first = syntax
        .phrase_up_to(marker)
        .map_or(marker, |(first, _)| first);
    let above = parse.ancestors(ix).find(|&above| syntax.is_finite(above));
    syntax.function(first) == Some(Function::Without)
        && !syntax.is_set_off(first)
        && above.is_some_and(|above| {
            let words = parse.subtree_without(above, |below| {
                below == ix || below != above && syntax.is_finite(below)
            });
            words.into_iter().any(|word| word < first && negates(word))
        })
}

/// *Komt er geen akkoord, dan …*: a verb-first clause before the main clause.
fn is_condition(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let Some(head) = parse[ix].head else {
        return false;
    };
    let tokens = parse.subtree(ix);
    let answered = parse
        .children(head)
        .iter()
        .any(|&child| child > ix && syntax.function(child) == Some(Function::Then));
    ix < head && answered && syntax.is_verb_first(ix, &tokens)
}

fn infinitive(syntax: &Syntax<'_>, fact: Option<TokenIx>, ix: TokenIx) -> Option<Opening> {
    // *stond voor de slagbomen te wachten*
    let above = syntax.parse[ix].head.map(|above| &syntax.parse[above]);
    let goes_on =
        above.is_some_and(|above| syntax.lexicon.modal(&above.lemma) == Some(Modal::Aspect));
    if goes_on && syntax.parse[ix].deprel == DepRel::Xcomp {
        return None;
    }
    // *lijkt door de hagel te zijn verwoest*: what the verb above asks for has no complementizer
    let asked = syntax.parse[ix].deprel == DepRel::Xcomp
        && above.is_some_and(|above| {
            syntax.lexicon.modal(&above.lemma).is_some()
                || !syntax.lexicon.predicates(&above.lemma).is_empty()
        });
    // In *door een dag eerder te vertrekken* the preposition is easily taken for that of *dag*.
    let first = syntax.parse.first_of(ix);
    let opens = |ix: &TokenIx| {
        syntax.relation(*ix) == Some(Relation::Fact)
            && syntax.parse[*ix].tag.upos != Upos::Adv
            // *heeft het voor een deel aan zichzelf te danken*: these take no infinitive
            && !matches!(
                syntax.function(*ix),
                Some(Function::Until | Function::Concern)
            )
    };
    // *hoopt voor de winter te verhuizen*: there is no *voor te*
    // *zonder jas heeft hij hier niets te zoeken*
    let verb_between = (first.0..ix.0).any(|at| syntax.parse.is_finite_verb(TokenIx(at)));
    let fact = fact
        .or_else(|| Some(first).filter(|first| !verb_between && !asked && opens(first)))
        .filter(|&fact| syntax.function(fact) != Some(Function::Concern));
    let opens =
        fact.is_some() && syntax.has_te(ix) && syntax.mark_with(ix, Relation::Purpose).is_none();
    let before = fact.is_some_and(|fact| is_particle(syntax, fact, ix));
    if opens
        && (before
            || happens(syntax, ix)
            || is_yet_to_come(syntax, ix)
            || is_nobodys(syntax, ix)
            || is_ordered(syntax, ix)
            || fact.is_some_and(|fact| is_under_negation(syntax, fact, ix))
            || fact.is_some_and(|fact| becomes(syntax, fact, ix)))
    {
        return Some(Opening::Sealed);
    }
    opens.then_some(Opening::Clause(ClauseKind::Infinitive, fact))
}

/// *Kook de bieten zonder ze te schillen*: it is part of what is to be done.
fn is_ordered(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let loose = |above: TokenIx| matches!(parse[above].deprel, DepRel::Root | DepRel::Parataxis);
    parse[ix]
        .head
        .is_some_and(|above| loose(above) && is_imperative(syntax, above))
}

/// *wordt opgespoord door de huid te onderzoeken*: who does it is not told.
fn is_nobodys(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    parse[ix].head.is_some_and(|above| {
        parse.dependent(above, DepRel::AuxPass).is_some()
            && parse.dependent(above, DepRel::OblAgent).is_none()
    })
}

/// *wil het rapport lezen alvorens te antwoorden*, *kan hulp krijgen door te bellen*, *wilde winnen door vroeg te
/// vertrekken*
fn is_yet_to_come(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let open = |verb: TokenIx| {
        let would = syntax.lexicon.modal(&parse[verb].lemma) == Some(Modal::Evidential);
        would || parse[verb].tag.feat("Tense") == Some("Pres") && is_open(syntax, verb)
    };
    // how what is wanted is to be reached, not how the wish came about
    let wanted = |verb: TokenIx| {
        let volition = syntax.lexicon.modal(&parse[verb].lemma) == Some(Modal::Volition);
        let first = syntax.form(parse.first_of(ix));
        (volition || syntax.predicate(verb, Class::Wish).is_some())
            && parse[ix].head != Some(verb)
            && first == BY
    };
    parse
        .ancestors(ix)
        .find_map(|above| parse.finite_verb(above))
        .is_some_and(|verb| open(verb) || wanted(verb))
}

/// *Dat gebeurt door te lenen*: what happens does not act.
fn happens(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let subject = parse[ix].head.and_then(|verb| parse.subject(verb));
    subject.is_some_and(|subject| {
        matches!(
            syntax.function(subject),
            Some(Function::That | Function::It)
        )
    })
}

/// *Door zout te strooien smelt het ijs*: a thing that something becomes of does nothing to something else to bring it
/// about; but *De club verloor door fouten te maken*.
fn becomes(syntax: &Syntax<'_>, fact: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let thing = |subject| nature(parse, subject).class == Nature::Thing;
    let changes = |above: TokenIx| {
        parse.dependent(above, DepRel::Cop).is_some() || auxiliary(&parse[above].lemma) == BE
    };
    syntax.form(fact) == BY
        && parse.dependent(ix, DepRel::Obj).is_some()
        && parse[ix]
            .head
            .is_some_and(|above| changes(above) && parse.subject(above).is_some_and(thing))
}

const BY: &str = "door";

/// *kreeg opdracht na te gaan wat …*, *was blij na een jaar zijn huis te zien*: the *na* of *na te hebben gegeten*
/// stands before a perfect only.
fn is_particle(syntax: &Syntax<'_>, fact: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let perfect = parse
        .dependents(ix, &AUXILIARIES)
        .any(|auxiliary| parse.is_infinitive(auxiliary));
    syntax.form(fact) == "na" && !perfect
}
