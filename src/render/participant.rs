//! The words that name a participant of a clause which the clause itself leaves out.

use std::{collections::HashMap, sync::LazyLock};

use super::{Draft, quantity, wording::Word};
use crate::{
    clauses::{self, Function, Syntax},
    coreference::{Class, nature::nature},
    inflect::{Agreement, Time, inflected},
    repair::gender,
    tree::{DepRel, Parse, SUBJECTS, Tag, TokenIx, Upos},
};

/// Somebody or something, in words of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Participant {
    /// Without what is said of it elsewhere.
    pub words: Vec<Word>,
    /// How a verb agrees with it.
    pub agreement: Agreement,
}

/// The subject that the clause of `root` has or shares: its own, that of the conjunct before it, the antecedent of a
/// relative clause, or who is meant by the verb above.
pub(super) fn subject_of(draft: &Draft<'_>, root: TokenIx) -> Option<Participant> {
    let parse = draft.syntax.parse;
    let head = parse[root].head;
    if let Some(subject) = parse.subject(root) {
        let antecedent = antecedent(parse, root).filter(|_| parse.is_relative_pronoun(subject));
        let words = antecedent.map_or_else(
            || words_of(draft, subject),
            |noun| mentioned(draft, noun, root),
        );
        return Some(Participant {
            words,
            agreement: agreement(draft, root, subject),
        });
    }
    match parse[root].deprel {
        DepRel::Acl | DepRel::AclRelcl => head.map(|noun| described(draft, noun, root)),
        DepRel::Conj => subject_of(draft, head?),
        _ => accused(draft, head?).or_else(|| subject_of(draft, head?)),
    }
}

/// Of whom a loose participle tells: *een boek, geschreven in Gent* is known by then, and of *De kring is een vereniging,
/// opgericht in Gent* it is the subject.
fn described(draft: &Draft<'_>, noun: TokenIx, root: TokenIx) -> Participant {
    let parse = draft.syntax.parse;
    if !parse.is_participle(root) {
        return named(draft, noun);
    }
    let subject = clauses::identified(draft.syntax, noun)
        .filter(|_| parse.is_indefinite(noun))
        .and_then(|_| subject_of(draft, noun));
    subject.unwrap_or_else(|| Participant {
        words: mentioned(draft, noun, root),
        agreement: agreement_with(parse, noun),
    })
}

/// *beschuldigt de minister ervan …*, *verwijt de minister …*: what follows is said of the object.
pub(super) fn accused(draft: &Draft<'_>, governor: TokenIx) -> Option<Participant> {
    clauses::accused(draft.syntax, governor).map(|object| named(draft, object))
}

/// The participant that a noun or name refers to.
pub(super) fn named(draft: &Draft<'_>, ix: TokenIx) -> Participant {
    Participant {
        words: unfocused(draft, words_of(draft, ix)),
        agreement: agreement_with(draft.syntax.parse, ix),
    }
}

/// *zelfs de trainer, die nooit lacht*: what sets somebody apart from others in one clause is not said in another.
pub(super) fn unfocused(draft: &Draft<'_>, mut words: Vec<Word>) -> Vec<Word> {
    // *niet dat huis, dat leegstaat*
    let denies = |ix: TokenIx| {
        draft.syntax.parse[ix].tag.upos == Upos::Adv && draft.syntax.negation(ix).is_some()
    };
    let sets_apart = |word: &Word| {
        word.source
            .is_some_and(|ix| draft.syntax.sets_apart(ix) || denies(ix))
    };
    let count = words.iter().take_while(|word| sets_apart(word)).count();
    // *slechts drie huizen*
    let counts = |word: &Word| {
        word.source
            .is_some_and(|ix| draft.syntax.parse[ix].tag.upos == Upos::Num)
    };
    if count < words.len() && !words.get(count).is_some_and(counts) {
        words.drain(..count);
    }
    words
}

/// The words for an antecedent, which has been mentioned: *een krant, die …* is *de krant*.
///
/// What is coordinated with it behind the clause of `root` has no part in that.
pub(super) fn mentioned(draft: &Draft<'_>, noun: TokenIx, root: TokenIx) -> Vec<Word> {
    if let Some(subject) = sole(draft, noun, root) {
        return words_of(draft, subject);
    }
    let start = draft.syntax.parse.first_of(root);
    let mut words = unfocused(draft, words_of(draft, noun));
    words.retain(|word| start < noun || word.source.is_none_or(|ix| ix < start));
    words.extend(presented_place(draft, noun, start));
    unranked(draft, noun, start, &mut words);
    definite(draft, noun, root, words)
}

