use std::{collections::HashSet, sync::LazyLock};

use super::{ClauseKind, Function, Opened, Opening, Splitter, Syntax, parataxis::is_aside};
use crate::{
    inflect::BE,
    lexicon::{Class, Modal, Negation, Relation},
    repair::is_time,
    table,
    tree::{DepRel, Parse, SUBJECTS, TokenIx, Upos},
};

/// A relative clause with an antecedent that fills its gap: *de agente die het kind redde*; also one that relates to
/// the whole clause: *…, waarna het verkeer stillag*.
pub(super) struct Relative;

impl Splitter for Relative {
    fn rule(&self) -> &'static str {
        "relative"
    }

    fn about(&self) -> &'static str {
        "a relative clause: its antecedent fills the gap (de agente die belde)"
    }

    fn open(&self, syntax: &Syntax<'_>, opened: &Opened, ix: TokenIx) -> Option<Opening> {
        match syntax.parse[ix].deprel {
            DepRel::AclRelcl
                if syntax.mark_with(ix, Relation::Content).is_none() && !is_aside(syntax, ix) =>
            {
                Some(on_noun(syntax, opened, ix))
            }
            DepRel::Nmod | DepRel::Acl if is_pronominal(syntax, ix) => {
                Some(on_noun(syntax, opened, ix))
            }
            DepRel::Advcl | DepRel::Parataxis if syntax.is_finite(ix) => on_clause(syntax, ix),
            _ => None,
        }
    }
}

/// A finite clause after a noun that begins with a relative word, whatever the tree calls it.
fn is_pronominal(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    syntax.is_finite(ix)
        && relative_word(syntax, ix).is_some_and(|word| {
            let complementizer = syntax.parse[word].deprel == DepRel::Mark;
            syntax.parse.is_relative_pronoun(word) && !complementizer
                || matches!(
                    syntax.function(word),
                    Some(Function::Where | Function::SentenceRelative)
                )
        })
}

fn on_noun(syntax: &Syntax<'_>, opened: &Opened, ix: TokenIx) -> Opening {
    let parse = syntax.parse;
    let Some(antecedent) = parse[ix].head else {
        return Opening::Sealed;
    };
    // *hemden stijven, wassen en …*: nothing relates
    let word = relative_word(syntax, ix).filter(|&word| word != ix);
    let free = is_free(syntax, antecedent, ix);
    // *de stad, voor zover die nog bestaat, …*
    let on_condition = syntax.relation(parse.first_of(ix)) == Some(Relation::Condition);
    if free
        || on_condition
        || is_topic(syntax, ix)
        || word.is_none_or(|word| is_that_which(syntax, word))
        || !syntax.is_finite(ix)
        || asks(syntax, ix)
        || is_fronted(syntax, ix, antecedent)
        || is_cleft(syntax, opened, antecedent)
        || is_wanted(syntax, antecedent)
        || is_each(syntax, antecedent)
        || is_sole(syntax, antecedent) && identified(syntax, antecedent).is_none()
        || is_ranked(syntax, antecedent) && is_denied(syntax, antecedent)
        || syntax.function(antecedent) == Some(Function::Manner)
        || is_period(syntax, antecedent, word)
        || is_utmost(syntax, antecedent, word)
        || asks_what(syntax, antecedent, word)
        || is_in_doubt(syntax, antecedent)
        || is_counted_off(syntax, antecedent, ix)
        || is_mere_existence(syntax, antecedent, ix)
        || is_warned(syntax, antecedent)
        || is_anybody(syntax, antecedent)
        || is_any(syntax, antecedent, ix)
        || is_likened(syntax, antecedent)
        || is_pointed_at(syntax, antecedent)
    {
        return Opening::Sealed;
    }
    Opening::Clause(ClauseKind::Relative, word)
}

