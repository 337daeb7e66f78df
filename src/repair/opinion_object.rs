use super::{Repair, comma_before, is_determined, is_time, obliging_relative::is_somebody};
use crate::{
    lexicon::{Class, Lexicon, Relation, With},
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx, Upos},
};

const CALL: &str = "noemen";
const IT: &str = "het";

/// *Ze vindt het onterecht dat de school sluit*: a word that judges a content clause is no noun, and *het* in front of
/// it no article; *Ze vindt de klacht onzin*: of two objects a word that judges is the predicate of the first;
/// *Ze vindt het lastig te kiezen*, *Het mooist vindt ze de toren*, *weet dat kinderen lezen saai vinden*, *Die regeling
/// vindt de boer te duur*, *noemde haar man, de acteur, een held*, *‘Onzin’, noemde Bakker die klachten*.
pub(super) struct OpinionObject;

impl Repair for OpinionObject {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .find_map(|ix| {
                judged(parse, lexicon, ix)
                    .or_else(|| swapped(parse, lexicon, ix))
                    .or_else(|| second(parse, lexicon, ix))
                    .or_else(|| quoted(parse, lexicon, ix))
                    .or_else(|| called(parse, ix))
                    .or_else(|| late(parse, lexicon, ix))
                    .or_else(|| deed(parse, lexicon, ix))
                    .or_else(|| superlative(parse, lexicon, ix))
                    .or_else(|| enclosed(parse, lexicon, ix))
                    .or_else(|| held(parse, ix))
                    .or_else(|| apposed(parse, ix))
            })
            .unwrap_or_default()
    }
}

/// The word with its content clause under a verb that has *het* for an object.
fn judged(parse: &Parse, lexicon: &Lexicon, word: TokenIx) -> Option<Vec<Edit>> {
    let verb = opinion_above(parse, lexicon, word)?;
    let clause = parse
        .dependents(word, &[DepRel::Acl, DepRel::AclRelcl, DepRel::Ccomp])
        .next()?;
    let first = parse.first_of(clause);
    let content = parse[first].head == Some(clause)
        && lexicon.connective(&parse[first].form) == Some(Relation::Content);
    let article = parse
        .dependent(word, DepRel::Det)
        .filter(|&article| article.0 + 1 == word.0 && lexicon.nouns(&parse[word].lemma).is_none());
    let expletive = parse.dependent(verb, DepRel::Expl);
    let mut edits = match (expletive, article) {
        (Some(_), _) => Vec::new(),
        (None, Some(article)) => vec![Edit::new(article, verb, DepRel::Expl)],
        (None, None) => return None,
    };
    edits.extend([
        Edit::new(word, verb, DepRel::Xcomp),
        Edit::new(clause, verb, DepRel::Ccomp),
        Edit::new(first, clause, DepRel::Mark),
    ]);
    content.then_some(edits)
}

/// The word behind another object, or behind a pronoun that the tree has for its article: *noemt dat onzin*.
fn second(parse: &Parse, lexicon: &Lexicon, word: TokenIx) -> Option<Vec<Edit>> {
    let verb = opinion_above(parse, lexicon, word)
        .or_else(|| two_objects(parse, lexicon, word))
        .or_else(|| fronted(parse, lexicon, word))?;
    let predicate = Edit::new(word, verb, DepRel::Xcomp);
    let pronoun = parse
        .dependents(word, &[DepRel::Det])
        .find(|&det| parse[det].tag.upos == Upos::Pron);
    if let Some(pronoun) = pronoun {
        return Some(vec![predicate, Edit::new(pronoun, verb, DepRel::Obj)]);
    }
    let mut objects = parse.dependents(verb, &[DepRel::Obj, DepRel::Expl]);
    objects.any(|other| other != word).then(|| vec![predicate])
}

/// *noemt het vonnis een klap*, *Die klachten noemt de raad propaganda*, *vindt het een eer*, *Dat vond zij het mooiste*: the
/// verb of an indefinite object behind another, or of any behind a pronoun; without an article where the other is fronted.
fn two_objects(parse: &Parse, lexicon: &Lexicon, word: TokenIx) -> Option<TokenIx> {
    let verb = object_of(parse, lexicon, word)?;
    let first = parse
        .dependents(verb, &[DepRel::Obj, DepRel::Expl])
        .find(|&ix| parse[ix].deprel == DepRel::Obj || parse[ix].form.to_lowercase() == IT)?;
    let is_fronted = first < verb && verb < word && parse[word].tag.upos == Upos::Noun;
    let bare = is_fronted && !is_determined(parse, word);
    let open = parse.dependent(verb, DepRel::Xcomp).is_none() && !is_time(parse, word);
    let behind = matches!(parse[first].tag.feat("PronType"), Some("Prs" | "Dem"))
        && parse[first].tag.upos == Upos::Pron
        && parse[first].deprel == DepRel::Obj
        && parse.subject(verb).is_some()
        && open
        && holds(parse, lexicon, verb);
    (first < word && (parse.is_indefinite(word) || bare || behind)).then_some(verb)
}