/// *Er zijn winkels in Gent waar men thee drinkt*: where something is said to be, between the noun and what relates to it.
fn presented_place(draft: &Draft<'_>, noun: TokenIx, start: TokenIx) -> Vec<Word> {
    let parse = draft.syntax.parse;
    let there = |ix: TokenIx| draft.syntax.function(ix) == Some(Function::There);
    let between: Vec<_> = (noun.0 + 1..start.0).map(TokenIx).collect();
    let place = parse[noun]
        .head
        .filter(|&verb| {
            parse
                .children(verb)
                .iter()
                .any(|&ix| ix < noun && there(ix))
        })
        .into_iter()
        .flat_map(|verb| parse.dependents(verb, &[DepRel::Obl]))
        .find(|&place| parse.subtree(place) == between);
    let words = place.map(|_| between).unwrap_or_default();
    words
        .into_iter()
        .map(|ix| Word::of(draft.syntax, ix))
        .collect()
}

/// *Poole is de enige (de eerste, de jongste) spreekster die thuisbleef*, *Poole is iemand die thuisblijft*: what is said of
/// the only one, of one by its rank, or of somebody, is said of whom that is.
pub(super) fn sole(draft: &Draft<'_>, noun: TokenIx, root: TokenIx) -> Option<TokenIx> {
    let parse = draft.syntax.parse;
    let subject = who(draft, noun)?;
    let somebody = draft.syntax.function(noun) == Some(Function::Somebody)
        && !matches!(parse[subject].tag.feat("Person"), Some("1" | "2"));
    let sole = clauses::is_sole(draft.syntax, noun);
    let only = somebody || sole || clauses::is_ranked(draft.syntax, noun);
    let acts = parse
        .subject(root)
        .is_some_and(|pronoun| parse.is_relative_pronoun(pronoun));
    // *zij* would be *haar*
    let named = parse[subject].deprel != DepRel::Csubj && parse[subject].tag.upos != Upos::Pron;
    (only && acts || sole && named).then_some(subject)
}

/// Who somebody is: the *Poole* of *Poole is iemand die thuisblijft*, also of *Poole is de heldin, iemand die thuisblijft*.
fn who(draft: &Draft<'_>, noun: TokenIx) -> Option<TokenIx> {
    let parse = draft.syntax.parse;
    let somebody = draft.syntax.function(noun) == Some(Function::Somebody);
    let beside = matches!(parse[noun].deprel, DepRel::Appos | DepRel::Parataxis);
    let above = parse[noun].head.filter(|_| somebody && beside);
    clauses::identified(draft.syntax, above.unwrap_or(noun))
}

/// *de zwaarste storm die de kust ooit trof*, *het eerste boek dat zij schreef*: the heaviest of those that the clause picks
/// out, and what it says is true of a storm only.
fn unranked(draft: &Draft<'_>, noun: TokenIx, start: TokenIx, words: &mut Vec<Word>) {
    let parse = draft.syntax.parse;
    let picks_out = draft.syntax.punct_before(start).next().is_none();
    let measure = nature(parse, noun).class == Class::Measure
        || draft.syntax.function(noun) == Some(Function::Amount);
    if !picks_out || measure {
        return;
    }
    let ranks: Vec<_> = parse
        .dependents(noun, &[DepRel::Amod, DepRel::Acl])
        .filter(|&ix| ix < noun && is_rank(parse, ix))
        .collect();
    words.retain(|word| {
        let under = |ix: TokenIx| ranks.iter().any(|&rank| parse.is_under(ix, rank));
        !word.source.is_some_and(under)
    });
}

/// *zwaarste*, *eerste*, *meest gelezen*; not the *Eerste* of a name, nor *derde*, which needs no others.
fn is_rank(parse: &Parse, ix: TokenIx) -> bool {
    const FIRST: &str = "eerste";
    const MOST: [&str; 2] = ["meest", "minst"];
    let superlative = parse[ix].tag.feat("Degree") == Some("Sup");
    let most = |adverb: TokenIx| MOST.contains(&parse[adverb].form.as_str());
    let small = parse[ix].form.starts_with(char::is_lowercase);
    small
        && (superlative
            || parse[ix].form == FIRST
            || parse.children(ix).iter().any(|&adverb| most(adverb)))
}