/// *degene die belde*, *zij die bleven*, *Er zijn er die bleven*, *overal waar het regent*: without the clause nobody and
/// nothing; not *Zij, die altijd bleef, …*, *Er zijn er zes die bleven*.
fn is_free(syntax: &Syntax<'_>, antecedent: TokenIx, ix: TokenIx) -> bool {
    let tag = &syntax.parse[antecedent].tag;
    let set_off = syntax.is_set_off(syntax.parse.first_of(ix));
    let they = tag.feat("PronType") == Some("Prs") && tag.feat("Person") == Some("3");
    let form = syntax.form(antecedent);
    matches!(
        syntax.function(antecedent),
        Some(Function::FreeAntecedent | Function::What)
    ) || matches!(tag.upos, Upos::Adv | Upos::Adp | Upos::Intj)
        && syntax.parse.dependent(antecedent, DepRel::Nummod).is_none()
        || they && (form == THEM || form == THEY && !set_off)
}

const THEY: &str = "zij";
const THEM: &str = "hen";

/// *Wat ik mis, is het uitzicht*, *Altijd zijn het de buren die helpen*: what stands in front, and *het*, have no relative.
fn is_fronted(syntax: &Syntax<'_>, ix: TokenIx, antecedent: TokenIx) -> bool {
    ix < antecedent || syntax.function(antecedent) == Some(Function::It)
}

/// *elke Belg die een huis koopt*, *geen land dat wint*, *alle leden die te laat betalen, moeten …*: of none in particular.
fn is_each(syntax: &Syntax<'_>, noun: TokenIx) -> bool {
    let parse = syntax.parse;
    let each = |det| syntax.function(det) == Some(Function::Every);
    let none = |det| syntax.negation(det).is_some();
    let determiners = || parse.dependents(noun, &[DepRel::Det]);
    let single = parse[noun].tag.feat("Number") == Some("Sing");
    determiners().any(each) && (single || is_ruled(syntax, noun)) || determiners().any(none)
}

/// Whether a present modal tells what the noun must, may or can do.
fn is_ruled(syntax: &Syntax<'_>, noun: TokenIx) -> bool {
    let parse = syntax.parse;
    let verb = parse[noun].head.and_then(|root| parse.finite_verb(root));
    verb.is_some_and(|verb| {
        parse[verb].tag.feat("Tense") == Some("Pres")
            && matches!(
                syntax.lexicon.modal(&parse[verb].lemma),
                Some(Modal::Necessity | Modal::Possibility | Modal::Permission)
            )
    })
}

/// *de enige trein die op tijd rijdt*: without the clause it is not the only one.
pub(crate) fn is_sole(syntax: &Syntax<'_>, noun: TokenIx) -> bool {
    let relations = [DepRel::Det, DepRel::Amod, DepRel::Nmod];
    let only = |ix: TokenIx| syntax.function(ix) == Some(Function::Only);
    let mut words = syntax.parse.dependents(noun, &relations);
    only(noun) || words.any(|ix| ix < noun && only(ix))
}

/// *de eerste staat die …*, *het jongste lid dat …*: one of many, by its rank.
pub(crate) fn is_ranked(syntax: &Syntax<'_>, noun: TokenIx) -> bool {
    let parse = syntax.parse;
    let ranks = |ix: TokenIx| ix < noun && parse[ix].tag.ranks();
    parse.dependents(noun, &[DepRel::Amod]).any(ranks)
}

/// Who or what a predicative noun is said to be: the *Poole* of *Poole is de enige spreekster*, *Poole werd de eerste*.
pub(crate) fn identified(syntax: &Syntax<'_>, noun: TokenIx) -> Option<TokenIx> {
    let verb = identifying(syntax.parse, noun).filter(|_| !is_denied(syntax, noun));
    verb.and_then(|verb| syntax.parse.subject(verb))
        .filter(|&subject| {
            !matches!(
                syntax.function(subject),
                Some(Function::It | Function::That | Function::There)
            )
        })
}

/// The word that the subject of a predicative noun hangs on.
fn identifying(parse: &Parse, noun: TokenIx) -> Option<TokenIx> {
    if parse.dependent(noun, DepRel::Cop).is_some() {
        return Some(noun);
    }
    parse[noun].head.filter(|&verb| {
        parse[noun].deprel == DepRel::Xcomp && parse.dependent(verb, DepRel::Obj).is_none()
    })
}