/// *achten*, *noemen*, *vinden*: the predicate of the object has no *als*.
fn holds(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> bool {
    let mut senses = lexicon.predicates(&parse[verb].lemma).iter();
    senses.any(|row| row.class == Class::Opinion && row.with == With::Predicate)
}

/// *noemt dat ‘een ramp’*, *noemt dat ‘onbeleid’*: what is quoted behind *dat* is not its noun.
fn quoted(parse: &Parse, lexicon: &Lexicon, word: TokenIx) -> Option<Vec<Edit>> {
    let verb = object_of(parse, lexicon, word).filter(|&verb| holds(parse, lexicon, verb))?;
    let pronoun = parse.dependents(word, &[DepRel::Det]).find(|&det| {
        let that = matches!(parse[det].form.to_lowercase().as_str(), "dat" | "dit");
        that && parse.is_quotation_mark(TokenIx(det.0 + 1))
    })?;
    parse.dependent(verb, DepRel::Xcomp).is_none().then(|| {
        vec![
            Edit::new(word, verb, DepRel::Xcomp),
            Edit::new(pronoun, verb, DepRel::Obj),
        ]
    })
}

/// *Een beetje flauw vindt de trainer het*, *Een held noemt zij haar man*: the verb of an indefinite object in first place that
/// has a pronoun or something definite for another.
fn fronted(parse: &Parse, lexicon: &Lexicon, word: TokenIx) -> Option<TokenIx> {
    let verb = object_of(parse, lexicon, word)?;
    let other = parse
        .dependents(verb, &[DepRel::Obj])
        .find(|&ix| ix > verb)?;
    let pronoun = matches!(parse[other].tag.feat("PronType"), Some("Prs" | "Dem"))
        && parse[other].tag.upos == Upos::Pron;
    let definite = || {
        let noun = is_determined(parse, other) && !parse.is_indefinite(other);
        noun && holds(parse, lexicon, verb)
    };
    (word < verb && parse.is_indefinite(word) && (pronoun || definite())).then_some(verb)
}

/// *Een ramp noemt de boer het*: an indefinite noun in front of the verb is no subject where a noun and a pronoun stand
/// behind it.
fn swapped(parse: &Parse, lexicon: &Lexicon, word: TokenIx) -> Option<Vec<Edit>> {
    let verb = parse[word].head.filter(|&verb| {
        parse[word].deprel == DepRel::Nsubj && word < verb && judges(parse, lexicon, verb)
    })?;
    let mut objects = parse.dependents(verb, &[DepRel::Obj, DepRel::Iobj]);
    let holder = objects.next().filter(|&ix| {
        parse[ix].tag.upos != Upos::Pron && parse.before(parse.first_of(ix)) == Some(verb)
    })?;
    let judged = objects
        .next()
        .filter(|&ix| parse[ix].tag.upos == Upos::Pron && holder < ix)?;
    parse.is_indefinite(word).then(|| {
        vec![
            Edit::new(word, verb, DepRel::Xcomp),
            Edit::new(holder, verb, DepRel::Nsubj),
            Edit::new(judged, verb, DepRel::Obj),
        ]
    })
}

/// *‘Onzin’, noemde Bakker die klachten*, *De held van de dag, noemt Bakker zich*: what stands in front of the comma before a
/// verb that calls its object something is no subject, but the name right behind that verb is.
fn called(parse: &Parse, word: TokenIx) -> Option<Vec<Edit>> {
    let verb = parse[word].head.filter(|&verb| {
        let fronted = parse[word].deprel == DepRel::Nsubj && word < verb;
        fronted && parse[verb].lemma == CALL && parse.is_finite_verb(verb)
    })?;
    let comma = parse.before(verb).filter(|&ix| parse[ix].form == ",")?;
    let plain =
        !(0..comma.0).any(|at| parse[TokenIx(at)].form == "," || parse.is_verbal(TokenIx(at)));
    let relations = [DepRel::Nsubj, DepRel::Obj, DepRel::Iobj, DepRel::Xcomp];
    let behind = || parse.dependents(verb, &relations).filter(|&ix| verb < ix);
    let holder = behind().find(|&ix| {
        let noun = matches!(parse[ix].tag.upos, Upos::Noun | Upos::Propn);
        noun && parse.before(parse.first_of(ix)) == Some(verb)
    })?;
    let judged = behind().find(|&ix| ix != holder && parse.is_nominal(ix))?;
    plain.then(|| {
        vec![
            Edit::new(word, verb, DepRel::Xcomp),
            Edit::new(holder, verb, DepRel::Nsubj),
            Edit::new(judged, verb, DepRel::Obj),
        ]
    })
}

/// The verb of opinion that has the word for an object.
fn object_of(parse: &Parse, lexicon: &Lexicon, word: TokenIx) -> Option<TokenIx> {
    parse[word]
        .head
        .filter(|&verb| parse[word].deprel == DepRel::Obj && judges(parse, lexicon, verb))
}

/// *noemt de beschuldiging dat hij loog absurd*: the word behind the last verb of the clause inside.
fn late(parse: &Parse, lexicon: &Lexicon, word: TokenIx) -> Option<Vec<Edit>> {
    let clause = parse[word].head.filter(|&clause| clause < word)?;
    let noun = parse[clause]
        .head
        .filter(|_| matches!(parse[clause].deprel, DepRel::Acl | DepRel::AclRelcl))?;
    let verb = parse[noun]
        .head
        .filter(|&verb| parse[noun].deprel == DepRel::Obj && judges(parse, lexicon, verb))?;
    let bare = parse.before(word).is_some_and(|at| parse.is_verbal(at))
        && lexicon.adjectives(&parse[word].lemma).is_some();
    bare.then(|| vec![Edit::new(word, verb, DepRel::Xcomp)])
}

/// *vindt het lastig af te wachten*: the word between *het* and an infinitive judges it, and is no adverb of it.
fn deed(parse: &Parse, lexicon: &Lexicon, word: TokenIx) -> Option<Vec<Edit>> {
    let adverb = parse[word].tag.upos == Upos::Adj && parse[word].deprel == DepRel::Advmod;
    let infinitive = parse[word].head.filter(|&ix| {
        let mut auxiliaries = parse.dependents(ix, &AUXILIARIES);
        let infinitive = parse.is_infinitive(ix) || auxiliaries.any(|aux| parse.is_infinitive(aux));
        adverb && infinitive && parse.first_of(ix) == parse.first_of(word)
    })?;
    let content = matches!(parse[infinitive].deprel, DepRel::Xcomp | DepRel::Ccomp);
    let verb = parse[infinitive]
        .head
        .filter(|&verb| content && judges(parse, lexicon, verb))?;
    let expletive = parse.dependent(verb, DepRel::Expl)?;
    (parse.before(parse.first_of(word)) == Some(expletive))
        .then(|| vec![Edit::new(word, verb, DepRel::Xcomp)])
}

/// *Het mooist vindt zij de toren*: a superlative in first place judges the object behind the verb.
fn superlative(parse: &Parse, lexicon: &Lexicon, word: TokenIx) -> Option<Vec<Edit>> {
    const ARTICLE: &str = "het";
    let sup = parse[word].tag.feat("Degree") == Some("Sup");
    let article = parse.before(word).filter(|&article| {
        sup && parse[article].form.to_lowercase() == ARTICLE
            && parse.before(article).is_none_or(|at| parse.is_punct(at))
    })?;
    let verb = parse
        .after(word)
        .filter(|&verb| parse.is_finite_verb(verb) && judges(parse, lexicon, verb))?;
    let mut objects = parse.dependents(verb, &[DepRel::Obj]);
    (parse.subject(verb) > Some(verb) && objects.any(|object| object > verb)).then(|| {
        vec![
            Edit::new(word, verb, DepRel::Xcomp),
            Edit::new(article, word, DepRel::Det),
        ]
    })
}

/// *weet dat kinderen lezen saai vinden*: the word right in front of the last verb of a clause inside belongs to that, and
/// not to the verb above.
fn enclosed(parse: &Parse, lexicon: &Lexicon, word: TokenIx) -> Option<Vec<Edit>> {
    let above = parse[word].head.filter(|&above| {
        let adjective = parse[word].tag.upos == Upos::Adj;
        adjective && parse[word].deprel == DepRel::Ccomp && above < word
    })?;
    let verb = parse
        .after(parse.last_of(word))
        .filter(|&verb| parse[verb].head == Some(above) && judges(parse, lexicon, verb))?;
    let open = parse[verb].deprel == DepRel::Ccomp
        && parse.dependents(verb, &[DepRel::Mark]).any(|ix| ix < word)
        && parse.dependent(verb, DepRel::Xcomp).is_none()
        && parse.dependent(verb, DepRel::Obj).is_none();
    let objects = parse.dependents(word, &[DepRel::Obj]);
    open.then(|| {
        std::iter::once(Edit::new(word, verb, DepRel::Xcomp))
            .chain(objects.map(|ix| Edit::new(ix, verb, DepRel::Obj)))
            .collect()
    })
}

/// *Die regeling vindt de boer te duur*, *Dat vindt de boer te veel*: a thing finds nothing, but the person right behind the verb does.
fn held(parse: &Parse, thing: TokenIx) -> Option<Vec<Edit>> {
    const FIND: &str = "vinden";
    let verb = parse[thing].head.filter(|&verb| {
        let pointer = parse[thing].tag.feat("PronType") == Some("Dem")
            && matches!(parse[thing].form.to_lowercase().as_str(), "dat" | "dit");
        parse[thing].deprel == DepRel::Nsubj
            && (parse[thing].tag.upos == Upos::Noun || pointer)
            && parse[verb].lemma == FIND
            && parse.is_finite_verb(verb)
            && thing < verb
            && !is_somebody(parse, thing)
    })?;
    parse.dependent(verb, DepRel::Xcomp)?;
    let mut objects = parse
        .dependents(verb, &[DepRel::Obj, DepRel::Nsubj])
        .filter(|&ix| ix != thing);
    let person = objects.next().filter(|&ix| {
        let first = parse.before(parse.first_of(ix)) == Some(verb);
        let somebody = matches!(parse[ix].tag.upos, Upos::Noun | Upos::Propn);
        somebody && first && is_somebody(parse, ix)
    })?;
    let several = parse.dependent(person, DepRel::Conj).is_some();
    let agrees = several || parse.agrees(person, verb);
    (agrees && objects.next().is_none()).then(|| Edit::arguments(verb, person, thing).to_vec())
}

/// *noemde het plan na afloop van het overleg ‘een ramp’*, *noemde haar man, de acteur, een held*: a verb that calls its
/// object something has the last noun behind it for that, if it is quoted or stands behind the comma that closes an
/// apposition.
fn apposed(parse: &Parse, word: TokenIx) -> Option<Vec<Edit>> {
    // *noemde het kind ‘Roos’*
    let name = parse[word].form.starts_with(char::is_uppercase);
    let noun = parse[word].head.filter(|&noun| {
        let behind = matches!(parse[word].deprel, DepRel::Appos | DepRel::Nmod);
        noun < word && behind && !name
    })?;
    let verb = parse[noun]
        .head
        .filter(|&verb| parse[verb].lemma == CALL && verb < noun)?;
    let objects = [DepRel::Obj, DepRel::NsubjPass, DepRel::Expl];
    let open = parse.dependent(verb, DepRel::Xcomp).is_none()
        && parse.dependents(verb, &objects).next().is_some()
        && parse.dependent(word, DepRel::Case).is_none();
    let first = parse.first_of(word);
    let before = parse.before(first)?;
    let mark = |ix: TokenIx| matches!(parse[ix].form.as_str(), "\"" | "'" | "‘" | "“" | "„" | "''");
    let quoted = [before, first].into_iter().any(mark)
        && [Some(before), parse.before(before)]
            .into_iter()
            .flatten()
            .all(|ix| parse[ix].form != ",");
    let closes = |ix: TokenIx| {
        let other = ix != word && matches!(parse[ix].deprel, DepRel::Appos | DepRel::Nummod);
        other && ix < word && comma_before(parse, ix).is_some()
    };
    let closed = parse[before].form == ","
        && parse.is_indefinite(word)
        && parse.children(noun).iter().any(|&ix| closes(ix));
    (open && (quoted || closed)).then(|| vec![Edit::new(word, verb, DepRel::Xcomp)])
}

/// Whether the verb judges its object.
fn judges(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> bool {
    let mut senses = lexicon.predicates(&parse[verb].lemma).iter();
    senses.any(|row| row.class == Class::Opinion)
}

/// The verb of opinion that has the word for an object, if it is a word that judges.
fn opinion_above(parse: &Parse, lexicon: &Lexicon, word: TokenIx) -> Option<TokenIx> {
    let noun = parse[word].tag.upos == Upos::Noun && parse[word].deprel == DepRel::Obj;
    parse[word].head.filter(|&verb| {
        noun && judges(parse, lexicon, verb) && lexicon.adjectives(&parse[word].form).is_some()
    })
}