/// The noun that a relative clause says something of; a further conjunct goes with the first.
///
/// Of *de strijd om gelijke rechten die doordringt* it is the noun near by that the relative word and its verb agree
/// with.
pub(super) fn antecedent(parse: &Parse, root: TokenIx) -> Option<TokenIx> {
    let first = std::iter::successors(Some(root), |&ix| {
        parse[ix].head.filter(|_| parse[ix].deprel == DepRel::Conj)
    })
    .last()?;
    let on_noun = matches!(
        parse[first].deprel,
        DepRel::AclRelcl | DepRel::Acl | DepRel::Nmod
    );
    let noun = parse[first].head.filter(|_| on_noun)?;
    // *de gas- en elektrameters*
    if parse[noun].form.ends_with('-') {
        return Some(noun);
    }
    let whole = |&ix: &TokenIx| {
        parse[ix].head.filter(|_| {
            is_example(parse, ix) || is_action(parse, ix) || is_sample(parse, ix, first)
        })
    };
    let noun = std::iter::successors(Some(noun), whole).last()?;
    let above = |&ix: &TokenIx| parse[ix].head.filter(|_| parse[ix].deprel == DepRel::Nmod);
    let start = parse.first_of(first);
    // *een tsunami van tien meter*
    let counted = |ix: TokenIx| {
        nature(parse, ix).class == Class::Measure && parse.dependent(ix, DepRel::Nummod).is_some()
    };
    let below = parse.subtree(noun).into_iter().rev().filter(|&ix| {
        ix < start
            && parse[ix].deprel == DepRel::Nmod
            && !is_example(parse, ix)
            && (counted(noun) || !counted(ix))
    });
    let conjuncts = parse
        .dependents(noun, &[DepRel::Conj])
        .rev()
        .filter(|&ix| ix < start);
    // *een gouden en een zilveren ring, die samen …*
    let all = parse[noun].head.filter(|&all| {
        parse[noun].deprel == DepRel::Conj
            && (parse.is_nominal(all) || parse.dependent(all, DepRel::Det).is_some())
    });
    let mut near = std::iter::once(noun)
        .chain(below)
        .chain(std::iter::successors(Some(noun), above))
        .chain(conjuncts)
        .chain(all);
    let found = near.find(|&ix| agrees(parse, first, ix)).unwrap_or(noun);
    Some(parse.counted_whole(found))
}

/// *een busje voor het solderen dat op de grond stond*: what is done does not stand anywhere.
fn is_action(parse: &Parse, ix: TokenIx) -> bool {
    parse.is_infinitive(ix) && parse[ix].deprel == DepRel::Nmod
}

/// *religieuzen als Poole*: an example, not a noun in its own right.
fn is_example(parse: &Parse, ix: TokenIx) -> bool {
    let introduced = parse.dependents(ix, &[DepRel::Case, DepRel::Mark]).next();
    parse[ix].deprel == DepRel::Nmod
        && parse[ix].form.starts_with(char::is_uppercase)
        && introduced.is_some_and(|word| parse[word].tag.upos == Upos::Sconj)
}

/// *organen zoals longen en levers, waarin …*: what follows the comma is told of all of them.
fn is_sample(parse: &Parse, ix: TokenIx, relative: TokenIx) -> bool {
    const SUCH_AS: &str = "zoals";
    let introduced = parse
        .dependents(ix, &[DepRel::Case, DepRel::Mark])
        .any(|mark| parse[mark].form == SUCH_AS);
    let several = parse[ix]
        .head
        .is_some_and(|all| parse[all].tag.is_plural() && parse[all].tag.upos == Upos::Noun);
    parse[ix].deprel == DepRel::Nmod
        && introduced
        && several
        && parse.dependent(ix, DepRel::Conj).is_some()
        && parse
            .punct_before(parse.first_of(relative))
            .next()
            .is_some()
}