/// *Brand is niet het enige gevaar dat …*, *Poole was niet de eerste die …*
fn is_denied(syntax: &Syntax<'_>, noun: TokenIx) -> bool {
    let parse = syntax.parse;
    identifying(parse, noun).is_some_and(|verb| {
        let mut words = parse.dependents(verb, &[DepRel::Advmod]);
        words.any(|ix| syntax.negation(ix) == Some(Negation::Clause))
    })
}

/// *een beeld hoe het is*, *de vraag wie dat wil*, *een lijst van wat stuk is*, *vroeg de man waar hij woonde*: a question
/// that belongs to the noun, or whose noun it is, or that is put to somebody.
fn asks(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let first = parse.first_of(ix);
    // *tot welke acties dat kan leiden*, *over de brand en welke schade die gaf*
    let mut nouns = [parse[ix].head, parse.before(first)].into_iter().flatten();
    let which = nouns.any(|noun| {
        parse
            .dependents(noun, &[DepRel::Det])
            .any(|det| syntax.function(det) == Some(Function::Interrogative))
    });
    if which || asks_behind_preposition(syntax, ix, first) {
        return true;
    }
    let noun = parse.before(first).is_some_and(|before| {
        parse[ix].head == Some(before) && parse[before].tag.upos == Upos::Noun
    });
    match syntax.function(first) {
        // *vroeg de man welke boeken hij las*
        Some(Function::Interrogative) => {
            let possessive = parse[first].tag.has_part("gen");
            let determines = matches!(parse[first].deprel, DepRel::Det | DepRel::Nummod);
            parse[first].tag.upos == Upos::Adv || determines && !possessive
        }
        Some(Function::Who) => noun,
        Some(Function::Where) => !syntax.is_set_off(first) && is_put(syntax, ix),
        _ => false,
    }
}

/// *vroeg de man waar hij woonde*, *vroeg aan de man waar …*; not *De man waarvan niemand hield, vroeg …*.
fn is_put(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let asked = parse[ix]
        .head
        .filter(|&asked| !SUBJECTS.contains(&parse[asked].deprel) && !parse.is_verbal(asked));
    asked
        .and_then(|asked| parse[asked].head)
        .is_some_and(|verb| {
            parse.is_verbal(verb) && syntax.predicate(verb, Class::Question).is_some()
        })
}

/// *een lijst van wat stuk is*, *een boek over wie er woonden*; not *de man met wie zij danst*.
fn asks_behind_preposition(syntax: &Syntax<'_>, ix: TokenIx, first: TokenIx) -> bool {
    let parse = syntax.parse;
    let word = parse
        .after(first)
        .filter(|_| parse[first].tag.upos == Upos::Adp);
    word.is_some_and(|word| match syntax.function(word) {
        Some(Function::What) => true,
        Some(Function::Who) => {
            !syntax.is_set_off(first) && parse.dependents(ix, &SUBJECTS).eq([word])
        }
        _ => false,
    })
}

/// *Het was de nachtwaker die de brand ontdekte*: the relative belongs to the main clause.
fn is_cleft(syntax: &Syntax<'_>, opened: &Opened, antecedent: TokenIx) -> bool {
    let parse = syntax.parse;
    // *Het zijn kinderen uit rijke gezinnen die op reis gaan*
    let whole = |&ix: &TokenIx| parse[ix].head.filter(|_| parse[ix].deprel == DepRel::Nmod);
    let antecedent = std::iter::successors(Some(antecedent), whole)
        .take_while(|&ix| (ix.0..antecedent.0).all(|at| !parse.is_punct(TokenIx(at))))
        .last()
        .unwrap_or(antecedent);
    let identified =
        opened.kind(antecedent).is_some() && parse.dependent(antecedent, DepRel::Cop).is_some();
    identified
        && parse
            .dependents(antecedent, &[DepRel::Nsubj, DepRel::Expl])
            .any(|subject| syntax.function(subject) == Some(Function::It))
}