/// Whether a noun can be the antecedent, by its gender and, for a subject, by its number.
fn agrees(parse: &Parse, root: TokenIx, noun: TokenIx) -> bool {
    let Some(word) = parse
        .dependents(root, &PARTICIPANTS)
        .find(|&ix| parse.is_relative_pronoun(ix))
    else {
        return true;
    };
    let number = agreement_with(parse, noun) == Agreement::Plural;
    let verb = parse
        .finite_verb(root)
        .filter(|_| SUBJECTS.contains(&parse[word].deprel));
    let numbers =
        verb.is_none_or(|verb| (parse[verb].tag.feat("Number") == Some("Plur")) == number);
    let neuter = gender(parse, noun)
        .filter(|_| !number)
        .map(|gender| gender == "Neut");
    numbers
        && neuter.is_none_or(|neuter| {
            parse[word].tag.upos != Upos::Pron || neuter == is_neuter(parse, word)
        })
}

/// Relations of the relative pronoun that fills a place of the verb itself.
const PARTICIPANTS: [DepRel; 4] = [DepRel::Nsubj, DepRel::NsubjPass, DepRel::Obj, DepRel::Iobj];

/// *dat*, not *die*
fn is_neuter(parse: &Parse, word: TokenIx) -> bool {
    parse[word].tag.has_part("ev")
}

/// The phrase of a noun without its preposition, its clauses and its loose appositions.
fn words_of(draft: &Draft<'_>, noun: TokenIx) -> Vec<Word> {
    let parse = draft.syntax.parse;
    let opens_clause = |ix: TokenIx| draft.clauses.iter().any(|clause| clause.root == ix);
    // *Wie wint*
    let clausal = parse.is_finite_verb(noun);
    let aside =
        |ix: TokenIx| !clausal && parse[ix].head == Some(noun) && !belongs(draft.syntax, noun, ix);
    let mut words = parse.subtree_without(noun, |ix| opens_clause(ix) || aside(ix));
    // *Kort gezegd: de bakker, een oude man*
    if let Some(colon) = (0..noun.0).map(TokenIx).rfind(|&ix| parse[ix].form == ":") {
        words.retain(|&ix| ix > colon);
    }
    roughly(draft.syntax, &words)
        .into_iter()
        .chain(words)
        .filter(|&ix| !parse.is_punct(ix))
        .map(|ix| Word::of(draft.syntax, ix))
        .collect()
}

/// The *bijna* of *bijna honderd mensen*, wherever it hangs.
fn roughly(syntax: &Syntax<'_>, words: &[TokenIx]) -> Option<TokenIx> {
    let &first = words.first()?;
    let counted = syntax.parse[first].tag.upos == Upos::Num;
    syntax
        .parse
        .before(first)
        .filter(|&ix| counted && syntax.function(ix) == Some(Function::Roughly))
}

/// The last word of the noun itself: *zijn advocaat Jan Smit*, *zijn geboortestreek Belgisch Limburg*.
pub(super) fn end_of(draft: &Draft<'_>, thing: TokenIx) -> TokenIx {
    let parse = draft.syntax.parse;
    let of = |ix: TokenIx| {
        parse
            .dependent(ix, DepRel::Case)
            .is_some_and(|case| draft.syntax.function(case) == Some(Function::Owner))
    };
    let is_name = |ix: TokenIx| {
        parse[ix].tag.upos == Upos::Propn && parse.dependent(ix, DepRel::Case).is_none()
    };
    let close = |end: TokenIx, ix: TokenIx| match parse[ix].deprel {
        DepRel::Appos | DepRel::Flat => parse.after(end) == Some(parse.first_of(ix)),
        DepRel::Nmod => of(ix) || is_name(ix) && parse.after(end) == Some(parse.first_of(ix)),
        _ => false,
    };
    let later = parse.children(thing).iter().filter(|&&ix| ix > thing);
    later.fold(thing, |end, &ix| {
        let last = parse.subtree(ix).into_iter().next_back();
        last.filter(|_| close(end, ix)).unwrap_or(end)
    })
}

/// Whether a dependent is part of the noun phrase and can go with it.
fn belongs(syntax: &Syntax<'_>, noun: TokenIx, ix: TokenIx) -> bool {
    let parse = syntax.parse;
    // *vlak bij Pereira*
    let before = parse
        .dependent(noun, DepRel::Case)
        .is_some_and(|case| ix < case);
    match parse[ix].deprel {
        _ if before => false,
        DepRel::Det
        | DepRel::Amod
        | DepRel::Nummod
        | DepRel::NmodPoss
        | DepRel::Flat
        | DepRel::Fixed
        | DepRel::Compound
        | DepRel::Acl
        | DepRel::Conj => true,
        // *is in veler ogen iemand die …*, *onder meer van winkels die …*
        DepRel::Nmod => {
            let free =
                parse[ix].tag.upos == Upos::Adp || parse.dependent(ix, DepRel::Case).is_some();
            ix > noun || !free
        }
        DepRel::Appos => ix > noun && !syntax.is_set_off(parse.first_of(ix)),
        DepRel::Obl | DepRel::Advmod => {
            ix > noun
                && parse.finite_verb(noun).is_none()
                && parse[noun].tag.upos != Upos::Propn
                && syntax.negation(ix).is_none()
        }
        _ => false,
    }
}

/// *een krant* as *de krant*, *een groot plein* as *het grote plein*; of *alle huizen die aan de dijk staan* only these are
/// meant: *de huizen*.
fn definite(draft: &Draft<'_>, noun: TokenIx, root: TokenIx, mut words: Vec<Word>) -> Vec<Word> {
    let parse = draft.syntax.parse;
    let single = parse[noun].tag.feat("Number") == Some("Sing");
    let bare = |word: &Word| {
        word.source
            .is_some_and(|ix| ix < noun && is_bare(parse, ix))
    };
    // *een rottend kreng*, whatever gender the tree gives it, but *een groot schrijver*
    let neuter = nature(parse, noun).class != Class::Person
        && words
            .iter()
            .any(|word| bare(word) && inflected(&word.form) != word.form);
    let article = related(parse, root)
        .filter(|_| single)
        .or_else(|| ARTICLES.get("Neut").copied().filter(|_| neuter))
        .or_else(|| article(&parse[noun].tag));
    if let Some(last) = quantity::partial(draft, noun, root, &words) {
        words.drain(..last);
        if let (Some(first), Some(article)) = (words.first_mut(), article) {
            first.give_way_to(article);
        }
        return words;
    }
    let vague = words
        .iter()
        .filter_map(|word| word.source)
        .any(|ix| is_unsettled(parse, ix));
    let gives_way = |ix: TokenIx| {
        single
            && !vague
            && is_indefinite(parse, ix)
            && !is_mixed(parse, noun)
            && !is_some(draft, noun)
            || draft.syntax.function(ix) == Some(Function::Every)
    };
    let first = words
        .first_mut()
        .filter(|word| word.source.is_some_and(gives_way));
    if let (Some(first), Some(article)) = (first, article) {
        first.give_way_to(article);
        for word in words.iter_mut().skip(1).filter(|word| bare(word)) {
            word.form = inflected(&word.form);
        }
    }
    words
}

/// The *groot* of *een groot plein*, the *Zwitsers* of *een Zwitsers plein*, also where the capital makes a name of it.
fn is_bare(parse: &Parse, ix: TokenIx) -> bool {
    let word = &parse[ix];
    match word.tag.upos {
        Upos::Adj | Upos::Verb => word.tag.is_bare(),
        Upos::Propn => word.deprel == DepRel::Amod && word.form.ends_with('s'),
        _ => false,
    }
}

/// *een ander huis*, *een zo groot mogelijk huis*: behind *het* it would say which one is meant.
fn is_unsettled(parse: &Parse, ix: TokenIx) -> bool {
    const AS: &str = "zo";
    const UNSETTLED: [&str; 10] = [
        "ander",
        "bepaald",
        "dergelijk",
        "enkel",
        "half",
        "heel",
        "soortgelijk",
        "vergelijkbaar",
        "willekeurig",
        "zeker",
    ];
    let lemma = parse[ix].lemma.as_str();
    lemma == AS || is_bare(parse, ix) && UNSETTLED.contains(&lemma)
}

/// *een aantal huizen*, *een miljoen huizen*, *een deel van de huizen*, *een paar*: some of them, which the article would
/// make known.
fn is_some(draft: &Draft<'_>, noun: TokenIx) -> bool {
    const PAIR: &str = "paar";
    let parse = draft.syntax.parse;
    let several = parse.dependent(noun, DepRel::Nmod).is_some();
    let amount =
        draft.syntax.function(noun) == Some(Function::Amount) || parse.is_large_number(noun);
    several && amount || draft.syntax.form(noun) == PAIR
}