/// Verbs of looking for their object, some with its preposition, by `wanted.tsv`.
static WANTED: LazyLock<HashSet<(&str, &str)>> = LazyLock::new(|| {
    table::rows(include_str!("wanted.tsv"))
        .filter_map(|row| Some((*row.first()?, *row.get(1)?)))
        .collect()
});

/// *zoekt een trainer die Arabisch spreekt*, *pleit voor een wet die de kust beschermt*, *wil alle stukken die er zijn*: an
/// indefinite that is only wanted.
fn is_wanted(syntax: &Syntax<'_>, antecedent: TokenIx) -> bool {
    let parse = syntax.parse;
    let Some(governor) = parse[antecedent].head else {
        return false;
    };
    let definite = parse
        .dependents(antecedent, &[DepRel::Det, DepRel::NmodPoss])
        .filter(|&det| syntax.function(det) != Some(Function::Every))
        .any(|det| parse[det].tag.feat("Definite") != Some("Ind"));
    let wanted = |ix: TokenIx| {
        syntax.predicate(ix, Class::Wish).is_some()
            || syntax.lexicon.modal(&parse[ix].lemma) == Some(Modal::Volition)
    };
    let case = parse
        .dependent(antecedent, DepRel::Case)
        .map_or("", |case| syntax.form(case));
    let sought = WANTED.contains(&(parse[governor].lemma.as_str(), case));
    let argument = matches!(parse[antecedent].deprel, DepRel::Obj | DepRel::OblArg)
        || sought && parse[antecedent].deprel == DepRel::Obl;
    argument
        && (parse[antecedent].tag.upos == Upos::Noun || is_pronoun(syntax, antecedent))
        && !definite
        && (sought
            || wanted(governor)
            || parse[governor]
                .head
                .is_some_and(|above| parse[governor].deprel == DepRel::Xcomp && wanted(above))
            || parse.dependents(governor, &[DepRel::Aux]).any(wanted))
}

/// *Er is nooit een moment waarop …*, *Een winkel die alles had, bestond niet*, *Wie houdt er van iets dat …?*, *Een winkel
/// bijvoorbeeld, die alles heeft*: an indefinite that need not exist.
fn is_in_doubt(syntax: &Syntax<'_>, antecedent: TokenIx) -> bool {
    let parse = syntax.parse;
    let predicative = parse.dependent(antecedent, DepRel::Cop).is_some();
    let governor = parse[antecedent].head.filter(|_| !predicative);
    let governor = governor.unwrap_or(antecedent);
    let definite = parse
        .dependents(antecedent, &[DepRel::Det, DepRel::NmodPoss, DepRel::Nummod])
        .any(|det| parse[det].tag.feat("Definite") != Some("Ind") && parse[det].lemma != SUCH_A);
    let indefinite = match parse[antecedent].tag.upos {
        Upos::Noun => !definite,
        _ => is_pronoun(syntax, antecedent),
    };
    let never = parse.children(governor).iter().any(|&ix| {
        let before = ix < antecedent || parse[governor].lemma == EXIST;
        before && parse[ix].tag.upos == Upos::Adv && syntax.negation(ix) == Some(Negation::Clause)
    });
    let mut closing = parse.indices().rev().take_while(|&ix| parse.is_punct(ix));
    let asked = closing.any(|ix| syntax.form(ix) == "?");
    // a clause without a verb only suggests something
    let suggested = parse[antecedent].deprel == DepRel::Root
        && parse.finite_verb(antecedent).is_none()
        && parse
            .children(antecedent)
            .iter()
            .any(|&ix| syntax.form(ix) == FOR_INSTANCE);
    indefinite && (never || asked || suggested)
}

/// *iemand*, *iets*
fn is_pronoun(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    matches!(
        syntax.function(ix),
        Some(Function::Somebody | Function::Something)
    )
}

const SUCH_A: &str = "zo'n";

const EXIST: &str = "bestaan";

const FOR_INSTANCE: &str = "bijvoorbeeld";

/// *het jaar dat de brug instortte*: a time at which all of the clause happened fills no gap in it, and says nothing
/// without it.
fn is_period(syntax: &Syntax<'_>, antecedent: TokenIx, word: Option<TokenIx>) -> bool {
    let parse = syntax.parse;
    word.is_some_and(|word| {
        syntax.function(word) == Some(Function::That)
            && !SUBJECTS.contains(&parse[word].deprel)
            && !syntax.is_set_off(word)
    }) && is_time(parse, antecedent)
}

/// *het laatste wat zij zag*, *het beste dat hij schreef*, *het enige dat zij wil*, *het goede wat zij deed*: an adjective
/// without a noun says nothing without the clause.
fn is_utmost(syntax: &Syntax<'_>, antecedent: TokenIx, word: Option<TokenIx>) -> bool {
    let tag = &syntax.parse[antecedent].tag;
    let only = syntax.function(antecedent) == Some(Function::Only);
    let bound = word
        .filter(|&word| !syntax.is_set_off(word))
        .is_some_and(|word| match syntax.function(word) {
            Some(Function::What) => true,
            Some(Function::That) => only || tag.ranks(),
            _ => false,
        });
    (only || tag.upos == Upos::Adj) && bound
}

/// *brengt onder de aandacht wat er misgaat*, *noteert in het schrift wat hij ziet*, *de buren en wat zij doen*, *Bos: ‘Wat
/// men doet, …’*: *wat* relates to a noun only if that is neuter and no place, nor to what stands in front of a conjunction
/// or a quotation.
fn asks_what(syntax: &Syntax<'_>, antecedent: TokenIx, word: Option<TokenIx>) -> bool {
    let parse = syntax.parse;
    let what = word.filter(|&word| syntax.function(word) == Some(Function::What));
    what.is_some_and(|what| {
        let quoted = syntax
            .punct_before(what)
            .any(|at| syntax.form(at) == ":" || syntax.is_quotation_mark(at));
        let joined = parse
            .before(what)
            .is_some_and(|before| parse[before].tag.upos == Upos::Cconj);
        let common = parse[antecedent].tag.feat("Gender") == Some("Com");
        let place = parse[antecedent].deprel == DepRel::Obl
            && parse.dependent(antecedent, DepRel::Case).is_some();
        quoted || joined || (common || place) && syntax.punct_before(what).next().is_none()
    })
}

/// *het aantal dagen waarop …*: nothing happens on a number.
fn is_counted_off(syntax: &Syntax<'_>, antecedent: TokenIx, ix: TokenIx) -> bool {
    let word = relative_word(syntax, ix);
    syntax.function(antecedent) == Some(Function::Amount)
        && word.is_some_and(|word| {
            matches!(
                syntax.function(word),
                Some(Function::Where | Function::SentenceRelative)
            )
        })
}

/// *het grootste huis dat er is*, *alle huizen die er zijn*: that it is there says no more than which one, or all, are meant.
fn is_mere_existence(syntax: &Syntax<'_>, antecedent: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let every = |det| syntax.function(det) == Some(Function::Every);
    let subtree = parse.subtree(ix);
    let mut words = subtree.iter().filter(|&&at| !parse.is_punct(at));
    let bare = words.clone().count() == 3;
    parse[ix].lemma == BE
        && bare
        && words.any(|&at| syntax.function(at) == Some(Function::There))
        && (is_ranked(syntax, antecedent)
            || parse.dependents(antecedent, &[DepRel::Det]).any(every))
}

/// *Wee de leerling die te laat komt*: whoever that may be.
fn is_warned(syntax: &Syntax<'_>, antecedent: TokenIx) -> bool {
    const WOE: &str = "wee";
    let parse = syntax.parse;
    let before = parse.before(parse.first_of(antecedent));
    before.is_some_and(|before| syntax.form(before) == WOE)
}