/// *een feest of markt*: no one article goes with both.
fn is_mixed(parse: &Parse, noun: TokenIx) -> bool {
    let gender = |ix: TokenIx| parse[ix].tag.feat("Gender");
    parse
        .dependents(noun, &[DepRel::Conj])
        .any(|other| gender(other) != gender(noun) && parse.dependent(other, DepRel::Det).is_none())
}

/// The article that the relative pronoun tells: *een tsunami die …* is *de tsunami*, whatever gender the noun seems to have.
fn related(parse: &Parse, root: TokenIx) -> Option<&'static str> {
    let pronoun = parse
        .dependents(root, &PARTICIPANTS)
        .find(|&ix| parse[ix].tag.upos == Upos::Pron && parse[ix].tag.xpos.contains("betr"))?;
    let gender = if is_neuter(parse, pronoun) {
        "Neut"
    } else {
        "Com"
    };
    ARTICLES.get(gender).copied()
}

static ARTICLES: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| crate::table::pairs(include_str!("articles.tsv")));

/// All definite articles.
pub(super) fn articles() -> impl Iterator<Item = &'static str> {
    ARTICLES.values().copied()
}

/// *de* or *het*, by the gender of a noun; *de* in the plural.
pub(super) fn article(tag: &Tag) -> Option<&'static str> {
    let plural = tag.feat("Number").filter(|&number| number == "Plur");
    plural
        .or_else(|| tag.feat("Gender"))
        .and_then(|key| ARTICLES.get(key).copied())
}

/// *een* as an article
pub(super) fn is_indefinite(parse: &Parse, ix: TokenIx) -> bool {
    parse[ix].tag.feat("Definite") == Some("Ind")
}

/// How the verb of a clause agrees with its subject; the verb shows the number best.
fn agreement(draft: &Draft<'_>, root: TokenIx, subject: TokenIx) -> Agreement {
    let parse = draft.syntax.parse;
    let plural = parse
        .finite_verb(root)
        .is_some_and(|verb| parse[verb].tag.feat("Number") == Some("Plur"));
    if plural {
        Agreement::Plural
    } else {
        agreement_with(parse, subject)
    }
}

fn agreement_with(parse: &Parse, ix: TokenIx) -> Agreement {
    let tag = &parse[ix].tag;
    // *Schreuders overleed*: the verb knows better
    let one = SUBJECTS.contains(&parse[ix].deprel)
        && parse[ix]
            .head
            .and_then(|root| parse.finite_verb(root))
            .is_some_and(|verb| parse[verb].tag.feat("Number") == Some("Sing"));
    let plural = !one && (tag.is_plural() || tag.has_part("mv"))
        || parse
            .dependents(ix, &[DepRel::Conj])
            .any(|other| is_another(parse, ix, other));
    match tag.feat("Person") {
        _ if plural => Agreement::Plural,
        Some("1") => Agreement::First,
        Some("2") => Agreement::Second,
        _ => Agreement::Third,
    }
}

/// Whether a conjunct names another one: not of *een kunstenaar en verzetsstrijder*, nor what follows a name alone.
fn is_another(parse: &Parse, noun: TokenIx, conjunct: TokenIx) -> bool {
    let determined = |ix: TokenIx| {
        parse
            .dependents(ix, &[DepRel::Det, DepRel::NmodPoss, DepRel::Nummod])
            .next()
            .is_some()
    };
    let name = |ix: TokenIx| parse[ix].tag.upos == Upos::Propn;
    if name(noun) {
        return name(conjunct) || determined(conjunct);
    }
    let several = parse[conjunct].tag.feat("Number") == Some("Plur");
    let another = determined(conjunct) || name(conjunct) || several || !determined(noun);
    parse.is_nominal(conjunct) && another
}

/// The nearest finite verb above a word, of the clause that it hangs on.
pub(super) fn verb_above(parse: &Parse, ix: TokenIx) -> Option<TokenIx> {
    parse
        .ancestors(ix)
        .find_map(|above| parse.finite_verb(above))
}

/// The tense of a finite verb.
pub(super) fn time_of(parse: &Parse, verb: TokenIx) -> Time {
    if parse[verb].tag.feat("Tense") == Some("Past") {
        Time::Past
    } else {
        Time::Present
    }
}