/// *Iemand die vaak valt, gaat naar de dokter*, *Zoiets mag iemand die ziek is niet doen*: whoever that may be; not *Iemand
/// die ziek was, vertrok*, *Zij praat met iemand die ziek is*.
fn is_anybody(syntax: &Syntax<'_>, antecedent: TokenIx) -> bool {
    let parse = syntax.parse;
    let verb = parse[antecedent]
        .head
        .and_then(|root| parse.finite_verb(root));
    let general = verb.is_some_and(|verb| {
        let opens = SUBJECTS.contains(&parse[antecedent].deprel) && antecedent < verb;
        opens && parse[verb].tag.feat("Tense") == Some("Pres")
    });
    let predicative = parse.dependent(antecedent, DepRel::Cop).is_some();
    // *De houding van iemand die weggaat.*
    let verbless = parse
        .ancestors(antecedent)
        .all(|ix| parse.finite_verb(ix).is_none());
    syntax.function(antecedent) == Some(Function::Somebody)
        && !predicative
        && (general || verbless || is_ruled(syntax, antecedent) || is_likened(syntax, antecedent))
}

/// *Een winkel die sluit, moet dat melden*, *Een hond die bijt, koopt niemand*: whichever that may be; not *Een man die werd
/// gepakt, moet betalen*, *Een vrouw die heeft gelogen, moet vertrekken*.
fn is_any(syntax: &Syntax<'_>, antecedent: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    let participants = [&SUBJECTS[..], &[DepRel::Obj]].concat();
    let fronted = parse[antecedent]
        .head
        .filter(|_| participants.contains(&parse[antecedent].deprel))
        .is_some_and(|root| parse.finite_verb(root) > Some(antecedent));
    let present = parse
        .finite_verb(ix)
        .is_some_and(|verb| parse[verb].tag.feat("Tense") == Some("Pres"));
    let perfect = parse.is_participle(ix) && parse.dependent(ix, DepRel::Aux).is_some();
    fronted
        && parse.is_indefinite(antecedent)
        && (is_ruled(syntax, antecedent) || is_of_none(syntax, antecedent))
        && present
        && !perfect
}

/// *… interesseert mij niet*, *… biedt geen uitweg*: whether the present denies it of the noun.
fn is_of_none(syntax: &Syntax<'_>, noun: TokenIx) -> bool {
    let parse = syntax.parse;
    let Some(root) = parse[noun].head else {
        return false;
    };
    let negates = |ix: TokenIx| syntax.negation(ix) == Some(Negation::Clause);
    let verb = parse.finite_verb(root);
    verb.is_some_and(|verb| parse[verb].tag.feat("Tense") == Some("Pres"))
        && parse
            .children(root)
            .iter()
            .any(|&child| negates(child) || parse.dependents(child, &[DepRel::Det]).any(negates))
}

/// *zwemt als een hond die het koud heeft*: what something is likened to need not be there.
fn is_likened(syntax: &Syntax<'_>, antecedent: TokenIx) -> bool {
    let parse = syntax.parse;
    let compares = |link: TokenIx| {
        let function = syntax.function(link);
        matches!(function, Some(Function::As | Function::Then)) || syntax.form(link) == LIKE
    };
    let links = [DepRel::Mark, DepRel::Case];
    let predicative = parse.dependent(antecedent, DepRel::Cop).is_some();
    (parse.is_indefinite(antecedent) || parse[antecedent].tag.upos == Upos::Pron)
        && !predicative
        && parse.dependents(antecedent, &links).any(compares)
}

const LIKE: &str = "zoals";

/// *Dat zijn regels die niemand kent*: a bare plural that says what *dat* is belongs to no others.
fn is_pointed_at(syntax: &Syntax<'_>, antecedent: TokenIx) -> bool {
    let parse = syntax.parse;
    let that = |subject| {
        matches!(
            syntax.function(subject),
            Some(Function::That | Function::Demonstrative)
        )
    };
    let determiners = [DepRel::Det, DepRel::NmodPoss, DepRel::Nummod];
    parse[antecedent].tag.upos == Upos::Noun
        && parse[antecedent].tag.feat("Number") == Some("Plur")
        && parse.dependents(antecedent, &determiners).next().is_none()
        && parse.dependent(antecedent, DepRel::Cop).is_some()
        && parse.subject(antecedent).is_some_and(that)
}

/// *wat de prijs betreft*, *wat betreft de prijs*, *waar het de prijs betreft*
pub(super) fn is_topic(syntax: &Syntax<'_>, ix: TokenIx) -> bool {
    let opens = || syntax.parse.opening(&syntax.parse.subtree(ix));
    syntax.function(ix) == Some(Function::About)
        && opens().is_some_and(|first| {
            let it = syntax.parse.after(first);
            match syntax.function(first) {
                Some(Function::What) => true,
                Some(Function::Where) => {
                    it.is_some_and(|it| syntax.function(it) == Some(Function::It))
                }
                _ => false,
            }
        })
}

/// *waarna*, *hetgeen*, *wat* with a whole clause as antecedent.
fn on_clause(syntax: &Syntax<'_>, ix: TokenIx) -> Option<Opening> {
    if is_topic(syntax, ix) {
        return Some(Opening::Sealed);
    }
    let word = relative_word(syntax, ix)?;
    if is_that_which(syntax, word) {
        return Some(Opening::Sealed);
    }
    let relates = match syntax.function(word) {
        Some(Function::SentenceRelative) => true,
        // *‘Wat zij doen, daar let ik niet op’*: what it relates to would stand before it
        Some(Function::What) => {
            syntax.punct_before(word).next().is_some()
                && syntax.parse[ix].head.is_some_and(|head| head < word)
                && !is_inverted(syntax, ix, word)
        }
        // but *Toen zei ik: …*
        _ => {
            syntax.relation(word) == Some(Relation::Fact)
                && syntax.parse[word].deprel != DepRel::Mark
                && syntax.parse.after(word) != syntax.parse.finite_verb(ix)
        }
    };
    relates.then_some(Opening::Clause(ClauseKind::Relative, Some(word)))
}

/// *denkt aan hetgeen zij zag*, *het tegendeel van hetgeen zij zag*: with no comma in front it relates to nothing.
fn is_that_which(syntax: &Syntax<'_>, word: TokenIx) -> bool {
    const THAT_WHICH: &str = "hetgeen";
    let parse = syntax.parse;
    let before = parse.before(word);
    let case = before.filter(|&before| parse[before].tag.upos == Upos::Adp);
    syntax.form(word) == THAT_WHICH && !syntax.is_set_off(case.unwrap_or(word))
}

/// *De vraag is: wat doen de buren?*, *Toen dacht zij: wat deugt er nog?*: with its subject right behind its verb, or behind
/// a colon, it relates to nothing; not *…, wat betekende dat hij loog*.
fn is_inverted(syntax: &Syntax<'_>, ix: TokenIx, word: TokenIx) -> bool {
    let parse = syntax.parse;
    let verb = parse.finite_verb(ix);
    let behind = |subject: TokenIx| {
        parse[subject].deprel == DepRel::Nsubj && Some(parse.first_of(subject)) > verb
    };
    let announced = syntax.punct_before(word).any(|at| syntax.form(at) == ":");
    parse.after(word) == verb && (announced || parse.subject(ix).is_some_and(behind))
}

/// The relative pronoun or adverb: the first word, or the second after a preposition.
fn relative_word(syntax: &Syntax<'_>, ix: TokenIx) -> Option<TokenIx> {
    let parse = syntax.parse;
    let words: Vec<_> = parse
        .subtree(ix)
        .into_iter()
        .filter(|&at| !parse.is_punct(at) && parse[at].tag.upos != Upos::Cconj)
        .collect();
    let first = *words.first()?;
    match parse[first].tag.upos {
        Upos::Adp => words.get(1).copied(),
        _ => Some(first),
    }
}
